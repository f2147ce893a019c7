using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using InquiryAssistant.Service.Storage;
using InquiryAssistant.Service.Sync.Engine;
using InquiryAssistant.Service.Sync.Intake;
using InquiryAssistant.Service.Sync.Mailboxes;
using InquiryAssistant.Service.Sync.Subscriptions;
using InquiryAssistant.Service.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace InquiryAssistant.Service.Tests.Sync;

/// <summary>The service as it tags by itself, on one of its two engines with the database that belongs to it.</summary>
public abstract class SyncUnderTest : IAsyncLifetime
{
    /// <summary>Patience with a machine that does other things too; what is waited for takes a second or two.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    /// <param name="isTold">Whether Graph tells of news; else a test says when the mailbox is read, and nothing happens beside.</param>
    protected SyncUnderTest(bool isTold)
    {
        var port = FreePort();
        Service = new ServiceUnderTest { Port = port };
        Service.Settings["Sync:Enabled"] = "true";
        Service.Settings["Sync:NotificationBaseUrl"] = isTold ? $"http://127.0.0.1:{port}" : Nowhere;
        Service.Settings["Sync:FirstRetry"] = "00:00:01";
        Service.Settings["Sync:AttemptsPerMail"] = "2";
        // Repeats inside one call are tested elsewhere; here they would only take time.
        Service.Settings["Graph:Retries"] = "0";
    }

    /// <summary>Nobody listens there, so no subscription comes about.</summary>
    private const string Nowhere = "http://127.0.0.1:9";

    internal ServiceUnderTest Service { get; }

    internal static string Key => ServiceUnderTest.Mailbox;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await ConfigureAsync(Service.Settings);
        await Service.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await CleanAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>One of the parts that the service works with.</summary>
    internal T Part<T>()
        where T : notnull => Service.Services.GetRequiredService<T>();

    internal Store Open() => Service.Services.GetRequiredService<Func<Store>>()();

    /// <summary>Looks until it is so.</summary>
    internal static async Task UntilAsync(string what, Func<Task<bool>> isSo, TimeSpan? patience = null)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await isSo())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < (patience ?? Patience), $"Waited in vain: {what}");
            await Task.Delay(Look, Token);
        }
    }

    internal async Task<SyncedMailbox> MailboxAsync(string? address = null)
    {
        await using var store = Open();
        return await store.Mailboxes.AsNoTracking().SingleAsync(m => m.Address == (address ?? Key), Token);
    }

    /// <summary>Has the mailbox read now and waits until it was.</summary>
    internal async Task ReadAsync(string? address = null)
    {
        var key = address ?? Key;
        await using var store = Open();
        await store.Mailboxes.Where(m => m.Address == key).ExecuteUpdateAsync(set => set.SetProperty(m => m.News, m => m.News + 1).SetProperty(m => m.WaitUntilTicks, 0), Token);
        Service.Services.GetRequiredService<SyncScheduler>().Wake(key);
        await UntilAsync("the mailbox is read", async () => await MailboxAsync(key) is var row && row.Handled >= row.News);
    }

    /// <summary>What a notification does: names a message of the mailbox.</summary>
    internal async Task HintAsync(string messageId, string? address = null)
    {
        await using var store = Open();
        store.Hints.Add(new Hint { Mailbox = address ?? Key, MessageId = messageId, AtTicks = 1 });
        await store.SaveChangesAsync(Token);
    }

    internal async Task<TakenInMessage?> TakenInAsync(string messageId)
    {
        await using var store = Open();
        return await store.TakenIn.AsNoTracking().SingleOrDefaultAsync(m => m.Mailbox == Key && m.MessageId == messageId, Token);
    }

    /// <summary>Asked of the emulator itself: a request more of the mailbox could be the one too many.</summary>
    internal Task<string[]> CategoriesAsync(string messageId) =>
        Task.FromResult<string[]>([.. Service.Emulator.Control.ReadState(ServiceUnderTest.Mailbox).Single(m => m.ImmutableId == messageId).Categories]);

    /// <summary>Puts a mailbox with a subscription into the store, of which Graph knows nothing and which no job touches.</summary>
    internal async Task<string> AddQuietMailboxAsync(string secret)
    {
        var address = $"{Guid.NewGuid():N}@quiet.example";
        var far = TimeProvider.System.GetUtcNow().AddDays(1).UtcTicks;
        await using var store = Open();
        store.Mailboxes.Add(new SyncedMailbox { Address = address, Listed = true, WaitUntilTicks = far, NextSweepTicks = far, SubscribeAfterTicks = far });
        store.Subscriptions.Add(new MailboxSubscription
        {
            Id = SubscriptionOf(address),
            Mailbox = address,
            ClientStateHash = SHA256.HashData(Encoding.UTF8.GetBytes(secret)),
            NotificationUrl = Service.Settings["Sync:NotificationBaseUrl"] + "/api/notifications",
            ExpiresTicks = far,
            RenewTicks = far,
        });
        await store.SaveChangesAsync(Token);
        return address;
    }

    internal static string SubscriptionOf(string quietAddress) => "sub-" + quietAddress[..32];

    protected abstract Task ConfigureAsync(IDictionary<string, string> settings);

    protected abstract Task CleanAsync();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>SQLite and the embedded engine.</summary>
public class EmbeddedSync : SyncUnderTest
{
    private readonly string folder = Directory.CreateTempSubdirectory("inquiry-sync-").FullName;

    public EmbeddedSync()
        : base(isTold: false)
    {
    }

    protected EmbeddedSync(bool isTold)
        : base(isTold)
    {
    }

    protected override Task ConfigureAsync(IDictionary<string, string> settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        settings["Engine"] = "Embedded";
        settings["Store:ConnectionString"] = $"Data Source={Path.Combine(folder, "store.db")}";
        return Task.CompletedTask;
    }

    protected override Task CleanAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }
}

/// <summary>PostgreSQL and the distributed engine; nothing but a connection string is set.</summary>
public class DistributedSync : SyncUnderTest
{
    private readonly PostgresServer postgres;

    public DistributedSync(PostgresServer postgres)
        : this(postgres, isTold: false)
    {
    }

    protected DistributedSync(PostgresServer postgres, bool isTold)
        : base(isTold) => this.postgres = postgres;

    protected override async Task ConfigureAsync(IDictionary<string, string> settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        settings["Engine"] = "Distributed";
        settings["Store:ConnectionString"] = await postgres.DatabaseAsync();
    }

    protected override Task CleanAsync()
    {
        Npgsql.NpgsqlConnection.ClearAllPools();
        return Task.CompletedTask;
    }
}

/// <summary>The embedded engine, told of news by Graph.</summary>
public sealed class EmbeddedToldSync() : EmbeddedSync(isTold: true);

/// <summary>The distributed engine, told of news by Graph.</summary>
public sealed class DistributedToldSync(PostgresServer postgres) : DistributedSync(postgres, isTold: true);
