using System.Net;
using System.Text.Json.Nodes;
using InquiryAssistant.Graph;
using InquiryAssistant.GraphEmulator;
using InquiryAssistant.GraphEmulator.Faults;
using InquiryAssistant.Service.Tests.Infrastructure;

namespace InquiryAssistant.Service.Tests.Graph;

/// <summary>Tagging in bulk while others write, mails go, answers are lost and Graph throttles; the emulator's log of broken limits judges.</summary>
public sealed class TagManyFaultTests
{
    private const string A = "A · Key";

    private static readonly CancellationToken None = CancellationToken.None;

    private readonly ManualTime time = new();

    [Fact]
    public async Task WhatStands_IsNotWrittenAgain()
    {
        await using var graph = await GraphUnderTest.StartAsync();
        var ids = graph.Deliver(25);
        await graph.Rep.TagManyAsync(await graph.RequestsAsync(ids, A), None);
        var again = await graph.RequestsAsync(ids, A);
        graph.Wire.Forget();

        var outcomes = await graph.Rep.TagManyAsync(again, None);

        Assert.All(outcomes, o => Assert.Equal((TagResult.AlreadyThere, 0), (o.Result, o.Change!.Added.Count)));
        Assert.Empty(graph.Wire.Calls);
    }

    [Fact]
    public async Task ACategoryThatTheRepAddsMeanwhile_IsReadAndKept()
    {
        await using var graph = await GraphUnderTest.StartAsync();
        var ids = graph.Deliver(6);
        var requests = await graph.RequestsAsync(ids, A);
        var isDone = false;
        graph.Wire.Before = async (_, path) =>
        {
            if (!isDone && path.EndsWith("$batch", StringComparison.Ordinal))
            {
                isDone = true;
                await graph.CategoriseAsync(ids[2], "VIP");
            }

            return null;
        };
        graph.Wire.Forget();

        var outcomes = await graph.Rep.TagManyAsync(requests, None);

        Assert.All(outcomes, o => Assert.Equal(TagResult.Written, o.Result));
        Assert.Equal(["VIP", A], await graph.CategoriesAsync(ids[2]));
        Assert.Equal([A], outcomes[2].Change!.Added);
        // Six writes, one look at the one that had changed, one write of it: the others are not touched twice.
        Assert.Equal([6, 1, 1], Batches(graph).Select(b => b.Length));
        Assert.Equal(["PATCH", "GET", "PATCH"], Batches(graph).Select(b => (string)b[0]["method"]!));
    }

    [Fact]
    public async Task AMailThatIsGone_DoesNotStopTheOthers()
    {
        await using var graph = await GraphUnderTest.StartAsync();
        var ids = graph.Deliver(5);
        var requests = await graph.RequestsAsync(ids, A);
        await graph.DeleteAsync(ids[1]);
        requests[3] = requests[3] with { MessageId = "no-exchange-id" };

        var outcomes = await graph.Rep.TagManyAsync(requests, None);

        Assert.Equal([TagResult.Written, TagResult.Gone, TagResult.Written, TagResult.Gone, TagResult.Written], outcomes.Select(o => o.Result));
        Assert.All(outcomes, o => Assert.Null(o.Failure));
    }

    [Fact]
    public async Task AnAnswerThatIsLost_IsFoundDone_AndNothingIsDoubled()
    {
        await using var graph = await GraphUnderTest.StartAsync(time);
        var ids = graph.Deliver(8);
        await graph.CategoriseAsync(ids[0], "VIP");
        var requests = await graph.RequestsAsync(ids, A);
        var lost = 0;
        graph.Wire.LosesAnswer = (_, path) => path.EndsWith("$batch", StringComparison.Ordinal) && lost++ == 0;

        var outcomes = await time.PassUntilDoneAsync(graph.Rep.TagManyAsync(requests, None));

        Assert.All(outcomes, o => Assert.Equal((TagResult.Written, A), (o.Result, Assert.Single(o.Change!.Added))));
        Assert.Equal(["VIP", A], await graph.CategoriesAsync(ids[0]));
        Assert.All(graph.Emulator.Control.ReadState(GraphUnderTest.Mailbox).Where(m => m.ImmutableId != ids[0]), m => Assert.Equal(1, m.CategoryWrites));
    }

