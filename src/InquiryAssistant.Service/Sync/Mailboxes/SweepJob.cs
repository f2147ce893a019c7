using InquiryAssistant.Service.Storage;
using InquiryAssistant.Service.Sync.Backfills;
using InquiryAssistant.Service.Sync.Engine;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace InquiryAssistant.Service.Sync.Mailboxes;

/// <summary>Visits every mailbox whether or not anything is said to be new in it, and finds the work whose trigger was lost. So notifications are only ever a matter of speed.</summary>
[DisallowConcurrentExecution]
internal sealed class SweepJob(Func<Store> open, BackfillProgress backfills, SyncScheduler scheduler, TimeProvider time) : IJob
{
    /// <summary>How often it looks.</summary>
    public static readonly TimeSpan Tick = TimeSpan.FromSeconds(2);

    /// <summary>News that is this old and in nobody's hands has lost its trigger.</summary>
    private static readonly TimeSpan OrphanAfter = TimeSpan.FromSeconds(3);

    /// <summary>Time that a woken mailbox has to get to a worker before it is woken again.</summary>
    private static readonly TimeSpan Claim = TimeSpan.FromSeconds(30);

    /// <summary>What happened is told to listeners for so long.</summary>
    private static readonly TimeSpan EventLife = TimeSpan.FromHours(1);

    private const int MostAtOnce = 200;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await using var store = open();
        foreach (var address in await DueAsync(store, cancellationToken))
        {
            var now = time.GetUtcNow();
            var claimed = await store.Mailboxes.Where(m => m.Address == address && m.ClaimedUntilTicks <= now.UtcTicks)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.ClaimedUntilTicks, now.Add(Claim).UtcTicks), cancellationToken);
            if (claimed == 1)
            {
                scheduler.Wake(address);
            }
        }

        foreach (var row in await backfills.WakeAsync(cancellationToken))
        {
            scheduler.WakeBackfill(row.Id, row.Mailbox);
        }

        var old = time.GetUtcNow().Subtract(EventLife).UtcTicks;
        await store.MailEvents.Where(e => e.AtTicks < old).ExecuteDeleteAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<string>> DueAsync(Store store, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcTicks;
        var orphan = time.GetUtcNow().Subtract(OrphanAfter).UtcTicks;
        var free = store.Mailboxes.Where(m => m.Listed && m.ClaimedUntilTicks <= now && m.WaitUntilTicks <= now)
            .Where(m => !store.Backfills.Any(b => b.Mailbox == m.Address && b.HeldOutside && b.HeldUntilTicks > now));
        var orphans = await free.Where(m => m.News > m.Handled && m.NewsAtTicks <= orphan).OrderBy(m => m.NewsAtTicks).Select(m => m.Address).Take(MostAtOnce).ToListAsync(cancellationToken);
        var due = await free.Where(m => m.NextSweepTicks <= now).OrderBy(m => m.NextSweepTicks).Select(m => m.Address).Take(MostAtOnce).ToListAsync(cancellationToken);
        return [.. orphans.Union(due, StringComparer.Ordinal)];
    }
}
