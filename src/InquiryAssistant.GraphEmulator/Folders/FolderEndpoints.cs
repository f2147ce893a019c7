using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.OData;
using InquiryAssistant.GraphEmulator.Protocol;
using InquiryAssistant.GraphEmulator.Store;

namespace InquiryAssistant.GraphEmulator.Folders;

/// <summary>Mail folders: list, get, make, rename, delete. Well-known names stand for ids everywhere.</summary>
internal static class FolderEndpoints
{
    private const QueryKinds Lists =
        QueryKinds.Select | QueryKinds.Filter | QueryKinds.OrderBy | QueryKinds.Top | QueryKinds.Skip | QueryKinds.Count | QueryKinds.IncludeHiddenFolders;

    public static GraphRoute[] Routes { get; } =
    [
        new("GET", "mailFolders", static c => List(c, c.Mailbox.Root, "mailFolders"), Lists),
        new("POST", "mailFolders", static c => Create(c, c.Mailbox.Root, "mailFolders")),
        new("GET", "mailFolders/{folder}", Get, QueryKinds.Select),
        new("PATCH", "mailFolders/{folder}", Rename),
        new("DELETE", "mailFolders/{folder}", Delete),
        new("GET", "mailFolders/{folder}/childFolders", static c => List(c, c.Folder(), Children(c)), Lists),
        new("POST", "mailFolders/{folder}/childFolders", static c => Create(c, c.Folder(), Children(c))),
    ];

    private static GraphResponse List(GraphCall call, MailFolder parent, string path)
    {
        var schema = FolderJson.Schema(call.Mailbox);
        var folders = call.Mailbox.Children(parent).Where(f => !f.IsHidden || call.Query.IncludeHiddenFolders);
        if (call.Query.Filter is { } filter)
        {
            folders = folders.Where(FilterBinder.Bind(FilterParser.Parse(filter), schema));
        }

        folders = folders.OrderBy(static f => f.DisplayName, StringComparer.OrdinalIgnoreCase);
        if (call.Query.OrderBy is { } order)
        {
            folders = OrderBy<MailFolder>.Parse(order, schema).Sort(folders);
        }

        var selection = FolderJson.Selected(call.Query.Select);
        return Page.Of(call, [.. folders], call.Context(path + selection.Projection()), f => selection.Cut(FolderJson.Write(call.Mailbox, f)));
    }

    private static GraphResponse Get(GraphCall call)
    {
        var selection = FolderJson.Selected(call.Query.Select);
        var json = selection.Cut(FolderJson.Write(call.Mailbox, call.Folder()));
        json.Insert(0, "@odata.context", call.Context($"mailFolders{selection.Projection()}/$entity"));
        return GraphResponse.Ok(json);
    }

    private static GraphResponse Create(GraphCall call, MailFolder parent, string path)
    {
        var body = call.Body();
        Known(body, "displayName", "isHidden");
        var name = Name(call, parent, body["displayName"], null);
        var folder = call.Mailbox.AddFolder(name, parent, body["isHidden"] is { } hidden && JsonRead.Flag(hidden, "isHidden"));
        return GraphResponse.Created(WithContext(call, folder, path));
    }

    private static GraphResponse Rename(GraphCall call)
    {
        var folder = Ordinary(call);
        var body = call.Body();
        Known(body, "displayName");
        folder.DisplayName = Name(call, folder.Parent!, body["displayName"], folder);
        return GraphResponse.Ok(WithContext(call, folder, "mailFolders"));
    }

    private static GraphResponse Delete(GraphCall call)
    {
        call.Mailbox.DeleteFolder(Ordinary(call));
        return GraphResponse.NoContent();
    }

    private static MailFolder Ordinary(GraphCall call)
    {
        var folder = call.Folder();
        return folder.WellKnownName is null
            ? folder
            : throw new GraphException(400, "ErrorDeleteDistinguishedFolder", "Distinguished folders cannot be renamed or deleted.");
    }

    private static string Name(GraphCall call, MailFolder parent, JsonNode? node, MailFolder? self)
    {
        var name = JsonRead.Text(node, "displayName");
        if (name.Length is 0 or > 255)
        {
            throw GraphException.Invalid("A folder name has 1 to 255 characters.");
        }

        return call.Mailbox.Children(parent).Any(f => f != self && f.DisplayName.Equals(name, StringComparison.OrdinalIgnoreCase))
            ? throw new GraphException(409, "ErrorFolderExists", "A folder with the specified name already exists.")
            : name;
    }

    private static void Known(JsonObject body, params ReadOnlySpan<string> names)
    {
        foreach (var (name, _) in body)
        {
            if (!name.StartsWith('@') && !names.Contains(name))
            {
                throw GraphException.BadRequest($"The property '{name}' cannot be set on a mail folder.");
            }
        }
    }

    private static JsonObject WithContext(GraphCall call, MailFolder folder, string path)
    {
        var json = FolderJson.Write(call.Mailbox, folder);
        json.Insert(0, "@odata.context", call.Context(path + "/$entity"));
        return json;
    }

    private static string Children(GraphCall call) => $"mailFolders('{Uri.EscapeDataString(call.Key("folder"))}')/childFolders";
}
