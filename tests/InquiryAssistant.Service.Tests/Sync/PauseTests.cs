using System.Collections.Concurrent;
using System.Net;
using InquiryAssistant.Graph;
using InquiryAssistant.Graph.Limits;
using InquiryAssistant.Service.Sync.Engine;
using InquiryAssistant.Service.Sync.Pauses;
using InquiryAssistant.Service.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace InquiryAssistant.Service.Tests.Sync;

public sealed class EmbeddedPauseTests(EmbeddedSync sync) : PauseTests(sync), IClassFixture<EmbeddedSync>;

public sealed class DistributedPauseTests(DistributedSync sync) : PauseTests(sync), IClassFixture<DistributedSync>;

/// <summary>A wait that Graph asked for outlives the work, and the process, to which it was said.</summary>
public abstract class PauseTests(SyncUnderTest sync) : IAsyncLifetime
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(5);

    /// <summary>What the clocks of wire and service are apart.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(50);

    private readonly ConcurrentQueue<DateTimeOffset> asked = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        await sync.ReadAsync();
        sync.Service.Wire.Before = (_, path) =>
        {
            if (path.Contains("/users", StringComparison.OrdinalIgnoreCase))
            {
                asked.Enqueue(Now);
            }

            return Task.FromResult<HttpStatusCode?>(null);
        };
    }

    public async ValueTask DisposeAsync()
    {
        (sync.Service.Wire.Before, sync.Service.Wire.RetryAfter) = (static (_, _) => Task.FromResult<HttpStatusCode?>(null), null);
        await using var store = sync.Open();
        await store.Pauses.ExecuteDeleteAsync(CancellationToken.None);
        GC.SuppressFinalize(this);
    }

    /// <summary>Before the first repeat, so that a kill at any moment of the wait finds it kept.</summary>
    [Fact]
    public async Task WhatGraphAsksFor_StandsInTheStore_WhileItIsWaitedFor()
    {
        var refused = 0;
        sync.Service.Wire.RetryAfter = 120;
        sync.Service.Wire.Before = (_, path) => Task.FromResult<HttpStatusCode?>(
            path.Contains("nobody", StringComparison.OrdinalIgnoreCase) && Interlocked.Increment(ref refused) == 1 ? HttpStatusCode.TooManyRequests : null);
        var before = Now;

        await Assert.ThrowsAsync<MailboxBusyException>(() => sync.Part<GraphMailboxes>().Open("Nobody@works.example").ListAsync("inbox", 1, Token));

        await using var store = sync.Open();
        var pause = await store.Pauses.AsNoTracking().SingleAsync(p => p.Target == "nobody@works.example", Token);
        Assert.InRange(new DateTimeOffset(pause.UntilTicks, TimeSpan.Zero), before.AddSeconds(120), Now.AddSeconds(120));
        await sync.Part<PauseMemory>().KeepAsync("Nobody@works.example", Now.AddSeconds(3));
        Assert.Equal(pause.UntilTicks, (await store.Pauses.AsNoTracking().SingleAsync(p => p.Target == "nobody@works.example", Token)).UntilTicks);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(GraphPauses.Tenant)]
    public async Task WhatAnotherProcessWasTold_IsWaitedFor(string? target)
    {
        var until = Now + Wait;
        await AddAsync(target ?? SyncUnderTest.Key, Now, until);
        asked.Clear();

        await sync.ReadAsync();

        Assert.NotEmpty(asked);
        Assert.All(asked, at => Assert.InRange(at, until - Grace, DateTimeOffset.MaxValue));
    }

    [Fact]
    public async Task WhatSubscriptionsWereTold_IsWaitedFor()
    {
        var until = Now + (2 * Wait);
        await AddAsync(GraphPauses.Subscriptions, Now, until);
        var limits = sync.Part<MailboxLimits>();

        await sync.Part<SyncScheduler>().LookAfterSubscriptionsAsync(Token);
        var waiting = Task.CompletedTask;
        await SyncUnderTest.UntilAsync("the job has recalled it", () =>
        {
            // None at all: looking must not use up what may be asked.
            waiting = limits.UntilAllowedAsync(MailboxLimits.Subscriptions, 0, Token);
            return Task.FromResult(!waiting.IsCompleted);
        });

        await waiting;
        Assert.InRange(Now, until - Grace, DateTimeOffset.MaxValue);
    }

    /// <summary>A clock that was an hour ahead, and is not any more, must not hold a mailbox up for that hour.</summary>
    [Fact]
    public async Task WhatWasWrittenByAClockAhead_IsPassedOver()
    {
        await AddAsync(SyncUnderTest.Key, Now.AddHours(1), Now.AddHours(1) + Wait);

        await sync.ReadAsync();

        Assert.Null((await sync.MailboxAsync()).FailureCode);
        Assert.NotEmpty(asked);
    }

    private async Task AddAsync(string target, DateTimeOffset at, DateTimeOffset until)
    {
        await using var store = sync.Open();
        store.Pauses.Add(new Pause { Target = target, AtTicks = at.UtcTicks, UntilTicks = until.UtcTicks });
        await store.SaveChangesAsync(Token);
    }
}
