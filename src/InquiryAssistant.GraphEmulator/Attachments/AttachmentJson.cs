using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Ids;
using InquiryAssistant.GraphEmulator.Messages;
using InquiryAssistant.GraphEmulator.OData;
using InquiryAssistant.GraphEmulator.Protocol;
using InquiryAssistant.GraphEmulator.Store;

namespace InquiryAssistant.GraphEmulator.Attachments;

/// <summary>File attachments in JSON.</summary>
internal static class AttachmentJson
{
    private const string FileType = "#microsoft.graph.fileAttachment";
    private const string Cast = "microsoft.graph.fileAttachment/";
    private const int LargestFile = 3 * 1024 * 1024;

    /// <summary>Properties every attachment has; those of files are selected with the type in front.</summary>
    private static readonly string[] Common = ["id", "lastModifiedDateTime", "name", "contentType", "size", "isInline"];

    private static readonly string[] OfFiles = ["contentId", "contentLocation", "contentBytes"];

    private static readonly HashSet<string> Writable = new(StringComparer.Ordinal) { "name", "contentType", "isInline", "contentId", "contentLocation", "contentBytes", "size", "id" };

    public static Selection Selected(string? select)
    {
        string[] known = [.. Common, .. OfFiles.Select(static p => Cast + p)];
        return Selection.Parse(select, known, "microsoft.graph.attachment");
    }

    public static JsonArray List(GraphCall call, MailItem item, string select)
    {
        var selection = Selected(select);
        return [.. item.Attachments.Select(a => Write(call, item, a, selection))];
    }

    public static JsonObject Write(GraphCall call, MailItem item, StoredAttachment file, Selection selection)
    {
        var json = new JsonObject
        {
            ["@odata.type"] = FileType,
            ["@odata.mediaContentType"] = file.ContentType,
            ["id"] = IdMint.Attachment(item.Id(call.Prefer.ImmutableIds), file.Key),
        };
        Add("lastModifiedDateTime", MessageJson.Time(file.Modified));
        Add("name", file.Name);
        Add("contentType", file.ContentType);
        Add("size", file.Size);
        Add("isInline", file.IsInline);
        Add("contentId", file.ContentId);
        Add("contentLocation", file.ContentLocation);
        if (selection.Wants("contentBytes") || selection.Wants(Cast + "contentBytes"))
        {
            json["contentBytes"] = Convert.ToBase64String(file.Content);
        }

        return json;

        void Add(string name, JsonNode? value)
        {
            if (selection.Wants(name) || selection.Wants(Cast + name))
            {
                json[name] = value;
            }
        }
    }

    /// <summary>A file out of a request body.</summary>
    /// <exception cref="GraphException">400: no type, not a file, no content, too large; 501: an attached item or a link.</exception>
    public static StoredAttachment Read(GraphCall call, JsonNode? node)
    {
        var file = JsonRead.Object(node, "attachment");
        switch (JsonRead.TextOrNull(file["@odata.type"], "@odata.type")?.TrimStart('#').ToUpperInvariant())
        {
            case "MICROSOFT.GRAPH.FILEATTACHMENT":
                break;
            case null:
                throw GraphException.BadRequest("An attachment needs its @odata.type.");
            case "MICROSOFT.GRAPH.ITEMATTACHMENT" or "MICROSOFT.GRAPH.REFERENCEATTACHMENT":
                throw GraphException.NotEmulated("An attachment that is not a file");
            default:
                throw GraphException.BadRequest("The @odata.type is no attachment.");
        }

        foreach (var (name, _) in file.Where(static p => !p.Key.StartsWith('@') && !Writable.Contains(p.Key)))
        {
            throw GraphException.BadRequest($"The property '{name}' does not exist on type 'microsoft.graph.fileAttachment'.");
        }

        var content = DeclaredFile.Bytes(file["contentBytes"]);
        if (content.Length > LargestFile)
        {
            throw new GraphException(413, "ErrorAttachmentSizeLimitExceeded", "A file of 3 MB or more is attached by an upload session.");
        }

        return new StoredAttachment(
            call.Mailbox.NewGuid(),
            JsonRead.Text(file["name"], "name"),
            JsonRead.TextOrNull(file["contentType"], "contentType"),
            content,
            content.Length,
            file["isInline"] is { } inline && JsonRead.Flag(inline, "isInline"),
            JsonRead.TextOrNull(file["contentId"], "contentId"),
            JsonRead.TextOrNull(file["contentLocation"], "contentLocation"),
            call.Clock.Now());
    }
}
