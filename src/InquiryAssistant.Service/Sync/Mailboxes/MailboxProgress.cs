using InquiryAssistant.Core.Mail;
using InquiryAssistant.Service.Storage;
using InquiryAssistant.Service.Sync.Intake;
using InquiryAssistant.Service.Sync.Status;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace InquiryAssistant.Service.Sync.Mailboxes;

/// <summary>How far mailboxes were read, in the store. Every step is one statement that says what must still hold, so that a reader who was given up for dead does no harm when he wakes.</summary>
internal sealed class MailboxProgress(Func<Store> open, LiveSignal signal, IOptions<SyncOptions> options, TimeProvider time)
{
    private const int MostHints = 200;

    /// <summary>Time that a reader has for one page.</summary>
    public static readonly TimeSpan Claim = TimeSpan.FromMinutes(2);

    /// <summary>Everything received before a reading to the end has been seen, but for clocks that differ and mail on its way into the folder.</summary>
    private static readonly TimeSpan RebaseMargin = TimeSpan.FromMinutes(10);

    /// <summary>The time by which readings are dated.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>The mailbox, when there is something to do for it now; null when another reader was faster, it has to wait, or it is no longer ours.</summary>
    public async Task<SyncedMailbox?> BeginAsync(string address, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var store = open();
        var free = store.Mailboxes.Where(m => m.Address == address && !store.Backfills.Any(b => b.Mailbox == m.Address && b.HeldOutside && b.HeldUntilTicks > now.UtcTicks));
        var due = free.Where(SweepPlan.IsToBeRead(now, options.Value.LongestSweep));
        if (await due.ExecuteUpdateAsync(set => set.SetProperty(m => m.ClaimedUntilTicks, now.Add(Claim).UtcTicks), cancellationToken) == 0)
        {
            return null;
        }

        // A command beside may have looked when we did, and neither saw the other (decision 056): both look again once their claim stands, and give way.
        if (await free.AsNoTracking().FirstOrDefaultAsync(cancellationToken) is { } row)
        {
            return row;
        }

        await LetGoAsync(address, cancellationToken);
        return null;
    }

