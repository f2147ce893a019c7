using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.OData;
using InquiryAssistant.GraphEmulator.Protocol;
using InquiryAssistant.GraphEmulator.Store;

namespace InquiryAssistant.GraphEmulator.Delta;

/// <summary>The delta query over the messages of one folder.</summary>
internal static class DeltaEndpoints
{
    public static GraphRoute[] Routes { get; } =
    [
        new("GET", "mailFolders/{folder}/messages/delta", Get, QueryKinds.Delta),
        new("GET", "messages/delta", static _ => throw GraphException.BadRequest("A delta query of messages goes over one mail folder.")),
        new("GET", "mailFolders/delta", static _ => throw GraphException.NotEmulated("The delta query of mail folders")),
    ];

    private static GraphResponse Get(GraphCall call)
    {
        var folder = Folder(call);
        var (options, at) = Begin(call, folder);
        var (values, next, isLast) = new DeltaRound(call, folder, options).Page(at, call.Prefer.PageSize ?? options.Top ?? QueryOptions.DefaultTop);
        var token = new DeltaToken(call.Mailbox.SyncGeneration, call.Clock.GetUtcNow(), options, next).Write(call.Mailbox, folder);
        return GraphResponse.Ok(new JsonObject
        {
            ["@odata.context"] = $"{call.Request.Root}/$metadata#Collection(message)",
            [isLast ? "@odata.deltaLink" : "@odata.nextLink"] = $"{Path(call, folder)}?{(isLast ? "$deltatoken" : "$skiptoken")}={token}",
            ["value"] = values,
        });
    }

    private static MailFolder Folder(GraphCall call)
    {
        var id = call.Key("folder");
        return call.Mailbox.FindFolder(id)
            ?? throw (call.Mailbox.Mint.IsFolder(id) ? new GraphException(404, "ErrorSyncFolderNotFound", "The specified folder could not be found in the store.") : GraphException.MalformedId());
    }

    private static (DeltaOptions Options, DeltaPosition At) Begin(GraphCall call, MailFolder folder)
    {
        if (call.Query.SyncToken is not { } text)
        {
            return (DeltaOptions.Parse(call.Query), DeltaPosition.Start(call.Mailbox.LastChange));
        }

        if (call.Query.Number > 1)
        {
            throw GraphException.BadRequest("A link of a delta query is used as it was given: its options are inside the token.");
        }

        try
        {
            var token = DeltaToken.Read(text, call.Mailbox, folder, call.Emulation);
            return (token.Options, token.Position);
        }
        catch (GraphException expired) when (expired.Status == 410)
        {
            throw new GraphException(expired.Status, expired.Code, expired.Message) { Location = Path(call, folder) };
        }
    }

    private static string Path(GraphCall call, MailFolder folder)
    {
        var owner = call.Request.Path[0].Equals("me", StringComparison.OrdinalIgnoreCase) ? "me" : $"users('{Uri.EscapeDataString(call.Request.Path[1])}')";
        return $"{call.Request.Root}/{owner}/mailFolders('{Uri.EscapeDataString(folder.Id)}')/messages/delta";
    }
}
