using System.Net;
using InquiryAssistant.Service.Sync.Engine;
using InquiryAssistant.Service.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace InquiryAssistant.Service.Tests.Sync;

/// <summary>A process that lives, but cannot say so: others will take over what it does.</summary>
public sealed class PulseTests(DistributedSync sync) : IClassFixture<DistributedSync>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WhoCannotReport_LetsGoOfItsMailboxes_AndGoesOnWhenItCan()
    {
        await sync.ReadAsync();
        var (held, stuck) = (0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        sync.Service.Wire.Before = async (_, path) =>
        {
            if (!path.Contains("$batch", StringComparison.Ordinal) || stuck.Task.IsCompleted)
            {
                return null;
            }

            Interlocked.Increment(ref held);
            await stuck.Task;
            return HttpStatusCode.ServiceUnavailable;
        };
        var id = sync.Service.Deliver(Some.Inquiry());
        await using var store = sync.Open();
        var now = TimeProvider.System.GetUtcNow().UtcTicks;
        await store.Mailboxes.Where(m => m.Address == SyncUnderTest.Key).ExecuteUpdateAsync(set => set.SetProperty(m => m.News, m => m.News + 1).SetProperty(m => m.NewsAtTicks, now), Token);
        sync.Part<SyncScheduler>().Wake(SyncUnderTest.Key);
        await SyncUnderTest.UntilAsync("its mail is being tagged", () => Task.FromResult(Volatile.Read(ref held) > 0));
        Assert.NotEqual(0, (await sync.MailboxAsync()).ClaimedUntilTicks);

        // Whoever wants to write his report waits for this one.
        await using (var transaction = await store.Database.BeginTransactionAsync(Token))
        {
            await store.Database.ExecuteSqlAsync($"SELECT 1 FROM qrtz_scheduler_state FOR UPDATE", Token);
            await SyncUnderTest.UntilAsync("it lets go of the mailbox", async () => (await sync.MailboxAsync()).ClaimedUntilTicks == 0);
            Assert.Empty(await sync.CategoriesAsync(id));
            Assert.Null((await sync.MailboxAsync()).FailureCode);
            await transaction.RollbackAsync(Token);
        }

        stuck.SetResult();
        await SyncUnderTest.UntilAsync("the mail is tagged", async () => (await sync.CategoriesAsync(id)).Length > 0);
        Assert.Equal(1, sync.Service.Emulator.Control.ReadState(ServiceUnderTest.Mailbox).Single(m => m.ImmutableId == id).CategoryWrites);
    }
}
