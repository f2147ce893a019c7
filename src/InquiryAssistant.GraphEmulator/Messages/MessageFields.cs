using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Html;
using InquiryAssistant.GraphEmulator.Protocol;
using InquiryAssistant.GraphEmulator.Store;

namespace InquiryAssistant.GraphEmulator.Messages;

/// <summary>Which properties of a message a client may write, when, and how. Lists are replaced whole.</summary>
internal static class MessageFields
{
    private const int LongestSubject = 255;
    private const int MostRecipients = 500;

    /// <summary>Writable on every message.</summary>
    private static readonly Dictionary<string, Action<MailItem, JsonNode?>> Always = new(StringComparer.Ordinal)
    {
        ["categories"] = static (m, v) => m.Categories = v is null ? [] : [.. JsonRead.Texts(v, "categories").Distinct(StringComparer.OrdinalIgnoreCase)],
        ["flag"] = static (m, v) => m.Flag = FlagJson.Read(v),
        ["importance"] = static (m, v) => m.Importance = JsonRead.OneOf(v, "importance", "low", "normal", "high"),
        ["inferenceClassification"] = static (m, v) => m.InferenceClassification = JsonRead.OneOf(v, "inferenceClassification", "focused", "other"),
        ["isRead"] = static (m, v) => m.IsRead = JsonRead.Flag(v, "isRead"),
        ["isReadReceiptRequested"] = static (m, v) => m.IsReadReceiptRequested = JsonRead.Flag(v, "isReadReceiptRequested"),
        ["isDeliveryReceiptRequested"] = static (m, v) => m.IsDeliveryReceiptRequested = v is null ? null : JsonRead.Flag(v, "isDeliveryReceiptRequested"),
        ["singleValueExtendedProperties"] = static (m, v) => m.Extended = ExtendedProperties.Merge(m.Extended, v),
    };

    /// <summary>Writable on drafts only.</summary>
    private static readonly Dictionary<string, Action<MailItem, JsonNode?>> DraftsOnly = new(StringComparer.Ordinal)
    {
        ["subject"] = static (m, v) => m.Subject = Subject(v),
        ["body"] = static (m, v) => m.Body = Body(v),
        ["toRecipients"] = static (m, v) => m.To = RecipientJson.ReadMany(v, "toRecipients"),
        ["ccRecipients"] = static (m, v) => m.Cc = RecipientJson.ReadMany(v, "ccRecipients"),
        ["bccRecipients"] = static (m, v) => m.Bcc = RecipientJson.ReadMany(v, "bccRecipients"),
        ["replyTo"] = static (m, v) => m.ReplyTo = RecipientJson.ReadMany(v, "replyTo"),
        ["from"] = static (m, v) => m.From = RecipientJson.Read(v, "from"),
        ["sender"] = static (m, v) => m.Sender = RecipientJson.Read(v, "sender"),
        ["internetMessageId"] = static (m, v) => m.InternetMessageId = JsonRead.Text(v, "internetMessageId"),
    };

    /// <summary>Properties of a message that no client writes.</summary>
    private static readonly HashSet<string> ReadOnly = new(StringComparer.Ordinal)
    {
        "changeKey", "createdDateTime", "lastModifiedDateTime", "receivedDateTime", "sentDateTime", "hasAttachments", "bodyPreview", "uniqueBody",
        "parentFolderId", "conversationId", "conversationIndex", "isDraft", "webLink", "attachments", "extensions", "internetMessageHeaders",
        "multiValueExtendedProperties",
    };

    /// <summary>Writes the given properties into an item, each after a check of its type.</summary>
    /// <param name="item">What to write into; only to be stored if nothing is thrown.</param>
    /// <param name="body">The request body, less what the caller handles itself.</param>
    /// <exception cref="GraphException">400: unknown, read-only or ill-typed property.</exception>
    public static void Apply(MailItem item, JsonObject body)
    {
        foreach (var (name, value) in body)
        {
            // Annotations carry types for the SDK; an id in a body is the one of the path.
            if (name.StartsWith('@') || name == "id")
            {
                continue;
            }

            if (Always.TryGetValue(name, out var write) || (item.IsDraft && DraftsOnly.TryGetValue(name, out write)))
            {
                write(item, value);
                continue;
            }

            throw Refusal(name);
        }

        if (item.IsDraft && item.To.Count + item.Cc.Count + item.Bcc.Count > MostRecipients)
        {
            throw new GraphException(400, "ErrorInvalidRecipients", $"A message has at most {MostRecipients} recipients.");
        }
    }

    /// <summary>A body object as stored.</summary>
    public static ItemBody Body(JsonNode? node)
    {
        if (node is null)
        {
            return ItemBody.Empty;
        }

        var body = JsonRead.Object(node, "body");
        var content = JsonRead.TextOrNull(body["content"], "body/content") ?? "";
        var type = body["contentType"] is null ? "text" : JsonRead.OneOf(body["contentType"], "body/contentType", "text", "html");
        return type == "html" ? BodyStore.Html(content) : BodyStore.Text(content);
    }

    private static string Subject(JsonNode? node)
    {
        var subject = JsonRead.TextOrNull(node, "subject") ?? "";
        return subject.Length <= LongestSubject ? subject : throw GraphException.BadRequest($"A subject has at most {LongestSubject} characters.");
    }

    private static GraphException Refusal(string name)
    {
        if (DraftsOnly.ContainsKey(name))
        {
            return new GraphException(400, "ErrorInvalidPropertyUpdateSentMessage", $"The property '{name}' can be changed on drafts only.");
        }

        return ReadOnly.Contains(name)
            ? new GraphException(400, "ErrorInvalidPropertySet", $"Set action is invalid for property '{name}'.")
            : new GraphException(400, "RequestBodyRead", $"The property '{name}' does not exist on type 'microsoft.graph.message'. Make sure to only use property names that are defined by the type.");
    }
}
