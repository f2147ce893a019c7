using InquiryAssistant.Service.Storage;
using InquiryAssistant.Service.Sync.Intake;
using InquiryAssistant.Service.Sync.Mailboxes;
using InquiryAssistant.Service.Sync.Status;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace InquiryAssistant.Service.Sync.Backfills;

/// <summary>How far backfills are, in the store, as those who work on them write it. Every step is one statement that says what must still hold: one who was given up for dead does no harm when he wakes.</summary>
internal sealed class BackfillProgress(Func<Store> open, LiveSignal signal, IOptions<SyncOptions> options, TimeProvider time)
{
    /// <summary>How often a slice says that it lives.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);

    /// <summary>Time that a woken backfill has to get to a worker before it is woken again.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(8);

    /// <summary>A slice that was silent for so long is dead.</summary>
    private static readonly TimeSpan Hold = TimeSpan.FromSeconds(7);

    private const int MostAtOnce = 200;

    /// <summary>Weight of the newest page in the pace.</summary>
    private const double Newest = 0.3;

    /// <summary>Takes a backfill for a slice of work.</summary>
    /// <param name="id">Which.</param>
    /// <param name="isOutside">Whether the taker stands outside the timetable, and so must look himself whether the mailbox is being read.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Null when another has it or one that was ended has not yet let the mailbox go, it has to wait, or it does not run.</returns>
    public async Task<Backfill?> TakeAsync(Guid id, bool isOutside, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var holder = Guid.NewGuid().ToString("N");
        var until = now.Add(Hold).UtcTicks;
        await using var store = open();
        var alone = store.Backfills.Where(b => b.Id == id && !store.Backfills.Any(o => o.Mailbox == b.Mailbox && o.Id != b.Id && o.HeldUntilTicks > now.UtcTicks));
        alone = isOutside ? alone.Where(b => !store.Mailboxes.Any(m => m.Address == b.Mailbox && m.ClaimedUntilTicks > now.UtcTicks)) : alone;
        var free = alone.Where(b => b.State == BackfillState.Running && b.HeldUntilTicks <= now.UtcTicks && b.WaitUntilTicks <= now.UtcTicks);
        if (await free.ExecuteUpdateAsync(set => set.SetProperty(b => b.Holder, holder).SetProperty(b => b.HeldUntilTicks, until).SetProperty(b => b.HeldOutside, isOutside), cancellationToken) == 0)
        {
            return null;
        }

        // A reading may have begun when we looked, and neither saw the other: both look again once their claim stands, and give way.
        if (await alone.AsNoTracking().FirstOrDefaultAsync(cancellationToken) is { } row)
        {
            return row;
        }

        await store.Backfills.Where(b => b.Id == id && b.Holder == holder).ExecuteUpdateAsync(set => set.SetProperty(b => b.Holder, (string?)null).SetProperty(b => b.HeldUntilTicks, 0), cancellationToken);
        return null;
    }

    /// <summary>Says that the slice lives.</summary>
    /// <returns>False when it is no longer its: it was given up for dead, or a person ended it.</returns>
    public async Task<bool> BeatAsync(Backfill row, CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow().Add(Hold).UtcTicks;
        await using var store = open();
        return await store.Backfills.Where(b => b.Id == row.Id && b.Holder == row.Holder && (b.State == BackfillState.Running || b.State == BackfillState.Paused))
            .ExecuteUpdateAsync(set => set.SetProperty(b => b.HeldUntilTicks, until), cancellationToken) == 1;
    }

    /// <summary>Notes about how many messages there are.</summary>
    public async Task CountAsync(Backfill row, int? total, CancellationToken cancellationToken)
    {
        await using var store = open();
        await Mine(store, row).ExecuteUpdateAsync(set => set.SetProperty(b => b.Total, total), cancellationToken);
        row.Total = total;
        signal.Changed();
    }

    /// <summary>Moves the place on, once the tags of the messages before it stand; also when a person has halted it meanwhile.</summary>
    /// <returns>The backfill as it is now; null when it is another's.</returns>
    public async Task<Backfill?> MoveAsync(Backfill row, BackfillStep step, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var pace = step.Read / Math.Max(0.001, TimeSpan.FromTicks(now.UtcTicks - row.PacedTicks).TotalSeconds);
        var perSecond = step.Read == 0 ? row.PerSecond : row.PerSecond == 0 ? pace : ((1 - Newest) * row.PerSecond) + (Newest * pace);
        var (paced, until) = (step.Read == 0 ? row.PacedTicks : now.UtcTicks, now.Add(Hold).UtcTicks);
        await using var store = open();
        var moved = await Mine(store, row).Where(b => b.BeforeTicks == row.BeforeTicks).ExecuteUpdateAsync(
            set => set.SetProperty(b => b.BeforeTicks, step.BeforeTicks).SetProperty(b => b.Read, b => b.Read + step.Read).SetProperty(b => b.Tagged, b => b.Tagged + step.Tagged)
                .SetProperty(b => b.PerSecond, perSecond).SetProperty(b => b.PacedTicks, paced).SetProperty(b => b.HeldUntilTicks, until).SetProperty(b => b.Spent, step.Spent)
                .SetProperty(b => b.Failures, 0).SetProperty(b => b.FailureCode, (string?)null),
            cancellationToken) == 1;
        signal.Changed();
        return moved ? await store.Backfills.AsNoTracking().FirstAsync(b => b.Id == row.Id, cancellationToken) : null;
    }

