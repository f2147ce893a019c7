using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace InquiryAssistant.GraphEmulator.Protocol;

/// <summary>Error bodies in Graph's shape.</summary>
internal static class GraphErrors
{
    /// <summary>Letters of all scripts stay as they are, as Graph writes them.</summary>
    public static JsonSerializerOptions Json { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A wait as <c>Retry-After</c> writes it: whole seconds, at least one.</summary>
    public static int Seconds(TimeSpan wait) => Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));

    public static GraphResponse Write(GraphException refusal, string requestId, string clientRequestId, DateTimeOffset now)
    {
        var response = new GraphResponse(refusal.Status, new JsonObject
        {
            ["error"] = new JsonObject
            {
                ["code"] = refusal.Code,
                ["message"] = refusal.Message,
                ["innerError"] = new JsonObject
                {
                    // No zone mark: that is how Graph prints it.
                    ["date"] = now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
                    ["request-id"] = requestId,
                    ["client-request-id"] = clientRequestId,
                },
            },
        });
        if (refusal.RetryAfter is { } wait)
        {
            response.Headers["Retry-After"] = Seconds(wait).ToString(CultureInfo.InvariantCulture);
        }

        if (refusal.Location is { } location)
        {
            response.Headers["Location"] = location;
        }

        if (refusal.Status == 401)
        {
            response.Headers["WWW-Authenticate"] = """Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000" """.TrimEnd();
        }

        return response;
    }
}
