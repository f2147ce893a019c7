using System.Text.Json;
using System.Text.Json.Nodes;
using InquiryAssistant.Graph.Tracing;
using Microsoft.Kiota.Abstractions;

namespace InquiryAssistant.Graph.Batch;

/// <summary>What Graph answered to one step.</summary>
/// <param name="Status">HTTP status; 0 when there was no answer.</param>
/// <param name="Body">The body, where it is JSON.</param>
/// <param name="Code">Graph's error code, or a word of ours; "" on success.</param>
/// <param name="RetryAfter">How long to wait, when Graph said so.</param>
internal sealed record BatchAnswer(int Status, JsonElement? Body, string Code, TimeSpan? RetryAfter)
{
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>Throttled, or refused with a time to come back.</summary>
    public bool IsThrottled => Status == 429 || (Status == 503 && RetryAfter is not null);

    /// <summary>What the SDK's own call would have thrown as; null on success.</summary>
    public MailboxException? Failure => IsSuccess ? null : Status == 0 ? new MailboxBusyException(0, Code, RetryAfter) : GraphCall.FromStatus(Status, Code, RetryAfter);

    /// <summary>No answer, or one that a later try may turn into another: the steps of our batches may be sent twice.</summary>
    public bool MayRepeat => Status is 0 or 408 or 429 or (>= 500 and not 501 and not 507);
}

/// <summary>One request of a batch with what became of it so far.</summary>
internal sealed class BatchStep
{
    /// <summary>The header counts only for the step that carries it; that of the batch is not inherited (graph-facts 6.2).</summary>
    private const string Preference = "IdType=\"ImmutableId\"";

    private readonly string method;
    private readonly string url;
    private readonly JsonObject headers = new() { ["Prefer"] = Preference };
    private readonly JsonNode? body;

    /// <param name="request">A request as the SDK builds it.</param>
    /// <param name="baseUrl">Root with version: the url of a step is relative to it.</param>
    public BatchStep(RequestInformation request, string baseUrl)
    {
        request.PathParameters.TryAdd("baseurl", baseUrl);
        method = request.HttpMethod.ToString();
        url = request.URI.AbsoluteUri[baseUrl.Length..];
        foreach (var (name, values) in request.Headers)
        {
            headers[name] = string.Join(", ", name == "Prefer" ? values.Append(Preference) : values);
        }

        body = request.Content is { Length: > 0 } content ? JsonNode.Parse(content) : null;
    }

    /// <summary>How often it was sent.</summary>
    public int Tries { get; private set; }

    /// <summary>Not to be sent again before.</summary>
    public DateTimeOffset NotBefore { get; private set; } = DateTimeOffset.MinValue;

    /// <summary>The last answer.</summary>
    public BatchAnswer Answer { get; private set; } = new(0, null, "no-answer", null);

    /// <summary>Whether that was the last word.</summary>
    public bool IsSettled { get; private set; }

    public JsonObject Write(string id)
    {
        var json = new JsonObject { ["id"] = id, ["method"] = method, ["url"] = url, ["headers"] = headers.DeepClone() };
        if (body is not null)
        {
            json["body"] = body.DeepClone();
        }

        return json;
    }

    /// <summary>Notes in the metrics what was answered to a try of it.</summary>
    public void Count(BatchAnswer answer)
    {
        GraphTelemetry.Step(method, url, answer.Status);
        if (answer.IsThrottled)
        {
            GraphTelemetry.Throttled(answer.Status, isStep: true);
        }
    }

    public void Settle(BatchAnswer answer) => (Answer, IsSettled, Tries) = (answer, true, Tries + 1);

    public void RepeatAt(BatchAnswer answer, DateTimeOffset at) => (Answer, NotBefore, Tries) = (answer, at, Tries + 1);
}
