using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using InquiryAssistant.Service.Storage;
using InquiryAssistant.Service.Sync.Engine;
using InquiryAssistant.Service.Sync.Intake;
using InquiryAssistant.Service.Sync.Mailboxes;
using InquiryAssistant.Service.Sync.Subscriptions;
using Microsoft.EntityFrameworkCore;

namespace InquiryAssistant.Service.Sync.Notifications;

/// <summary>Makes notifications durable, all that are waiting in one transaction, and only then lets them be answered.</summary>
internal sealed partial class NewsWriter(Func<Store> open, SyncScheduler scheduler, TimeProvider time, SyncMeters meters, ILogger<NewsWriter> logger) : BackgroundService
{
    private const int MostWaiting = 10_000;
    private const int LargestBatch = 500;

    /// <summary>Items after which no further delivery joins; one alone may have as many.</summary>
    private const int MostNotices = 5000;

    /// <summary>SQLite takes some ten thousand values in a statement; whoever invents subscriptions may name more.</summary>
    private const int IdsPerQuery = 500;

    private const int HintsPerStatement = 200;

    /// <summary>Graph wants an answer within three seconds.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(2500);

    /// <summary>A notification may be on its way when its subscription ends.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(10);

    private readonly Channel<Delivery> waiting = Channel.CreateBounded<Delivery>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    /// <summary>True once the notices are in the store, or are none that we take; false when the store does not take them in time.</summary>
    public async Task<bool> TryWriteAsync(IReadOnlyList<Notice> notices, CancellationToken cancellationToken)
    {
        using var activity = SyncTrace.Writing(notices.Count);
        var delivery = new Delivery(notices, activity?.Id);
        var isKept = waiting.Writer.TryWrite(delivery) && await IsKeptAsync(delivery, cancellationToken);
        meters.Notified(notices.Count, isKept);
        if (!isKept)
        {
            SyncTrace.Failed(activity, "not-kept");
        }

        return isKept;
    }

