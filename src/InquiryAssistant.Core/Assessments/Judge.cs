using InquiryAssistant.Core.Assessments.Models;
using InquiryAssistant.Core.Assessments.Signals;
using InquiryAssistant.Core.Risks;

namespace InquiryAssistant.Core.Assessments;

/// <summary>Turns signals into verdicts by the models and the rules of the domain guide.</summary>
internal sealed class Judge(ModelSet models)
{
    /// <summary>The models it works with.</summary>
    public ModelSet Models => models;

    /// <summary>All verdicts of one message.</summary>
    public Judgement Decide(SignalSheet sheet)
    {
        Span<double> kinds = stackalloc double[models.Kind.Classes.Count];
        WeighKinds(sheet, kinds);
        var (kind, isProven) = KindChoice.Choose(kinds, sheet, models.Decision);
        var unsure = IsUnsure(kinds, models.Decision.UnsureBelow);
        return kind switch
        {
            _ when KindChoice.IsRefused(kind) && !isProven => Kept(kind, sheet, kinds[(int)kind]),
            _ when KindChoice.IsRefused(kind) => Refused(kind, sheet, kinds[(int)kind], unsure),
            MessageKind.Inquiry or MessageKind.Reply => Prospect(kind, sheet, kinds[(int)kind], unsure),
            _ => new Judgement
            {
                Kind = kind,
                Stage = kind == MessageKind.ExistingBusiness ? Stage(sheet) : null,
                Risks = RiskReader.Read(sheet, kind, null),
                Confidence = kinds[(int)kind],
                Unsure = unsure,
            },
        };
    }

    /// <summary>The probability of each kind, before costs are weighed.</summary>
    public void WeighKinds(SignalSheet sheet, Span<double> kinds)
    {
        models.Kind.Score(sheet.Strengths, kinds);
        models.Kind.ToProbabilities(kinds);
    }

    private static bool IsUnsure(ReadOnlySpan<double> probabilities, double below)
    {
        var (first, second) = (0.0, 0.0);
        foreach (var p in probabilities)
        {
            (first, second) = p > first ? (p, first) : (first, Math.Max(second, p));
        }

        return first - second < below;
    }

    private static Judgement Refused(MessageKind kind, SignalSheet sheet, double probability, bool unsure) => new()
    {
        Kind = kind,
        Quadrant = Assessments.Quadrant.D,
        Intent = Assessments.Intent.None,
        Risks = RiskReader.Read(sheet, kind, null),
        Confidence = probability,
        Unsure = unsure,
    };

    /// <summary>Most likely somebody sells or deceives, but a buyer must never be filed away: he stays in sight, with his risks, beside those of low intent.</summary>
    private Judgement Kept(MessageKind kind, SignalSheet sheet, double probability)
    {
        var (role, roleProbability) = Pick(models.Role, sheet);
        return new()
        {
            Kind = kind,
            Quadrant = Assessments.Quadrant.C,
            Intent = Assessments.Intent.None,
            Role = (DecisionRole)role,
            RoleProbability = roleProbability,
            Type = InquiryType.Casual,
            Specificity = Assessments.Specificity.General,
            Risks = RiskReader.Read(sheet, kind, null),
            Confidence = probability,
            Unsure = true,
        };
    }

    private Judgement Prospect(MessageKind kind, SignalSheet sheet, double probability, bool unsure)
    {
        var (type, _) = Pick(models.Type, sheet);
        var (role, roleProbability) = Pick(models.Role, sheet);
        var (specificity, _) = Pick(models.Specificity, sheet);
        var inquiryType = (InquiryType)type;
        var stage = StageOf(kind, inquiryType, sheet);
        var points = IntentPoints(sheet) + TypePoints(sheet) + StagePoints(stage, sheet);
        var suspicious = inquiryType is InquiryType.CompetitorProbe or InquiryType.SampleHunter;
        var high = points >= models.Decision.HighIntent && !suspicious;
        var decisionRole = (DecisionRole)role;
        return new Judgement
        {
            Kind = kind,
            Intent = high ? Assessments.Intent.High : Assessments.Intent.Low,
            Role = decisionRole,
            RoleProbability = roleProbability,
            Quadrant = !high ? Assessments.Quadrant.C : QuadrantOf(decisionRole, sheet),
            Type = inquiryType,
            Specificity = (Specificity)specificity,
            Stage = stage,
            Risks = RiskReader.Read(sheet, kind, inquiryType),
            Confidence = probability * Certainty(points) * (high ? Math.Max(roleProbability, 0.5) : 1),
            Unsure = unsure,
        };
    }

