using InquiryAssistant.Service.Storage;
using InquiryAssistant.Service.Sync.Engine;
using InquiryAssistant.Service.Sync.Status;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace InquiryAssistant.Service.Sync.Subscriptions;

/// <summary>The subscriptions in the store.</summary>
internal sealed class SubscriptionRows(Func<Store> open, SyncScheduler scheduler, LiveSignal signal, IOptions<SyncOptions> options, TimeProvider time)
{
    /// <summary>Wait after a mailbox could not be subscribed to; the sweep finds its mail meanwhile.</summary>
    private static readonly TimeSpan TryAgain = TimeSpan.FromMinutes(2);

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Those to be renewed or replaced: first the living, the one that ends first in front, which a dead one that is refused again and again must not keep waiting.</summary>
    public async Task<IReadOnlyList<MailboxSubscription>> DueAsync(string notificationUrl, int most, CancellationToken cancellationToken)
    {
        var (now, latest) = (Now.UtcTicks, RenewalPlan.Latest(Now, options.Value.SubscriptionLife).UtcTicks);
        await using var store = open();
        return await store.Subscriptions.AsNoTracking()
            .Where(s => (s.RenewTicks <= now || s.RenewTicks > latest || s.NotificationUrl != notificationUrl) && store.Mailboxes.Any(m => m.Address == s.Mailbox && m.Listed && m.SubscribeAfterTicks <= now))
            .OrderBy(s => s.Removed || s.ExpiresTicks <= now).ThenBy(s => s.ExpiresTicks).Take(most).ToListAsync(cancellationToken);
    }

    /// <summary>Mailboxes without one, whoever has waited longest since his last try in front.</summary>
    public async Task<IReadOnlyList<string>> MissingAsync(int most, CancellationToken cancellationToken)
    {
        var now = Now.UtcTicks;
        await using var store = open();
        return await store.Mailboxes.Where(m => m.Listed && m.SubscribeAfterTicks <= now && !store.Subscriptions.Any(s => s.Mailbox == m.Address))
            .OrderBy(m => m.SubscribeAfterTicks).ThenBy(m => m.Address).Select(m => m.Address).Take(Math.Max(0, most)).ToListAsync(cancellationToken);
    }

    /// <summary>Those of mailboxes that the settings no longer name.</summary>
    public async Task<IReadOnlyList<MailboxSubscription>> UnwantedAsync(int most, CancellationToken cancellationToken)
    {
        await using var store = open();
        return await store.Subscriptions.AsNoTracking().Where(s => !store.Mailboxes.Any(m => m.Address == s.Mailbox && m.Listed))
            .OrderBy(s => s.ExpiresTicks).Take(Math.Max(0, most)).ToListAsync(cancellationToken);
    }

    public async Task RenewedAsync(MailboxSubscription row, DateTimeOffset expires, DateTimeOffset renew, CancellationToken cancellationToken)
    {
        await using var store = open();
        await store.Subscriptions.Where(s => s.Id == row.Id).ExecuteUpdateAsync(
            set => set.SetProperty(s => s.ExpiresTicks, expires.UtcTicks).SetProperty(s => s.RenewTicks, renew.UtcTicks), cancellationToken);
        signal.Changed();
    }

    public async Task GoneAsync(MailboxSubscription row, CancellationToken cancellationToken)
    {
        await using var store = open();
        await store.Subscriptions.Where(s => s.Id == row.Id).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>A new one, in place of an old one where there was one. What came before it and was told to nobody is news.</summary>
    public async Task CreatedAsync(MailboxSubscription row, MailboxSubscription? old, CancellationToken cancellationToken)
    {
        await open.TogetherAsync(
            async (store, token) =>
            {
                await store.Subscriptions.Where(s => s.Mailbox == row.Mailbox || (old != null && s.Id == old.Id)).ExecuteDeleteAsync(token);
                store.Subscriptions.Add(row);
                await store.SaveChangesAsync(token);
                await store.Mailboxes.Where(m => m.Address == row.Mailbox).ExecuteUpdateAsync(
                    set => set.SetProperty(m => m.News, m => m.News + 1).SetProperty(m => m.NewsAtTicks, Now.UtcTicks), token);
            },
            cancellationToken);
        scheduler.Wake(row.Mailbox);
        signal.Changed();
    }

    public async Task FailedAsync(string mailbox, MailboxSubscription? row, TimeSpan? asked, CancellationToken cancellationToken)
    {
        // Haste is for what still lives.
        var wait = row is { Removed: false } && row.ExpiresTicks > Now.UtcTicks ? RenewalPlan.RetryAt(Now, new DateTimeOffset(row.ExpiresTicks, TimeSpan.Zero)) - Now : TryAgain;
        var until = Now.Add(asked > wait ? asked.Value : wait).UtcTicks;
        await using var store = open();
        await store.Mailboxes.Where(m => m.Address == mailbox).ExecuteUpdateAsync(set => set.SetProperty(m => m.SubscribeAfterTicks, until), cancellationToken);
    }
}
