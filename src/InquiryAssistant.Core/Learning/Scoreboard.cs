using InquiryAssistant.Core.Assessments;

namespace InquiryAssistant.Core.Learning;

/// <summary>Every figure that is asked for, over a set of outcomes.</summary>
internal sealed class Scoreboard
{
    public Scoreboard(IReadOnlyList<Outcome> outcomes)
    {
        Outcomes = outcomes;
        foreach (var outcome in outcomes)
        {
            var (truth, said) = (outcome.True, outcome.Said);
            Kind.Add(Labels.Of(truth.Kind), Labels.Of(said.Kind));
            Quadrant.Add(Name(truth.Quadrant), Name(said.Quadrant));
            Intent.Add(truth.Intent is { } i ? Labels.Of(i) : "-", said.Intent is { } si ? Labels.Of(si) : "-");
            Stage.Add(truth.Stage is { } s ? Labels.Of(s) : "-", said.Stage is { } ss ? Labels.Of(ss) : "-");
            if (truth.Role is { } role)
            {
                Role.Add(Labels.Of(role), said.Role is { } sr ? Labels.Of(sr) : "-");
                Type.Add(Labels.Of(truth.Type!.Value), said.Type is { } st ? Labels.Of(st) : "-");
                Specificity.Add(Labels.Of(truth.Specificity!.Value), said.Specificity is { } sp ? Labels.Of(sp) : "-");
            }

            foreach (var risk in Enum.GetValues<Risk>())
            {
                CountRisk(risk, truth.Risks.Contains(risk), said.Risks.Contains(risk));
            }
        }
    }

    public IReadOnlyList<Outcome> Outcomes { get; }

    public Confusion Kind { get; } = new();

    public Confusion Quadrant { get; } = new();

    public Confusion Intent { get; } = new();

    public Confusion Role { get; } = new();

    public Confusion Type { get; } = new();

    public Confusion Specificity { get; } = new();

    public Confusion Stage { get; } = new();

    /// <summary>Hits, false alarms and misses of each risk.</summary>
    public Dictionary<Risk, (int Hit, int False, int Missed)> Risks { get; } = [];

    /// <summary>F1 over all risks of all messages.</summary>
    public double RiskF1 => Risks.Values.Sum(r => r.Hit) is var hit && hit == 0 ? 0 : 2.0 * hit / Risks.Values.Sum(r => (2 * r.Hit) + r.False + r.Missed);

    /// <summary>Mean F1 of the stages, "no stage" left out.</summary>
    public double StageF1 => Labels.Stages.Where(s => Stage.Row(s) > 0).Select(Stage.F1).DefaultIfEmpty(0).Average();

    /// <summary>Share of phishing and scam said to be one of them.</summary>
    public double FraudRecall => Share(o => KindChoice.IsFraud(o.True.Kind), o => KindChoice.IsFraud(o.Said.Kind));

    /// <summary>Share of what is said to be phishing or scam that is.</summary>
    public double FraudPrecision => Share(o => KindChoice.IsFraud(o.Said.Kind), o => KindChoice.IsFraud(o.True.Kind));

    /// <summary>Buyers, running orders, colleagues and machine mail that would be filed away.</summary>
    public IEnumerable<Outcome> FalseD => Outcomes.Where(o => o.Said.Quadrant == Assessments.Quadrant.D && o.True.Quadrant != Assessments.Quadrant.D);

    /// <summary>Share of messages whose language is named rightly.</summary>
    public double LanguageAccuracy => Share(_ => true, o => o.Language == o.True.Language);

    /// <summary>Share of messages with questions where the number found is within one of the true number.</summary>
    public double QuestionsWithinOne => Share(o => o.True.Questions > 0, o => Math.Abs(o.Questions - o.True.Questions) <= 1);

    /// <summary>The same share over all messages; where nothing is asked one may be found.</summary>
    public double QuestionsWithinOneOfAll => Share(_ => true, o => Math.Abs(o.Questions - o.True.Questions) <= 1);

    /// <summary>F1 over all entities of all messages, fair and strict (<see cref="EntityComparison"/>).</summary>
    public (double Fair, double Strict) EntityF1 => (EntityReport.Tally(Outcomes, false).MicroF1, EntityReport.Tally(Outcomes, true).MicroF1);

    private static string Name(Quadrant? quadrant) => quadrant is { } q ? Labels.Of(q) : "-";

    private double Share(Func<Outcome, bool> of, Func<Outcome, bool> that) =>
        Outcomes.Count(of) is var all && all == 0 ? 1 : Outcomes.Count(o => of(o) && that(o)) / (double)all;

    private void CountRisk(Risk risk, bool truth, bool said)
    {
        var (hit, wrong, missed) = Risks.GetValueOrDefault(risk);
        Risks[risk] = (hit + (truth && said ? 1 : 0), wrong + (said && !truth ? 1 : 0), missed + (truth && !said ? 1 : 0));
    }
}
