using System.Globalization;
using System.Net;
using InquiryAssistant.Service.Sync;
using InquiryAssistant.Service.Sync.Intake;
using InquiryAssistant.Service.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace InquiryAssistant.Service.Tests.Sync;

public sealed class EmbeddedOverlookedTests(EmbeddedSync sync) : OverlookedTests(sync), IClassFixture<EmbeddedSync>;

public sealed class DistributedOverlookedTests(DistributedSync sync) : OverlookedTests(sync), IClassFixture<DistributedSync>;

/// <summary>Mail that could be overlooked: what failed and is named once more, what Graph does not track, news of a mailbox that is never quiet.</summary>
public abstract class OverlookedTests(SyncUnderTest sync) : IAsyncLifetime
{
    /// <summary>Far less than a sweep takes to come by itself.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await sync.ReadAsync();

    public async ValueTask DisposeAsync()
    {
        sync.Service.Wire.Before = static (_, _) => Task.FromResult<HttpStatusCode?>(null);
        sync.Service.Wire.Edit = static (_, body) => body;
        await sync.ReadAsync();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData(nameof(DeadLetterState.Retrying))]
    [InlineData(nameof(DeadLetterState.Dead))]
    [InlineData(nameof(DeadLetterState.Dismissed))]
    public async Task AMailThatFailed_IsNotForgotten_WhenItsNotificationComesOnceMore(string word)
    {
        var state = Enum.Parse<DeadLetterState>(word);
        var id = sync.Service.Deliver(Some.Inquiry());
        sync.Service.Wire.Edit = (_, body) => SyncMailboxTests.NeverMatching(body, id);
        await sync.ReadAsync();
        await using var store = sync.Open();
        var later = TimeProvider.System.GetUtcNow().AddHours(1).UtcTicks;
        await store.DeadLetters.Where(l => l.MessageId == id).ExecuteUpdateAsync(set => set.SetProperty(l => l.State, state).SetProperty(l => l.NextTryTicks, later), Token);
        sync.Service.Wire.Edit = static (_, body) => body;

        await sync.HintAsync(id);
        await sync.ReadAsync();

        Assert.Equal(state, (await store.DeadLetters.AsNoTracking().SingleOrDefaultAsync(l => l.MessageId == id, Token))?.State);
        Assert.Empty(await store.Hints.Where(h => h.MessageId == id).ToListAsync(Token));
        await store.DeadLetters.Where(l => l.MessageId == id).ExecuteUpdateAsync(set => set.SetProperty(l => l.State, DeadLetterState.Retrying).SetProperty(l => l.NextTryTicks, 1), Token);
        await sync.ReadAsync();
        Assert.NotEmpty(await sync.CategoriesAsync(id));
    }

    [Fact]
    public async Task WhatGraphNoLongerTracks_IsFoundAllTheSame()
    {
        const int Tracked = 12;
        var options = sync.Part<IOptions<SyncOptions>>().Value;
        var (rebaseAfter, tracks) = (options.RebaseAfter, sync.Service.Graph.DeltaTracks);
        var now = TimeProvider.System.GetUtcNow();
        await using (var store = sync.Open())
        {
            await store.Mailboxes.Where(m => m.Address == SyncUnderTest.Key).ExecuteUpdateAsync(
                set => set.SetProperty(m => m.SinceTicks, now.AddMinutes(-50).UtcTicks).SetProperty(m => m.LastSyncTicks, now.AddMinutes(-40).UtcTicks), Token);
        }

        sync.Service.Emulator.Control.ExpireDeltaLinks(ServiceUnderTest.Mailbox);
        var early = Enumerable.Range(0, 45).Select(i => sync.Service.Deliver(ReceivedAt(now.AddMinutes(-35).AddSeconds(i)))).ToArray();
        var late = Enumerable.Range(0, Tracked).Select(i => sync.Service.Deliver(ReceivedAt(now.AddMinutes(-3).AddSeconds(i)))).ToArray();
        try
        {
            (options.RebaseAfter, sync.Service.Graph.DeltaTracks) = (Tracked - 2, Tracked);
            await sync.ReadAsync();
        }
        finally
        {
            (options.RebaseAfter, sync.Service.Graph.DeltaTracks) = (rebaseAfter, tracks);
        }

        var written = sync.Service.Emulator.Control.ReadState(ServiceUnderTest.Mailbox).Where(m => early.Contains(m.ImmutableId) || late.Contains(m.ImmutableId)).Select(m => m.CategoryWrites);
        Assert.Equal(Enumerable.Repeat(1, early.Length + late.Length), written);
    }

    [Fact]
    public async Task NewsThatKeepsComing_DoesNotHideThatATriggerWasLost()
    {
        var id = sync.Service.Deliver(Some.Inquiry());
        await sync.HintAsync(id);

        await SyncUnderTest.UntilAsync("the sweep finds it", async () =>
        {
            await NewsAsync(sync, TimeProvider.System.GetUtcNow());
            return await sync.TakenInAsync(id) is not null;
        }, Soon);
    }

    [Fact]
    public async Task AMailboxThatHasNewsDuringEachReading_IsReadOn()
    {
        const int Readings = 14;
        var read = 0;
        sync.Service.Wire.Before = async (_, path) =>
        {
            if (path.Contains("/delta", StringComparison.OrdinalIgnoreCase) && Interlocked.Increment(ref read) <= Readings)
            {
                // So far ahead that the sweep does not take it for an orphan: nobody but the reading itself can see to it.
                await NewsAsync(sync, TimeProvider.System.GetUtcNow().AddHours(1));
            }

            return null;
        };

        await sync.ReadAsync();
        await SyncUnderTest.UntilAsync("all its news is read", async () => Volatile.Read(ref read) > Readings && await sync.MailboxAsync() is var row && row.Handled >= row.News, Soon);
    }

    private static async Task NewsAsync(SyncUnderTest sync, DateTimeOffset at)
    {
        await using var store = sync.Open();
        await store.Mailboxes.Where(m => m.Address == SyncUnderTest.Key).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.News, m => m.News + 1).SetProperty(m => m.NewsAtTicks, at.UtcTicks).SetProperty(m => m.NextSweepTicks, TimeProvider.System.GetUtcNow().AddMinutes(14).UtcTicks), Token);
    }

    private static System.Text.Json.Nodes.JsonObject ReceivedAt(DateTimeOffset at)
    {
        var mail = Some.Inquiry();
        mail["receivedDateTime"] = at.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        return mail;
    }
}
