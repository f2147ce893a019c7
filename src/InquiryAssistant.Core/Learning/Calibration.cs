using InquiryAssistant.Core.Assessments.Models;

namespace InquiryAssistant.Core.Learning;

/// <summary>Chooses, on messages held out of the training, the price of large weights and the temperature that makes probabilities honest.</summary>
/// <remarks>Both are chosen inside the training mail. So a cross-validation around it is nested: what is judged had no part in any choice.</remarks>
internal static class Calibration
{
    private const int Folds = 3;

    /// <summary>The candidate and the temperature with the least log loss over three held-out folds of exporters; the first candidate and 1 when there are too few rows.</summary>
    /// <param name="trainers">One trainer for each candidate price; at least one.</param>
    /// <param name="rows">Training mail.</param>
    /// <param name="reference">See <see cref="SoftmaxTrainer.Train"/>.</param>
    public static (SoftmaxTrainer Trainer, double Temperature) Choose(IReadOnlyList<SoftmaxTrainer> trainers, IReadOnlyList<TrainingRow> rows, int reference)
    {
        var folds = Grouping.Folds(rows.Select(r => r.Group), Folds);
        var best = (Trainer: trainers[0], Temperature: 1.0, Loss: double.MaxValue);
        foreach (var trainer in trainers)
        {
            if (HeldOut(trainer, rows, folds, reference) is not { } held)
            {
                return (trainers[0], 1);
            }

            foreach (var temperature in Enumerable.Range(5, 36).Select(i => i / 10.0))
            {
                var loss = held.Sum(h => Loss(h.Scores, h.Class, temperature));
                best = loss < best.Loss ? (trainer, temperature, loss) : best;
            }
        }

        return (best.Trainer, best.Temperature);
    }

    /// <summary>Every row scored by weights that were learned without its exporter; null when a fold would hold all rows or none.</summary>
    private static List<(double[] Scores, int Class)>? HeldOut(SoftmaxTrainer trainer, IReadOnlyList<TrainingRow> rows, Dictionary<string, int> folds, int reference)
    {
        var held = new List<(double[] Scores, int Class)>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var training = rows.Where(r => folds[r.Group] != fold).ToList();
            if (training.Count == 0 || training.Count == rows.Count)
            {
                return null;
            }

            var weights = trainer.Train(training, reference);
            held.AddRange(rows.Where(r => folds[r.Group] == fold).Select(r => (trainer.Score(weights, r), r.Class)));
        }

        return held;
    }

    private static double Loss(double[] scores, int label, double temperature)
    {
        double[] copy = [.. scores];
        LinearModel.Softmax(copy, temperature);
        return -Math.Log(Math.Max(copy[label], 1e-9));
    }
}
