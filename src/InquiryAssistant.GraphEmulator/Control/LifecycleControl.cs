using InquiryAssistant.GraphEmulator.Notifications;
using InquiryAssistant.GraphEmulator.Store;
using InquiryAssistant.GraphEmulator.Subscriptions;

namespace InquiryAssistant.GraphEmulator.Control;

/// <summary>Makes the events in the life of subscriptions happen that Graph sends by itself.</summary>
internal sealed class LifecycleControl(SubscriptionStore subscriptions, NotificationSender sender, EmulatorClock clock)
{
    private static readonly string[] Events = ["reauthorizationRequired", "subscriptionRemoved", "missed"];

    /// <summary>How long a client has after <c>reauthorizationRequired</c> if the caller does not say. Not published.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(15);

    /// <summary>Fires an event and answers how many subscriptions it met.</summary>
    /// <param name="lifecycleEvent">reauthorizationRequired, subscriptionRemoved or missed.</param>
    /// <param name="which">Id of a subscription, or address of a mailbox; null means all.</param>
    /// <param name="deadline">For reauthorizationRequired: how long until delivery stops.</param>
    /// <exception cref="FormatException">No such event.</exception>
    public int Fire(string lifecycleEvent, string? which, TimeSpan? deadline)
    {
        if (!Events.Contains(lifecycleEvent))
        {
            throw new FormatException("event is reauthorizationRequired, subscriptionRemoved or missed.");
        }

        var met = subscriptions.All.Where(s => which is null || s.Id.ToString() == which || s.Target.Mailbox.Reaches(which)).ToList();
        foreach (var subscription in met)
        {
            Apply(lifecycleEvent, subscription, deadline ?? Deadline);
            sender.Offer(new Notice(subscription, lifecycleEvent, null, null));
        }

        return met.Count;
    }

    private void Apply(string lifecycleEvent, Subscription subscription, TimeSpan deadline)
    {
        switch (lifecycleEvent)
        {
            case "reauthorizationRequired":
                subscriptions.Change(() => subscription.AuthorizedUntil = clock.GetUtcNow() + deadline);
                break;
            case "subscriptionRemoved":
                subscriptions.Remove(subscription);
                break;
            default:
                // What is on its way never comes: that is what "missed" tells the client.
                subscriptions.Change(() => subscription.Epoch++);
                break;
        }
    }
}
