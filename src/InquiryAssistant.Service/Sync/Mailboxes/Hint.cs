namespace InquiryAssistant.Service.Sync.Mailboxes;

/// <summary>A message that a notification named and no reading has settled yet. A rep may move it before the delta is read, so it is looked up by its immutable id then.</summary>
internal sealed class Hint
{
    public required string Mailbox { get; init; }

    public required string MessageId { get; init; }

    public long AtTicks { get; init; }
}
