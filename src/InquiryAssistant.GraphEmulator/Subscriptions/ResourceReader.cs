using InquiryAssistant.GraphEmulator.Messages;
using InquiryAssistant.GraphEmulator.OData;
using InquiryAssistant.GraphEmulator.Protocol;
using InquiryAssistant.GraphEmulator.Store;

namespace InquiryAssistant.GraphEmulator.Subscriptions;

/// <summary>Reads the <c>resource</c> of a subscription: the messages of a mailbox or of one of its folders, with an optional <c>$filter</c>.</summary>
internal static class ResourceReader
{
    /// <exception cref="GraphException">400: no such resource or a malformed filter; 403: a user's subscription to another's mailbox; 404: unknown user or folder; 501: other resources.</exception>
    public static SubscribedResource Read(string resource, string token, EmulatorStore store, bool immutableIds)
    {
        var cut = resource.IndexOf('?', StringComparison.Ordinal);
        var path = PathSyntax.Segments(cut < 0 ? resource : resource[..cut]);
        var query = QueryOptions.Parse(cut < 0 ? "" : resource[(cut + 1)..], QueryKinds.Filter);
        var (mailbox, rest) = Mailbox(path, token, store);
        lock (mailbox.Gate)
        {
            MailFolder? folder = null;
            if (rest.Count == 3 && Is(rest[0], "mailFolders"))
            {
                folder = mailbox.FindFolder(rest[1]) ?? throw (mailbox.Mint.IsFolder(rest[1]) ? GraphException.ItemNotFound() : GraphException.MalformedId());
                rest = [rest[2]];
            }

            if (rest.Count != 1 || !Is(rest[0], "messages"))
            {
                throw GraphException.NotEmulated($"A subscription to '{resource}'");
            }

            var fits = query.Filter is { } filter ? FilterBinder.Bind(FilterParser.Parse(filter), MessageSchema.For(mailbox, immutableIds)) : null;
            return new SubscribedResource(mailbox, folder, query.Filter, fits);
        }
    }

    private static (Mailbox Mailbox, IReadOnlyList<string> Path) Mailbox(IReadOnlyList<string> path, string token, EmulatorStore store)
    {
        if (path.Count > 0 && Is(path[0], "me"))
        {
            return (store.OfToken(token), [.. path.Skip(1)]);
        }

        if (path.Count < 3 || !Is(path[0], "users"))
        {
            throw GraphException.NotEmulated("A subscription to this resource");
        }

        var mailbox = store.Find(path[1]) ?? throw new GraphException(404, "ResourceNotFound", "The mailbox of the resource does not exist.");
        return store.Find(token) is { } user && user != mailbox
            ? throw new GraphException(403, "ExtensionError", "Operation: Create; Exception: [Status Code: Forbidden; Reason: Access denied to the mailbox of another user.]")
            : (mailbox, [.. path.Skip(2)]);
    }

    private static bool Is(string segment, string name) => segment.Equals(name, StringComparison.OrdinalIgnoreCase);
}
