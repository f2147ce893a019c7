using InquiryAssistant.Core.Assessments.Models;

namespace InquiryAssistant.Core.Learning;

/// <summary>Finds the temperature that makes probabilities honest, on messages held out of the training.</summary>
internal static class Calibration
{
    private const int Folds = 3;

    /// <summary>The temperature with the least log loss over three held-out folds of exporters; 1 when there are too few rows.</summary>
    public static double Temperature(SoftmaxTrainer trainer, IReadOnlyList<TrainingRow> rows, int reference)
    {
        var folds = Grouping.Folds(rows.Select(r => r.Group), Folds);
        var held = new List<(double[] Scores, int Class)>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var training = rows.Where(r => folds[r.Group] != fold).ToList();
            if (training.Count == 0 || training.Count == rows.Count)
            {
                return 1;
            }

            var weights = trainer.Train(training, reference);
            held.AddRange(rows.Where(r => folds[r.Group] == fold).Select(r => (trainer.Score(weights, r), r.Class)));
        }

        return Enumerable.Range(5, 36).Select(i => i / 10.0).MinBy(t => held.Sum(h => Loss(h.Scores, h.Class, t)));
    }

    private static double Loss(double[] scores, int label, double temperature)
    {
        double[] copy = [.. scores];
        LinearModel.Softmax(copy, temperature);
        return -Math.Log(Math.Max(copy[label], 1e-9));
    }
}
