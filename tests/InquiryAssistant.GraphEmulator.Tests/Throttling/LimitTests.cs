using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Faults;
using InquiryAssistant.GraphEmulator.Tests.Support;
using InquiryAssistant.GraphEmulator.Throttling;

namespace InquiryAssistant.GraphEmulator.Tests.Throttling;

public sealed class LimitTests
{
    private static readonly FaultPlan Slow = new() { LatencyMs = [1000, 1000] };

    [Fact]
    public async Task FifthRequestAtOnce_IsThrottled_OnlyInItsMailbox()
    {
        await using var emulator = await TestEmulator.StartAsync(static o => o.Faults = Slow);
        emulator.Control.AddMailbox("other@bearing.example", null, []);
        var four = Enumerable.Range(0, 4).Select(_ => emulator.GetAsync("me/messages")).ToList();
        await emulator.Time.WaitForTimersAsync(4).WaitAsync(TestEmulator.Token);

        var fifth = await emulator.GetAsync("me/messages");
        var other = emulator.GetAsync("users/other@bearing.example/messages");
        await emulator.Time.WaitForTimersAsync(5).WaitAsync(TestEmulator.Token);
        emulator.Time.Advance(TimeSpan.FromSeconds(1));
        var answers = await Task.WhenAll([.. four, other]);

        Assert.Equal(HttpStatusCode.TooManyRequests, fifth.Status);
        Assert.Equal("ApplicationThrottled", fifth.ErrorCode);
        Assert.Contains("MailboxConcurrency", (string?)fifth["error"]["message"], StringComparison.Ordinal);
        Assert.True(fifth.Headers.RetryAfter!.Delta >= TimeSpan.FromSeconds(1));
        Assert.All(answers, static a => Assert.Equal(HttpStatusCode.OK, a.Status));
        var counters = emulator.Control.ReadCounters();
        Assert.Equal(5, counters.Mailboxes[Some.Owner].HighestConcurrency);
        Assert.Equal(1, counters.LimitViolations.Concurrency);
        Assert.Equal(0, counters.Mailboxes["other@bearing.example"].LimitViolations);
    }

    [Fact]
    public async Task RequestsOfABatch_CountOneByOne()
    {
        await using var emulator = await TestEmulator.StartAsync(static o => o.Faults = Slow);
        var held = emulator.GetAsync("me/messages");
        await emulator.Time.WaitForTimersAsync(1).WaitAsync(TestEmulator.Token);

        var batch = emulator.PostAsync("$batch", Requests(4));
        await emulator.Time.WaitForTimersAsync(4).WaitAsync(TestEmulator.Token);
        emulator.Time.Advance(TimeSpan.FromSeconds(1));
        var answer = await batch;
        await held;

        var statuses = answer["responses"].AsArray().Select(static r => (int)r!["status"]!).Order();
        Assert.Equal([200, 200, 200, 429], statuses);
        var throttled = answer["responses"].AsArray().Single(static r => (int)r!["status"]! == 429);
        Assert.NotNull(throttled!["headers"]!["Retry-After"]);
    }

    [Fact]
    public async Task ABatchOfTwenty_RunsFourAtATime_WithoutViolation()
    {
        await using var emulator = await TestEmulator.StartAsync(static o => o.Faults = Slow);

        var batch = emulator.PostAsync("$batch", Requests(20));
        for (var wave = 0; wave < 5; wave++)
        {
            await emulator.Time.WaitForTimersAsync(4).WaitAsync(TestEmulator.Token);
            emulator.Time.Advance(TimeSpan.FromSeconds(1));
        }

        var answer = await batch;
        Assert.All(answer["responses"].AsArray(), static r => Assert.Equal(200, (int)r!["status"]!));
        Assert.Equal(4, emulator.Control.ReadCounters().HighestConcurrency);
    }

    [Fact]
    public async Task ABatchOnTheWire_HoldsItsPlaces_AlsoBetweenItsSteps()
    {
        await using var emulator = await TestEmulator.StartAsync(static o => o.Faults = Slow);
        var batch = emulator.PostAsync("$batch", Requests(6));
        await emulator.Time.WaitForTimersAsync(4).WaitAsync(TestEmulator.Token);
        var meanwhile = await emulator.GetAsync("me/messages");
        emulator.Time.Advance(TimeSpan.FromSeconds(1));
        // Two steps are left, so two places are free.
        await emulator.Time.WaitForTimersAsync(2).WaitAsync(TestEmulator.Token);
        var late = emulator.GetAsync("me/messages");
        await emulator.Time.WaitForTimersAsync(3).WaitAsync(TestEmulator.Token);
        emulator.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.All((await batch)["responses"].AsArray(), static r => Assert.Equal(200, (int)r!["status"]!));
        Assert.Equal(HttpStatusCode.TooManyRequests, meanwhile.Status);
        Assert.Equal(HttpStatusCode.OK, (await late).Status);
        var violation = Assert.Single(emulator.Control.ReadViolations());
        Assert.Equal((LimitKind.Concurrency, Some.Owner, "GET messages"), (violation.Limit, violation.Mailbox, violation.Request));
    }

