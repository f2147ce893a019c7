namespace InquiryAssistant.Core.Assessments;

/// <summary>What a rep decided about a sender or a conversation. It wins over the machine and is never overwritten by it (domain guide, section 5).</summary>
/// <param name="Kind">The kind he named; null when he left it.</param>
/// <param name="Quadrant">The quadrant he named; null when he left it.</param>
/// <param name="Role">The role he named; null when he left it.</param>
/// <param name="Reason">His words; may be empty.</param>
/// <param name="At">When he said so.</param>
public sealed record RepVerdict(MessageKind? Kind, Quadrant? Quadrant, DecisionRole? Role, string Reason, DateTimeOffset At)
{
    /// <summary>The assessment with his words in place of the machine's; what depends on them follows, the evidence stays as the machine's own.</summary>
    /// <remarks>A kind that is never scored takes the quadrant away; one that is filed away gives D; a quadrant among A to C named for such mail makes it an inquiry again.</remarks>
    public Assessment ApplyTo(Assessment assessment)
    {
        var kind = Kind ?? (Quadrant is { } named && named != Assessments.Quadrant.D && !IsBuyer(assessment.Kind) ? MessageKind.Inquiry : assessment.Kind);
        Quadrant? quadrant = kind switch
        {
            MessageKind.ExistingBusiness or MessageKind.Internal or MessageKind.Automatic => null,
            MessageKind.Solicitation or MessageKind.Phishing or MessageKind.Scam => Assessments.Quadrant.D,
            _ => Quadrant ?? (assessment.Quadrant is null or Assessments.Quadrant.D ? Assessments.Quadrant.C : assessment.Quadrant),
        };
        var isProspect = quadrant is not null and not Assessments.Quadrant.D;
        return assessment with
        {
            Kind = kind,
            Quadrant = quadrant,
            Intent = quadrant switch
            {
                null => null,
                Assessments.Quadrant.D => Assessments.Intent.None,
                Assessments.Quadrant.C => Assessments.Intent.Low,
                _ => Assessments.Intent.High,
            },
            Role = isProspect ? Role ?? assessment.Role ?? DecisionRole.Unknown : null,
            RoleProbability = isProspect ? Role is null ? assessment.RoleProbability ?? 1 : 1 : null,
            InquiryType = isProspect ? assessment.InquiryType ?? Assessments.InquiryType.SeekingSupplier : null,
            Specificity = isProspect ? assessment.Specificity ?? Assessments.Specificity.General : null,
            Confidence = 1,
            Unsure = false,
            DecidedByRep = this,
        };
    }

    private static bool IsBuyer(MessageKind kind) => kind is MessageKind.Inquiry or MessageKind.Reply;
}
