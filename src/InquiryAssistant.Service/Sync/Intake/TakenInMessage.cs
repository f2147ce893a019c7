using InquiryAssistant.Core.Assessments;

namespace InquiryAssistant.Service.Sync.Intake;

/// <summary>A message that was assessed and got its tags: ids, a hash and the verdict, never a word of it.</summary>
internal sealed class TakenInMessage
{
    /// <summary>Longest immutable or classic id with room to spare.</summary>
    public const int LongestId = 300;

    public required string Mailbox { get; init; }

    public required string MessageId { get; init; }

    /// <summary>SHA-256 of the Message-ID in Base64; "" when it has none. Names the same mail in another mailbox or under another id.</summary>
    public string InternetMessageIdHash { get; set; } = "";

    /// <summary>The <see cref="AssessmentVersion"/> it was assessed with.</summary>
    public int Version { get; set; }

    public MessageKind Kind { get; set; }

    /// <summary>The quadrant that stands on the message by our hand or by the rep's.</summary>
    public Quadrant? Quadrant { get; set; }

    /// <summary>Whether the rep chose the quadrant.</summary>
    public bool ByRep { get; set; }

    /// <summary>Our categories on it, one a line; "" when it gets none.</summary>
    public string Tags { get; set; } = "";

    public long ReceivedTicks { get; set; }

    public long AtTicks { get; set; }
}
