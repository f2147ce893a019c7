using InquiryAssistant.Core.Mail;
using Microsoft.Graph.Models;

namespace InquiryAssistant.Graph;

/// <summary>The one translation from Graph's message to ours. Everything may be missing in real mail.</summary>
internal static class MessageMapping
{
    public static readonly string[] SummaryFields =
        ["id", "subject", "from", "toRecipients", "receivedDateTime", "bodyPreview", "isRead", "isDraft", "hasAttachments", "categories"];

    /// <summary>All but the headers, which weigh more than most bodies.</summary>
    public static readonly string[] ConversationFields = [.. SummaryFields, "ccRecipients", "replyTo", "body", "conversationId", "internetMessageId", "webLink"];

    public static readonly string[] FullFields =
        [.. ConversationFields, "conversationIndex", "parentFolderId", "internetMessageHeaders"];

    /// <summary>What an expansion of attachments asks for: no content.</summary>
    public const string ExpandAttachments = "attachments($select=id,name,contentType,size,isInline)";

    /// <summary>Length of the header of a conversation index; each answer adds five bytes (MS-OXOMSG 2.2.1.3).</summary>
    private const int IndexHeader = 22;

    public static MailMessage ToMail(Message message, IEnumerable<Attachment>? attachments) => new()
    {
        Id = message.Id ?? "",
        ETag = ETag(message),
        Subject = message.Subject ?? "",
        From = Address(message.From) ?? Address(message.Sender),
        To = Addresses(message.ToRecipients),
        Cc = Addresses(message.CcRecipients),
        ReplyTo = Addresses(message.ReplyTo),
        ReceivedAt = message.ReceivedDateTime ?? DateTimeOffset.UnixEpoch,
        Body = message.Body is { } body ? new(body.ContentType == BodyType.Html ? BodyFormat.Html : BodyFormat.Text, body.Content ?? "") : MailBody.Empty,
        Headers = message.InternetMessageHeaders?.Select(h => new MailHeader(h.Name ?? "", h.Value ?? "")).ToArray() ?? [],
        Attachments = attachments?.Select(a => new MailAttachment(a.Name ?? "", a.ContentType ?? "", a.Size ?? 0)).ToArray() ?? [],
        HasAttachments = message.HasAttachments ?? false,
        Categories = message.Categories ?? [],
        ConversationId = message.ConversationId ?? "",
        AnswersBefore = message.ConversationIndex is { Length: >= IndexHeader } index ? (index.Length - IndexHeader) / 5 : null,
        FolderId = message.ParentFolderId ?? "",
        InternetMessageId = message.InternetMessageId ?? "",
        Preview = message.BodyPreview ?? "",
        WebLink = message.WebLink ?? "",
        IsRead = message.IsRead ?? false,
        IsDraft = message.IsDraft ?? false,
    };

    public static string ETag(Message message) => message.AdditionalData.TryGetValue("@odata.etag", out var etag) ? etag?.ToString() ?? "" : "";

    public static List<Recipient> Recipients(IEnumerable<MailAddress> addresses) =>
        addresses.Select(a => new Recipient { EmailAddress = new EmailAddress { Name = a.Name, Address = a.Address } }).ToList();

    private static MailAddress? Address(Recipient? recipient) =>
        recipient?.EmailAddress is { } email && (email.Address ?? email.Name) is { Length: > 0 } ? new(email.Name ?? "", email.Address ?? "") : null;

    private static MailAddress[] Addresses(List<Recipient>? recipients) => recipients?.Select(Address).OfType<MailAddress>().ToArray() ?? [];
}
