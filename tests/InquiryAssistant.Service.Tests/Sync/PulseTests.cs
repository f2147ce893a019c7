using System.Net;
using InquiryAssistant.Service.Sync.Backfills;
using InquiryAssistant.Service.Sync.Engine;
using InquiryAssistant.Service.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Quartz;

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

    [Fact]
    public async Task ABackfillThatIsLetGoOf_IsNoFailureOfTheEngine_AndGoesOn()
    {
        await sync.ReadAsync();
        var ends = new JobEnds();
        (await sync.Part<ISchedulerFactory>().GetScheduler(Token)).ListenerManager.AddJobListener(ends);
        var backfill = (await sync.Part<BackfillRows>().AddAsync(SyncUnderTest.Key, "archive", 1, Token))!;
        await using (var connection = new NpgsqlConnection(sync.Service.Settings["Store:ConnectionString"]))
        {
            await connection.OpenAsync(Token);
            await using var looking = new NpgsqlConnection(sync.Service.Settings["Store:ConnectionString"]);
            await looking.OpenAsync(Token);
            await using var transaction = await connection.BeginTransactionAsync(Token);
            // It waits for its row, and whoever wants to write his report waits too.
            await AskAsync(connection, "SELECT count(*) FROM (SELECT 1 FROM backfills FOR UPDATE) rows");
            sync.Part<SyncScheduler>().WakeBackfill(backfill.Id, SyncUnderTest.Key);
            await SyncUnderTest.UntilAsync("it waits for its row", async () => await AskAsync(
                looking, "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%UPDATE backfills%'") > 0);
            await AskAsync(connection, "SELECT count(*) FROM (SELECT 1 FROM qrtz_scheduler_state FOR UPDATE) rows");
            await ends.First.WaitAsync(TimeSpan.FromSeconds(60), Token);
        }

        Assert.Null(await ends.First);
        await SyncUnderTest.UntilAsync("the backfill is done", async () => (await sync.Part<BackfillRows>().FindAsync(backfill.Id, Token))!.State == BackfillState.Done);
    }

    private static async Task<long> AskAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync(Token))!;
    }

    /// <summary>How the first turn of a backfill ended.</summary>
    private sealed class JobEnds : IJobListener
    {
        private readonly TaskCompletionSource<Exception?> first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Name => nameof(JobEnds);

        public Task<Exception?> First => first.Task;

        public ValueTask JobToBeExecuted(IJobExecutionContext context, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

        public ValueTask JobExecutionVetoed(IJobExecutionContext context, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

        public ValueTask JobWasExecuted(IJobExecutionContext context, JobExecutionException? jobException, CancellationToken cancellationToken = default)
        {
            if (context.JobDetail.Key.Equals(EngineRegistration.BackfillJobKey))
            {
                first.TrySetResult(jobException);
            }

            return ValueTask.CompletedTask;
        }
    }
}
