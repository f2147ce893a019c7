using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Assessments.Models;
using InquiryAssistant.Core.Assessments.Signals;

namespace InquiryAssistant.Core.Learning;

/// <summary>Learns the models of all dimensions from labelled messages; the same messages in the same order give the same weights.</summary>
internal sealed class ModelTrainer(SignalCatalogue catalogue, LearningPlan plan, Decision decision)
{
    private static readonly string[] _intents = ["low", "high"];

    /// <summary>All models.</summary>
    public ModelSet Train(IReadOnlyList<ReadMail> mails) => new(
        Learn("kind", Labels.Kinds, mails, m => (int)m.Kind),
        Learn("intent", _intents, mails, m => m.Intent is Intent.High ? 1 : m.Intent is Intent.Low ? 0 : -1),
        Learn("role", Labels.Roles, mails, m => m.Role is { } role ? (int)role : -1),
        Learn("type", Labels.Types, mails, m => m.Type is { } type ? (int)type : -1),
        Learn("specificity", Labels.Specificities, mails, m => m.Specificity is { } specificity ? (int)specificity : -1),
        Learn("stage", ["none", .. Labels.Stages], mails, StageClass),
        decision);

    private static int StageClass(TrueLabels labels) => labels.Kind is MessageKind.Reply or MessageKind.Inquiry or MessageKind.ExistingBusiness
        ? labels.Stage is { } stage ? (int)stage + 1 : 0
        : -1;

    private LinearModel Learn(string dimension, IReadOnlyList<string> classes, IReadOnlyList<ReadMail> mails, Func<TrueLabels, int> labelOf)
    {
        var rows = Rows(dimension, classes.Count, mails, labelOf);
        var reference = classes.Count == 2 ? 0 : -1;
        var rules = plan.RulesOf(dimension, classes);
        var trainers = plan.CandidatesOf(dimension).Select(options => new SoftmaxTrainer(catalogue.Count, classes.Count, options, rules)).ToArray();
        var (trainer, temperature) = Calibration.Choose(trainers, rows, reference);
        var weights = trainer.Train(rows, reference);
        return ToModel(dimension, classes, weights, temperature);
    }

    private List<TrainingRow> Rows(string dimension, int classes, IReadOnlyList<ReadMail> mails, Func<TrueLabels, int> labelOf)
    {
        var counts = new int[classes];
        foreach (var mail in mails)
        {
            if (labelOf(mail.Mail.Labels) is >= 0 and var label)
            {
                counts[label]++;
            }
        }

        // The shares of a corpus are chosen for coverage, not those of a mailbox: rare classes count more, by the root of their rarity.
        var mean = counts.Sum() / (double)classes;
        var rows = new List<TrainingRow>();
        foreach (var mail in mails)
        {
            if (labelOf(mail.Mail.Labels) is >= 0 and var label)
            {
                rows.Add(TrainingRow.Of(Seen(dimension, mail.Sheet), label, Math.Min(3, Math.Sqrt(mean / counts[label])), mail.Group));
            }
        }

        return rows;
    }

    private float[] Seen(string dimension, SignalSheet sheet)
    {
        var seen = sheet.Strengths.ToArray();
        for (var i = 0; i < seen.Length; i++)
        {
            seen[i] = plan.IsBlind(dimension, i) ? 0 : seen[i];
        }

        return seen;
    }

    private LinearModel ToModel(string dimension, IReadOnlyList<string> classes, double[] weights, double temperature)
    {
        var terms = new List<LinearModel.Term>();
        for (var signal = 0; signal < catalogue.Count; signal++)
        {
            double[] row = [.. weights.AsSpan(signal * classes.Count, classes.Count).ToArray().Select(w => Math.Round(w, 3))];
            if (row.Any(w => Math.Abs(w) >= 0.01))
            {
                terms.Add(new LinearModel.Term(signal, row));
            }
        }

        double[] bases = [.. weights.AsSpan(catalogue.Count * classes.Count, classes.Count).ToArray().Select(w => Math.Round(w, 3))];
        return new LinearModel(dimension, classes, bases, [.. terms], temperature);
    }
}
