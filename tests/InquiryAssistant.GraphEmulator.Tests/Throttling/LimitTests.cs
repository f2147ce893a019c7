using System.Net;
using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Faults;
using InquiryAssistant.GraphEmulator.Tests.Support;

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

    private static JsonObject Requests(int count) => new()
    {
        ["requests"] = new JsonArray([.. Enumerable.Range(1, count).Select(static i => new JsonObject { ["id"] = $"r{i}", ["method"] = "GET", ["url"] = "/me/messages?$top=1" })]),
    };
}
