using InquiryAssistant.GraphEmulator.Ids;
using InquiryAssistant.GraphEmulator.Messages;
using InquiryAssistant.GraphEmulator.OData;
using InquiryAssistant.GraphEmulator.Protocol;
using InquiryAssistant.GraphEmulator.Store;

namespace InquiryAssistant.GraphEmulator.Attachments;

/// <summary>Files of a message, under 3 MB. Upload sessions for larger ones are not emulated.</summary>
internal static class AttachmentEndpoints
{
    private const string Single = "/attachments/{attachment}";

    public static GraphRoute[] Routes { get; } =
    [
        .. MessageEndpoints.ForEachPath("GET", "/attachments", List, QueryKinds.Select | QueryKinds.Top | QueryKinds.Skip | QueryKinds.Count),
        .. MessageEndpoints.ForEachPath("POST", "/attachments", Add),
        .. MessageEndpoints.ForEachPath("GET", Single, Get, QueryKinds.Select),
        .. MessageEndpoints.ForEachPath("GET", Single + "/$value", Content),
        .. MessageEndpoints.ForEachPath("DELETE", Single, Delete),
    ];

    private static GraphResponse List(GraphCall call)
    {
        var item = call.Message();
        var selection = AttachmentJson.Selected(call.Query.Select);
        return Page.Of(call, item.Attachments, Context(call), a => AttachmentJson.Write(call, item, a, selection));
    }

    private static GraphResponse Get(GraphCall call)
    {
        var item = call.Message();
        var json = AttachmentJson.Write(call, item, Find(call, item), AttachmentJson.Selected(call.Query.Select));
        json.Insert(0, "@odata.context", Context(call) + "/$entity");
        return GraphResponse.Ok(json);
    }

    private static GraphResponse Content(GraphCall call)
    {
        var file = Find(call, call.Message());
        return GraphResponse.Raw(file.Content, file.ContentType ?? "application/octet-stream");
    }

    private static GraphResponse Add(GraphCall call)
    {
        var item = call.Message();
        var file = AttachmentJson.Read(call, call.Body());
        item.Attachments = [.. item.Attachments, file];
        call.Mailbox.Touch(item, "hasAttachments", "attachments");
        var json = AttachmentJson.Write(call, item, file, Selection.Default);
        json.Insert(0, "@odata.context", Context(call) + "/$entity");
        return GraphResponse.Created(json);
    }

    private static GraphResponse Delete(GraphCall call)
    {
        var item = call.Message();
        var file = Find(call, item);
        item.Attachments = [.. item.Attachments.Where(a => a != file)];
        call.Mailbox.Touch(item, "hasAttachments", "attachments");
        return GraphResponse.NoContent();
    }

    private static StoredAttachment Find(GraphCall call, MailItem item)
    {
        var id = call.Key("attachment");
        if (!call.Mailbox.Mint.IsAttachment(id))
        {
            throw GraphException.MalformedId();
        }

        return item.Attachments.FirstOrDefault(a => IdMint.Attachment(item.ClassicId, a.Key) == id || IdMint.Attachment(item.ImmutableId, a.Key) == id)
            ?? throw GraphException.ItemNotFound();
    }

    private static string Context(GraphCall call) => call.Context($"messages('{Uri.EscapeDataString(call.Key("message"))}')/attachments");
}
