using System.Net;
using InquiryAssistant.Graph;
using InquiryAssistant.Graph.Http;
using InquiryAssistant.Graph.Limits;
using InquiryAssistant.GraphEmulator;
using InquiryAssistant.GraphEmulator.Faults;
using InquiryAssistant.Service.Tests.Infrastructure;
using Microsoft.AspNetCore.Http;

namespace InquiryAssistant.Service.Tests.Graph;

/// <summary>What holds requests back: places of a mailbox, its pace and the tenant's as refusals taught them. On a clock that the test moves.</summary>
public sealed class LimiterTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly ManualTime time = new();

    [Fact]
    public async Task ARefusal_HoldsItsMailboxBack_AsLongAsItSays_AndNoOther()
    {
        await using var server = await RefusingAsync(number => number == 1, "7");
        using var client = Client();
        Assert.Equal(HttpStatusCode.TooManyRequests, (await client.GetAsync(Of(server, "a@x.example"), None)).StatusCode);

        var held = client.GetAsync(Of(server, "A@x.example"), None);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Of(server, "b@x.example"), None)).StatusCode);
        await time.UntilSomebodyWaits(TimeSpan.FromSeconds(7));
        time.Advance(TimeSpan.FromSeconds(6.9));
        Assert.Equal(2, server.Requests);
        time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Equal(HttpStatusCode.OK, (await held).StatusCode);
        Assert.Equal(3, server.Requests);
    }

    /// <summary>A wait with a broken millisecond at its end once spun through it, and on a clock that stands still for ever.</summary>
    [Fact]
    public async Task AWait_LastsToItsEnd_InOnePiece()
    {
        var limits = new MailboxLimits(new GraphOptions(), time);
        await limits.LearnAsync("a@x.example", answers: 3, throttled: 1, TimeSpan.FromTicks(20_526_001));

        var waiting = limits.UntilAllowedAsync("a@x.example", 1, None);
        await time.UntilSomebodyWaits(TimeSpan.FromMilliseconds(2053));
        time.Advance(TimeSpan.FromMilliseconds(2053));

        await waiting.WaitAsync(TimeSpan.FromSeconds(60), None);
    }

    [Fact]
    public async Task AWaitThatIsTooLong_SendsNothing()
    {
        await using var server = await RefusingAsync(number => number == 1, "600");
        using var client = Client();
        (await client.GetAsync(Of(server, "a@x.example"), None)).Dispose();

        var held = await Assert.ThrowsAsync<HeldBackException>(() => client.GetAsync(Of(server, "a@x.example"), None));

        Assert.Equal(TimeSpan.FromSeconds(600), held.Wait);
        Assert.Equal(1, server.Requests);
    }

    [Fact]
    public async Task RefusalsOfManyMailboxes_HoldTheTenantBack()
    {
        await using var server = await RefusingAsync(number => number is > 6 and <= 20, "5");
        using var client = Client();
        for (var i = 1; i <= 20; i++)
        {
            (await client.GetAsync(Of(server, $"{i}@x.example"), None)).Dispose();
        }

        var fresh = client.GetAsync(Of(server, "fresh@x.example"), None);
        await time.UntilSomebodyWaits(TimeSpan.FromSeconds(5));
        Assert.Equal(20, server.Requests);
        time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(HttpStatusCode.OK, (await fresh).StatusCode);
    }

    [Fact]
    public async Task RefusalsOfOneMailbox_HoldNobodyElseBack()
    {
        await using var server = await ScriptedServer.StartAsync((_, context) =>
        {
            context.Response.StatusCode = context.Request.Path.Value!.Contains("bad@", StringComparison.Ordinal) ? 429 : 200;
            return Task.CompletedTask;
        });
        using var client = Client();
        for (var i = 0; i < 10; i++)
        {
            time.Advance(TimeSpan.FromMilliseconds(500));
            (await client.GetAsync(Of(server, "bad@x.example"), None)).Dispose();
            (await client.GetAsync(Of(server, "good@x.example"), None)).Dispose();
            (await client.GetAsync(Of(server, "fair@x.example"), None)).Dispose();
        }

        Assert.Equal(30, server.Requests);
    }

    [Fact]
    public void ARefusedPace_IsHalved_AndWonBackEvenly()
    {
        var rate = new AdaptiveRate(new RateRules(Ceiling: 40, Floor: 4, RecoveryPerSecond: 1, Burst: 20));
        var now = time.GetUtcNow();
        Assert.Null(rate.At(now));

        rate.Throttled(now, TimeSpan.FromSeconds(3), share: 1);

        Assert.Equal(TimeSpan.FromSeconds(3), rate.WaitAt(now));
        Assert.Equal(20, rate.At(now));
        Assert.Equal(20, rate.At(now.AddSeconds(3)));
        Assert.Equal(30, rate.At(now.AddSeconds(13)));
        Assert.Null(rate.At(now.AddSeconds(23)));
        Assert.Equal(TimeSpan.Zero, rate.WaitAt(now.AddSeconds(3)));
    }

    [Fact]
    public void ManyRefusalsInARow_LeaveTheLeastPace_AndTheLongestWaitCounts()
    {
        var rate = new AdaptiveRate(new RateRules(Ceiling: 40, Floor: 4, RecoveryPerSecond: 1, Burst: 20));
        var now = time.GetUtcNow();
        for (var i = 0; i < 8; i++)
        {
            rate.Throttled(now.AddSeconds(i * 1.1), TimeSpan.FromSeconds(i == 0 ? 30 : 1), share: 1);
        }

        Assert.Equal(4, rate.At(now.AddSeconds(8)));
        Assert.Equal(TimeSpan.FromSeconds(22), rate.WaitAt(now.AddSeconds(8)));
    }

    [Fact]
    public void ABudget_IsNeverExceeded_InAnyWindow()
    {
        var budget = new RequestBudget(100, TimeSpan.FromSeconds(60));
        var (now, sent) = (time.GetUtcNow(), new List<DateTimeOffset>());
        for (var i = 0; i < 100; i++)
        {
            now += budget.WaitFor(7, now);
            budget.Take(7, now);
            sent.AddRange(Enumerable.Repeat(now, 7));
            now += TimeSpan.FromMilliseconds(300);
        }

        Assert.All(sent, at => Assert.InRange(sent.Count(other => other > at - TimeSpan.FromSeconds(60) && other <= at), 1, 100));
        Assert.InRange((sent[^1] - sent[0]).TotalSeconds, 360, 480);
    }

    [Fact]
    public void ABudgetThatIsHandedOn_IsNeverExceeded_ByAllTogether()
    {
        var (now, spent, sent) = (time.GetUtcNow(), "", new List<DateTimeOffset>());
        var processes = Enumerable.Range(0, 3).Select(static _ => NewBudget()).ToArray();
        for (var i = 0; i < 150; i++)
        {
            // Each has a turn of some requests; one of them dies now and then, and begins with nothing.
            var budget = processes[i / 5 % 3] = i % 20 == 0 ? NewBudget() : processes[i / 5 % 3];
            budget.Know(spent, now);
            now += budget.WaitFor(7, now);
            budget.Take(7, now);
            spent = budget.Write(now);
            sent.AddRange(Enumerable.Repeat(now, 7));
            now += TimeSpan.FromMilliseconds(300);
        }

        Assert.All(sent, at => Assert.InRange(sent.Count(other => other > at - TimeSpan.FromSeconds(60) && other <= at), 1, 100));
        Assert.InRange((sent[^1] - sent[0]).TotalSeconds, 540, 720);
        Assert.InRange(spent.Length, 1, 1300);
    }

    [Fact]
    public void WhatIsNoBudget_IsPassedOver()
    {
        var (budget, now) = (NewBudget(), time.GetUtcNow());

        budget.Know("x 1 2:3:4 99999999999999999999:1 5:-1 99999999999:50 1:90", now);

        Assert.Equal(TimeSpan.Zero, budget.WaitFor(100, now));
        Assert.Equal("", budget.Write(now));
    }

    /// <summary>What gives way ends its turn instead of waiting in it, so that who has precedence is not kept waiting behind it.</summary>
    [Fact]
    public async Task WhatGivesWay_LeavesAReserve_ToWhatDoesNot()
    {
        var options = new GraphOptions();
        var limits = new MailboxLimits(options, time);
        limits.Know("a@x.example", $"{time.GetUtcNow().UtcTicks / TimeSpan.TicksPerSecond / 10}:{9_000 - options.ReservedForNews - 10}");

        Task LaterAsync(int requests)
        {
            GraphTurn.GiveWay();
            return limits.UntilAllowedAsync("a@x.example", requests, None);
        }

        await Task.Run(() => LaterAsync(10), None);
        var held = await Assert.ThrowsAsync<HeldBackException>(() => Task.Run(() => LaterAsync(1), None));

        Assert.InRange(held.Wait, TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(610));
        await limits.UntilAllowedAsync("a@x.example", options.ReservedForNews, None);
        await Assert.ThrowsAsync<HeldBackException>(() => limits.UntilAllowedAsync("a@x.example", 1, None));
    }

    [Fact]
    public void AClockThatIsSetBack_TakesAlongWhatWasReckonedByIt()
    {
        var (rate, budget, now) = (new AdaptiveRate(new RateRules(Ceiling: 40, Floor: 4, RecoveryPerSecond: 1, Burst: 20)), NewBudget(), time.GetUtcNow());
        rate.Throttled(now, TimeSpan.FromSeconds(30), share: 1);
        budget.Take(100, now);

        var back = now.AddHours(-1);

        Assert.Equal(TimeSpan.FromSeconds(30), rate.WaitAt(back));
        Assert.Equal(TimeSpan.Zero, rate.WaitAt(back.AddSeconds(30)));
        Assert.InRange(budget.WaitFor(1, back), TimeSpan.FromSeconds(59), TimeSpan.FromSeconds(62));
        Assert.Equal(TimeSpan.Zero, budget.WaitFor(1, back.AddSeconds(62)));
    }

    private static RequestBudget NewBudget() => new(100, TimeSpan.FromSeconds(60));

    [Fact]
    public async Task TheLinksOfADelta_CountAgainstTheirMailbox_EvenWhereTheyNameItByItsId()
    {
        await using var graph = await GraphUnderTest.StartAsync();
        graph.Deliver(60);
        var first = await graph.Rep.ChangesAsync("inbox", graph.Emulator.Control.Now.AddHours(-1), None);
        var byId = first.Link.Replace("users('" + Uri.EscapeDataString(GraphUnderTest.Mailbox) + "')", "users('8f5e3c1a-0000-4000-8000-000000000001')", StringComparison.Ordinal);
        Assert.NotEqual(first.Link, byId);
        var (inside, most) = (0, 0);
        var three = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var leave = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        graph.Wire.Before = async (_, _) =>
        {
            var now = Interlocked.Increment(ref inside);
            most = Math.Max(most, now);
            if (now == 3)
            {
                three.TrySetResult();
            }

            await leave.Task;
            Interlocked.Decrement(ref inside);
            return HttpStatusCode.Forbidden;
        };

        var asked = Enumerable.Range(0, 3).SelectMany(_ => new[] { Record.ExceptionAsync(() => graph.Rep.ChangesNextAsync(byId, None)).AsTask(), Record.ExceptionAsync(() => graph.Rep.ListAsync("inbox", 10, None)).AsTask() }).ToArray();
        await three.Task.WaitAsync(TimeSpan.FromSeconds(60), None);
        leave.SetResult();
        await Task.WhenAll(asked);

        Assert.Equal(3, most);
    }

    [Fact]
    public async Task ManyAtOnce_ReadingListingAndTaggingOneMailbox_BreakNoLimit()
    {
        await using var graph = await GraphUnderTest.StartAsync(emulator: new GraphEmulatorOptions { DefaultMailbox = GraphUnderTest.Mailbox, Faults = new FaultPlan { LatencyMs = [1, 10] } });
        var ids = graph.Deliver(120);
        var requests = await graph.LyingInTheInboxAsync("A · Key");
        var link = (await graph.Rep.ChangesAsync("inbox", graph.Emulator.Control.Now.AddHours(-1), None)).Link;
        graph.Emulator.Control.ResetCounters();

        await Task.WhenAll(
        [
            .. Enumerable.Range(0, 3).Select(i => graph.Rep.TagManyAsync(requests[(i * 40)..((i + 1) * 40)], None)),
            .. Enumerable.Range(0, 20).Select(_ => graph.Rep.ChangesNextAsync(link, None)),
            .. Enumerable.Range(0, 20).Select(i => graph.Rep.FindAsync(ids[i], None)),
            .. Enumerable.Range(0, 5).Select(_ => graph.Rep.FindManyAsync(ids[..40], None)),
        ]);

        var counters = graph.Emulator.Control.ReadCounters();
        Assert.Equal(0, counters.LimitViolations.Total);
        Assert.InRange(counters.HighestConcurrency, 2, 4);
        Assert.All(graph.Emulator.Control.ReadState(GraphUnderTest.Mailbox), m => Assert.Equal(1, m.CategoryWrites));
    }

    private static Uri Of(ScriptedServer server, string mailbox) => new(server.Url, $"/v1.0/users/{mailbox}/messages");

    private static Task<ScriptedServer> RefusingAsync(Predicate<int> refuses, string retryAfter) => ScriptedServer.StartAsync((number, context) =>
    {
        context.Response.StatusCode = refuses(number) ? 429 : 200;
        if (refuses(number))
        {
            context.Response.Headers.RetryAfter = retryAfter;
        }

        return Task.CompletedTask;
    });

    /// <summary>The gate alone, without repeats around it.</summary>
    private HttpClient Client()
    {
        var options = new GraphOptions();
        return new HttpClient(new MailboxGate(new MailboxLimits(options, time), GraphResilience.BuildOneTry(options, time)) { InnerHandler = new SocketsHttpHandler { UseProxy = false } });
    }
}