    [Fact]
    public async Task TwoBatchesAtOnce_OnOneMailbox_BreakTheLimit_OnTwoTheyDoNot()
    {
        await using var emulator = await TestEmulator.StartAsync(static o => o.Faults = Slow);
        emulator.Control.AddMailbox("other@bearing.example", null, []);
        var first = emulator.PostAsync("$batch", Requests(4));
        await emulator.Time.WaitForTimersAsync(4).WaitAsync(TestEmulator.Token);

        var second = await emulator.PostAsync("$batch", Requests(4));
        var other = emulator.PostAsync("$batch", Requests(4, "/users/other@bearing.example/messages?$top=1"));
        await emulator.Time.WaitForTimersAsync(8).WaitAsync(TestEmulator.Token);
        emulator.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.All(second["responses"].AsArray(), static r => Assert.Equal(429, (int)r!["status"]!));
        Assert.All([.. (await first)["responses"].AsArray(), .. (await other)["responses"].AsArray()], static r => Assert.Equal(200, (int)r!["status"]!));
        Assert.Equal(4, emulator.Control.ReadCounters().LimitViolations.Concurrency);
    }

    [Theory]
    [InlineData(0.9, 1)]
    [InlineData(3, 0)]
    public async Task TheSameRequestBeforeRetryAfter_IsAViolation_AlsoInABatch(double waited, int violations)
    {
        await using var emulator = await TestEmulator.StartAsync(static o => o.Faults = new FaultPlan { Throttle = 1 });
        await emulator.GetAsync("me/messages?$top=1");
        await emulator.GetAsync("me/messages?$top=2");
        emulator.Control.Faults = FaultPlan.None;
        emulator.Control.AdvanceClock(TimeSpan.FromSeconds(waited));

        await emulator.PostAsync("$batch", Requests(1));
        await emulator.GetAsync("me/mailFolders");

        Assert.Equal(violations, emulator.Control.ReadCounters().LimitViolations.EarlyRetries);
        using var log = JsonDocument.Parse(await emulator.Http.GetStringAsync("/emulator/violations", TestEmulator.Token));
        Assert.Equal(violations, log.RootElement.GetProperty("total").GetInt32());
        Assert.All(log.RootElement.GetProperty("violations").EnumerateArray(), static v => Assert.Equal("earlyRetry", v.GetProperty("limit").GetString()));
    }

    [Fact]
    public async Task HttpRequests_CountApartFromTheStepsOfABatch()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await emulator.PostAsync("$batch", Requests(3));
        await emulator.GetAsync("me");

        var counters = emulator.Control.ReadCounters();
        Assert.Equal((2, 3, 5), (counters.HttpRequests, counters.BatchSteps, counters.Total));
    }

    [Fact]
    public async Task RequestsInTenMinutes_AreLimited_OnTheEmulatorsClock()
    {
        await using var emulator = await TestEmulator.StartAsync(static o => o.RequestsPerTenMinutes = 3);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await emulator.GetAsync("me")).Status);
            emulator.Control.AdvanceClock(TimeSpan.FromMinutes(1));
        }

        var fourth = await emulator.GetAsync("me");
        emulator.Control.AdvanceClock(fourth.Headers.RetryAfter!.Delta!.Value);
        emulator.Control.AdvanceClock(TimeSpan.FromMinutes(1));
        var later = await emulator.GetAsync("me");

        Assert.Equal(HttpStatusCode.TooManyRequests, fourth.Status);
        Assert.Equal(TimeSpan.FromMinutes(7), fourth.Headers.RetryAfter.Delta);
        Assert.Equal(HttpStatusCode.OK, later.Status);
        Assert.Equal(1, emulator.Control.ReadCounters().LimitViolations.Requests);
    }

    [Fact]
    public async Task Uploads_AreLimitedByBytes()
    {
        await using var emulator = await TestEmulator.StartAsync(static o => o.UploadBytesPerFiveMinutes = 2000);
        var body = new JsonObject { ["subject"] = new string('x', 200), ["body"] = new JsonObject { ["contentType"] = "text", ["content"] = new string('y', 1200) } };

        var first = await emulator.PostAsync("me/messages", body);
        var second = await emulator.PostAsync("me/messages", body);
        emulator.Control.AdvanceClock(TimeSpan.FromMinutes(5));
        var third = await emulator.PostAsync("me/messages", body);

        Assert.Equal([HttpStatusCode.Created, HttpStatusCode.TooManyRequests, HttpStatusCode.Created], [first.Status, second.Status, third.Status]);
    }

    [Fact]
    public async Task JsonOverFourMegabytes_Is413()
    {
        await using var emulator = await TestEmulator.StartAsync();

        var answer = await emulator.PostAsync("me/messages", new JsonObject { ["subject"] = new string('x', 4 * 1024 * 1024) });

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
    }

    private static JsonObject Requests(int count, string url = "/me/messages?$top=1") => new()
    {
        ["requests"] = new JsonArray([.. Enumerable.Range(1, count).Select(i => new JsonObject { ["id"] = $"r{i}", ["method"] = "GET", ["url"] = url })]),
    };
}
