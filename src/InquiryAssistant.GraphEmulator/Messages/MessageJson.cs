using System.Globalization;
using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Attachments;
using InquiryAssistant.GraphEmulator.Html;
using InquiryAssistant.GraphEmulator.OData;
using InquiryAssistant.GraphEmulator.Protocol;
using InquiryAssistant.GraphEmulator.Store;

namespace InquiryAssistant.GraphEmulator.Messages;

/// <summary>Writes a message as Graph does: properties in the order of a recorded answer.</summary>
internal static class MessageJson
{
    private const int PreviewLength = 255;

    /// <summary>Properties <c>$select</c> may name.</summary>
    public static IReadOnlyCollection<string> Properties { get; } =
    [
        "id", "createdDateTime", "lastModifiedDateTime", "changeKey", "categories", "receivedDateTime", "sentDateTime", "hasAttachments",
        "internetMessageId", "subject", "bodyPreview", "importance", "parentFolderId", "conversationId", "conversationIndex",
        "isDeliveryReceiptRequested", "isReadReceiptRequested", "isRead", "isDraft", "webLink", "inferenceClassification", "body", "uniqueBody",
        "sender", "from", "toRecipients", "ccRecipients", "bccRecipients", "replyTo", "flag", "internetMessageHeaders",
    ];

    /// <summary>A single message with its context.</summary>
    public static JsonObject Single(GraphCall call, MailItem item, Selection? selection = null, Expansion? expansion = null)
    {
        var chosen = selection ?? Selection.Default;
        var json = new JsonObject { ["@odata.context"] = call.Context($"messages{chosen.Projection()}/$entity") };
        Fill(json, call, item, chosen, expansion ?? Expansion.None);
        return json;
    }

    /// <summary>A message as an entry of a list.</summary>
    public static JsonObject Entry(GraphCall call, MailItem item, Selection selection, Expansion expansion)
    {
        var json = new JsonObject();
        Fill(json, call, item, selection, expansion);
        return json;
    }

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    public static string Preview(MailItem item)
    {
        var text = item.Body.Text;
        return text.Length <= PreviewLength ? text : text[..(char.IsHighSurrogate(text[PreviewLength - 1]) ? PreviewLength - 1 : PreviewLength)];
    }

    private static void Fill(JsonObject json, GraphCall call, MailItem item, Selection selection, Expansion expansion)
    {
        item.FirstRead ??= call.Clock.GetUtcNow();
        json["@odata.etag"] = $"W/\"{item.ChangeKey}\"";
        var full = Full(call, item, selection);
        foreach (var (name, value) in selection.Cut(full).ToList())
        {
            full.Remove(name);
            json[name] = value;
        }

        if (expansion.Attachments is { } attachments)
        {
            json["attachments"] = AttachmentJson.List(call, item, attachments);
        }

        if (expansion.ExtendedProperties is { } wanted)
        {
            var found = item.Extended.Where(p => wanted.Contains(p.Key)).Select(static p => p.Value).ToList();
            if (found.Count > 0)
            {
                json["singleValueExtendedProperties"] = new JsonArray([.. found.Select(static p => new JsonObject { ["id"] = p.Id, ["value"] = p.Value })]);
            }
        }
    }

    private static JsonObject Full(GraphCall call, MailItem item, Selection selection)
    {
        var id = item.Id(call.Prefer.ImmutableIds);
        var json = new JsonObject
        {
            ["id"] = id,
            ["createdDateTime"] = Time(item.Created),
            ["lastModifiedDateTime"] = Time(item.Modified),
            ["changeKey"] = item.ChangeKey,
            ["categories"] = new JsonArray([.. item.Categories.Select(static c => JsonValue.Create(c))]),
            ["receivedDateTime"] = Time(item.Received),
            ["sentDateTime"] = Time(item.Sent),
            ["hasAttachments"] = item.HasAttachments,
            ["internetMessageId"] = item.InternetMessageId,
            ["subject"] = item.Subject,
            ["bodyPreview"] = Preview(item),
            ["importance"] = item.Importance,
            ["parentFolderId"] = item.Folder.Id,
            ["conversationId"] = call.Mailbox.Mint.Conversation(item.Conversation),
            ["conversationIndex"] = Convert.ToBase64String(item.ConversationIndex),
            ["isDeliveryReceiptRequested"] = item.IsDeliveryReceiptRequested,
            ["isReadReceiptRequested"] = item.IsReadReceiptRequested,
            ["isRead"] = item.IsRead,
            ["isDraft"] = item.IsDraft,
            ["webLink"] = $"https://outlook.office365.com/owa/?ItemID={Uri.EscapeDataString(id)}&exvsurl=1&viewmodel=ReadMessageItem",
            ["inferenceClassification"] = item.InferenceClassification,
        };
        if (selection.Wants("body"))
        {
            json["body"] = Body(item.Body, call.Prefer, call.Options);
        }

        json["sender"] = RecipientJson.Write(item.Sender);
        json["from"] = RecipientJson.Write(item.From);
        json["toRecipients"] = RecipientJson.Write(item.To);
        json["ccRecipients"] = RecipientJson.Write(item.Cc);
        json["bccRecipients"] = RecipientJson.Write(item.Bcc);
        json["replyTo"] = RecipientJson.Write(item.ReplyTo);
        json["flag"] = FlagJson.Write(item.Flag);
        AddWhenNamed(json, call, item, selection);
        return json;
    }

    /// <summary>What comes only when it is selected by name.</summary>
    private static void AddWhenNamed(JsonObject json, GraphCall call, MailItem item, Selection selection)
    {
        if (selection.Names("uniqueBody"))
        {
            json["uniqueBody"] = Body(UniqueText.Of(item.Body), call.Prefer, call.Options);
        }

        if (selection.Names("internetMessageHeaders"))
        {
            json["internetMessageHeaders"] = new JsonArray([.. item.Headers.Select(static h => new JsonObject { ["name"] = h.Key, ["value"] = h.Value })]);
        }
    }

    private static JsonObject Body(ItemBody body, Preferences prefer, GraphEmulatorOptions options)
    {
        var (type, content) = (prefer.BodyType, body) switch
        {
            ("text", _) => ("text", body.Text),
            (_, { IsHtml: true }) => ("html", prefer.UnsafeHtml ? body.Unsafe : body.Content),
            (null, _) when !options.PlainTextReadAsHtml => ("text", body.Content),
            _ => ("html", BodyStore.AsHtml(body)),
        };
        return new JsonObject { ["contentType"] = type, ["content"] = content };
    }
}
