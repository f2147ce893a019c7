using System.Net;
using System.Text.Json.Nodes;
using InquiryAssistant.Service.Tests.Infrastructure;

namespace InquiryAssistant.Service.Tests.Telemetry;

/// <summary>What reaches a real collector from real processes of the service, on both engines.</summary>
public sealed class TelemetryTests(PostgresServer postgres)
{
    private const string Batch = "POST /v1.0/$batch";
    private const string Delta = "/v1.0/users/{id}/mailFolders/{id}/messages/delta";

    private static readonly string[] WayToTheTag = ["write news", "process news", "read changes", "GET " + Delta, "assess mails", "tag mails", Batch];

    private static readonly Dictionary<string, string> Units = new()
    {
        ["http.client.request.duration"] = "s",
        ["inquiry.graph.batch.steps"] = "{request}",
        ["inquiry.graph.throttles"] = "{request}",
        ["inquiry.sync.notifications"] = "{notification}",
        ["inquiry.sync.news.wait"] = "s",
        ["messaging.process.duration"] = "s",
        ["inquiry.sync.tag.wait"] = "s",
        ["inquiry.assessments"] = "{mail}",
        ["inquiry.sync.dead_letters"] = "{mail}",
        ["inquiry.sync.dead_letters.waiting"] = "{mail}",
        ["inquiry.sync.queue.age"] = "s",
        ["inquiry.sync.queue.mailboxes"] = "{mailbox}",
        ["inquiry.sync.queue.mails"] = "{mail}",
        ["http.server.request.duration"] = "s",
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task FromNotificationToTag_IsOneTrace_AndTheMetricsTellWhatHappened(bool isDistributed)
    {
        await using var service = await TracedService.StartAsync(isDistributed ? postgres : null);
        var process = await service.StartToldAsync();
        var collector = service.Collector;
        Assert.Equal(0, collector.Sum("inquiry.graph.throttles"));

        service.Deliver();
        await collector.UntilAsync("the mail is tagged in one trace", () => WholeTraces(collector).Count == 1);
        AssertIsConnected(collector, WholeTraces(collector)[0]);
        await collector.UntilAsync("the assessment is counted", () => collector.Sum("inquiry.assessments", ("inquiry.kind", "inquiry")) == 1);

        var refusals = 0;
        service.Wire.Before = (_, path) => Task.FromResult<HttpStatusCode?>(path.Contains("delta", StringComparison.Ordinal) && Interlocked.Increment(ref refusals) == 1 ? HttpStatusCode.TooManyRequests : null);
        service.Deliver();
        await collector.UntilAsync("the throttled reading is repeated in the same trace", () => WholeTraces(collector).Count == 2);
        AssertIsConnected(collector, WholeTraces(collector)[1]);
        Assert.Equal(2, collector.Spans.Count(s => s.TraceId == WholeTraces(collector)[1] && s.Name == "process news"));

        service.Wire.Edit = static (_, body) => Unmatched(body);
        service.Deliver();
        await collector.UntilAsync("the mail that cannot be tagged is given up", () => collector.Sum("inquiry.sync.dead_letters", ("error.type", "message-changing")) > 0 && collector.Sum("inquiry.sync.dead_letters.waiting") > 0
            && collector.Sum("messaging.process.duration", ("messaging.operation.name", "process")) >= 5);
        await collector.UntilAsync("the queue is empty", () => collector.Sum("inquiry.sync.queue.mails") == 0 && collector.Sum("inquiry.sync.queue.mailboxes") == 0 && collector.Sum("inquiry.sync.queue.age") == 0);

        Assert.Equal(1, collector.Sum("inquiry.sync.dead_letters"));
        Assert.Equal(1, collector.Sum("inquiry.sync.dead_letters.waiting"));
        Assert.Equal(1, collector.Sum("inquiry.graph.throttles", ("http.response.status_code", "429"), ("inquiry.graph.in_batch", "false")));
        Assert.Equal(1, collector.Sum("inquiry.graph.throttles"));
        Assert.Equal(1, collector.Sum("http.client.request.duration", ("url.template", Delta), ("http.response.status_code", "429"), ("error.type", "429")));
        Assert.Equal(2, collector.Sum("inquiry.graph.batch.steps", ("http.request.method", "PATCH"), ("url.template", "/users/{id}/messages/{id}"), ("http.response.status_code", "200")));
        Assert.Equal(2, collector.Sum("inquiry.sync.tag.wait"));
        Assert.Equal(3, collector.Sum("inquiry.sync.notifications", ("inquiry.outcome", "kept")));
        Assert.InRange(collector.Points.Single(p => p.Name == "inquiry.sync.tag.wait").Sum, 0.01, 120);
        Assert.All(Units, u => Assert.Contains(collector.Points, p => p.Name == u.Key && p.Unit == u.Value && p.Description.Length > 10));
        await LinesOfTheRefusedReadingBelongToItsTraceAsync(process, collector);
    }

    [Fact]
    public async Task WhatAProcessTookAndAnotherDid_IsOneTrace()
    {
        await using var service = await TracedService.StartAsync(postgres);
        var first = await service.StartToldAsync();
        var address = (await first.AddressAsync()).AbsoluteUri.TrimEnd('/');
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var stuck = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        service.Wire.Before = async (_, path) =>
        {
            if (path.Contains("delta", StringComparison.Ordinal))
            {
                held.TrySetResult();
                await stuck.Task;
            }

            return null;
        };
        service.Deliver();
        await held.Task.WaitAsync(TimeSpan.FromSeconds(120), Token);
        await service.Collector.UntilAsync("the notification is told", () => service.Collector.Spans.Any(s => s.Name == "write news") && service.Collector.Spans.Any(s => s.Name == "POST /api/notifications" && s.Tags["http.response.status_code"] == "202"));

        await first.StopAsync();
        service.Wire.Before = static (_, _) => Task.FromResult<HttpStatusCode?>(null);
        await service.StartFurtherAsync(address);
        await service.Collector.UntilAsync("the other process tags the mail", () => WholeTraces(service.Collector).Count > 0);
        stuck.SetResult();

        var trace = service.Collector.Spans.Where(s => s.TraceId == WholeTraces(service.Collector)[0]).ToArray();
        AssertIsConnected(service.Collector, trace[0].TraceId);
        Assert.NotEqual(trace.Single(s => s.Name == "write news").Instance, trace.Single(s => s.Name == "process news").Instance);
    }

    /// <summary>Traces in which a mail was tagged and of which all has come, the older first: a span is sent when it ends, so its causes come after it.</summary>
    private static List<string> WholeTraces(OtlpCollector collector)
    {
        var spans = collector.Spans;
        var ids = spans.Select(s => s.SpanId).ToHashSet();
        return spans.GroupBy(s => s.TraceId).Where(t => WayToTheTag.Append("POST /api/notifications").All(n => t.Any(s => s.Name == n)) && t.All(s => s.ParentId.Length == 0 || ids.Contains(s.ParentId))).Select(t => t.Key).ToList();
    }

    /// <summary>From the batch that wrote the tags up to the request of the notification, each span stands below its cause, and no span stands alone.</summary>
    private static void AssertIsConnected(OtlpCollector collector, string traceId)
    {
        var trace = collector.Spans.Where(s => s.TraceId == traceId).ToArray();
        var byId = trace.ToDictionary(s => s.SpanId);
        var root = Assert.Single(trace, s => s.ParentId.Length == 0);
        Assert.Equal(("POST /api/notifications", 2, "202"), (root.Name, root.Kind, root.Tags["http.response.status_code"]));
        Assert.All(trace, s => Assert.True(s == root || byId.ContainsKey(s.ParentId), $"{s.Name} has no cause"));

        var way = new List<string>();
        for (var span = trace.Last(s => s.Name == Batch); span != root; span = byId[span.ParentId])
        {
            way.Add(span.Name);
        }

        Assert.Equal([Batch, "tag mails", "process news", "write news"], way);
        var (written, processed) = (trace.Single(s => s.Name == "write news"), trace.Last(s => s.Name == "process news"));
        Assert.Equal((4, "send"), (written.Kind, written.Tags["messaging.operation.type"]));
        Assert.Equal((5, "process", written.SpanId), (processed.Kind, processed.Tags["messaging.operation.type"], Assert.Single(processed.Links)));
        Assert.All(trace.Where(s => s.Kind == 3), s => Assert.True(s.Tags.ContainsKey("url.template") && s.Tags.ContainsKey("server.address") && !s.Tags.ContainsKey("url.full"), s.Name));
    }

    private static async Task LinesOfTheRefusedReadingBelongToItsTraceAsync(ServiceProcess process, OtlpCollector collector)
    {
        var refused = collector.Spans.Single(s => s.Name == "process news" && s.Tags.GetValueOrDefault("error.type") == "graph-busy");
        var lines = (await process.StopAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l.StartsWith('{')).Select(l => JsonNode.Parse(l)!).ToArray();

        var line = Assert.Single(lines, l => (string?)l["Properties"]?["Code"] is not null && (string?)l["TraceId"] == refused.TraceId);
        Assert.Equal(refused.Tags["inquiry.mailbox.hash"], (string?)line["Properties"]!["Mailbox"]);
        Assert.Equal(refused.SpanId, (string?)line["SpanId"]);
        Assert.Contains(lines, l => (string?)l["Properties"]?["Route"] == "/api/notifications" && (string?)l["TraceId"] == refused.TraceId);
    }

    private static string Unmatched(string body)
    {
        if (!body.Contains("If-Match", StringComparison.Ordinal) || JsonNode.Parse(body) is not JsonObject batch)
        {
            return body;
        }

        foreach (var step in batch["requests"]!.AsArray())
        {
            step!["headers"]!["If-Match"] = "W/\"CQAAABYAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"";
        }

        return batch.ToJsonString();
    }
}
