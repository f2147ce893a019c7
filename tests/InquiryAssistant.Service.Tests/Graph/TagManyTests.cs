using System.Net;
using System.Text.Json.Nodes;
using InquiryAssistant.Graph;
using InquiryAssistant.Service.Tests.Infrastructure;

namespace InquiryAssistant.Service.Tests.Graph;

/// <summary>Tagging in bulk against the emulator, with others writing and answers lost meanwhile.</summary>
public sealed class TagManyTests
{
    private const string A = "A · Key";
    private const string Europe = "Region · Europe";

    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task TagsTwentyToARequest_AndTheUsersCategoriesStay()
    {
        await using var graph = await GraphUnderTest.StartAsync();
        var ids = graph.Deliver(45);
        await graph.CategoriseAsync(ids[7], "VIP", "kunde");
        var requests = await graph.RequestsAsync(ids, A, Europe);
        graph.Wire.Forget();
        graph.Emulator.Control.ResetCounters();

        var outcomes = await graph.Rep.TagManyAsync(requests, None);

        Assert.Equal(ids, outcomes.Select(o => o.MessageId));
        Assert.All(outcomes, o => Assert.Equal(TagResult.Written, o.Result));
        Assert.Equal(["VIP", "kunde", A, Europe], await graph.CategoriesAsync(ids[7]));
        var counters = graph.Emulator.Control.ReadCounters();
        // Three with twenty mails each at most, and one that makes both categories.
        Assert.Equal(4, counters.Requests["POST $batch"]);
        Assert.Equal(2, counters.Requests.Single(r => r.Key.StartsWith("POST", StringComparison.Ordinal) && r.Key.Contains("masterCategories", StringComparison.OrdinalIgnoreCase)).Value);
        Assert.Equal(45, counters.Requests.Single(r => r.Key.StartsWith("PATCH", StringComparison.Ordinal)).Value);
        Assert.Equal(0, counters.LimitViolations.Concurrency);
    }

    [Fact]
    public async Task AStepWritesOnlyCategories_WithIfMatch_AndAsksForImmutableIds()
    {
        await using var graph = await GraphUnderTest.StartAsync();
        var requests = await graph.RequestsAsync(graph.Deliver(2), A);
        graph.Wire.Forget();

        await graph.Rep.TagManyAsync(requests, None);

        var steps = Steps(Assert.Single(graph.Wire.Calls, c => c.Is("POST", "/$batch")));
        Assert.Equal(requests.Select(r => r.ETag), steps.Select(s => (string?)s["headers"]!["If-Match"]));
        Assert.All(steps, s => Assert.Equal(["@odata.type", "categories"], s["body"]!.AsObject().Select(p => p.Key).Order()));
        Assert.All(steps, s => Assert.Equal("IdType=\"ImmutableId\"", (string?)s["headers"]!["Prefer"]));
        Assert.All(graph.Wire.Calls, c => Assert.Contains("ImmutableId", c.Headers["Prefer"], StringComparison.Ordinal));
    }

    [Fact]
    public async Task ACategoryThatIsRefusedAmongOthers_LeavesItsMailTagged_AndIsNotTriedAgain()
    {
        await using var graph = await GraphUnderTest.StartAsync();
        var requests = await graph.RequestsAsync(graph.Deliver(2), A, Europe);
        graph.Wire.Edit = static (_, body) => body.Replace("/masterCategories", "/nothing", StringComparison.OrdinalIgnoreCase);

        var outcomes = await graph.Rep.TagManyAsync(requests, None);
        graph.Wire.Forget();
        await graph.Rep.TagAsync(graph.Deliver(1)[0], GraphUnderTest.Wanting(A, Europe), None);

        Assert.All(outcomes, o => Assert.Equal(TagResult.Written, o.Result));
        Assert.DoesNotContain(graph.Wire.Calls, c => c.Method == "POST");
    }

    private static JsonObject[] Steps(WireCall call) => [.. call.Json["requests"]!.AsArray().Select(s => s!.AsObject())];
}