    /// <summary>What the inquiry type says of intent: casual writers, probes and sample hunters buy nothing.</summary>
    public double TypePoints(SignalSheet sheet)
    {
        Span<double> types = stackalloc double[models.Type.Classes.Count];
        models.Type.Score(sheet.Strengths, types);
        models.Type.ToProbabilities(types);
        var idle = Math.Clamp(types[(int)InquiryType.Casual] + types[(int)InquiryType.CompetitorProbe] + types[(int)InquiryType.SampleHunter], 0.01, 0.99);
        return Math.Round(-models.Decision.TypeShare * models.Decision.PointsPerLogOdds * Math.Log(idle / (1 - idle)), 3);
    }

    /// <summary>Who compares, tests, bargains or orders wants to buy, unless he says no.</summary>
    public double StagePoints(Stage? stage, SignalSheet sheet) =>
        stage is null || sheet.Has("says-no") || sheet.Has("refusal") ? 0 : models.Decision.StagePoints;

    /// <summary>Points of intent before they are cut to 0-100.</summary>
    private double IntentPoints(SignalSheet sheet)
    {
        Span<double> scores = stackalloc double[models.Intent.Classes.Count];
        models.Intent.Score(sheet.Strengths, scores);
        return models.Decision.EvenIntent + ((scores[^1] - scores[0]) * models.Decision.PointsPerLogOdds);
    }

    private static Quadrant QuadrantOf(DecisionRole role, SignalSheet sheet) => role switch
    {
        DecisionRole.DecisionMaker => Assessments.Quadrant.A,
        DecisionRole.Influencer => Assessments.Quadrant.B,
        _ => sheet.Has("price") || sheet.Has("quotation") || sheet.Has("incoterm") || sheet.Has("payment-terms") || sheet.Has("moq") || sheet.Has("target-price") || sheet.Has("will-order")
            || sheet.Has("purchase-order") || sheet.Has("lead-time") || sheet.Has("price-list") || sheet.Has("counter-offer") ? Assessments.Quadrant.A : Assessments.Quadrant.B,
    };

    private static (int Class, double Probability) Pick(LinearModel model, SignalSheet sheet)
    {
        Span<double> scores = stackalloc double[model.Classes.Count];
        model.Score(sheet.Strengths, scores);
        model.ToProbabilities(scores);
        var best = 0;
        for (var k = 1; k < scores.Length; k++)
        {
            best = scores[k] > scores[best] ? k : best;
        }

        return (best, scores[best]);
    }

    private double Certainty(double points)
    {
        var odds = Math.Abs(points - models.Decision.HighIntent) / models.Decision.PointsPerLogOdds / models.Intent.Temperature;
        return 1 / (1 + Math.Exp(-odds));
    }

    /// <summary>
    /// What the message moves the matter to (domain guide, section 5). A first inquiry only begins it ("same day we confirm" is a promise there),
    /// and who declines leaves it where it stands.
    /// </summary>
    private Stage? StageOf(MessageKind kind, InquiryType type, SignalSheet sheet) =>
        (kind == MessageKind.Inquiry && sheet.Has("new-thread")) || (type == InquiryType.Casual && (sheet.Has("says-no") || sheet.Has("refusal"))) ? null : Stage(sheet);

    private Stage? Stage(SignalSheet sheet)
    {
        var (found, probability) = Pick(models.Stage, sheet);
        if (found == 0 || probability < models.Decision.StageAtLeast)
        {
            return null;
        }

        var stage = (Stage)(found - 1);
        // A stage moves only forward (domain guide, section 5): who has ordered is not quoted to, sampled or bargained with again in the same matter.
        if (stage < Assessments.Stage.Ordered && sheet.Has("order-taken-up"))
        {
            return null;
        }

        return models.Decision.ProofsOf(stage).Any(sheet.Has) ? stage : null;
    }
}
