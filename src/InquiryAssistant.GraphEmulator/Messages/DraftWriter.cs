using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Attachments;
using InquiryAssistant.GraphEmulator.Protocol;
using InquiryAssistant.GraphEmulator.Store;

namespace InquiryAssistant.GraphEmulator.Messages;

/// <summary>Makes drafts from request bodies and changes messages by them.</summary>
internal static class DraftWriter
{
    private const int MostHeaders = 5;
    private const int LongestHeader = 995;

    /// <summary>A draft that is in no folder yet. It starts a conversation of its own, whatever its subject says.</summary>
    public static MailItem New(GraphCall call, JsonObject body)
    {
        var item = call.Mailbox.NewItem();
        item.IsDraft = true;
        item.IsRead = true;
        item.IsDeliveryReceiptRequested = false;
        var fields = body.DeepClone().AsObject();
        if (fields.Remove("internetMessageHeaders", out var headers))
        {
            item.Headers = CustomHeaders(headers);
        }

        if (fields.Remove("attachments", out var files) && files is not null)
        {
            item.Attachments = [.. JsonRead.Array(files, "attachments").Select(f => AttachmentJson.Read(call, f))];
        }

        MessageFields.Apply(item, fields);
        return item;
    }

    /// <summary>Changes all the given properties, or none if one of them is refused.</summary>
    public static void Change(MailItem item, JsonObject body)
    {
        var sketch = item.Sketch();
        MessageFields.Apply(sketch, body);
        item.TakeOver(sketch);
    }

    private static List<KeyValuePair<string, string>> CustomHeaders(JsonNode? node)
    {
        List<KeyValuePair<string, string>> headers = [];
        foreach (var entry in JsonRead.Array(node, "internetMessageHeaders"))
        {
            var header = JsonRead.Object(entry, "internetMessageHeaders");
            var name = JsonRead.Text(header["name"], "internetMessageHeaders/name");
            var value = JsonRead.Text(header["value"], "internetMessageHeaders/value");
            if (!name.StartsWith("x-", StringComparison.OrdinalIgnoreCase))
            {
                throw new GraphException(400, "InvalidInternetMessageHeader", $"The internet message header name '{name}' should start with 'x-' or 'X-'.");
            }

            if (value.Length > LongestHeader)
            {
                throw new GraphException(400, "InvalidInternetMessageHeader", $"A header value has at most {LongestHeader} characters.");
            }

            headers.Add(new(name, value));
        }

        return headers.Count <= MostHeaders
            ? headers
            : throw new GraphException(400, "InvalidInternetMessageHeaderCollection", $"A message takes at most {MostHeaders} custom headers.");
    }
}
