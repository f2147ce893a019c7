using System.ComponentModel.DataAnnotations;
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

/// <summary>How Office.js names an item.</summary>
/// <param name="ItemId">Its id.</param>
/// <param name="Form">Which form of id that is.</param>
/// <param name="InternetMessageId">Its Message-ID, tried where the id leads nowhere.</param>
internal sealed record ResolveRequest([property: Required, Length(1, 2000)] string ItemId, [property: Required] ItemIdForm? Form, [property: StringLength(1000)] string? InternetMessageId = null);

/// <summary>The two forms of item ids that Office.js has.</summary>
internal enum ItemIdForm
{
    Ews,
    Rest,
}

internal sealed record ResolvedMessage(string Id);

/// <summary>What to mark it as; a missing word is refused rather than taken for unread.</summary>
internal sealed record ReadRequest([property: Required] bool? IsRead);
