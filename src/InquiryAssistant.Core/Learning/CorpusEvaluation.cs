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
    public static string CrossValidate(string title, IReadOnlyList<LabelledMail> mails, int folds) => Validate(title, mails, folds, m => m.Group);

    /// <summary>Figures of messages judged by models that never saw anything from the same file, hence the same author.</summary>
    public static string CrossValidateByBatch(string title, IReadOnlyList<LabelledMail> mails) =>
        Validate(title, mails, mails.Select(m => m.Batch).Distinct().Count(), m => m.Mail.Batch);

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

    private static string Validate(string title, IReadOnlyList<LabelledMail> mails, int folds, Func<ReadMail, string> groupOf)
    {
        var reader = SignalReader.Load();
        var outcomes = CrossValidation.Run(CorpusTraining.TrainerFor(reader), CorpusTraining.Read(reader, mails), folds, groupOf);
        return ScoreReport.Write(title, new Scoreboard(outcomes));
    }
}
