using InquiryAssistant.GraphEmulator.Faults;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace InquiryAssistant.GraphEmulator;

/// <summary>What one emulator is started with: address, mailboxes, limits, and a switch for each point on which Microsoft's pages and observation differ.</summary>
public sealed class GraphEmulatorOptions
{
    /// <summary>Address to listen on. Port 0 takes a free one. Default: <c>http://127.0.0.1:0</c>.</summary>
    public string Url { get; set; } = "http://127.0.0.1:0";

    /// <summary>Corpus files (one JSON object a line) loaded before the first request. Default: none.</summary>
    public IList<string> MailboxFiles { get; } = [];

    /// <summary>Address of the mailbox that <c>/me</c> means when the token names none. Default: the first loaded mailbox, else <c>me@emulator.example</c>.</summary>
    public string? DefaultMailbox { get; set; }

    /// <summary>Seed of everything the emulator draws by chance (conversation ids, attachment ids). Default: 1.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>Faults from the start; can be changed while running. Default: none.</summary>
    public FaultPlan Faults { get; set; } = FaultPlan.None;

    /// <summary>The time under the emulator's own clock, which the control side can move ahead. Default: the system's.</summary>
    public TimeProvider Time { get; set; } = TimeProvider.System;

    /// <summary>Where unexpected failures of the emulator itself are logged. Never gets mail text. Default: nowhere.</summary>
    public ILoggerFactory LoggerFactory { get; set; } = NullLoggerFactory.Instance;

    /// <summary>Requests at once per mailbox. Default: 4 (Graph page "Service-specific throttling limits", Outlook).</summary>
    public int ConcurrentRequestsPerMailbox { get; set; } = 4;

    /// <summary>Requests per mailbox in a sliding 10 minutes. Default: 10,000 (same page).</summary>
    public int RequestsPerTenMinutes { get; set; } = 10_000;

    /// <summary>Bytes of POST, PUT and PATCH bodies per mailbox in a sliding 5 minutes. Default: 150 MB (same page).</summary>
    public long UploadBytesPerFiveMinutes { get; set; } = 150L * 1024 * 1024;

    /// <summary>Largest JSON request in bytes; a larger one is refused with 413. Default: 4 MB (Graph page "Add attachment").</summary>
    public int LargestJsonRequest { get; set; } = 4 * 1024 * 1024;

    /// <summary>Whether <c>comment</c> of a reply is HTML or text to be escaped. Default: Html (one measurement of September 2026; other code claims escaping).</summary>
    public CommentFormat CommentFormat { get; set; } = CommentFormat.Html;

    /// <summary>Whom a reply to one's own sent message addresses. Default: the original's recipients (observed for plain reply; not documented).</summary>
    public OwnMessageReply OwnMessageReply { get; set; } = OwnMessageReply.OriginalRecipients;

    /// <summary>Whether reply-all leaves out the owner's other addresses too. Default: false (removal by alias is not documented).</summary>
    public bool RemoveOwnerAliases { get; set; }

    /// <summary>The <c>error.code</c> of the 409 for a master category that exists. Default: <c>ErrorCategoryAlreadyExists</c> (409 is observed, the code never was).</summary>
    public string DuplicateCategoryCode { get; set; } = "ErrorCategoryAlreadyExists";

    /// <summary>Status of a write over a changed item: 412 or 409. Default: 412 (every report from live tenants; one third-party emulator says 409).</summary>
    public int StaleWriteStatus { get; set; } = 412;

    /// <summary>Whether reply drafts carry the inline images of the quoted message. Default: true (Outlook does; not documented for Graph).</summary>
    public bool CopyInlineAttachmentsToReplies { get; set; } = true;

    /// <summary>Whether <c>Prefer</c> of a batch call counts for its inner requests. Default: false (Graph page "JSON batching"; not stated outright).</summary>
    public bool InheritPreferInBatch { get; set; }

    /// <summary>What a delta query shows of a message that changed after the first round. Default: changed properties only ("only changed properties may be present", Graph page "message: delta").</summary>
    public DeltaUpdates DeltaUpdates { get; set; } = DeltaUpdates.ChangedProperties;

    /// <summary>
    /// Whether a message that came into a folder and left it again between two delta requests is shown as removed, though the client never had it. Default: true.
    /// Not documented for mail. Graph asks clients in general to stand removals of ids they do not know; the store's own protocol (MS-OXCFXICS, deletions are taken
    /// from the ids the client was given) would leave them out. With false, such a message is found only through its notification.
    /// </summary>
    public bool DeltaShowsPassingItems { get; set; } = true;

    /// <summary>Messages that a delta query with a filter follows; older ones are never told. Default: 5,000 (Graph page "message: delta").</summary>
    public int DeltaTracks { get; set; } = 5000;

    /// <summary>Life of the links of a delta query on the emulator's clock. Default: null, until they are expired by hand (their life is not fixed, Graph page "Use delta query").</summary>
    public TimeSpan? DeltaTokenLife { get; set; }

    /// <summary>Status of an expired delta link: 410, 400 or 404. Default: 410 (the page says "410 or 40x").</summary>
    public int ExpiredDeltaStatus { get; set; } = 410;

    /// <summary>The <c>error.code</c> of an expired delta link: SyncStateNotFound, SyncStateInvalid or ResyncRequired. Default: <c>SyncStateNotFound</c> (the one most reported).</summary>
    public string ExpiredDeltaCode { get; set; } = "SyncStateNotFound";

    /// <summary>How subscriptions and change notifications behave.</summary>
    public NotificationOptions Notifications { get; } = new();

    /// <summary>Whether a plain-text mail is read as HTML when no format is asked for. Default: true ("If the header is not specified, the body is returned in HTML format", Graph page "Get message").</summary>
    public bool PlainTextReadAsHtml { get; set; } = true;
}

/// <summary>What a delta query shows of a changed message.</summary>
public enum DeltaUpdates
{
    /// <summary>What was written since the last round, to be merged by the client.</summary>
    ChangedProperties,

    /// <summary>All selected properties.</summary>
    WholeItems,
}

/// <summary>How the <c>comment</c> of a reply is taken.</summary>
public enum CommentFormat
{
    /// <summary>Put into the body as it is, then sanitised.</summary>
    Html,

    /// <summary>Escaped, line breaks as <c>&lt;br&gt;</c>.</summary>
    Text,
}

/// <summary>Whom a reply to a message of the owner goes to.</summary>
public enum OwnMessageReply
{
    /// <summary>The recipients of that message.</summary>
    OriginalRecipients,

    /// <summary>The sender, that is the owner.</summary>
    Owner,
}