    /// <summary>Moves the link on, if it is still where the reader found it.</summary>
    /// <returns>False when somebody else moved it: the mailbox is his.</returns>
    public async Task<bool> MoveAsync(SyncedMailbox row, string link, int tracked, CancellationToken cancellationToken)
    {
        var claim = time.GetUtcNow().Add(Claim).UtcTicks;
        await using var store = open();
        var moved = await store.Mailboxes.Where(m => m.Address == row.Address && m.DeltaLink == row.DeltaLink)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.DeltaLink, link).SetProperty(m => m.Tracked, m => m.Tracked + tracked).SetProperty(m => m.ClaimedUntilTicks, claim), cancellationToken) == 1;
        if (moved)
        {
            (row.DeltaLink, row.Tracked) = (link, row.Tracked + tracked);
        }

        return moved;
    }

    /// <summary>Whether the delta tracks about as much as Graph tracks.</summary>
    public bool IsLong(SyncedMailbox row) => row.Tracked >= options.Value.RebaseAfter;

    /// <summary>The token died: read anew what came since the last reading, and a margin before it, but nothing from before the first reading: what lay there is left alone.</summary>
    public Task<bool> RereadAsync(SyncedMailbox row, CancellationToken cancellationToken) =>
        BeginAnewAsync(row, Math.Max(row.SinceTicks, (row.LastSyncTicks ?? 0) - options.Value.RereadMargin.Ticks), cancellationToken);

    /// <summary>The delta tracks about as much as Graph tracks: begin a new one at what is new.</summary>
    /// <param name="row">The mailbox, read to the end.</param>
    /// <param name="readAt">When that reading began.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<bool> RebaseAsync(SyncedMailbox row, DateTimeOffset readAt, CancellationToken cancellationToken) => BeginAnewAsync(row, readAt.Subtract(RebaseMargin).UtcTicks, cancellationToken);

    /// <summary>Messages to look up though the delta did not bring them: hinted ones, and failed ones whose next try has come. What was hinted while it was read comes with the
    /// next reading, without a request of its own.</summary>
    /// <param name="row">The mailbox, read to the end.</param>
    /// <param name="readAt">When that reading began.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyList<string>> LooseEndsAsync(SyncedMailbox row, DateTimeOffset readAt, CancellationToken cancellationToken)
    {
        var (address, seen, before, now) = (row.Address, row.News, readAt.UtcTicks, time.GetUtcNow().UtcTicks);
        await using var store = open();
        var isLast = !await store.Mailboxes.AnyAsync(m => m.Address == address && m.News > seen, cancellationToken);
        var hints = await store.Hints.Where(h => h.Mailbox == address && (isLast || h.AtTicks <= before)).OrderBy(h => h.AtTicks).Select(h => h.MessageId).Take(MostHints).ToListAsync(cancellationToken);
        var letters = await store.DeadLetters.Where(l => l.Mailbox == address && l.State == DeadLetterState.Retrying && l.NextTryTicks <= now).OrderBy(l => l.NextTryTicks).Select(l => l.MessageId).Take(MostHints).ToListAsync(cancellationToken);
        return [.. hints.Union(letters, StringComparer.Ordinal)];
    }

    /// <summary>Notes a reading to the end.</summary>
    /// <returns>Whether news came meanwhile: read on.</returns>
    public async Task<bool> FinishAsync(SyncedMailbox row, DateTimeOffset readAt, bool isQuiet, CancellationToken cancellationToken)
    {
        await using var store = open();
        var quiet = isQuiet ? row.Quiet + 1 : 0;
        var next = SweepPlan.Next(time.GetUtcNow(), quiet, options.Value.ShortestSweep, options.Value.LongestSweep, row.Address).UtcTicks;
        var retry = await store.DeadLetters.Where(l => l.Mailbox == row.Address && l.State == DeadLetterState.Retrying).MinAsync(l => (long?)l.NextTryTicks, cancellationToken);
        var sweep = retry < next ? retry.Value : next;
        await store.Mailboxes.Where(m => m.Address == row.Address && m.Handled <= row.News).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.Handled, row.News).SetProperty(m => m.LastSyncTicks, readAt.UtcTicks).SetProperty(m => m.NextSweepTicks, sweep).SetProperty(m => m.Quiet, quiet)
                .SetProperty(m => m.ClaimedUntilTicks, 0).SetProperty(m => m.Failures, 0).SetProperty(m => m.FailureCode, (string?)null).SetProperty(m => m.FailedAtTicks, (long?)null),
            cancellationToken);
        signal.Changed();
        return await store.Mailboxes.AnyAsync(m => m.Address == row.Address && m.News > row.News, cancellationToken);
    }

    /// <summary>Nobody has it in hand any more: what is new in it is read as soon as the sweep comes by.</summary>
    public async Task LetGoAsync(string address, CancellationToken cancellationToken)
    {
        await using var store = open();
        await store.Mailboxes.Where(m => m.Address == address).ExecuteUpdateAsync(set => set.SetProperty(m => m.ClaimedUntilTicks, 0), cancellationToken);
    }

    /// <summary>Notes that a reading failed and when it is repeated. The link stays where it is.</summary>
    public async Task FailAsync(string address, string code, TimeSpan? asked, CancellationToken cancellationToken)
    {
        await using var store = open();
        var failures = await store.Mailboxes.Where(m => m.Address == address).Select(m => m.Failures).FirstOrDefaultAsync(cancellationToken) + 1;
        var now = time.GetUtcNow();
        var wait = now.Add(SweepPlan.AfterFailure(failures, options.Value.FirstRetry, options.Value.LongestSweep, asked)).UtcTicks;
        var kept = code.Length <= DeadLetter.LongestReason ? code : code[..DeadLetter.LongestReason];
        await store.Mailboxes.Where(m => m.Address == address).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.Failures, failures).SetProperty(m => m.FailureCode, kept).SetProperty(m => m.FailedAtTicks, now.UtcTicks)
                .SetProperty(m => m.WaitUntilTicks, wait).SetProperty(m => m.NextSweepTicks, wait).SetProperty(m => m.ClaimedUntilTicks, 0),
            cancellationToken);
        signal.Changed();
    }

    /// <summary>Whose mailbox it is, as the settings say.</summary>
    public static MailboxOwner OwnerOf(SyncedMailbox row) => new(row.OwnerName, row.Address, row.OwnerCompany, Lines(row.OwnerSells), Lines(row.OwnerAliases));

    private async Task<bool> BeginAnewAsync(SyncedMailbox row, long sinceTicks, CancellationToken cancellationToken)
    {
        await using var store = open();
        var begun = await store.Mailboxes.Where(m => m.Address == row.Address && m.DeltaLink == row.DeltaLink).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.DeltaLink, (string?)null).SetProperty(m => m.SinceTicks, sinceTicks).SetProperty(m => m.Tracked, 0), cancellationToken) == 1;
        if (begun)
        {
            (row.DeltaLink, row.SinceTicks, row.Tracked) = (null, sinceTicks, 0);
        }

        return begun;
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
