using System.Text;
using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Protocol;

namespace InquiryAssistant.GraphEmulator.Batch;

/// <summary>One request of a batch, checked.</summary>
internal sealed record BatchRequest(string Id, IReadOnlyList<string> DependsOn, GraphRequest Request)
{
    private const int Most = 20;

    /// <exception cref="GraphException">400: no requests, more than 20, an id twice, a part missing, a dependency that is unknown or a circle.</exception>
    public static IReadOnlyList<BatchRequest> ReadAll(GraphRequest outer, bool inheritPrefer)
    {
        var entries = JsonRead.Array(JsonRead.Object(outer.Json, "The request body")["requests"], "requests");
        if (entries.Count is 0 or > Most)
        {
            throw GraphException.BadRequest($"A batch holds 1 to {Most} requests.");
        }

        var requests = entries.Select(e => Read(outer, JsonRead.Object(e, "requests"), inheritPrefer)).ToList();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var request in requests)
        {
            if (!seen.Add(request.Id))
            {
                throw GraphException.BadRequest($"The request id '{request.Id}' is there twice.");
            }
        }

        CheckDependencies(requests);
        return requests;
    }

    private static BatchRequest Read(GraphRequest outer, JsonObject entry, bool inheritPrefer)
    {
        var id = JsonRead.Text(entry["id"], "id");
        var url = JsonRead.Text(entry["url"], "url");
        var headers = Headers(outer, entry["headers"], inheritPrefer);
        var contentType = headers.GetValueOrDefault("Content-Type");
        var body = entry["body"];
        if (body is not null && contentType is null)
        {
            throw GraphException.BadRequest($"The request '{id}' has a body and needs the header Content-Type.");
        }

        var isJson = contentType?.Contains("json", StringComparison.OrdinalIgnoreCase) != false;
        var cut = url.IndexOf('?', StringComparison.Ordinal);
        var rawPath = cut < 0 ? url : url[..cut];
        return new BatchRequest(
            id,
            entry["dependsOn"] is { } dependencies ? JsonRead.Texts(dependencies, "dependsOn") : [],
            outer with
            {
                Method = JsonRead.Text(entry["method"], "method").ToUpperInvariant(),
                Path = PathSyntax.Segments(rawPath),
                RawPath = rawPath.StartsWith('/') ? rawPath : "/" + rawPath,
                Query = cut < 0 ? "" : url[(cut + 1)..],
                Headers = headers,
                ContentType = contentType,
                Json = isJson ? body?.DeepClone() : null,
                Bytes = isJson || body is null ? [] : Decode(JsonRead.Text(body, "body")),
                Length = body is null ? 0 : Encoding.UTF8.GetByteCount(body.ToJsonString()),
            });
    }

    private static Dictionary<string, string> Headers(GraphRequest outer, JsonNode? node, bool inheritPrefer)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (inheritPrefer && outer.Header("Prefer") is { } prefer)
        {
            headers["Prefer"] = prefer;
        }

        foreach (var (name, value) in node is null ? [] : JsonRead.Object(node, "headers"))
        {
            headers[name] = JsonRead.Text(value, "headers/" + name);
        }

        return headers;
    }

    private static byte[] Decode(string base64)
    {
        try
        {
            return Convert.FromBase64String(base64);
        }
        catch (FormatException)
        {
            throw GraphException.BadRequest("A body that is not JSON stands in a batch as base64.");
        }
    }

    private static void CheckDependencies(List<BatchRequest> requests)
    {
        var done = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var open = requests.ToList();
        while (open.Count > 0)
        {
            var ready = open.Where(r => r.DependsOn.All(done.Contains)).ToList();
            if (ready.Count == 0)
            {
                throw GraphException.BadRequest("dependsOn names a request that is not in the batch, or goes in a circle.");
            }

            done.UnionWith(ready.Select(static r => r.Id));
            open = [.. open.Except(ready)];
        }
    }
}
