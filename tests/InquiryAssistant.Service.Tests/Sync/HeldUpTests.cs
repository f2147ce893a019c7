using InquiryAssistant.Service.Sync;
using InquiryAssistant.Service.Sync.Backfills;
using InquiryAssistant.Service.Sync.Engine;
using InquiryAssistant.Service.Sync.Mailboxes;
using InquiryAssistant.Service.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Quartz;

namespace InquiryAssistant.Service.Tests.Sync;

public sealed class EmbeddedHeldUpTests(EmbeddedSync sync) : HeldUpTests(sync), IClassFixture<EmbeddedSync>;

public sealed class DistributedHeldUpTests(DistributedSync sync) : HeldUpTests(sync), IClassFixture<DistributedSync>;

/// <summary>What could hold one mailbox up: links that lead nowhere, hints that are never settled, a process that dies as it wakes the mailbox.</summary>
public abstract class HeldUpTests(SyncUnderTest sync) : IAsyncLifetime
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await sync.ReadAsync();

    public async ValueTask DisposeAsync()
    {
        await (await sync.Part<ISchedulerFactory>().GetScheduler(CancellationToken.None)).Start(CancellationToken.None);
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("https://graph.elsewhere.example/v1.0/users('a')/mailFolders('b')/messages/delta?$deltatoken=c")]
    [InlineData("{graph}/users('nobody%40works.example')/mailFolders('b')/messages/delta?$deltatoken=c")]
    [InlineData("{graph}/users('{mailbox}')/mailFolders('inbox')/messages/delta?$deltatoken=rubbish")]
    public async Task ALinkThatLeadsNowhere_IsGivenUp_AndTheMailIsTagged(string link)
    {
        var kept = link.Replace("{graph}", sync.Service.Wire.BaseUrl.AbsoluteUri, StringComparison.Ordinal).Replace("{mailbox}", Uri.EscapeDataString(SyncUnderTest.Key), StringComparison.Ordinal);
        await using (var store = sync.Open())
        {
            await store.Mailboxes.Where(m => m.Address == SyncUnderTest.Key).ExecuteUpdateAsync(set => set.SetProperty(m => m.DeltaLink, kept), Token);
        }

        var id = sync.Service.Deliver(Some.Inquiry());
        await sync.ReadAsync();

        Assert.NotEmpty(await sync.CategoriesAsync(id));
        Assert.NotEqual(kept, (await sync.MailboxAsync()).DeltaLink);
        Assert.Null((await sync.MailboxAsync()).FailureCode);
    }

    [Fact]
    public async Task AHintByAClassicId_IsSettled_AndTheMailIsTaggedOnce()
    {
        var mail = sync.Service.Emulator.Control.Deliver(ServiceUnderTest.Mailbox, Some.Inquiry());
        Assert.NotEqual(mail.Id, mail.ImmutableId);
        await sync.HintAsync(mail.Id);
        sync.Service.Wire.Forget();

        await sync.ReadAsync();

        await using var store = sync.Open();
        Assert.Empty(await store.Hints.Where(h => h.Mailbox == SyncUnderTest.Key).ToListAsync(Token));
        Assert.NotNull(await sync.TakenInAsync(mail.ImmutableId));
        Assert.InRange(sync.Service.Wire.Calls.Count(c => c.Is("POST", "$batch")), 1, 3);
        Assert.Equal(1, sync.Service.Emulator.Control.ReadState(ServiceUnderTest.Mailbox).Single(m => m.ImmutableId == mail.ImmutableId).CategoryWrites);
    }

    [Fact]
    public async Task AProcessThatDiesAsItWakesAMailbox_LeavesItToTheNextSweep()
    {
        var engine = await RestAsync();
        var backfill = (await sync.Part<BackfillRows>().AddAsync(SyncUnderTest.Key, "archive", 1, Token))!;
        await using (var store = sync.Open())
        {
            await store.Mailboxes.Where(m => m.Address == SyncUnderTest.Key).ExecuteUpdateAsync(set => set.SetProperty(m => m.NextSweepTicks, 1).SetProperty(m => m.ClaimedUntilTicks, 0), Token);
            await store.Backfills.Where(b => b.Id == backfill.Id).ExecuteUpdateAsync(set => set.SetProperty(b => b.NextTicks, 1), Token);
        }

        var id = sync.Service.Deliver(Some.Inquiry());
        using var death = new CancellationTokenSource();
        var dying = new SyncScheduler(new DyingEngine(death), TimeProvider.System, NullLogger<SyncScheduler>.Instance);
        await Record.ExceptionAsync(async () => await Sweep(dying).Execute(null!, death.Token));
        Assert.Empty(await TriggersAsync(engine));

        await Sweep(sync.Part<SyncScheduler>()).Execute(null!, Token);

        Assert.Equal(2, (await TriggersAsync(engine)).Count);
        await engine.Start(Token);
        await SyncUnderTest.UntilAsync("the mail is tagged", async () => (await sync.CategoriesAsync(id)).Length > 0);
        await SyncUnderTest.UntilAsync("the backfill is done", async () => (await sync.Part<BackfillRows>().FindAsync(backfill.Id, Token))!.State == BackfillState.Done);
    }

    [Fact]
    public async Task AProcessThatDiesOnceAMailboxIsWoken_CostsNoSecondReading()
    {
        var engine = await RestAsync();
        await using (var store = sync.Open())
        {
            await store.Mailboxes.Where(m => m.Address == SyncUnderTest.Key).ExecuteUpdateAsync(set => set.SetProperty(m => m.NextSweepTicks, 1).SetProperty(m => m.ClaimedUntilTicks, 0), Token);
        }

        Assert.True(await sync.Part<SyncScheduler>().VisitAsync([SyncUnderTest.Key], Token));
        await Sweep(sync.Part<SyncScheduler>()).Execute(null!, Token);

        Assert.Single(await TriggersAsync(engine));
        await engine.Start(Token);
        await SyncUnderTest.UntilAsync("the mailbox is read", async () => (await sync.MailboxAsync()).NextSweepTicks > 1);
        Assert.Equal(0, (await sync.MailboxAsync()).ClaimedUntilTicks);
    }

    /// <summary>The service's engine, which begins nothing until it is started again.</summary>
    private async Task<IScheduler> RestAsync()
    {
        var engine = await sync.Part<ISchedulerFactory>().GetScheduler(Token);
        await engine.Standby(Token);
        await SyncUnderTest.UntilAsync("nothing runs", async () => (await engine.QueryFireInstances(new FireInstanceQuery(), Token)).Items.Count == 0);
        await engine.UnscheduleJobs(await TriggersAsync(engine), Token);
        return engine;
    }

    private SweepJob Sweep(SyncScheduler scheduler) => new(sync.Open, sync.Part<BackfillProgress>(), scheduler, sync.Part<IOptions<SyncOptions>>(), TimeProvider.System);

    private static async Task<List<TriggerKey>> TriggersAsync(IScheduler engine) =>
        [.. await engine.GetTriggerKeys(GroupMatcher<TriggerKey>.GroupEquals(MailboxDirectory.HashOf(SyncUnderTest.Key)), Token)];

    /// <summary>The engine of a process that ends when it is asked for.</summary>
    private sealed class DyingEngine(CancellationTokenSource death) : ISchedulerFactory
    {
        public ValueTask<List<IScheduler>> GetAllSchedulers(CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public ValueTask<IScheduler?> LookupScheduler(string schedName, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public async ValueTask<IScheduler> GetScheduler(CancellationToken cancellationToken = default)
        {
            await death.CancelAsync();
            throw new OperationCanceledException(death.Token);
        }
    }
}
