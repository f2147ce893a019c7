using System.Net;
using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Faults;
using InquiryAssistant.GraphEmulator.Tests.Support;

namespace InquiryAssistant.GraphEmulator.Tests.Faults;

public sealed class FaultTests
{
    [Fact]
    public async Task SameSeed_GivesTheSameFaults()
    {
        var runs = new List<string>();
        for (var run = 0; run < 2; run++)
        {
            await using var emulator = await TestEmulator.StartAsync();
            emulator.Control.Faults = FaultPlan.Parse("""{"seed":7,"throttle":0.3,"serverError":0.3}""");
            var statuses = new List<int>();
            for (var i = 0; i < 30; i++)
            {
                statuses.Add((int)(await emulator.GetAsync("me")).Status);
            }

            runs.Add(string.Join(',', statuses));
        }

        Assert.Equal(runs[0], runs[1]);
        Assert.Contains("429", runs[0], StringComparison.Ordinal);
        Assert.Contains("50", runs[0], StringComparison.Ordinal);
        Assert.Contains("200", runs[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFailedWrite_ChangesNothing()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var id = emulator.Deliver(Some.Mail());
        emulator.Control.Faults = new FaultPlan { ServerError = 1 };
        var failed = await emulator.PostAsync($"me/messages/{id}/createReplyAll", null);
        emulator.Control.Faults = FaultPlan.None;

        Assert.True((int)failed.Status >= 500);
        Assert.Empty((await emulator.GetAsync("me/mailFolders/drafts/messages")).Values);
        Assert.Equal(1, emulator.Control.ReadCounters().Faults.ServerError);
    }

    [Fact]
    public async Task WriteConflict_Is412WithoutIfMatch()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var id = emulator.Deliver(Some.Mail());
        emulator.Control.Faults = new FaultPlan { WriteConflict = 1 };

        var answer = await emulator.PatchAsync($"me/messages/{id}", new JsonObject { ["isRead"] = true });

        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.Status);
    }

    [Fact]
    public async Task AResetConnection_LeavesTheClientInTheDark_WhetherTheWorkIsDone()
    {
        await using var emulator = await TestEmulator.StartAsync();
        emulator.Control.Faults = new FaultPlan { ResetConnection = 1 };
        for (var i = 0; i < 20; i++)
        {
            await Assert.ThrowsAsync<HttpRequestException>(() => emulator.PostAsync("me/messages", new JsonObject { ["subject"] = "x" }));
        }

        emulator.Control.Faults = FaultPlan.None;
        Assert.InRange((await emulator.GetAsync("me/messages?$top=100")).Values.Count, 1, 19);
        Assert.Equal(20, emulator.Control.ReadCounters().Faults.ResetConnection);
    }

    [Fact]
    public async Task StepsOfABatch_MeetTheFaultsOneByOne()
    {
        await using var emulator = await TestEmulator.StartAsync();
        emulator.Control.Faults = new FaultPlan { Seed = 3, Throttle = 0.3, ServerError = 0.3 };
        var steps = Enumerable.Range(0, 20).Select(static i => new JsonObject { ["id"] = $"{i}", ["method"] = "GET", ["url"] = "/me" });

        var answer = await emulator.PostAsync("$batch", new JsonObject { ["requests"] = new JsonArray([.. steps]) });

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var statuses = answer["responses"].AsArray().Select(static r => (int)r!["status"]!).ToList();
        Assert.True(statuses.Contains(200) && statuses.Contains(429) && statuses.Exists(static s => s >= 500));
    }

    [Theory]
    [InlineData("""{"seed":1,"throttle":0.1,"serverError":0.05,"dropNotification":0.1,"duplicateNotification":0.1,"reorder":true,"latencyMs":[20,200]}""", true)]
    [InlineData("{}", true)]
    [InlineData("""{"throttle":1.1}""", false)]
    [InlineData("""{"throtle":0.1}""", false)]
    [InlineData("""{"latencyMs":[200,20]}""", false)]
    [InlineData("""{"latencyMs":[20]}""", false)]
    [InlineData("[]", false)]
    [InlineData("null", false)]
    [InlineData("nonsense", false)]
    public void Plan_IsReadOrRefused(string json, bool isPlan)
    {
        if (isPlan)
        {
            Assert.NotNull(FaultPlan.Parse(json));
        }
        else
        {
            Assert.Throws<FormatException>(() => FaultPlan.Parse(json));
        }
    }
}
