using InquiryAssistant.Core.Assessments;

namespace InquiryAssistant.Service.Sync.Intake;

/// <summary>What happened to a message.</summary>
internal enum MailChange
{
    /// <summary>It came and needs no tag.</summary>
    Arrived,

    /// <summary>It has its tags, by our hand or the rep's.</summary>
    Tagged,

    /// <summary>It left the inbox.</summary>
    Gone,
}

/// <summary>Something that happened to a message, kept for an hour so that every process can tell its listeners.</summary>
internal sealed class MailEvent
{
    /// <summary>Grows with every event; within a mailbox in the order of what happened.</summary>
    public long Id { get; init; }

    public required string Mailbox { get; init; }

    public required string MessageId { get; init; }

    public MailChange Change { get; init; }

    public MessageKind? Kind { get; init; }

    public Quadrant? Quadrant { get; init; }

    /// <summary>Our categories on it, one a line; the user's own are his and are not kept.</summary>
    public string Tags { get; init; } = "";

    public long AtTicks { get; init; }
}
