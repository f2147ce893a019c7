using InquiryAssistant.Core.Assessments.Models;
using InquiryAssistant.Core.Assessments.Signals;
using InquiryAssistant.Core.Entities;
using InquiryAssistant.Core.Mail;
using InquiryAssistant.Core.Risks;
using InquiryAssistant.Core.Tags;

namespace InquiryAssistant.Core.Assessments;

/// <summary>Says what a message is, how much its writer wants to buy and whether he decides, with every reason. Immutable, safe for many threads.</summary>
public sealed class InquiryAssessor
{
    private readonly AssessorData _data;
    private readonly Judge _judge;

    /// <summary>An assessor over data of one's own; see <see cref="AssessorData.WithOverrides"/>.</summary>
    public InquiryAssessor(AssessorData data)
    {
        _data = data;
        _judge = new Judge(data.Models);
    }

    /// <summary>The assessor as it ships.</summary>
    public static InquiryAssessor Shipped { get; } = new(AssessorData.Shipped);

    /// <summary>Assesses a message with its conversation. No input is refused; time is linear in its length.</summary>
    public Assessment Assess(Conversation conversation)
    {
        var (reading, sheet) = _data.Signals.Read(conversation);
        var said = _judge.Decide(sheet);
        var writer = new EvidenceWriter(reading, sheet);
        var intentScore = Explain(said, sheet, writer);
        var assessment = new Assessment
        {
            Kind = said.Kind,
            Quadrant = said.Quadrant,
            Intent = said.Intent,
            IntentScore = intentScore,
            Role = said.Role,
            RoleProbability = said.Role is null ? null : Math.Round(said.RoleProbability, 3),
            InquiryType = said.Type,
            Specificity = said.Specificity,
            Risks = said.Risks,
            Stage = said.Stage,
            Confidence = Math.Round(said.Confidence, 3),
            Unsure = said.Unsure,
            Language = reading.Language,
            Entities = EntityScope.Of(said.Kind, reading.Entities),
            Questions = said.Quadrant == Quadrant.D || said.Kind == MessageKind.Automatic
                ? []
                : [.. QuestionReader.Read(reading.Subject, reading.Reply).Select(q => q.Question)],
            Text = reading.Text,
            Evidence = writer.Evidence,
            Scores = writer.Scores,
        };
        return assessment with { Tags = TagPlanner.For(assessment, conversation, reading.Subject, reading.Reply) };
    }

    private double? Explain(Judgement said, SignalSheet sheet, EvidenceWriter writer)
    {
        var models = _data.Models;
        writer.Explain(models.Kind, (int)said.Kind, EvidenceDimension.Kind, 0, 1);
        if (said.Role is { } role)
        {
            writer.Explain(models.Role, (int)role, EvidenceDimension.Role, 0, 1);
        }

        if (said.Type is { } type)
        {
            writer.Explain(models.Type, (int)type, EvidenceDimension.Type, 0, 1);
        }

        if (said.Stage is { } stage)
        {
            writer.Explain(models.Stage, (int)stage + 1, EvidenceDimension.Stage, 0, 1);
        }

        foreach (var risk in said.Risks)
        {
            foreach (var signal in RiskReader.ProofsOf(risk).Where(sheet.Has))
            {
                writer.Prove(risk, signal);
            }
        }

        return said.Quadrant is null ? null : Intent(said, sheet, writer);
    }

    private double Intent(Judgement said, SignalSheet sheet, EvidenceWriter writer)
    {
        var models = _data.Models;
        const EvidenceDimension Dimension = EvidenceDimension.Intent;
        // Two classes with the first at zero: the distance of the second to their mean is half of what parts them.
        var score = writer.Explain(models.Intent, models.Intent.Classes.Count - 1, Dimension, models.Decision.EvenIntent, 2 * models.Decision.PointsPerLogOdds);
        if (said.Intent == Assessments.Intent.None)
        {
            return writer.Move("not-a-prospect", Dimension, 0, Labels.Of(said.Kind));
        }

        writer.Shift("inquiry-type", Dimension, _judge.TypePoints(sheet), Labels.Of(said.Type ?? InquiryType.Casual));
        writer.Shift("stage-reached", Dimension, _judge.StagePoints(said.Stage, sheet), said.Stage is { } stage ? Labels.Of(stage) : "");
        score = writer.Scores[Dimension].Value;
        if (said.Intent == Assessments.Intent.Low && score >= models.Decision.HighIntent)
        {
            score = writer.Move(Labels.Of(said.Type ?? InquiryType.Casual), Dimension, models.Decision.HighIntent - 1, "wants what no buyer needs");
        }

        return writer.Move("score-cap", Dimension, Math.Clamp(score, 0, 100), "points are cut at 0 and 100");
    }
}
