using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Protocol;
using InquiryAssistant.GraphEmulator.Throttling;

namespace InquiryAssistant.GraphEmulator.Batch;

/// <summary>Runs the requests of a batch, at most four at a time, each after those it depends on. The batch answers 200 whatever they answer.</summary>
internal sealed partial class BatchRunner(GraphDispatcher dispatcher, MailboxThrottle throttle, Emulation emulation, ILogger<BatchRunner> logger)
{
    /// <summary>What Graph runs at once for Outlook (page "Service-specific throttling limits").</summary>
    private const int AtOnce = 4;

    public async Task<GraphResponse> RunAsync(GraphRequest outer, CancellationToken cancellationToken)
    {
        var requests = BatchRequest.ReadAll(outer, emulation.Options.InheritPreferInBatch);
        emulation.Counters.CountRequest("POST $batch");
        using var places = throttle.EnterBatch(requests.Select(r => dispatcher.AddressOf(r.Request)).OfType<string>(), Width(requests));
        using var turns = new SemaphoreSlim(AtOnce);
        var answers = new ConcurrentDictionary<string, Lazy<Task<GraphResponse>>>(StringComparer.OrdinalIgnoreCase);
        foreach (var request in requests)
        {
            answers[request.Id] = new Lazy<Task<GraphResponse>>(() => RunOneAsync(request with { Request = request.Request with { Batch = places } }, answers, turns, cancellationToken));
        }

        var responses = await Task.WhenAll(requests.Select(r => answers[r.Id].Value));
        return GraphResponse.Ok(new JsonObject { ["responses"] = new JsonArray([.. requests.Zip(responses, static (r, answer) => Write(r.Id, answer))]) });
    }

    /// <summary>How many steps may run at once: those in a row run one by one.</summary>
    private static int Width(IReadOnlyList<BatchRequest> requests) => Math.Clamp(requests.Count(static r => r.DependsOn.Count == 0), 1, AtOnce);

    private async Task<GraphResponse> RunOneAsync(
        BatchRequest request, ConcurrentDictionary<string, Lazy<Task<GraphResponse>>> answers, SemaphoreSlim turns, CancellationToken cancellationToken)
    {
        var before = await Task.WhenAll(request.DependsOn.Select(id => answers[id].Value));
        if (before.Any(static r => r.Status >= 400))
        {
            return Refuse(request, new GraphException(424, "FailedDependency", "A request this one depends on has failed."));
        }

        await turns.WaitAsync(cancellationToken);
        try
        {
            emulation.Counters.CountStep();
            var response = await dispatcher.RunAsync(request.Request, cancellationToken);
            emulation.Counters.CountStatus(response.Status);
            return response;
        }
        catch (GraphException refusal)
        {
            return Refuse(request, refusal);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            Log.Failed(logger, failure);
            return Refuse(request, new GraphException(500, "ErrorInternalServerError", "An internal server error occurred. The operation failed."));
        }
        finally
        {
            turns.Release();
        }
    }

    private GraphResponse Refuse(BatchRequest request, GraphException refusal)
    {
        emulation.Counters.CountStatus(refusal.Status);
        var requestId = Guid.NewGuid().ToString();
        return GraphErrors.Write(refusal, requestId, request.Request.Header("client-request-id") ?? requestId, emulation.Clock.GetUtcNow());
    }

    private static JsonObject Write(string id, GraphResponse response)
    {
        var json = new JsonObject { ["id"] = id, ["status"] = response.Status };
        var headers = new JsonObject();
        foreach (var (name, value) in response.Headers)
        {
            headers[name] = value;
        }

        var body = response.Bytes is { } bytes ? JsonValue.Create(Convert.ToBase64String(bytes)) : response.Body;
        if (body is not null)
        {
            headers["Content-Type"] = response.BytesType ?? "application/json";
            json["headers"] = headers;
            json["body"] = body;
        }
        else if (headers.Count > 0)
        {
            json["headers"] = headers;
        }

        return json;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The emulator failed on a request of a batch")]
        public static partial void Failed(ILogger logger, Exception failure);
    }
}
