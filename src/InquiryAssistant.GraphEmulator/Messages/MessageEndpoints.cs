using InquiryAssistant.GraphEmulator.OData;
using InquiryAssistant.GraphEmulator.Protocol;
using InquiryAssistant.GraphEmulator.Store;

namespace InquiryAssistant.GraphEmulator.Messages;

/// <summary>Reading, making, changing and deleting messages.</summary>
internal static class MessageEndpoints
{
    private const QueryKinds One = QueryKinds.Select | QueryKinds.Expand;

    public static GraphRoute[] Routes { get; } =
    [
        new("GET", "messages", ListAll, QueryKinds.Messages),
        new("GET", "mailFolders/{folder}/messages", ListFolder, QueryKinds.Messages),
        new("POST", "messages", static c => Create(c, c.Mailbox.WellKnown("drafts"))),
        new("POST", "mailFolders/{folder}/messages", static c => Create(c, c.Folder())),
        .. ForEachPath("GET", "", Get, One),
        .. ForEachPath("PATCH", "", Update),
        .. ForEachPath("DELETE", "", Delete),
        .. ForEachPath("POST", "/permanentDelete", Purge),
        .. ForEachPath("GET", "/$value", Mime),
    ];

    /// <summary>A route on a message, addressed directly and below its folder.</summary>
    public static GraphRoute[] ForEachPath(string method, string tail, Func<GraphCall, GraphResponse> handle, QueryKinds query = QueryKinds.None) =>
    [
        new(method, "messages/{message}" + tail, handle, query),
        new(method, "mailFolders/{folder}/messages/{message}" + tail, handle, query),
    ];

    private static GraphResponse ListAll(GraphCall call) =>
        List(call, call.Mailbox.Items.Where(static m => Mailbox.IsVisibleTree(m.Folder)), "messages", isNewestFirst: false);

    private static GraphResponse ListFolder(GraphCall call)
    {
        var folder = call.Folder();
        return List(call, call.Mailbox.ItemsIn(folder), $"mailFolders('{Uri.EscapeDataString(call.Key("folder"))}')/messages", isNewestFirst: true);
    }

    private static GraphResponse List(GraphCall call, IEnumerable<MailItem> messages, string path, bool isNewestFirst)
    {
        var selection = Selection.Parse(call.Query.Select, MessageJson.Properties, "microsoft.graph.message");
        var expansion = Expansion.Parse(call.Query.Expand);
        var found = MessageList.Find(call, messages, isNewestFirst);
        return Page.Of(call, found, call.Context(path + selection.Projection()), m => MessageJson.Entry(call, m, selection, expansion));
    }

    private static GraphResponse Get(GraphCall call)
    {
        var selection = Selection.Parse(call.Query.Select, MessageJson.Properties, "microsoft.graph.message");
        return GraphResponse.Ok(MessageJson.Single(call, call.Message(), selection, Expansion.Parse(call.Query.Expand)));
    }

    private static GraphResponse Create(GraphCall call, MailFolder folder)
    {
        MimeBody.Refuse(call);
        var item = DraftWriter.New(call, call.Body());
        call.Mailbox.Add(item, folder);
        return GraphResponse.Created(MessageJson.Single(call, item));
    }

    private static GraphResponse Update(GraphCall call)
    {
        var item = call.Message();
        CountTagWrite(call, item);
        call.CheckMatch(item);
        DraftWriter.Change(item, call.Body());
        call.Mailbox.Touch(item, call.Body().SelectMany(static p => p.Key == "body" ? ["body", "bodyPreview", "uniqueBody"] : (string[])[p.Key]));
        return GraphResponse.Ok(MessageJson.Single(call, item));
    }

    private static void CountTagWrite(GraphCall call, MailItem item)
    {
        if (!call.Body().ContainsKey("categories"))
        {
            return;
        }

        var isRefused = !call.Matches(item);
        call.Emulation.Counters.CountTagWrite(isRefused);
        if (!isRefused)
        {
            item.CategoryWrites++;
            item.LastCategoryWrite = call.Clock.GetUtcNow();
            item.FirstCategoryWrite ??= item.LastCategoryWrite;
        }
    }

    private static GraphResponse Delete(GraphCall call)
    {
        var item = call.Message();
        call.CheckMatch(item);
        var deleted = call.Mailbox.WellKnown("deleteditems");
        call.Mailbox.Move(item, item.Folder == deleted ? call.Mailbox.WellKnown("recoverableitemsdeletions") : deleted);
        return GraphResponse.NoContent();
    }

    private static GraphResponse Purge(GraphCall call)
    {
        call.Mailbox.Remove(call.Message());
        return GraphResponse.NoContent();
    }

    private static GraphResponse Mime(GraphCall call) =>
        GraphResponse.Raw(MimeWriter.Write(call.Message()), "text/plain");
}
