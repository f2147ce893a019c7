using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using InquiryAssistant.Core.Mail.Json;

namespace InquiryAssistant.Core.Mail;

/// <summary>Reads the JSON of a Microsoft Graph v1.0 <c>message</c> resource, whole or cut.</summary>
/// <remarks>
/// Tolerant in what may be missing (every member may be missing or null, the sender too), strict in types: a member of another type is refused with its
/// name. Unknown members are skipped. A date that is none counts as unknown. Limits: <see cref="MostRecipients"/> addresses a list,
/// <see cref="MostHeaders"/> headers, <see cref="MostAttachments"/> attachments; what is beyond them is not read. Bodies are kept whole; the text reader
/// has its own limit.
/// </remarks>
public static class GraphMessageJson
{
    /// <summary>Addresses read of each list; Exchange allows 1,000 recipients a message.</summary>
    public const int MostRecipients = 2000;

    /// <summary>Internet headers read.</summary>
    public const int MostHeaders = 1000;

    /// <summary>Attachments read; Exchange allows 250.</summary>
    public const int MostAttachments = 1000;

    /// <summary>Reads a message from a parsed element; false with the member at fault in <paramref name="error"/>.</summary>
    public static bool TryRead(JsonElement element, [NotNullWhen(true)] out MailMessage? message, [NotNullWhen(false)] out string? error)
    {
        var faults = new JsonFaults();
        if (element.ValueKind == JsonValueKind.Object)
        {
            message = Read(new JsonFields(element, "message", faults));
        }
        else
        {
            faults.Note("message must be an object.");
            message = null;
        }

        error = faults.First;
        message = error is null ? message : null;
        return error is null;
    }

    /// <summary>Reads a message from UTF-8, broken bytes replaced; false with what is wrong in <paramref name="error"/>.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> utf8, [NotNullWhen(true)] out MailMessage? message, [NotNullWhen(false)] out string? error)
    {
        message = null;
        if (!JsonDocuments.TryParse(utf8, out var document, out error))
        {
            return false;
        }

        using (document)
        {
            return TryRead(document.RootElement, out message, out error);
        }
    }

    internal static MailMessage Read(JsonFields fields) => new()
    {
        Id = fields.Text("id"),
        InternetMessageId = fields.Text("internetMessageId"),
        ConversationId = fields.Text("conversationId"),
        ETag = fields.Text("@odata.etag"),
        Subject = fields.Text("subject"),
        From = Address(fields.Child("from")) ?? Address(fields.Child("sender")),
        ReplyTo = fields.Children("replyTo", MostRecipients, f => Address(f)),
        To = fields.Children("toRecipients", MostRecipients, f => Address(f)),
        Cc = fields.Children("ccRecipients", MostRecipients, f => Address(f)),
        ReceivedAt = fields.Time("receivedDateTime") is var time && time != DateTimeOffset.UnixEpoch ? time : fields.Time("sentDateTime"),
        Body = Body(fields),
        Headers = fields.Children("internetMessageHeaders", MostHeaders, f => new MailHeader(f.Text("name"), f.Text("value"))),
        Attachments = fields.Children("attachments", MostAttachments, f => new MailAttachment(f.Text("name"), f.Text("contentType"), f.Number("size"))),
        HasAttachments = fields.Flag("hasAttachments"),
        Categories = fields.Texts("categories", MostRecipients),
        IsRead = fields.Flag("isRead"),
        IsDraft = fields.Flag("isDraft"),
    };

    private static MailAddress? Address(JsonFields? recipient) =>
        recipient?.Child("emailAddress") is { } address && (address.Text("name"), address.Text("address")) is var (name, mailbox) && (name + mailbox).Length > 0
            ? new MailAddress(name, mailbox)
            : null;

    private static MailBody Body(JsonFields fields)
    {
        if (fields.Child("body") is not { } body)
        {
            return new MailBody(BodyFormat.Text, fields.Text("bodyPreview"));
        }

        var isHtml = body.Text("contentType").Contains("html", StringComparison.OrdinalIgnoreCase);
        return new MailBody(isHtml ? BodyFormat.Html : BodyFormat.Text, body.Text("content"));
    }
}
