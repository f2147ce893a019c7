using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.OData;
using InquiryAssistant.GraphEmulator.Sending;
using InquiryAssistant.GraphEmulator.Store;

namespace InquiryAssistant.GraphEmulator.Protocol;

/// <summary>One request to one mailbox on its way through a handler. Handlers run under the mailbox's lock, so each is a transaction.</summary>
internal sealed class GraphCall(GraphRequest request, Mailbox mailbox, IReadOnlyDictionary<string, string> keys, QueryOptions query, Emulation emulation)
{
    private readonly List<OutgoingMail> outbox = [];

    public GraphRequest Request { get; } = request;

    public Mailbox Mailbox { get; } = mailbox;

    public QueryOptions Query { get; } = query;

    public Preferences Prefer { get; } = Preferences.Parse(request.Header("Prefer"));

    public Emulation Emulation { get; } = emulation;

    public GraphEmulatorOptions Options => Emulation.Options;

    public EmulatorClock Clock => Emulation.Clock;

    /// <summary>Mail to bring to other mailboxes once the lock of this one is released.</summary>
    public IReadOnlyList<OutgoingMail> Outbox => outbox;

    /// <summary>A key of the path by its name in the route.</summary>
    public string Key(string name) => keys[name];

    public bool HasKey(string name) => keys.ContainsKey(name);

    public void Post(OutgoingMail mail) => outbox.Add(mail);

    /// <summary>The JSON body as an object.</summary>
    /// <exception cref="GraphException">400: there is none.</exception>
    public JsonObject Body() => JsonRead.Object(Request.Json, "The request body");

    /// <summary>A metadata address for <c>@odata.context</c>.</summary>
    public string Context(string tail) => $"{Request.Root}/$metadata#users('{Mailbox.UserId}')/{tail}";

    /// <summary>The message of the path.</summary>
    /// <exception cref="GraphException">400 for an id that is none of this mailbox, 404 for one that is gone or in another folder.</exception>
    public MailItem Message()
    {
        var item = Item(Key("message"));
        return !HasKey("folder") || Folder() == item.Folder ? item : throw GraphException.ItemNotFound();
    }

    /// <summary>The folder of the path, by id or well-known name.</summary>
    public MailFolder Folder() => FolderOf(Key("folder"));

    public MailFolder FolderOf(string idOrName) =>
        Mailbox.FindFolder(idOrName) ?? throw (Mailbox.Mint.IsFolder(idOrName) ? GraphException.ItemNotFound() : GraphException.MalformedId());

    public MailItem Item(string id) =>
        Mailbox.FindItem(id) ?? throw (Mailbox.Mint.IsMessage(id) ? GraphException.ItemNotFound() : GraphException.MalformedId());

    /// <summary>Whether the caller has read the message as it is, or does not say what it has read.</summary>
    public bool Matches(MailItem item) => Request.Header("If-Match") is not { } match || match == "*" || match == $"W/\"{item.ChangeKey}\"";

    /// <summary>Refuses a write over a message that changed since the caller read it.</summary>
    public void CheckMatch(MailItem item)
    {
        if (!Matches(item))
        {
            throw Faults.FaultDice.StaleWrite(Options.StaleWriteStatus);
        }
    }
}
