using InquiryAssistant.Core.Mail;

namespace InquiryAssistant.Service.Messages;

/// <summary>A message as a list shows it.</summary>
internal record MessageSummary(
    string Id,
    string Subject,
    MailAddress? From,
    IReadOnlyList<MailAddress> To,
    DateTimeOffset ReceivedAt,
    string Preview,
    bool IsRead,
    bool IsDraft,
    bool HasAttachments,
    IReadOnlyList<string> Categories)
{
    public static MessageSummary Of(MailMessage mail) =>
        new(mail.Id, mail.Subject, mail.From, mail.To, mail.ReceivedAt, mail.Preview, mail.IsRead, mail.IsDraft, mail.HasAttachments, mail.Categories);
}

/// <summary>A message as the reading pane shows it.</summary>
internal sealed record MessageDetail : MessageSummary
{
    public MessageDetail(MailMessage mail)
        : base(Of(mail))
    {
        (Cc, ReplyTo, Body, Attachments, ConversationId, WebLink) = (mail.Cc, mail.ReplyTo, mail.Body, mail.Attachments, mail.ConversationId, mail.WebLink);
    }

    public IReadOnlyList<MailAddress> Cc { get; }

    public IReadOnlyList<MailAddress> ReplyTo { get; }

    public MailBody Body { get; }

    public IReadOnlyList<MailAttachment> Attachments { get; }

    public string ConversationId { get; }

    public string WebLink { get; }
}

internal sealed record MessagePage(IReadOnlyList<MessageSummary> Items, string? Next);

/// <summary>How Office.js names an item. <paramref name="Form"/> is "ews" or "rest".</summary>
internal sealed record ResolveRequest(string ItemId, string Form);

internal sealed record ResolvedMessage(string Id);

internal sealed record ReadRequest(bool IsRead);
