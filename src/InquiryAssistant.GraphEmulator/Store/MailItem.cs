using InquiryAssistant.GraphEmulator.Messages;

namespace InquiryAssistant.GraphEmulator.Store;

/// <summary>One message of a mailbox. Changed only under the mailbox's lock.</summary>
internal sealed partial class MailItem
{
    public required long Number { get; init; }

    public required string ImmutableId { get; init; }

    /// <summary>The classic id; another one after each move.</summary>
    public string ClassicId { get; set; } = "";

    public string ChangeKey { get; set; } = "";

    /// <summary>Where it lies; null only until it is first put into a folder.</summary>
    public MailFolder Folder { get; set; } = null!;

    /// <summary>Its place in that folder.</summary>
    public FolderPlace Place { get; set; }

    /// <summary>Sequence of the change that put it into its folder.</summary>
    public long Placed { get; set; }

    /// <summary>Sequence of the change that first put it into a folder it has left, by the folder's number; null until it leaves one.</summary>
    public Dictionary<long, long>? FirstPlaced { get; set; }

    /// <summary>Sequence of its last change.</summary>
    public long LastChange { get; set; }

    /// <summary>Sequence of the last change of each property that was changed, by its name in JSON.</summary>
    public Dictionary<string, long> ChangedAt { get; } = new(StringComparer.Ordinal);

    /// <summary>When it came into being here, to the tick.</summary>
    public DateTimeOffset Arrived { get; init; }

    /// <summary>When it was first given to a client.</summary>
    public DateTimeOffset? FirstRead { get; set; }

    /// <summary>How often clients have written its categories.</summary>
    public int CategoryWrites { get; set; }

    public DateTimeOffset? FirstCategoryWrite { get; set; }

    public DateTimeOffset? LastCategoryWrite { get; set; }

    public DateTimeOffset Created { get; set; }

    public DateTimeOffset Modified { get; set; }

    public DateTimeOffset Received { get; set; }

    public DateTimeOffset Sent { get; set; }

    public string Subject { get; set; } = "";

    public ItemBody Body { get; set; } = ItemBody.Empty;

    public Recipient? From { get; set; }

    public Recipient? Sender { get; set; }

    public IReadOnlyList<Recipient> To { get; set; } = [];

    public IReadOnlyList<Recipient> Cc { get; set; } = [];

    public IReadOnlyList<Recipient> Bcc { get; set; } = [];

    public IReadOnlyList<Recipient> ReplyTo { get; set; } = [];

    public IReadOnlyList<string> Categories { get; set; } = [];

    public string Importance { get; set; } = "normal";

    public string InferenceClassification { get; set; } = "focused";

    public bool IsRead { get; set; }

    public bool IsDraft { get; set; }

    public bool IsReadReceiptRequested { get; set; }

    public bool? IsDeliveryReceiptRequested { get; set; }

    public string InternetMessageId { get; set; } = "";

    /// <summary>Internet headers in order, names may repeat.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; set; } = [];

    public byte[] ConversationIndex { get; set; } = [];

    public FlagState Flag { get; set; } = FlagState.None;

    public IReadOnlyList<StoredAttachment> Attachments { get; set; } = [];

    /// <summary>Single-value extended properties by the canonical form of their id.</summary>
    public IReadOnlyDictionary<string, ExtendedProperty> Extended { get; set; } = new Dictionary<string, ExtendedProperty>();

    public Guid Conversation => Ids.ConversationIndex.Conversation(ConversationIndex);

    /// <summary>False when there are only inline ones, as Graph has it.</summary>
    public bool HasAttachments => Attachments.Any(static a => !a.IsInline);

    public string Id(bool immutable) => immutable ? ImmutableId : ClassicId;

    public string? Header(string name) =>
        Headers.FirstOrDefault(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
}
