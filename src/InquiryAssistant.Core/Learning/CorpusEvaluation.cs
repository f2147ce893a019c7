using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Assessments.Signals;

namespace InquiryAssistant.Core.Learning;

/// <summary>Measures how good the verdicts are, as Markdown.</summary>
public static class CorpusEvaluation
{
    /// <summary>Figures of messages judged by models that never saw their exporter.</summary>
    /// <param name="title">Heading of the report.</param>
    /// <param name="mails">Labelled mail.</param>
    /// <param name="folds">How many parts, 2 or more.</param>
    public static string CrossValidate(string title, IReadOnlyList<LabelledMail> mails, int folds)
    {
        var reader = SignalReader.Load();
        return ScoreReport.Write(title, new Scoreboard(CrossValidation.Run(CorpusTraining.TrainerFor(reader), CorpusTraining.Read(reader, mails), folds, m => m.Group, Outcome.Of)));
    }

    /// <summary>Figures of messages judged by models that never saw anything from the same file, hence the same author, and what the choice of the borders flatters them.</summary>
    public static string CrossValidateByBatch(string title, IReadOnlyList<LabelledMail> mails)
    {
        var reader = SignalReader.Load();
        var folds = mails.Select(m => m.Batch).Distinct().Count();
        var judged = CrossValidation.Run(CorpusTraining.TrainerFor(reader), CorpusTraining.Read(reader, mails), folds, m => m.Mail.Batch, (mail, judge) => (Outcome: Outcome.Of(mail, judge), Weighed: WeighedMail.Of(mail, judge)));
        var borders = new BorderCheck(BorderPlan.Load(), [.. judged.Select(j => j.Weighed)]);
        return ScoreReport.Write(title, new Scoreboard([.. judged.Select(j => j.Outcome)])) + "\n" + borders.Write();
    }

    /// <summary>Figures of the shipped weights on mail that they were not learned from.</summary>
    public static string Measure(string title, IReadOnlyList<LabelledMail> mails, AssessorData data)
    {
        var judge = new Judge(data.Models);
        return ScoreReport.Write(title, new Scoreboard([.. CorpusTraining.Read(data.Signals, mails).Select(m => Outcome.Of(m, judge))]));
    }

    /// <summary>Which entities were missed or found without a label, and which messages have another number of questions: one line each, tabs between.</summary>
    public static IEnumerable<string> Misses(IReadOnlyList<LabelledMail> mails, AssessorData data)
    {
        var judge = new Judge(data.Models);
        return EntityReport.Misses([.. CorpusTraining.Read(data.Signals, mails).Select(m => Outcome.Of(m, judge))]);
    }
}
