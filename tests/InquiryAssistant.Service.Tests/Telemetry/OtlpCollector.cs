using System.Globalization;
using System.Text;
using InquiryAssistant.Service.Tests.Infrastructure;
using Microsoft.AspNetCore.Http;

namespace InquiryAssistant.Service.Tests.Telemetry;

/// <summary>A span as it was sent. Kind: 1 internal, 2 server, 3 client, 4 producer, 5 consumer.</summary>
internal sealed record SentSpan(string TraceId, string SpanId, string ParentId, string Name, int Kind, IReadOnlyDictionary<string, string> Tags, IReadOnlyList<string> Links, string Instance);

/// <summary>The last value of a metric with these tags that an instance sent; the count of a histogram is its value.</summary>
internal sealed record SentPoint(string Name, string Unit, string Description, IReadOnlyDictionary<string, string> Tags, double Value, double Sum, string Instance);

/// <summary>A collector that takes OTLP over HTTP with protobuf, as a real one does, and lets tests look at what came.</summary>
internal sealed class OtlpCollector : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(240);

    private readonly Lock gate = new();
    private readonly List<SentSpan> spans = [];
    private readonly Dictionary<string, SentPoint> points = [];
    private readonly List<byte[]> bodies = [];
    private ScriptedServer? server;
    private TaskCompletionSource next = New();

    /// <summary>For the setting <c>Telemetry:OtlpEndpoint</c>.</summary>
    public string Endpoint => server!.Url.AbsoluteUri;

    public IReadOnlyList<SentSpan> Spans
    {
        get
        {
            lock (gate)
            {
                return [.. spans];
            }
        }
    }

    public IReadOnlyList<SentPoint> Points
    {
        get
        {
            lock (gate)
            {
                return [.. points.Values];
            }
        }
    }

    /// <summary>All that came; texts stand in protobuf as they are.</summary>
    public string Raw
    {
        get
        {
            lock (gate)
            {
                return string.Concat(bodies.Select(Encoding.UTF8.GetString));
            }
        }
    }

    public static async Task<OtlpCollector> StartAsync()
    {
        var collector = new OtlpCollector();
        collector.server = await ScriptedServer.StartAsync((_, context) => collector.TakeAsync(context));
        return collector;
    }

    /// <summary>The metric summed over all processes and all tags but those named.</summary>
    public double Sum(string name, params (string Key, string Value)[] tags) => Points.Where(p => p.Name == name && tags.All(t => p.Tags.GetValueOrDefault(t.Key) == t.Value)).Sum(p => p.Value);

    /// <summary>Waits for what comes until it is so.</summary>
    public async Task UntilAsync(string what, Func<bool> isSo)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            Task news;
            lock (gate)
            {
                news = next.Task;
            }

            if (isSo())
            {
                return;
            }

            var left = Patience - TimeProvider.System.GetElapsedTime(started);
            Assert.True(left > TimeSpan.Zero, $"Waited in vain: {what}. Spans: {string.Join(", ", Spans.Select(s => s.Name).Distinct())}. Metrics: {string.Join(", ", Points.Select(p => $"{p.Name}={p.Value}"))}");
            await Task.WhenAny(news, Task.Delay(left, TestContext.Current.CancellationToken));
        }
    }

    public async ValueTask DisposeAsync() => await server!.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        if (context.Request.ContentType != "application/x-protobuf" || context.Request.Method != "POST")
        {
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }

        lock (gate)
        {
            bodies.Add(body.ToArray());
            foreach (var resource in ProtoField.Read(body.ToArray()).Where(f => f.Number == 1))
            {
                Take(context.Request.Path, resource.Fields);
            }

            Interlocked.Exchange(ref next, New()).TrySetResult();
        }
    }

    private void Take(string path, IReadOnlyList<ProtoField> resource)
    {
        var instance = Tags(resource.First(f => f.Number == 1).Fields, 1)["service.instance.id"];
        foreach (var item in resource.Where(f => f.Number == 2).SelectMany(scope => scope.Fields).Where(f => f.Number == 2))
        {
            if (path == "/v1/traces")
            {
                spans.Add(Span(item.Fields, instance));
            }
            else
            {
                Assert.Equal("/v1/metrics", path);
                Metric(item.Fields, instance);
            }
        }
    }

    private static SentSpan Span(IReadOnlyList<ProtoField> span, string instance) => new(
        Field(span, 1).Hex, Field(span, 2).Hex, Field(span, 4).Hex, Field(span, 5).Text, (int)Field(span, 6).Bits, Tags(span, 9),
        [.. span.Where(f => f.Number == 13).Select(f => Field(f.Fields, 2).Hex)], instance);

    private void Metric(IReadOnlyList<ProtoField> metric, string instance)
    {
        foreach (var data in metric.Where(f => f.Number is 5 or 7 or 9))
        {
            foreach (var point in data.Fields.Where(f => f.Number == 1).Select(f => f.Fields))
            {
                var isHistogram = data.Number == 9;
                var tags = Tags(point, isHistogram ? 9 : 7);
                var value = isHistogram ? Field(point, 4).Bits : point.Any(f => f.Number == 4) ? Field(point, 4).Double : (long)Field(point, 6).Bits;
                var name = Field(metric, 1).Text;
                points[$"{name}|{instance}|{string.Join(',', tags.OrderBy(t => t.Key, StringComparer.Ordinal))}"] =
                    new(name, Field(metric, 3).Text, Field(metric, 2).Text, tags, value, isHistogram ? Field(point, 5).Double : 0, instance);
            }
        }
    }

    private static ProtoField Field(IReadOnlyList<ProtoField> fields, int number) => fields.FirstOrDefault(f => f.Number == number);

    private static Dictionary<string, string> Tags(IReadOnlyList<ProtoField> fields, int number) =>
        fields.Where(f => f.Number == number).Select(f => f.Fields).ToDictionary(f => Field(f, 1).Text, f => Value(Field(f, 2).Fields), StringComparer.Ordinal);

    private static string Value(IReadOnlyList<ProtoField> value) => (value.Count == 0 ? default : value[0]) switch
    {
        { Number: 1 } text => text.Text,
        { Number: 2 } flag => flag.Bits == 1 ? "true" : "false",
        { Number: 3 } number => ((long)number.Bits).ToString(CultureInfo.InvariantCulture),
        { Number: 4 } number => number.Double.ToString(CultureInfo.InvariantCulture),
        _ => "",
    };

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
