using InquiryAssistant.Service.Storage;
using InquiryAssistant.Service.Sync.Engine;
using InquiryAssistant.Service.Sync.Intake;
using InquiryAssistant.Service.Sync.Mailboxes;
using InquiryAssistant.Service.Sync.Subscriptions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace InquiryAssistant.Service.Sync.Status;

/// <summary>Reads from the store how the mailboxes are: the same in every process.</summary>
internal sealed class SyncStatus(Func<Store> open, NotificationAddress address, IOptions<SyncOptions> options, IConfiguration configuration, TimeProvider time)
{
    private const int MostMailboxes = 100;

    /// <summary>News that is older and not read yet is a backlog.</summary>
    private static readonly TimeSpan Backlog = TimeSpan.FromSeconds(30);

    /// <summary>The first hundred mailboxes, the one of the settings first; or the named one alone.</summary>
    public async Task<SyncResponse> ReadAsync(string? mailbox, string first, CancellationToken cancellationToken)
    {
        await using var store = open();
        var key = mailbox is null ? null : MailboxDirectory.KeyOf(mailbox);
        var rows = await store.Mailboxes.AsNoTracking().Where(m => m.Listed && (key == null || m.Address == key))
            .OrderByDescending(m => m.Address == first).ThenBy(m => m.Address).Take(MostMailboxes).ToListAsync(cancellationToken);
        var dead = await store.DeadLetters.CountAsync(l => l.State == DeadLetterState.Dead, cancellationToken);
        return new(EngineRegistration.EngineOf(configuration), dead, await DescribeAsync(store, rows, cancellationToken));
    }

    /// <summary>One mailbox, or null when it is none of ours.</summary>
    public async Task<MailboxSyncResponse?> FindAsync(string mailbox, CancellationToken cancellationToken) =>
        (await ReadAsync(mailbox, "", cancellationToken)).Mailboxes is [var found, ..] ? found : null;

    private async Task<IReadOnlyList<MailboxSyncResponse>> DescribeAsync(Store store, IReadOnlyList<SyncedMailbox> rows, CancellationToken cancellationToken)
    {
        var keys = rows.Select(r => r.Address).ToArray();
        var subscriptions = await store.Subscriptions.AsNoTracking().Where(s => keys.Contains(s.Mailbox)).ToDictionaryAsync(s => s.Mailbox, StringComparer.Ordinal, cancellationToken);
        var hints = await store.Hints.Where(h => keys.Contains(h.Mailbox)).GroupBy(h => h.Mailbox).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, StringComparer.Ordinal, cancellationToken);
        var letters = await store.DeadLetters.Where(l => keys.Contains(l.Mailbox) && l.State != DeadLetterState.Dismissed).GroupBy(l => new { l.Mailbox, l.State })
            .Select(g => new { g.Key.Mailbox, g.Key.State, Count = g.Count() }).ToListAsync(cancellationToken);
        int Letters(string key, DeadLetterState state) => letters.Where(l => l.Mailbox == key && l.State == state).Sum(l => l.Count);
        return rows.Select(r => Describe(
            r, subscriptions.GetValueOrDefault(r.Address), hints.GetValueOrDefault(r.Address) + Letters(r.Address, DeadLetterState.Retrying), Letters(r.Address, DeadLetterState.Dead))).ToArray();
    }

    private MailboxSyncResponse Describe(SyncedMailbox row, MailboxSubscription? subscription, int waiting, int dead)
    {
        var pending = row.News > row.Handled ? Math.Max(1, waiting) : waiting;
        var described = Describe(subscription);
        var next = Math.Max(row.NextSweepTicks, row.WaitUntilTicks);
        return new(
            row.Address, StateOf(row, described.State), At(row.NewsAtTicks), At(row.LastSyncTicks), At(next), pending, described,
            row.FailureCode is { } code ? new(code, At(row.FailedAtTicks) ?? DateTimeOffset.UnixEpoch) : null, dead);
    }

    private SyncState StateOf(SyncedMailbox row, SubscriptionState subscription)
    {
        var isBehind = row.LastSyncTicks is null || (row.News > row.Handled && row.NewsAtTicks < time.GetUtcNow().Subtract(Backlog).UtcTicks);
        return !options.Value.Enabled ? SyncState.Off
            : row.FailureCode is not null ? SyncState.Failing
            : isBehind ? SyncState.CatchingUp
            : subscription == SubscriptionState.Active ? SyncState.Healthy
            : SyncState.Polling;
    }

    private SubscriptionResponse Describe(MailboxSubscription? row) =>
        row is { Removed: false } && row.ExpiresTicks > time.GetUtcNow().UtcTicks ? new(SubscriptionState.Active, At(row.ExpiresTicks), At(Math.Max(row.RenewTicks, row.CreatedTicks)))
        : new(options.Value.Enabled && address.Find() is not null ? SubscriptionState.Missing : SubscriptionState.Off, null, null);

    private static DateTimeOffset? At(long? ticks) => ticks is { } known and > 0 ? new DateTimeOffset(known, TimeSpan.Zero) : null;
}
