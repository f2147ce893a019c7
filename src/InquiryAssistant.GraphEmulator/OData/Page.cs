using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Protocol;

namespace InquiryAssistant.GraphEmulator.OData;

/// <summary>Cuts a page out of a list and writes the collection around it.</summary>
internal static class Page
{
    public static GraphResponse Of<T>(GraphCall call, IReadOnlyList<T> all, string context, Func<T, JsonNode> write)
    {
        var size = call.Query.PageSize(call.Prefer);
        var page = all.Skip(call.Query.Skip).Take(size).Select(write).ToArray();
        var body = new JsonObject { ["@odata.context"] = context };
        if (call.Query.Count)
        {
            body["@odata.count"] = all.Count;
        }

        body["value"] = new JsonArray(page);
        if (call.Query.Skip + size < all.Count)
        {
            body["@odata.nextLink"] = call.Query.NextLink(call.Request, call.Query.Skip + size);
        }

        return GraphResponse.Ok(body);
    }
}
