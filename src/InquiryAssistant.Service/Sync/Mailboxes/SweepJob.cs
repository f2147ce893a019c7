using InquiryAssistant.Service.Storage;
using InquiryAssistant.Service.Sync.Backfills;
using InquiryAssistant.Service.Sync.Engine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Quartz;

namespace InquiryAssistant.Service.Sync.Mailboxes;

/// <summary>Visits every mailbox whether or not anything is said to be new in it, and finds the work whose trigger was lost. So notifications are only ever a matter of speed.</summary>
[DisallowConcurrentExecution]
internal sealed class SweepJob(Func<Store> open, BackfillProgress backfills, SyncScheduler scheduler, IOptions<SyncOptions> options, TimeProvider time) : IJob
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
        // First the trigger, then the mark that it is woken: whoever dies in between has only to be followed by the next look, which finds the same trigger.
        var due = await DueAsync(store, cancellationToken);
        if (due.Count > 0 && await scheduler.VisitAsync(due.Select(static m => m.Address), cancellationToken))
        {
            await open.TogetherAsync((claims, token) => ClaimAsync(claims, due, token), cancellationToken);
        }

        var resting = await backfills.RestingAsync(cancellationToken);
        if (resting.Count > 0 && await scheduler.VisitAsync(resting, cancellationToken))
        {
            await backfills.WokenAsync(resting, cancellationToken);
        }

        var old = time.GetUtcNow().Subtract(EventLife).UtcTicks;
        await store.MailEvents.Where(e => e.AtTicks < old).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Marks them as woken. One whose reading has begun, or is over already, is no longer as it was seen.</summary>
    private async Task ClaimAsync(Store store, IReadOnlyList<DueMailbox> due, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var latest = LatestClaim(now);
        // In one order in all processes, so that none waits for another that waits for it.
        foreach (var seen in due.OrderBy(static m => m.Address, StringComparer.Ordinal))
        {
            await store.Mailboxes.Where(m => m.Address == seen.Address && (m.ClaimedUntilTicks <= now.UtcTicks || m.ClaimedUntilTicks > latest) && m.Handled == seen.Handled && m.NextSweepTicks == seen.NextSweepTicks)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.ClaimedUntilTicks, now.Add(Claim).UtcTicks), cancellationToken);
        }
    }

    /// <summary>The latest end of a claim; what lies beyond was written before the clock was set back.</summary>
    private static long LatestClaim(DateTimeOffset now) => (now + MailboxProgress.Claim + ClockWatch.ClocksDiffer).UtcTicks;

    private async Task<IReadOnlyList<DueMailbox>> DueAsync(Store store, CancellationToken cancellationToken)
    {
        var at = time.GetUtcNow();
        var (now, orphan, claim, sweep) = (at.UtcTicks, at.Subtract(OrphanAfter).UtcTicks, LatestClaim(at), SweepPlan.Latest(at, options.Value.LongestSweep));
        var free = store.Mailboxes.Where(SweepPlan.IsToBeRead(at, options.Value.LongestSweep)).Where(m => m.ClaimedUntilTicks <= now || m.ClaimedUntilTicks > claim)
            .Where(m => !store.Backfills.Any(b => b.Mailbox == m.Address && b.HeldOutside && b.HeldUntilTicks > now));
        // Where news keeps coming the last one is always young: the mails that it named tell since when it waits.
        var orphans = await free.Where(m => m.News > m.Handled && (m.NewsAtTicks <= orphan || store.Hints.Any(h => h.Mailbox == m.Address && h.AtTicks <= orphan))).OrderBy(m => m.NewsAtTicks).Take(MostAtOnce)
            .Select(m => new DueMailbox(m.Address, m.Handled, m.NextSweepTicks)).ToListAsync(cancellationToken);
        var due = await free.Where(m => m.NextSweepTicks <= now || m.NextSweepTicks > sweep).OrderBy(m => m.NextSweepTicks).Take(MostAtOnce)
            .Select(m => new DueMailbox(m.Address, m.Handled, m.NextSweepTicks)).ToListAsync(cancellationToken);
        return [.. orphans.Concat(due).DistinctBy(static m => m.Address, StringComparer.Ordinal)];
    }

    /// <summary>A mailbox to be read, as it was seen.</summary>
    private sealed record DueMailbox(string Address, long Handled, long NextSweepTicks);
}
