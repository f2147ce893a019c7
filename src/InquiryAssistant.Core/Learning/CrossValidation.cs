using InquiryAssistant.Core.Assessments;

namespace InquiryAssistant.Core.Learning;

/// <summary>Judges each message by models that never saw its exporter (or, by batch, its author).</summary>
internal static class CrossValidation
{
    /// <summary>What is asked of every message, in the order given, answered by a judge who never saw its group; training, temperatures included, sees the other folds only.</summary>
    public static List<T> Run<T>(ModelTrainer trainer, IReadOnlyList<ReadMail> mails, int folds, Func<ReadMail, string> groupOf, Func<ReadMail, Judge, T> ask)
    {
        var fold = Grouping.Folds(mails.Select(groupOf), folds);
        var answers = new T[mails.Count];
        // The folds know nothing of each other, so every core can take one; each writes its own places, so the order does not matter.
        Parallel.For(0, folds, f => JudgeFold(trainer, mails, m => fold[groupOf(m)] == f, ask, answers));
        return [.. answers];
    }

    private static void JudgeFold<T>(ModelTrainer trainer, IReadOnlyList<ReadMail> mails, Func<ReadMail, bool> isJudged, Func<ReadMail, Judge, T> ask, T[] answers)
    {
        var training = mails.Where(m => !isJudged(m)).ToList();
        if (training.Count == mails.Count)
        {
            return;
        }

        var judge = new Judge(trainer.Train(training));
        for (var i = 0; i < mails.Count; i++)
        {
            if (isJudged(mails[i]))
            {
                answers[i] = ask(mails[i], judge);
            }
        }
    }
}
