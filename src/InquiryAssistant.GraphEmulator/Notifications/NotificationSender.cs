using System.Collections.Concurrent;
using InquiryAssistant.GraphEmulator.Faults;
using InquiryAssistant.GraphEmulator.Store;
using InquiryAssistant.GraphEmulator.Subscriptions;

namespace InquiryAssistant.GraphEmulator.Notifications;

/// <summary>Takes notifications from the moment they are raised to the moment their receiver has them, or never gets them: latency, faults, penalties of slow receivers.</summary>
internal sealed class NotificationSender(GraphEmulatorOptions options, EmulatorSchedule schedule, NotificationDice dice, ReceiverClient client, NotificationLedger ledger)
{
    private readonly ConcurrentDictionary<string, Receiver> receivers = new(StringComparer.OrdinalIgnoreCase);

    public Task ValidateAsync(Uri url, CancellationToken cancellationToken) => client.ValidateAsync(url, cancellationToken);

    /// <summary>Takes a notification to its receiver some time from now. Never waits, as it is called under locks.</summary>
    public void Offer(Notice notice)
    {
        var now = schedule.Clock.GetUtcNow();
        if (notice.Url is not { } url)
        {
            return;
        }

        ledger.Count(static c => c with { Raised = c.Raised + 1, Pending = c.Pending + 1 });
        var receiver = ReceiverOf(url);
        if (!notice.IsHeard(now))
        {
            ledger.Count(static c => c with { Silenced = c.Silenced + 1, Pending = c.Pending - 1 });
        }
        else if (receiver.Health.State == ReceiverState.Drop)
        {
            ledger.Count(static c => c with { Lost = c.Lost + 1, Pending = c.Pending - 1 });
        }
        else
        {
            Plan(notice, receiver, now);
        }
    }

    /// <summary>Asks for reauthorization some time before the subscription ends, if it can be asked and was not renewed meanwhile.</summary>
    public void PlanReauthorization(Subscription subscription)
    {
        var expires = subscription.Expires;
        var due = expires - options.Notifications.ReauthorizationNotice;
        if (subscription.LifecycleUrl is null || due <= schedule.Clock.GetUtcNow())
        {
            return;
        }

        schedule.At(due, at =>
        {
            if (subscription.IsActive(at) && subscription.Expires == expires)
            {
                Offer(new Notice(subscription, "reauthorizationRequired", null, null));
            }
        });
    }

    private void Plan(Notice notice, Receiver receiver, DateTimeOffset now)
    {
        // Lifecycle events are spared the faults: they are what a client has left when notifications go wrong.
        var fate = dice.Draw(notice.IsLifecycle);
        if (fate.IsDropped)
        {
            ledger.Count(static c => c with { Dropped = c.Dropped + 1, Pending = c.Pending - 1 });
            return;
        }

        var penalty = TimeSpan.Zero;
        if (receiver.Health.State == ReceiverState.Slow)
        {
            ledger.Count(static c => c with { Delayed = c.Delayed + 1 });
            penalty = ReceiverHealth.Window;
        }

        schedule.At(now + fate.Latency + penalty, due => receiver.Enqueue(notice, due));
        if (fate.SecondLatency is { } second)
        {
            ledger.Count(static c => c with { Duplicated = c.Duplicated + 1, Pending = c.Pending + 1 });
            schedule.At(now + second + penalty, due => receiver.Enqueue(notice, due));
        }
    }

    private Receiver ReceiverOf(Uri url) => receivers.GetOrAdd(url.AbsoluteUri, _ => new Receiver(options.Notifications, schedule, client, ledger));
}
