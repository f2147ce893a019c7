namespace InquiryAssistant.Core.Assessments;

/// <summary>What a rep decided about a sender or a conversation. It wins over the machine and is never overwritten by it (domain guide, section 5).</summary>
/// <param name="Kind">The kind he named; null when he left it.</param>
/// <param name="Quadrant">The quadrant he named; null when he left it.</param>
/// <param name="Role">The role he named; null when he left it.</param>
/// <param name="Reason">His words; may be empty.</param>
/// <param name="At">When he said so.</param>
public sealed record RepVerdict(MessageKind? Kind, Quadrant? Quadrant, DecisionRole? Role, string Reason, DateTimeOffset At)
{
    /// <summary>What several verdicts say together, the newest first: of each field the newest word, and a kind or quadrant only as far as a newer word does not contradict it. Null for none.</summary>
    public static RepVerdict? Join(IReadOnlyList<RepVerdict> newestFirst)
    {
        if (newestFirst.Count == 0)
        {
            return null;
        }

        var joined = newestFirst[0];
        foreach (var older in newestFirst.Skip(1))
        {
            var scored = joined.Quadrant is not null and not Assessments.Quadrant.D;
            var isBuyer = joined.Kind is { } kind && IsBuyer(kind);
            joined = joined with
            {
                Kind = joined.Kind ?? (older.Kind is { } named && joined.Quadrant is not null && IsBuyer(named) != scored ? null : older.Kind),
                Quadrant = joined.Quadrant ?? (isBuyer && older.Quadrant == Assessments.Quadrant.D ? null : older.Quadrant),
                Role = joined.Role ?? older.Role,
            };
        }

        return joined;
    }

    /// <summary>The assessment with his words in place of the machine's; what depends on them follows, the evidence stays as the machine's own.</summary>
    /// <remarks>A role alone moves a buyer of high intent between A and B, as the guide's table has it. Risks that only fraud has go when he says that it is none.
    /// A kind that is never scored takes the quadrant away; one that is filed away gives D; a quadrant among A to C named for such mail makes it an inquiry again.</remarks>
    public Assessment ApplyTo(Assessment assessment)
    {
        var kind = Kind ?? (Quadrant is { } named && named != Assessments.Quadrant.D && !IsBuyer(assessment.Kind) ? MessageKind.Inquiry : assessment.Kind);
        Quadrant? quadrant = kind switch
        {
            MessageKind.ExistingBusiness or MessageKind.Internal or MessageKind.Automatic => null,
            MessageKind.Solicitation or MessageKind.Phishing or MessageKind.Scam => Assessments.Quadrant.D,
            _ => Quadrant ?? (assessment.Quadrant is null or Assessments.Quadrant.D ? Assessments.Quadrant.C : OfRole(assessment.Quadrant)),
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
            InquiryType = isProspect ? TypeIn(quadrant, assessment.InquiryType) : null,
            Specificity = isProspect ? assessment.Specificity ?? Assessments.Specificity.General : null,
            Risks = [.. assessment.Risks.Where(r => IsStill(r, kind, quadrant))],
            Confidence = 1,
            Unsure = false,
            DecidedByRep = this,
        };
    }

    private Quadrant? OfRole(Quadrant? machines) => (machines, Role) switch
    {
        (Assessments.Quadrant.A, DecisionRole.Influencer) => Assessments.Quadrant.B,
        (Assessments.Quadrant.B, DecisionRole.DecisionMaker) => Assessments.Quadrant.A,
        _ => machines,
    };

    /// <summary>Probes, sample hunters and casual writers are of low intent: whom he calls A or B is none of them.</summary>
    private static InquiryType TypeIn(Quadrant? quadrant, InquiryType? machines) =>
        machines is not { } type || (quadrant != Assessments.Quadrant.C && (type is Assessments.InquiryType.Casual or Assessments.InquiryType.CompetitorProbe or Assessments.InquiryType.SampleHunter))
            ? Assessments.InquiryType.SeekingSupplier
            : type;

    private static bool IsStill(Risk risk, MessageKind kind, Quadrant? quadrant) => risk switch
    {
        Risk.PhishingLink or Risk.CredentialRequest or Risk.BankChange => kind == MessageKind.Phishing,
        Risk.AdvanceFee or Risk.VisaInvitation => kind == MessageKind.Scam,
        Risk.CompetitorProbe or Risk.SampleHunting => quadrant == Assessments.Quadrant.C,
        _ => true,
    };

    private static bool IsBuyer(MessageKind kind) => kind is MessageKind.Inquiry or MessageKind.Reply;
}
