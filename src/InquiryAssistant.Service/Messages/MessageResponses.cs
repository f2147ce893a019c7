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
internal sealed record ResolveRequest
{
    /// <summary>Characters of an id; Exchange's have 200 at most.</summary>
    public const int LongestId = 2000;

    public required string ItemId { get; init; }

    public required ItemIdForm Form { get; init; }

    /// <summary>Its Message-ID, tried where the id leads nowhere.</summary>
    public string? InternetMessageId { get; init; }
}

/// <summary>The two forms of item ids that Office.js has.</summary>
internal enum ItemIdForm
{
    Ews,
    Rest,
}

internal sealed record ResolvedMessage(string Id);

/// <summary>What to mark a message as; a missing word is refused, not taken for unread.</summary>
internal sealed record ReadRequest
{
    public required bool IsRead { get; init; }
}
