using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Protocol;

namespace InquiryAssistant.GraphEmulator.OData;

/// <summary>Cuts a page out of a list and writes the collection around it.</summary>
internal static class Page
{
    public static GraphResponse Of<T>(GraphCall call, IEnumerable<T> all, string context, Func<T, JsonNode> write)
    {
        var size = call.Query.PageSize(call.Prefer);
        var counted = call.Query.Count ? all.ToList() : null;
        // One more than the page tells whether there is another; the rest is not looked at unless it is to be counted.
        var found = (counted ?? all).Skip(call.Query.Skip).Take(size + 1).ToList();
        var body = new JsonObject { ["@odata.context"] = context };
        if (counted is not null)
        {
            body["@odata.count"] = counted.Count;
        }

        body["value"] = new JsonArray([.. found.Take(size).Select(write)]);
        if (found.Count > size)
        {
            body["@odata.nextLink"] = call.Query.NextLink(call.Request, call.Query.Skip + size);
        }

        return GraphResponse.Ok(body);
    }
}
