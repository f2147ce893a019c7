using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using InquiryAssistant.Graph.Http;
using InquiryAssistant.Graph.Limits;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace InquiryAssistant.Graph.Batch;

/// <summary>Sends requests of one mailbox twenty to a <c>$batch</c>, and repeats the steps that were throttled or failed, each no earlier than it was told.</summary>
/// <remarks>Only for steps that may be sent twice: reads, and writes with If-Match. Never throws for a busy Graph: each request has an answer of its own.</remarks>
internal sealed class GraphBatch(IRequestAdapter adapter, GraphOptions options, MailboxLimits limits, TimeProvider time)
{
    /// <summary>Most requests of a batch (Graph page "JSON batching").</summary>
    private const int Most = 20;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    private static readonly Dictionary<string, ParsableFactory<IParsable>> Errors = new() { ["XXX"] = ODataError.CreateFromDiscriminatorValue };

    /// <summary>The answers, in the order of the requests.</summary>
    /// <exception cref="NotSignedInException">Graph does not accept our sign-in.</exception>
    public async Task<IReadOnlyList<BatchAnswer>> RunAsync(string mailbox, IEnumerable<RequestInformation> requests, CancellationToken cancellationToken)
    {
        var steps = requests.Select(r => new BatchStep(r, adapter.BaseUrl!)).ToArray();
        var open = steps.ToList();
        while (open.Count > 0)
        {
            var now = time.GetUtcNow();
            var due = open.Where(s => s.NotBefore <= now).Take(Most).ToArray();
            if (due.Length == 0)
            {
                await time.WaitAsync(open.Min(static s => s.NotBefore) - now, cancellationToken);
                continue;
            }

            await SendAsync(mailbox, due, cancellationToken);
            open.RemoveAll(static s => s.IsSettled);
        }

        return [.. steps.Select(static s => s.Answer)];
    }

    private async Task SendAsync(string mailbox, BatchStep[] steps, CancellationToken cancellationToken)
    {
        Dictionary<string, BatchAnswer> answers;
        try
        {
            answers = await GraphCall.RunAsync(() => PostAsync(mailbox, steps, cancellationToken), cancellationToken);
        }
        catch (MailboxBusyException busy)
        {
            // The pipeline has repeated what it could; each step is told so.
            Array.ForEach(steps, s => s.Settle(new BatchAnswer(busy.Status, null, busy.Code, busy.RetryAfter)));
            return;
        }

        var now = time.GetUtcNow();
        for (var i = 0; i < steps.Length; i++)
        {
            var answer = answers.GetValueOrDefault(Id(i)) ?? new BatchAnswer(0, null, "no-answer", null);
            steps[i].Count(answer);
            if (answer.MayRepeat && steps[i].Tries < options.Retries && !(answer.RetryAfter > options.LongestWait))
            {
                steps[i].RepeatAt(answer, now + (answer.RetryAfter ?? Pause(steps[i].Tries)));
            }
            else
            {
                steps[i].Settle(answer);
            }
        }

        await limits.LearnAsync(mailbox, answers.Count, answers.Values.Count(static a => a.IsThrottled), answers.Values.Where(static a => a.IsThrottled).Max(static a => a.RetryAfter));
    }

    private async Task<Dictionary<string, BatchAnswer>> PostAsync(string mailbox, BatchStep[] steps, CancellationToken cancellationToken)
    {
        var json = new JsonObject { ["requests"] = new JsonArray([.. steps.Select(static (s, i) => s.Write(Id(i)))]) };
        var request = new RequestInformation
        {
            HttpMethod = Method.POST,
            UrlTemplate = "{+baseurl}/$batch",
            PathParameters = new Dictionary<string, object> { ["baseurl"] = adapter.BaseUrl! },
        };
        request.Headers.Add("Accept", "application/json");
        request.SetStreamContent(new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(json)), "application/json");
        request.AddRequestOptions([new MailboxBatch(mailbox, steps.Length)]);
        await using var answer = await adapter.SendPrimitiveAsync<Stream>(request, Errors, cancellationToken) ?? throw new MailboxBusyException(0, "no-answer", null);
        using var document = await JsonDocument.ParseAsync(answer, cancellationToken: cancellationToken);
        return document.RootElement.GetProperty("responses").EnumerateArray().ToDictionary(static r => r.GetProperty("id").GetString()!, Read, StringComparer.OrdinalIgnoreCase);
    }

    private static BatchAnswer Read(JsonElement response)
    {
        var status = response.GetProperty("status").GetInt32();
        JsonElement? body = response.TryGetProperty("body", out var given) && given.ValueKind == JsonValueKind.Object ? given.Clone() : null;
        return new(status, body, status < 400 ? "" : Code(body), RetryAfter(response));
    }

    private static string Code(JsonElement? body) =>
        body is { } json && json.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object && error.TryGetProperty("code", out var code) ? code.GetString() ?? "" : "";

    private static TimeSpan? RetryAfter(JsonElement response)
    {
        if (!response.TryGetProperty("headers", out var headers) || headers.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var text = headers.EnumerateObject().FirstOrDefault(static h => h.Name.Equals("Retry-After", StringComparison.OrdinalIgnoreCase)).Value is { ValueKind: not JsonValueKind.Undefined } value
            ? value.ToString() : "";
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : null;
    }

    /// <summary>Where no time was named: doubling, with jitter, so that mailboxes do not come back together.</summary>
    private static TimeSpan Pause(int tries) => FirstPause * Math.Pow(2, tries) * (0.75 + (Random.Shared.NextDouble() / 2));

    private static string Id(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);
}