    /// <summary>Whether the mailbox is to be read now, because of news or of its time.</summary>
    /// <returns>Names what waits; null when nothing does.</returns>
    public async Task<string?> AwaitedAsync(string mailbox, CancellationToken cancellationToken)
    {
        await using var store = open();
        var row = await store.Mailboxes.AsNoTracking().Where(m => m.Address == mailbox).Where(SweepPlan.IsToBeRead(time.GetUtcNow(), options.Value.LongestSweep))
            .Select(m => new { m.News, m.NextSweepTicks }).FirstOrDefaultAsync(cancellationToken);
        return row?.ToString();
    }

    /// <summary>Everything was read and nothing waits.</summary>
    public Task FinishAsync(Backfill row, CancellationToken cancellationToken) => EndAsync(row, BackfillState.Done, null, cancellationToken);

    /// <summary>Waiting would not help.</summary>
    public Task FailAsync(Backfill row, string code, CancellationToken cancellationToken) => EndAsync(row, BackfillState.Failed, code, cancellationToken);

    /// <summary>The slice failed and is repeated from the same place after a while.</summary>
    public async Task RepeatAsync(Backfill row, string code, TimeSpan? asked, CancellationToken cancellationToken)
    {
        await using var store = open();
        var failures = await store.Backfills.Where(b => b.Id == row.Id).Select(b => b.Failures).FirstOrDefaultAsync(cancellationToken) + 1;
        var wait = time.GetUtcNow().Add(SweepPlan.AfterFailure(failures, options.Value.FirstRetry, options.Value.LongestSweep, asked)).UtcTicks;
        await Mine(store, row).ExecuteUpdateAsync(
            set => set.SetProperty(b => b.Failures, failures).SetProperty(b => b.FailureCode, code).SetProperty(b => b.WaitUntilTicks, wait).SetProperty(b => b.NextTicks, wait), cancellationToken);
        signal.Changed();
    }

    /// <summary>Nothing is to be done before that time.</summary>
    public async Task WaitAsync(Backfill row, long untilTicks, CancellationToken cancellationToken)
    {
        await using var store = open();
        await Mine(store, row).ExecuteUpdateAsync(set => set.SetProperty(b => b.WaitUntilTicks, untilTicks).SetProperty(b => b.NextTicks, untilTicks), cancellationToken);
    }

    /// <summary>Ends the slice. One that has to wait is woken when its wait is over.</summary>
    /// <returns>Whether another may follow at once.</returns>
    public async Task<bool> ReleaseAsync(Backfill row, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var next = now.Add(Grace).UtcTicks;
        await using var store = open();
        await store.Backfills.Where(b => b.Id == row.Id && b.Holder == row.Holder).ExecuteUpdateAsync(
            set => set.SetProperty(b => b.Holder, (string?)null).SetProperty(b => b.HeldUntilTicks, 0).SetProperty(b => b.NextTicks, b => b.WaitUntilTicks > now.UtcTicks ? b.WaitUntilTicks : next), cancellationToken);
        return await store.Backfills.AnyAsync(b => b.Id == row.Id && b.State == BackfillState.Running && b.WaitUntilTicks <= now.UtcTicks, cancellationToken);
    }

    /// <summary>Those that nobody works on though they may go on: their machine died, their wait is over, or their trigger was lost.</summary>
    public async Task<IReadOnlyList<Backfill>> RestingAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcTicks;
        await using var store = open();
        return await store.Backfills.AsNoTracking()
            .Where(b => b.State == BackfillState.Running && b.NextTicks <= now && b.WaitUntilTicks <= now && b.HeldUntilTicks <= now)
            .OrderBy(b => b.NextTicks).Take(MostAtOnce).ToListAsync(cancellationToken);
    }

    /// <summary>Marks those as woken that are still as they were seen.</summary>
    public async Task WokenAsync(IEnumerable<Backfill> resting, CancellationToken cancellationToken)
    {
        var next = time.GetUtcNow().Add(Grace).UtcTicks;
        await using var store = open();
        foreach (var row in resting)
        {
            await store.Backfills.Where(b => b.Id == row.Id && b.NextTicks == row.NextTicks).ExecuteUpdateAsync(set => set.SetProperty(b => b.NextTicks, next), cancellationToken);
        }
    }

    private async Task EndAsync(Backfill row, BackfillState state, string? code, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcTicks;
        var kept = code?.Length > DeadLetter.LongestReason ? code[..DeadLetter.LongestReason] : code;
        await using var store = open();
        await Mine(store, row).Where(b => b.State == BackfillState.Running).ExecuteUpdateAsync(
            set => set.SetProperty(b => b.State, state).SetProperty(b => b.EndedTicks, now).SetProperty(b => b.FailureCode, kept), cancellationToken);
        signal.Changed();
    }

    private static IQueryable<Backfill> Mine(Store store, Backfill row) => store.Backfills.Where(b => b.Id == row.Id && b.Holder == row.Holder);
}
