using InquiryAssistant.Core.Assessments;

namespace InquiryAssistant.Core.Learning;

/// <summary>Judges each message by models that never saw its exporter (or, by batch, its author).</summary>
internal static class CrossValidation
{
    /// <summary>The outcome of every message, in the order given; training, temperatures included, sees the other folds only.</summary>
    public static List<Outcome> Run(ModelTrainer trainer, IReadOnlyList<ReadMail> mails, int folds, Func<ReadMail, string> groupOf)
    {
        var fold = Grouping.Folds(mails.Select(groupOf), folds);
        var outcomes = new Outcome[mails.Count];
        // The folds know nothing of each other, so every core can take one; each writes its own places, so the order does not matter.
        Parallel.For(0, folds, f => JudgeFold(trainer, mails, m => fold[groupOf(m)] == f, outcomes));
        return [.. outcomes];
    }

    private static void JudgeFold(ModelTrainer trainer, IReadOnlyList<ReadMail> mails, Func<ReadMail, bool> isJudged, Outcome[] outcomes)
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
                outcomes[i] = Outcome.Of(mails[i], judge);
            }
        }
    }
}