    [Fact]
    public async Task AMailThatNeverStandsStill_FailsAlone_AfterFiveTries()
    {
        await using var graph = await GraphUnderTest.StartAsync(time);
        var ids = graph.Deliver(3);
        var requests = await graph.RequestsAsync(ids, A);
        graph.Wire.Before = async (_, path) =>
        {
            if (path.EndsWith("$batch", StringComparison.Ordinal))
            {
                await graph.CategoriseAsync(ids[1], $"{Guid.NewGuid():N}");
            }

            return null;
        };
        graph.Wire.Forget();

        var outcomes = await time.PassUntilDoneAsync(graph.Rep.TagManyAsync(requests, None));

        Assert.Equal([TagResult.Written, TagResult.Failed, TagResult.Written], outcomes.Select(o => o.Result));
        Assert.IsType<MailboxConflictException>(outcomes[1].Failure);
        Assert.Equal(5, Batches(graph).Count(b => (string)b[0]["method"]! == "PATCH"));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    public async Task AThrottledStep_IsRepeatedAlone_WhenItsOwnTimeHasCome(int seed)
    {
        await using var graph = await StrictAsync(("Retries", "9"));
        var requests = await graph.RequestsAsync(graph.Deliver(60), A);
        graph.Wire.Forget();
        graph.Emulator.Control.ResetCounters();
        graph.Emulator.Control.Faults = new FaultPlan { Seed = seed, Throttle = 0.25 };

        var outcomes = await time.PassUntilDoneAsync(graph.Rep.TagManyAsync(requests, None));

        Assert.All(outcomes, o => Assert.Equal(TagResult.Written, o.Result));
        var counters = graph.Emulator.Control.ReadCounters();
        Assert.InRange(counters.Faults.Throttle, 5, 60);
        Assert.Equal(60, counters.TagWrites.Attempted);
        // As many steps as mails, and one more for each step that was refused: what was done is not sent again with the rest.
        var refused = counters.Statuses["429"] - graph.Wire.Calls.Count(c => c.Status == 429);
        Assert.Equal(60 + refused, Batches(graph).Sum(b => b.Length));
        Assert.Equal(0, counters.LimitViolations.Total);
    }

    [Fact]
    public async Task AWaitThatIsTooLong_IsHandedOutForItsStep_AndTheRestIsWritten()
    {
        await using var graph = await GraphUnderTest.StartAsync(settings: ("LongestWait", "00:00:00"));
        var requests = await graph.RequestsAsync(graph.Deliver(40), A);
        await graph.Rep.TagManyAsync(requests[..1], None);
        graph.Emulator.Control.Faults = new FaultPlan { Seed = 3, Throttle = 0.2 };

        var outcomes = await graph.Rep.TagManyAsync(requests[1..20], None);

        var failed = outcomes.Where(o => o.Result == TagResult.Failed).ToArray();
        Assert.InRange(failed.Length, 1, 12);
        Assert.All(failed, o => Assert.InRange(Assert.IsType<MailboxBusyException>(o.Failure).RetryAfter!.Value.TotalSeconds, 1, 4));
        Assert.Equal(19 - failed.Length, outcomes.Count(o => o.Result == TagResult.Written));
    }

    [Theory]
    [InlineData("GET", HttpStatusCode.Forbidden)]
    [InlineData("POST", HttpStatusCode.Forbidden)]
    [InlineData("POST", HttpStatusCode.BadRequest)]
    public async Task WhereTheMasterListIsClosed_TagsStayWithoutColour(string method, HttpStatusCode status)
    {
        await using var graph = await GraphUnderTest.StartAsync();
        var ids = graph.Deliver(3);
        var requests = await graph.RequestsAsync(ids, A);
        graph.Wire.Before = (asked, path) => Task.FromResult<HttpStatusCode?>(asked == method && path.Contains("/masterCategories", StringComparison.OrdinalIgnoreCase) ? status : null);
        graph.Wire.Forget();

        var outcomes = await graph.Rep.TagManyAsync(requests, None);
        await graph.Rep.TagAsync(graph.Deliver(1)[0], GraphUnderTest.Wanting(A), None);

        Assert.All(outcomes, o => Assert.Equal(TagResult.Written, o.Result));
        Assert.Equal([A], await graph.CategoriesAsync(ids[0]));
        // A closed door is not tried at every mail.
        Assert.Single(graph.Wire.Calls, c => c.Is(method, "/masterCategories"));
    }

    [Fact]
    public async Task ABusyMasterList_FailsAll_SoThatNoTagStaysWithoutColour()
    {
        await using var graph = await GraphUnderTest.StartAsync(settings: ("Retries", "0"));
        var requests = await graph.RequestsAsync(graph.Deliver(2), A);
        graph.Wire.Before = (_, path) => Task.FromResult<HttpStatusCode?>(path.Contains("/masterCategories", StringComparison.OrdinalIgnoreCase) ? HttpStatusCode.ServiceUnavailable : null);

        var outcomes = await graph.Rep.TagManyAsync(requests, None);

        Assert.All(outcomes, o => Assert.IsType<MailboxBusyException>(o.Failure));
    }

    [Fact]
    public async Task FiveThousandMails_CostFewRequests_AndBreakNoLimit()
    {
        const int Mails = 5000;
        await using var graph = await StrictAsync();
        graph.Deliver(Mails);
        var requests = await graph.LyingInTheInboxAsync(A, "Region · Europe");
        graph.Emulator.Control.ResetCounters();
        graph.Emulator.Control.Faults = new FaultPlan { Seed = 11, Throttle = 0.02, ServerError = 0.01, WriteConflict = 0.02 };

        var outcomes = await time.PassUntilDoneAsync(graph.Rep.TagManyAsync(requests, None));

        Assert.Equal(Mails, outcomes.Count(o => o.Result == TagResult.Written));
        var counters = graph.Emulator.Control.ReadCounters();
        var writes = counters.Requests.Where(r => r.Key.StartsWith("PATCH", StringComparison.Ordinal)).Sum(r => r.Value);
        TestContext.Current.TestOutputHelper?.WriteLine($"writes {writes / (double)Mails:0.000} a mail, of them on the message {counters.TagWrites.Attempted / (double)Mails:0.000}; HTTP requests {counters.HttpRequests / (double)Mails:0.000} a mail; violations {counters.LimitViolations.Total}; faults {counters.Faults}");
        Assert.InRange(writes / (double)Mails, 1, 1.15);
        Assert.InRange(counters.HttpRequests / (double)Mails, 0.05, 0.2);
        Assert.Equal(0, counters.LimitViolations.Total);
        Assert.InRange(counters.Mailboxes[GraphUnderTest.Mailbox].HighestConcurrency, 1, 4);
        Assert.All(graph.Emulator.Control.ReadState(GraphUnderTest.Mailbox), m => Assert.Equal((1, 2), (m.CategoryWrites, m.Categories.Count)));
    }

    /// <summary>Client and emulator on one clock, so that a second too early is a second too early.</summary>
    private Task<GraphUnderTest> StrictAsync(params (string Key, string Value)[] settings) =>
        GraphUnderTest.StartAsync(time, new GraphEmulatorOptions { DefaultMailbox = GraphUnderTest.Mailbox, Time = time }, settings);

    /// <summary>The batches on the wire, step by step.</summary>
    private static JsonObject[][] Batches(GraphUnderTest graph) =>
        [.. graph.Wire.Calls.Where(c => c.Is("POST", "$batch")).Select(c => c.Json["requests"]!.AsArray().Select(s => s!.AsObject()).ToArray())];
}
