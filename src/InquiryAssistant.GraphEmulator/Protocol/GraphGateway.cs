using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Batch;
using InquiryAssistant.GraphEmulator.Faults;
using Microsoft.AspNetCore.Http.Features;

namespace InquiryAssistant.GraphEmulator.Protocol;

/// <summary>The HTTP face: reads a request off the wire, checks its token, writes the answer or the error in Graph's shape.</summary>
internal sealed partial class GraphGateway(
    GraphDispatcher dispatcher, BatchRunner batches, Emulation emulation, ILogger<GraphGateway> logger)
{
    private const string Version = "/v1.0";

    public async Task HandleAsync(HttpContext context)
    {
        GraphResponse response;
        emulation.Counters.CountHttp();
        var reset = emulation.Dice.Reset();
        if (reset == ConnectionReset.BeforeWork)
        {
            context.Abort();
            return;
        }

        var requestId = Guid.NewGuid().ToString();
        var clientRequestId = context.Request.Headers["client-request-id"].FirstOrDefault() ?? requestId;
        try
        {
            response = await AnswerAsync(context, context.RequestAborted);
        }
        catch (GraphException refusal)
        {
            response = GraphErrors.Write(refusal, requestId, clientRequestId, emulation.Clock.GetUtcNow());
        }
        catch (Exception failure) when (!context.RequestAborted.IsCancellationRequested)
        {
            Log.Failed(logger, failure);
            var refusal = new GraphException(500, "ErrorInternalServerError", "An internal server error occurred. The operation failed.");
            response = GraphErrors.Write(refusal, requestId, clientRequestId, emulation.Clock.GetUtcNow());
        }

        emulation.Counters.CountStatus(response.Status);
        if (reset == ConnectionReset.AfterWork)
        {
            // The work is done and the client never hears of it.
            context.Abort();
            return;
        }

        await WriteAsync(context, response, requestId, clientRequestId);
    }

    private async Task<GraphResponse> AnswerAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var cut = target.IndexOf('?', StringComparison.Ordinal);
        var rawPath = cut < 0 ? target : target[..cut];
        if (!rawPath.StartsWith(Version + "/", StringComparison.OrdinalIgnoreCase))
        {
            throw GraphException.NotEmulated("Any path outside /v1.0");
        }

        var token = Token(context.Request);
        var length = context.Request.ContentLength;
        var bytes = await ReadBodyAsync(context.Request, length, cancellationToken);
        var request = new GraphRequest
        {
            Method = context.Request.Method,
            Path = PathSyntax.Segments(rawPath[Version.Length..]),
            RawPath = rawPath[Version.Length..],
            Query = cut < 0 ? "" : target[(cut + 1)..],
            Headers = context.Request.Headers.ToDictionary(static h => h.Key, static h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            ContentType = context.Request.ContentType,
            Json = IsJson(context.Request.ContentType) ? Parse(bytes) : NoJson(context.Request.ContentType!, bytes),
            Bytes = bytes,
            Length = bytes.Length,
            Token = token,
            Root = $"{context.Request.Scheme}://{context.Request.Host}{Version}",
        };
        return request is { Method: "POST", Path: ["$batch"] }
            ? await batches.RunAsync(request, cancellationToken)
            : await dispatcher.RunAsync(request, cancellationToken);
    }

    private static string Token(HttpRequest request)
    {
        const string Scheme = "Bearer ";
        var header = request.Headers.Authorization.ToString();
        var token = header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : "";
        return token.Length > 0 ? token : throw new GraphException(401, "InvalidAuthenticationToken", "Access token is empty.");
    }

    private static bool IsJson(string? contentType) =>
        contentType is null || contentType.Contains("json", StringComparison.OrdinalIgnoreCase);

    private async Task<byte[]> ReadBodyAsync(HttpRequest request, long? length, CancellationToken cancellationToken)
    {
        var tooLarge = new GraphException(413, "RequestEntityTooLarge", "The request is too large.");
        if (length > emulation.Options.LargestJsonRequest)
        {
            throw tooLarge;
        }

        using var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(chunk, cancellationToken)) > 0)
        {
            buffer.Write(chunk, 0, read);
            if (buffer.Length > emulation.Options.LargestJsonRequest)
            {
                throw tooLarge;
            }
        }

        return buffer.ToArray();
    }

    /// <summary>Plain text may be MIME; any other type with a body is a mistake of the caller.</summary>
    private static JsonNode? NoJson(string contentType, byte[] bytes) =>
        bytes.Length == 0 || contentType.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase) ? null : throw Unreadable();

    private static GraphException Unreadable() =>
        GraphException.BadRequest("Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.");

    private static JsonNode? Parse(byte[] bytes)
    {
        try
        {
            return bytes.Length == 0 ? null : JsonNode.Parse(bytes, documentOptions: new JsonDocumentOptions { MaxDepth = 64, AllowDuplicateProperties = false });
        }
        catch (JsonException)
        {
            throw Unreadable();
        }
    }

    private static async Task WriteAsync(HttpContext context, GraphResponse response, string requestId, string clientRequestId)
    {
        var headers = context.Response.Headers;
        context.Response.StatusCode = response.Status;
        headers["request-id"] = requestId;
        headers["client-request-id"] = clientRequestId;
        headers["x-ms-ags-diagnostic"] = """{"ServerInfo":{"DataCenter":"Emulator","Slice":"E","Ring":"1","ScaleUnit":"000","RoleInstance":"EMULATOR"}}""";
        foreach (var (name, value) in response.Headers)
        {
            headers[name] = value;
        }

        var bytes = response.Bytes ?? (response.Body is null ? [] : Encoding.UTF8.GetBytes(response.Body.ToJsonString(GraphErrors.Json)));
        if (bytes.Length > 0)
        {
            context.Response.ContentType = response.BytesType ?? "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8";
            context.Response.ContentLength = bytes.Length;
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The emulator failed on a request")]
        public static partial void Failed(ILogger logger, Exception failure);
    }
}
