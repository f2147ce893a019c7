using System.Net;
using System.Net.Sockets;
using InquiryAssistant.Service.Storage;
using InquiryAssistant.Service.Sync.Engine;
using InquiryAssistant.Service.Sync.Mailboxes;
using InquiryAssistant.Service.Sync.Subscriptions;
using InquiryAssistant.Service.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace InquiryAssistant.Service.Tests.Sync;

/// <summary>A service that stops no longer answers Graph's handshake, so it asks for no subscription, and does not hold against a mailbox what fails then.</summary>
public sealed class StoppingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ASubscriptionThatFailsWhileTheServiceStops_IsNotHeldAgainstTheMailbox_AndNoFurtherOneIsAskedFor()
    {
        await using var sync = new EmbeddedToldSync();
        await sync.InitializeAsync();
        await SyncUnderTest.UntilAsync("the mailbox is subscribed", async () => (string)(await sync.Service.GetAsync("/api/sync"))["mailboxes"]![0]!["state"]! == "healthy");
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var creations = 0;
        sync.Service.Wire.Before = async (method, path) =>
        {
            if (method == "POST" && path.EndsWith("/subscriptions", StringComparison.Ordinal))
            {
                Interlocked.Increment(ref creations);
                asked.TrySetResult();
                await stopped.Task;
            }

            return null;
        };
        var keeper = sync.Service.Services.GetRequiredService<SubscriptionKeeper>();
        await ForgetSubscriptionAsync(sync);
        await sync.Service.Services.GetRequiredService<SyncScheduler>().LookAfterSubscriptionsAsync(Token);
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(60), Token);

        sync.Service.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        await SyncUnderTest.UntilAsync("nobody listens any more", () => IsDeafAsync(sync.Service.Api.BaseAddress!));
        await keeper.RunAsync(Token);
        Assert.Equal(1, creations);
        stopped.SetResult();
        await SyncUnderTest.UntilAsync("it was refused", () => Task.FromResult(sync.Service.Wire.Calls.Any(c => c.Is("POST", "/subscriptions") && c.Status == (int)HttpStatusCode.BadRequest)));
        await sync.Service.DisposeAsync();

        await using var store = new SqliteStore(new DbContextOptionsBuilder<SqliteStore>().UseSqlite(sync.Service.Settings["Store:ConnectionString"]).Options);
        Assert.Equal(0, await store.Set<SyncedMailbox>().Where(m => m.Address == SyncUnderTest.Key).Select(m => m.SubscribeAfterTicks).SingleAsync(Token));
        Assert.Equal(1, creations);
    }

    /// <summary>Leaves the mailbox without a subscription that we know of.</summary>
    private static async Task ForgetSubscriptionAsync(EmbeddedToldSync sync)
    {
        await using var store = sync.Open();
        await store.Subscriptions.ExecuteDeleteAsync(Token);
    }

    private static async Task<bool> IsDeafAsync(Uri address)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(address.Host, address.Port, Token);
            return false;
        }
        catch (SocketException)
        {
            return true;
        }
    }
}
