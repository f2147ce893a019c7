using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace InquiryAssistant.Graph.Tracing;

/// <summary>Spans and metrics of the requests to Graph, by the names of the OpenTelemetry conventions for HTTP clients. Nothing in them tells of whom or of what was asked.</summary>
internal static class GraphTelemetry
{
    /// <summary>Name of the activity source and of the meter.</summary>
    public const string Name = "InquiryAssistant.Graph";

    private const string Method = "http.request.method";
    private const string Template = "url.template";
    private const string Status = "http.response.status_code";
    private const string ErrorType = "error.type";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> Requests = Meter.CreateHistogram(
        "http.client.request.duration", "s", "Duration of requests to Microsoft Graph, each try of its own.", tags: null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10] });

    private static readonly Counter<long> Steps = Meter.CreateCounter<long>("inquiry.graph.batch.steps", "{request}", "Requests that went to Microsoft Graph inside of batches, each try of its own.");
    private static readonly Counter<long> Throttles = Meter.CreateCounter<long>("inquiry.graph.throttles", "{request}", "Requests that Microsoft Graph refused for the time being, alone or inside of batches.");

    /// <summary>A span for one try of a request; null when nobody listens.</summary>
    /// <param name="request">Of which method, server and port are told.</param>
    /// <param name="template">Of its path.</param>
    /// <param name="tries">How often it was sent before.</param>
    /// <param name="steps">Requests inside of it, if it is a batch.</param>
    public static Activity? Start(HttpRequestMessage request, string template, int tries, int? steps)
    {
        var activity = Source.StartActivity($"{request.Method} {template}", ActivityKind.Client);
        if (activity is not { IsAllDataRequested: true })
        {
            return activity;
        }

        activity.SetTag(Method, request.Method.Method).SetTag(Template, template).SetTag("server.address", request.RequestUri?.Host).SetTag("server.port", request.RequestUri?.Port);
        if (tries > 0)
        {
            activity.SetTag("http.request.resend_count", tries);
        }

        if (steps is { } known)
        {
            activity.SetTag("inquiry.graph.batch.size", known);
        }

        return activity;
    }

    /// <summary>Notes how a try ended.</summary>
    /// <param name="activity">Its span, if there is one.</param>
    /// <param name="request">The request.</param>
    /// <param name="template">Of its path.</param>
    /// <param name="status">HTTP status; null when no answer came.</param>
    /// <param name="failure">Why none came: the type alone is told, since texts of failures name addresses.</param>
    /// <param name="duration">How long it took.</param>
    public static void End(Activity? activity, HttpRequestMessage request, string template, int? status, Exception? failure, TimeSpan duration)
    {
        var error = failure?.GetType().FullName ?? (status >= 400 ? Text(status.Value) : null);
        var tags = new TagList { { Method, request.Method.Method }, { Template, template }, { "server.address", request.RequestUri?.Host } };
        if (status is { } answered)
        {
            tags.Add(Status, answered);
            activity?.SetTag(Status, answered);
        }

        if (error is not null)
        {
            tags.Add(ErrorType, error);
            activity?.SetTag(ErrorType, error).SetStatus(ActivityStatusCode.Error);
        }

        Requests.Record(duration.TotalSeconds, tags);
    }

    /// <summary>Counts one answer inside of a batch; 0 when the batch brought none.</summary>
    public static void Step(string method, string path, int status) =>
        Steps.Add(1, KeyValuePair.Create(Method, (object?)method), KeyValuePair.Create(Template, (object?)UrlTemplate.Of(path)), KeyValuePair.Create(Status, (object?)status));

    /// <summary>Counts a refusal for the time being.</summary>
    /// <param name="status">429, or 503 with a time to come back.</param>
    /// <param name="isStep">Whether it was one inside of a batch.</param>
    public static void Throttled(int status, bool isStep) =>
        Throttles.Add(1, KeyValuePair.Create(Status, (object?)status), KeyValuePair.Create("inquiry.graph.in_batch", (object?)isStep));

    private static string Text(int status) => status.ToString(CultureInfo.InvariantCulture);
}
