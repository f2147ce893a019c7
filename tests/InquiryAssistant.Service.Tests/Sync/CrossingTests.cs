using System.Data.Common;
using InquiryAssistant.Service.Storage;
using InquiryAssistant.Service.Sync;
using InquiryAssistant.Service.Sync.Backfills;
using InquiryAssistant.Service.Sync.Mailboxes;
using InquiryAssistant.Service.Sync.Status;
using InquiryAssistant.Service.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;

namespace InquiryAssistant.Service.Tests.Sync;

/// <summary>Of a reading, a command and what is left of an ended backfill, one works on a mailbox at a time: two would ask Graph for more at once than it allows.</summary>
public sealed class CrossingTests(PostgresServer postgres) : IAsyncLifetime
{
    private const string Address = "rep@tp-bearing.example";

    private static readonly long Soon = TimeProvider.System.GetUtcNow().AddMinutes(2).UtcTicks;

    private readonly string folder = Directory.CreateTempSubdirectory("inquiry-crossing-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ACommandThatSeesAReadingTooLate_GivesWay(bool isPostgres)
    {
        var (open, row) = await StartAsync(isPostgres);

        // The reading's statement began before the command's hold stood, and ended after the command had looked.
        var taken = await Command(() => open(After(open, static store => store.Mailboxes.ExecuteUpdateAsync(set => set.SetProperty(m => m.ClaimedUntilTicks, Soon))))).TakeAsync(row.Id, isOutside: true, Token);

        Assert.Null(taken);
        await using var store = open(null);
        var left = await store.Backfills.SingleAsync(Token);
        Assert.Equal((null, 0), (left.Holder, left.HeldUntilTicks));
        await store.Mailboxes.ExecuteUpdateAsync(set => set.SetProperty(m => m.ClaimedUntilTicks, 0), Token);
        Assert.NotNull(await Command(() => open(null)).TakeAsync(row.Id, isOutside: true, Token));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AReadingThatSeesACommandTooLate_GivesWay(bool isPostgres)
    {
        var (open, row) = await StartAsync(isPostgres);

        var begun = await Reading(() => open(After(open, static store => store.Backfills.ExecuteUpdateAsync(set => set.SetProperty(b => b.HeldOutside, true).SetProperty(b => b.HeldUntilTicks, Soon))))).BeginAsync(Address, Token);

        Assert.Null(begun);
        await using var store = open(null);
        Assert.Equal(0, (await store.Mailboxes.SingleAsync(Token)).ClaimedUntilTicks);
        await store.Backfills.ExecuteUpdateAsync(set => set.SetProperty(b => b.HeldUntilTicks, 0), Token);
        Assert.NotNull(await Reading(() => open(null)).BeginAsync(Address, Token));
        Assert.Null(await Command(() => open(null)).TakeAsync(row.Id, isOutside: true, Token));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task WhatIsLeftOfAnEndedBackfill_IsWaitedFor(bool isPostgres)
    {
        var (open, ended) = await StartAsync(isPostgres);
        var rows = new BackfillRows(() => open(null), new LiveSignal(), TimeProvider.System);
        var progress = Command(() => open(null));
        var turn = (await progress.TakeAsync(ended.Id, isOutside: false, Token))!;
        await rows.CancelAsync(ended.Id, Token);
        var next = (await rows.AddAsync(Address, "inbox", 30, Token))!;

        Assert.Null(await progress.TakeAsync(next.Id, isOutside: true, Token));
        Assert.Null(await progress.TakeAsync(next.Id, isOutside: false, Token));

        await progress.ReleaseAsync(turn, Token);
        Assert.NotNull(await progress.TakeAsync(next.Id, isOutside: true, Token));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AShortWait_EndsWhenItIsOver(bool isPostgres)
    {
        var (open, row) = await StartAsync(isPostgres);
        var time = new ManualTime();
        var progress = new BackfillProgress(() => open(null), new LiveSignal(), Options.Create(new SyncOptions()), time);
        var turn = (await progress.TakeAsync(row.Id, isOutside: false, Token))!;

        await progress.WaitAsync(turn, time.GetUtcNow().AddSeconds(2).UtcTicks, Token);
        Assert.False(await progress.ReleaseAsync(turn, Token));

        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(await progress.RestingAsync(Token));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(row.Id, Assert.Single(await progress.RestingAsync(Token)).Id);
    }

    private static BackfillProgress Command(Func<Store> open) => new(open, new LiveSignal(), Options.Create(new SyncOptions()), TimeProvider.System);

    private static MailboxProgress Reading(Func<Store> open) => new(open, new LiveSignal(), Options.Create(new SyncOptions()), TimeProvider.System);

    /// <summary>A new store with a mailbox that is to be read and a backfill of it.</summary>
    private async Task<(Func<IInterceptor?, Store> Open, Backfill Row)> StartAsync(bool isPostgres)
    {
        var place = isPostgres ? await postgres.DatabaseAsync() : $"Data Source={Path.Combine(folder, "store.db")}";
        Func<IInterceptor?, Store> open = isPostgres
            ? interceptor => new PostgresStore(With(new DbContextOptionsBuilder<PostgresStore>().UseNpgsql(place), interceptor).Options)
            : interceptor => new SqliteStore(With(new DbContextOptionsBuilder<SqliteStore>().UseSqlite(place), interceptor).Options);
        await using var store = open(null);
        await store.Database.MigrateAsync(Token);
        store.Mailboxes.Add(new SyncedMailbox { Address = Address, Listed = true, News = 1 });
        await store.SaveChangesAsync(Token);
        return (open, (await new BackfillRows(() => open(null), new LiveSignal(), TimeProvider.System).AddAsync(Address, "inbox", 90, Token))!);
    }

    private static DbContextOptionsBuilder<TStore> With<TStore>(DbContextOptionsBuilder<TStore> options, IInterceptor? interceptor)
        where TStore : Store => interceptor is null ? options : options.AddInterceptors(interceptor);

    /// <summary>Changes the store right after the first statement that writes.</summary>
    private static AfterFirstWrite After(Func<IInterceptor?, Store> open, Func<Store, Task> change) => new(async () =>
    {
        await using var store = open(null);
        await change(store);
    });

    private sealed class AfterFirstWrite(Func<Task> act) : DbCommandInterceptor
    {
        private bool isDone;

        public override async ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
        {
            if (!isDone)
            {
                isDone = true;
                await act();
            }

            return result;
        }
    }
}
