using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Protocol;
using InquiryAssistant.GraphEmulator.Store;

namespace InquiryAssistant.GraphEmulator.Notifications;

/// <summary>One address notifications go to: what waits for it, in deliveries of several at once, repeated with growing waits until taken or lost.</summary>
internal sealed class Receiver(NotificationOptions options, EmulatorSchedule schedule, ReceiverClient client, NotificationLedger ledger)
{
    private readonly Lock gate = new();
    private readonly Queue<(Notice Notice, DateTimeOffset Due)> ready = [];
    private int deliveries;

    public ReceiverHealth Health { get; } = new(options, schedule.Clock);

    /// <summary>Takes a notification whose time has come.</summary>
    public void Enqueue(Notice notice, DateTimeOffset due)
    {
        lock (gate)
        {
            ready.Enqueue((notice, due));
            if (deliveries >= options.DeliveriesAtOnce)
            {
                return;
            }

            deliveries++;
        }

        ThreadPool.UnsafeQueueUserWorkItem(static receiver => _ = receiver.EmptyAsync(), this, preferLocal: false);
    }

    private async Task EmptyAsync()
    {
        while (Next() is { Count: > 0 } batch)
        {
            var due = batch.Max(static b => b.Due);
            await DeliverAsync(new Delivery([.. batch.Select(static b => b.Notice)], due, due, 0));
        }
    }

    private List<(Notice Notice, DateTimeOffset Due)> Next()
    {
        lock (gate)
        {
            List<(Notice, DateTimeOffset)> batch = [];
            Uri? url = null;
            // An address can change by a renewal; one delivery goes to one address.
            while (batch.Count < options.PerDelivery && ready.TryPeek(out var next) && (url is null || url == next.Notice.Url))
            {
                url = next.Notice.Url;
                batch.Add(ready.Dequeue());
            }

            if (batch.Count == 0)
            {
                deliveries--;
            }

            return batch;
        }
    }

    private async Task DeliverAsync(Delivery delivery)
    {
        var missed = delivery.Notices.Count(static n => n.IsMissed);
        var heard = delivery.Notices.Where(n => !n.IsMissed && n.IsHeard(delivery.Due)).ToList();
        var silenced = delivery.Notices.Count - missed - heard.Count;
        ledger.Count(c => c with
        {
            Silenced = c.Silenced + silenced,
            Lost = c.Lost + missed,
            Pending = c.Pending - silenced - missed,
            Deliveries = c.Deliveries + (heard.Count > 0 ? 1 : 0),
        });
        if (heard.Count == 0)
        {
            return;
        }

        if (await PostAsync(heard, delivery.Attempts))
        {
            ledger.Count(c => c with { Sent = c.Sent + heard.Count, Pending = c.Pending - heard.Count });
            return;
        }

        Repeat(delivery with { Notices = heard });
    }

    private async Task<bool> PostAsync(List<Notice> notices, int attempts)
    {
        var payload = new JsonObject { ["value"] = new JsonArray([.. notices.Select(static n => n.Write())]) };
        var wait = attempts == 0 ? options.FirstWait : options.RetryWait;
        var started = schedule.Clock.GetTimestamp();
        var isTaken = await client.PostAsync(notices[0].Url!, payload.ToJsonString(GraphErrors.Json), wait);
        var took = schedule.Clock.GetElapsedTime(started);
        Health.Note(took < options.FirstWait ? AnswerSpeed.Good : took < options.RetryWait ? AnswerSpeed.Slow : AnswerSpeed.VerySlow);
        return isTaken;
    }

    /// <summary>The next attempt is reckoned from when this one was due, so that a clock moved ahead by hours makes up for all the attempts between.</summary>
    private void Repeat(Delivery failed)
    {
        var due = failed.Due + (options.FirstRetry * Math.Pow(2, failed.Attempts));
        if (due - failed.First > options.RetryFor)
        {
            ledger.Count(c => c with { Lost = c.Lost + failed.Notices.Count, Pending = c.Pending - failed.Notices.Count });
            return;
        }

        ledger.Count(c => c with { Retried = c.Retried + failed.Notices.Count });
        schedule.At(due, at => _ = DeliverAsync(failed with { Due = at, Attempts = failed.Attempts + 1 }));
    }

    /// <summary>Notifications on their way together.</summary>
    private sealed record Delivery(List<Notice> Notices, DateTimeOffset First, DateTimeOffset Due, int Attempts);
}
