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
        for (var f = 0; f < folds; f++)
        {
            var training = mails.Where(m => fold[groupOf(m)] != f).ToList();
            if (training.Count == mails.Count)
            {
                continue;
            }

            var judge = new Judge(trainer.Train(training));
            for (var i = 0; i < mails.Count; i++)
            {
                if (fold[groupOf(mails[i])] == f)
                {
                    outcomes[i] = Outcome.Of(mails[i], judge);
                }
            }
        }

        return [.. outcomes];
    }
}