    private async Task<bool> IsKeptAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        try
        {
            return await delivery.IsKept.Task.WaitAsync(Patience, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<Delivery>();
        try
        {
            while (await waiting.Reader.WaitToReadAsync(stoppingToken))
            {
                batch.Clear();
                for (var notices = 0; batch.Count < LargestBatch && notices < MostNotices && waiting.Reader.TryRead(out var delivery); notices += delivery.Notices.Count)
                {
                    batch.Add(delivery);
                }

                await KeepAsync(batch, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops: that is no failure. Whoever still waits gets no 202 and sends again.
        }
    }

    private async Task KeepAsync(List<Delivery> batch, CancellationToken cancellationToken)
    {
        try
        {
            var woken = await CommitAsync(batch, cancellationToken);
            batch.ForEach(static d => d.IsKept.TrySetResult(true));
            foreach (var mailbox in woken)
            {
                scheduler.Wake(mailbox);
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotKept(logger, batch.Count, exception.GetType().Name);
            batch.ForEach(static d => d.IsKept.TrySetResult(false));
        }
    }

    /// <summary>Answers the mailboxes that were idle: the others are being read, and the reading looks again before it ends.</summary>
    private async Task<IReadOnlyList<string>> CommitAsync(IReadOnlyList<Delivery> batch, CancellationToken cancellationToken)
    {
        await using var probe = open();
        return await probe.Database.CreateExecutionStrategy().ExecuteAsync(
            async token =>
            {
                await using var store = open();
                store.IsUrgent = true;
                var news = await ProvenAsync(store, batch, token);
                if (news.Count == 0)
                {
                    return [];
                }

                await using var transaction = await store.Database.BeginTransactionAsync(token);
                // In one order everywhere, so that two processes never wait for each other crosswise.
                var ordered = news.OrderBy(n => n.Mailbox, StringComparer.Ordinal).ToArray();
                foreach (var mailbox in ordered)
                {
                    await WriteAsync(store, mailbox, token);
                }

                await HintAsync(store, ordered, token);

                var addresses = news.Select(n => n.Mailbox).ToArray();
                var idle = await store.Mailboxes.Where(m => addresses.Contains(m.Address) && m.Listed && m.Handled == m.News - 1).Select(m => m.Address).ToListAsync(token);
                await transaction.CommitAsync(token);
                return (IReadOnlyList<string>)idle;
            },
            cancellationToken);
    }

    /// <summary>What proves itself by the secret of a living subscription, a row for each mailbox however many notices there are.</summary>
    private async Task<IReadOnlyList<MailboxNews>> ProvenAsync(Store store, IReadOnlyList<Delivery> batch, CancellationToken cancellationToken)
    {
        var ids = batch.SelectMany(d => d.Notices).Select(n => n.SubscriptionId).Where(static id => id.Length <= MailboxSubscription.LongestId).Distinct(StringComparer.Ordinal).ToArray();
        var since = time.GetUtcNow().Subtract(Grace).UtcTicks;
        var known = new Dictionary<string, MailboxSubscription>(StringComparer.Ordinal);
        foreach (var portion in ids.Chunk(IdsPerQuery))
        {
            (await store.Subscriptions.AsNoTracking().Where(s => portion.Contains(s.Id) && s.ExpiresTicks > since).ToListAsync(cancellationToken)).ForEach(s => known.Add(s.Id, s));
        }

        return batch.SelectMany(d => d.Notices.Select(notice => (Notice: notice, d.TraceParent)))
            .Where(n => known.TryGetValue(n.Notice.SubscriptionId, out var subscription) && Proves(n.Notice.ClientState, subscription))
            .GroupBy(n => known[n.Notice.SubscriptionId].Mailbox, StringComparer.Ordinal)
            .Select(g => new MailboxNews(g.Key, g.Select(n => n.Notice).ToArray(), g.First().TraceParent))
            .ToArray();
    }

    private static bool Proves(string clientState, MailboxSubscription subscription) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(clientState)), subscription.ClientStateHash);

    private async Task WriteAsync(Store store, MailboxNews news, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcTicks;
        await store.Mailboxes.Where(m => m.Address == news.Mailbox).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.News, m => m.News + 1).SetProperty(m => m.NewsAtTicks, now).SetProperty(m => m.TraceParent, news.TraceParent), cancellationToken);
        // By their own ids: another may have taken their place since they were looked up.
        if (Of(Lifecycle.SubscriptionRemoved) is { Length: > 0 } removed)
        {
            await store.Subscriptions.Where(s => removed.Contains(s.Id)).ExecuteUpdateAsync(set => set.SetProperty(s => s.Removed, true).SetProperty(s => s.RenewTicks, 0), cancellationToken);
        }
        else if (Of(Lifecycle.ReauthorizationRequired) is { Length: > 0 } closing)
        {
            // A renewal authorises too, and Graph does not want both within ten minutes.
            await store.Subscriptions.Where(s => closing.Contains(s.Id)).ExecuteUpdateAsync(set => set.SetProperty(s => s.RenewTicks, 0), cancellationToken);
        }

        string[] Of(Lifecycle lifecycle) => [.. news.Notices.Where(n => n.Lifecycle == lifecycle).Select(static n => n.SubscriptionId).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Many rows to a statement: while it writes, nobody else does.</summary>
    private async Task HintAsync(Store store, IEnumerable<MailboxNews> news, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcTicks;
        var hints = news.SelectMany(static n => n.Notices.Select(static notice => notice.MessageId).OfType<string>().Where(static id => id.Length is > 0 and <= TakenInMessage.LongestId)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(id => (n.Mailbox, Id: id)));
        foreach (var portion in hints.Chunk(HintsPerStatement))
        {
            var rows = string.Join(", ", portion.Select(static (_, i) => string.Create(CultureInfo.InvariantCulture, $"({{{(2 * i) + 1}}}, {{{(2 * i) + 2}}}, {{0}})")));
            object[] values = [now, .. portion.SelectMany(static h => new object[] { h.Mailbox, h.Id })];
            await store.Database.ExecuteSqlAsync(FormattableStringFactory.Create("""INSERT INTO hints ("Mailbox", "MessageId", "AtTicks") VALUES """ + rows + " ON CONFLICT DO NOTHING", values), cancellationToken);
        }
    }

    private sealed record Delivery(IReadOnlyList<Notice> Notices, string? TraceParent)
    {
        public TaskCompletionSource<bool> IsKept { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed record MailboxNews(string Mailbox, IReadOnlyList<Notice> Notices, string? TraceParent);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "{Count} notifications could not be kept ({Failure}); Graph is asked to send them again")]
        public static partial void NotKept(ILogger logger, int count, string failure);
    }
}
