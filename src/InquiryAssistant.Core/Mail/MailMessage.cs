namespace InquiryAssistant.Core.Mail;

/// <summary>How a body is written down.</summary>
public enum BodyFormat
{
    /// <summary>Plain text with line breaks.</summary>
    Text,

    /// <summary>HTML as the sender's client made it.</summary>
    Html,
}

/// <summary>A message body as it came, unconverted.</summary>
public sealed record MailBody(BodyFormat Format, string Content)
{
    /// <summary>A text body without a character.</summary>
    public static MailBody Empty { get; } = new(BodyFormat.Text, "");
}

/// <summary>One internet header. Names repeat, the topmost is the newest hop.</summary>
public sealed record MailHeader(string Name, string Value);

/// <summary>What is known of an attachment without opening it; <paramref name="Size"/> in bytes.</summary>
public sealed record MailAttachment(string Name, string ContentType, long Size);

/// <summary>One mail as the rest of the product knows it: Graph's <c>message</c> cut to what is needed.</summary>
/// <remarks>Every property may be missing in real mail, the sender too; missing text is "" and missing lists are empty.</remarks>
public sealed record MailMessage
{
    /// <summary>The mailbox's id for the message (immutable form); "" when it never lay in a mailbox.</summary>
    public string Id { get; init; } = "";

    /// <summary>RFC 5322 Message-ID with its angle brackets; "" when unknown.</summary>
    public string InternetMessageId { get; init; } = "";

    /// <summary>Graph's conversation id; "" when unknown.</summary>
    public string ConversationId { get; init; } = "";

    /// <summary>How many answers lie before it by Exchange's conversation index, 0 for one that opens its conversation; null when not read.</summary>
    public int? AnswersBefore { get; init; }

    /// <summary>Id of the folder it lies in; "" when not read.</summary>
    public string FolderId { get; init; } = "";

    /// <summary>The change key of the version read, for If-Match; "" when unknown.</summary>
    public string ETag { get; init; } = "";

    /// <summary>Subject as received, prefixes included.</summary>
    public string Subject { get; init; } = "";

    /// <summary>The From address; null when the message has none (drafts, broken mail).</summary>
    public MailAddress? From { get; init; }

    /// <summary>Reply-To addresses, empty when the sender set none.</summary>
    public IReadOnlyList<MailAddress> ReplyTo { get; init; } = [];

    /// <summary>To addresses in order.</summary>
    public IReadOnlyList<MailAddress> To { get; init; } = [];

    /// <summary>Cc addresses in order.</summary>
    public IReadOnlyList<MailAddress> Cc { get; init; } = [];

    /// <summary>When the mailbox received it; the epoch when unknown.</summary>
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The body as it came.</summary>
    public MailBody Body { get; init; } = MailBody.Empty;

    /// <summary>Internet headers, topmost first; empty when not read.</summary>
    public IReadOnlyList<MailHeader> Headers { get; init; } = [];

    /// <summary>Attachments by name; empty when none or not read.</summary>
    public IReadOnlyList<MailAttachment> Attachments { get; init; } = [];

    /// <summary>Graph's hasAttachments: false when all are inline.</summary>
    public bool HasAttachments { get; init; }

    /// <summary>Outlook categories on the message, the user's own included.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>The first 255 characters as text, as the mailbox gives them; "" when not read.</summary>
    public string Preview { get; init; } = "";

    /// <summary>Address that opens the message in Outlook on the web; "" when unknown.</summary>
    public string WebLink { get; init; } = "";

    /// <summary>Whether it was read.</summary>
    public bool IsRead { get; init; }

    /// <summary>Whether it is an unsent draft.</summary>
    public bool IsDraft { get; init; }

    /// <summary>The first header of that name (without case), the one written by the last hop; null when absent.</summary>
    public string? Header(string name) =>
        Headers.FirstOrDefault(h => string.Equals(h.Name, name, StringComparison.OrdinalIgnoreCase))?.Value;
}
