using InquiryAssistant.Core.Assessments;

namespace InquiryAssistant.Service.Feedback;

/// <summary>What a rep said against the machine: at least one of kind, quadrant and role. Kept for good; a newer one stands before an older one.</summary>
internal sealed class Correction
{
    /// <summary>Longest reason in characters.</summary>
    public const int LongestReason = 500;

    public Guid Id { get; init; }

    /// <summary>Address of the mailbox, lower case.</summary>
    public required string Mailbox { get; init; }

    /// <summary>Address of the corrected mail's sender, lower case; "" when it has none.</summary>
    public required string Sender { get; init; }

    public required string ConversationId { get; init; }

    public required string MessageId { get; init; }

    public MessageKind? Kind { get; init; }

    public Quadrant? Quadrant { get; init; }

    public DecisionRole? Role { get; init; }

    /// <summary>The rep's own words; may be empty.</summary>
    public required string Reason { get; init; }

    /// <summary>When, as UTC ticks: sortable alike on SQLite and PostgreSQL.</summary>
    public long AtTicks { get; init; }

    public RepVerdict ToVerdict() => new(Kind, Quadrant, Role, Reason, new DateTimeOffset(AtTicks, TimeSpan.Zero));
}
