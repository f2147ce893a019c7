using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using InquiryAssistant.Graph;
using InquiryAssistant.Service.Sync.Mailboxes;
using InquiryAssistant.Service.Sync.Notifications;
using Microsoft.Extensions.Options;

namespace InquiryAssistant.Service.Sync.Subscriptions;

/// <summary>Keeps a living subscription for every mailbox: makes the missing ones, renews by PATCH and never by delete and create, makes anew what is gone, and lets every gap be caught up.</summary>
internal sealed partial class SubscriptionKeeper(GraphSubscriptions graph, SubscriptionRows rows, NotificationAddress address, IOptions<SyncOptions> options, ILogger<SubscriptionKeeper> logger)
{
    /// <summary>Calls on their way at once.</summary>
    private const int AtOnce = 8;

    private const int SecretBytes = 32;

    /// <summary>A service that stops has no address any more.</summary>
    private bool IsStopping => address.Find() is null;

    /// <summary>Does what is due, as much as one tick may.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (address.Find() is not { } url)
        {
            return;
        }

        var most = RenewalPlan.CallsPerTick(graph.CallsInTwentySeconds);
        var due = await rows.DueAsync(url + NotificationEndpoints.Path, most, cancellationToken);
        var missing = await rows.MissingAsync(most - due.Count, cancellationToken);
        foreach (var unwanted in await rows.UnwantedAsync(most - due.Count - missing.Count, cancellationToken))
        {
            await EndAsync(unwanted, cancellationToken);
        }

        var work = due.Select(d => (d.Mailbox, Row: (MailboxSubscription?)d)).Concat(missing.Select(m => (Mailbox: m, Row: (MailboxSubscription?)null)));
        await Parallel.ForEachAsync(work, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (one, token) =>
        {
            using var activity = SyncTrace.Work("look after subscription", one.Mailbox);
            using var scope = SyncTrace.LogScope(logger, one.Mailbox);
            await LookAfterAsync(one.Mailbox, one.Row, url, token);
        });
    }

    private async Task LookAfterAsync(string mailbox, MailboxSubscription? row, string url, CancellationToken cancellationToken)
    {
        if (IsStopping)
        {
            return;
        }

        try
        {
            if (row is null || row.Removed || row.NotificationUrl != url + NotificationEndpoints.Path)
            {
                await CreateAsync(mailbox, row, url, cancellationToken);
                return;
            }

            var now = rows.Now;
            var renewed = await graph.RenewAsync(row.Id, now + options.Value.SubscriptionLife, cancellationToken);
            await rows.RenewedAsync(row, renewed.ExpiresAt, RenewalPlan.RenewAt(mailbox, now, renewed.ExpiresAt), cancellationToken);
        }
        catch (SubscriptionGoneException) when (row is not null)
        {
            Log.Gone(logger);
            await rows.GoneAsync(row, cancellationToken);
            await LookAfterAsync(mailbox, null, url, cancellationToken);
        }
        catch (MailboxException) when (IsStopping)
        {
            // Nobody answered the handshake any more. That is no fault of the mailbox, which is subscribed to at the next start.
        }
        catch (MailboxException failure) when (!cancellationToken.IsCancellationRequested)
        {
            Log.Failed(logger, failure.GetType().Name, failure.Status, failure.Code);
            await rows.FailedAsync(mailbox, row, (failure as MailboxBusyException)?.RetryAfter, cancellationToken);
        }
    }

    /// <summary>A mailbox that is no longer ours is nobody's to be told of.</summary>
    private async Task EndAsync(MailboxSubscription row, CancellationToken cancellationToken)
    {
        using var activity = SyncTrace.Work("end subscription", row.Mailbox);
        using var scope = SyncTrace.LogScope(logger, row.Mailbox);
        try
        {
            // One that Graph has ended needs no end.
            if (!row.Removed && row.ExpiresTicks > rows.Now.UtcTicks)
            {
                await graph.DeleteAsync(row.Id, cancellationToken);
            }

            await rows.GoneAsync(row, cancellationToken);
        }
        catch (MailboxException failure) when (!cancellationToken.IsCancellationRequested)
        {
            // It ends by itself within a week, and is tried again until then.
            Log.Failed(logger, failure.GetType().Name, failure.Status, failure.Code);
        }
    }

    /// <summary>The answer comes after the handshake, which the notification endpoint gives meanwhile.</summary>
    private async Task CreateAsync(string mailbox, MailboxSubscription? old, string url, CancellationToken cancellationToken)
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        var now = rows.Now;
        var made = await graph.CreateAsync(
            new(mailbox, SyncedMailbox.Folder, url + NotificationEndpoints.Path, url + NotificationEndpoints.LifecyclePath, secret, now + options.Value.SubscriptionLife), cancellationToken);
        await rows.CreatedAsync(
            new MailboxSubscription
            {
                Id = made.Id,
                Mailbox = mailbox,
                ClientStateHash = SHA256.HashData(Encoding.UTF8.GetBytes(secret)),
                NotificationUrl = url + NotificationEndpoints.Path,
                CreatedTicks = now.UtcTicks,
                ExpiresTicks = made.ExpiresAt.UtcTicks,
                RenewTicks = RenewalPlan.RenewAt(mailbox, now, made.ExpiresAt).UtcTicks,
            },
            old,
            cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A subscription is gone; a new one is made and the gap is caught up")]
        public static partial void Gone(ILogger logger);

        [LoggerMessage(2, LogLevel.Warning, "A subscription could not be looked after: {Failure}, status {Status}, code {Code}; sweeps go on, and it is tried again")]
        public static partial void Failed(ILogger logger, string failure, int status, string code);
    }
}
