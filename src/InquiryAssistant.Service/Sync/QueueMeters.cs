using System.Data.Common;
using System.Diagnostics.Metrics;
using InquiryAssistant.Service.Storage;
using InquiryAssistant.Service.Sync.Intake;
using InquiryAssistant.Service.Sync.Mailboxes;
using Microsoft.EntityFrameworkCore;

namespace InquiryAssistant.Service.Sync;

/// <summary>How long the queue is: what waits in the store, the same in every process that shares it. It is looked at whenever metrics are sent.</summary>
internal sealed class QueueMeters(IMeterFactory meters, Func<Store> open, TimeProvider time)
{
    /// <summary>Begins to tell.</summary>
    public void Start()
    {
        var meter = meters.Create(SyncTrace.Name);
        meter.CreateObservableGauge("inquiry.sync.queue.age", () => Look(OldestSeconds), "s", "Age of the oldest news that no reading has handled; 0 when there is none.");
        meter.CreateObservableGauge("inquiry.sync.queue.mailboxes", () => Look(static store => Waiting(store).LongCount()), "{mailbox}", "Mailboxes with news that no reading has handled.");
        meter.CreateObservableGauge("inquiry.sync.queue.mails", () => Look(static store => store.Hints.LongCount()), "{mail}", "Mails that notifications named and no reading has settled.");
        meter.CreateObservableGauge("inquiry.sync.dead_letters.waiting", () => Look(static store => store.DeadLetters.LongCount(l => l.State == DeadLetterState.Dead)), "{mail}", "Mails that failed too often and wait for a person.");
    }

    /// <summary>Of a mailbox the store knows the last news, and by the mails that are named the first.</summary>
    private double OldestSeconds(Store store)
    {
        var oldest = Math.Min(Waiting(store).Min(m => m.NewsAtTicks) ?? long.MaxValue, store.Hints.Min(h => (long?)h.AtTicks) ?? long.MaxValue);
        return Math.Max(0, TimeSpan.FromTicks(time.GetUtcNow().UtcTicks - oldest).TotalSeconds);
    }

    private static IQueryable<SyncedMailbox> Waiting(Store store) => store.Mailboxes.Where(m => m.Listed && m.News > m.Handled);

    /// <summary>No measurement when the store does not answer: an invented 0 would look like rest.</summary>
    private IEnumerable<Measurement<T>> Look<T>(Func<Store, T> look)
        where T : struct
    {
        try
        {
            using var store = open();
            return [new(look(store))];
        }
        catch (Exception exception) when (exception is DbException or InvalidOperationException { InnerException: DbException } or TimeoutException)
        {
            return [];
        }
    }
}
