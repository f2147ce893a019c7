using System.Collections.Concurrent;
using InquiryAssistant.GraphEmulator.Protocol;
using InquiryAssistant.GraphEmulator.Store;

namespace InquiryAssistant.GraphEmulator.Subscriptions;

/// <summary>All subscriptions. One that has expired is as good as none.</summary>
internal sealed class SubscriptionStore(GraphEmulatorOptions options, EmulatorClock clock)
{
    private readonly Lock gate = new();
    private readonly Dictionary<Guid, Subscription> byId = [];
    private readonly ConcurrentDictionary<Mailbox, Subscription[]> byMailbox = new();

    /// <summary>The active ones, oldest first.</summary>
    public IReadOnlyList<Subscription> All
    {
        get
        {
            var now = clock.GetUtcNow();
            lock (gate)
            {
                return [.. byId.Values.Where(s => s.IsActive(now))];
            }
        }
    }

    /// <summary>Those on one mailbox, without waiting for a lock; some may have expired.</summary>
    public IReadOnlyList<Subscription> On(Mailbox mailbox) => byMailbox.GetValueOrDefault(mailbox) ?? [];

    /// <exception cref="GraphException">409: there is one like it; 403: the mailbox has as many as it may.</exception>
    public void Add(Subscription subscription)
    {
        var mailbox = subscription.Target.Mailbox;
        // The mailbox first, as a change of it asks for its subscriptions: what fits the filter is reckoned with no change between.
        lock (mailbox.Gate)
        {
            lock (gate)
            {
                var now = clock.GetUtcNow();
                var others = On(mailbox).Where(s => s.IsActive(now)).ToList();
                if (others.Exists(s => IsSame(s, subscription)))
                {
                    throw new GraphException(409, "Conflict", "A subscription of this application to the same resource and change types exists already.");
                }

                if (others.Count >= options.Notifications.SubscriptionsPerMailbox)
                {
                    throw new GraphException(403, "Forbidden", $"The mailbox has the greatest number of subscriptions, {options.Notifications.SubscriptionsPerMailbox}.");
                }

                if (subscription.Target.Fits is { } fits)
                {
                    subscription.Matching = [.. mailbox.Items.Where(m => subscription.Target.Folder is null || m.Folder == subscription.Target.Folder).Where(fits).Select(static m => m.Number)];
                }

                foreach (var dead in On(mailbox).Except(others))
                {
                    byId.Remove(dead.Id);
                }

                byId.Add(subscription.Id, subscription);
                byMailbox[mailbox] = [.. others, subscription];
            }
        }
    }

    /// <summary>The active subscription of an id, or null.</summary>
    public Subscription? Find(string id)
    {
        lock (gate)
        {
            return Guid.TryParse(id, out var key) && byId.TryGetValue(key, out var found) && found.IsActive(clock.GetUtcNow()) ? found : null;
        }
    }

    /// <summary>Changes a subscription so that no one sees half of it.</summary>
    public void Change(Action change)
    {
        lock (gate)
        {
            change();
        }
    }

    public void Remove(Subscription subscription)
    {
        lock (gate)
        {
            subscription.IsRemoved = true;
            byId.Remove(subscription.Id);
            byMailbox[subscription.Target.Mailbox] = [.. On(subscription.Target.Mailbox).Where(s => s != subscription)];
        }
    }

    private static bool IsSame(Subscription one, Subscription other) =>
        one.Target.Folder == other.Target.Folder && one.Target.Filter == other.Target.Filter && one.Creator == other.Creator && one.ChangeTypes.SequenceEqual(other.ChangeTypes);
}
