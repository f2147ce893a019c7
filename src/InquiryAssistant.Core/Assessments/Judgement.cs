namespace InquiryAssistant.Core.Assessments;

/// <summary>The verdicts of one message without its reasons: what is compared with labels.</summary>
internal sealed record Judgement
{
    public required MessageKind Kind { get; init; }

    public Quadrant? Quadrant { get; init; }

    public Intent? Intent { get; init; }

    public DecisionRole? Role { get; init; }

    public double RoleProbability { get; init; }

    public InquiryType? Type { get; init; }

    public Specificity? Specificity { get; init; }

    public Stage? Stage { get; init; }

    public IReadOnlyList<Risk> Risks { get; init; } = [];

    public double Confidence { get; init; }

    public bool Unsure { get; init; }
}
