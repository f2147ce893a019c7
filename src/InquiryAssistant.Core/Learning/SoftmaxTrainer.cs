using System.Runtime.Intrinsics;
using InquiryAssistant.Core.Assessments.Models;

namespace InquiryAssistant.Core.Learning;

/// <summary>Learns a linear softmax model by accelerated proximal gradient (Beck and Teboulle 2009): same rows, same order, same weights.</summary>
internal sealed class SoftmaxTrainer(int signals, int classes, SoftmaxOptions options, IReadOnlyList<SignRule> rules)
{
    /// <summary>Weights [signal, class] row by row, and after them the bases.</summary>
    /// <param name="rows">At least one row.</param>
    /// <param name="reference">A class whose weights stay zero, or -1: for two classes one set of weights says it all.</param>
    public double[] Train(IReadOnlyList<TrainingRow> rows, int reference) => Learn(ThinnedRows.Of(rows, options.Silenced, options.Copies), reference);

    private double[] Learn(IReadOnlyList<TrainingRow> rows, int reference)
    {
        var size = (signals + 1) * classes;
        var (weights, ahead, gradient) = (new double[size], new double[size], new double[size]);
        var total = rows.Sum(r => r.Weight);
        var step = 1 / Curvature(rows, total);
        var momentum = 1.0;
        for (var round = 0; round < options.Rounds; round++)
        {
            Gradient(rows, total, ahead, gradient, reference);
            var next = (1 + Math.Sqrt(1 + (4 * momentum * momentum))) / 2;
            var pull = (momentum - 1) / next;
            var turned = Advance(weights, ahead, gradient, step, pull);
            momentum = turned ? 1 : next;
        }

        return weights;
    }

    /// <summary>The scores that trained weights give a row.</summary>
    public double[] Score(double[] weights, TrainingRow row)
    {
        double[] scores = [.. weights.AsSpan(signals * classes, classes)];
        for (var i = 0; i < row.Signals.Length; i++)
        {
            AddScaled(weights.AsSpan(row.Signals[i] * classes, classes), row.Strengths[i], scores);
        }

        return scores;
    }

    /// <summary>Adds a multiple of one row to another, four numbers at a time; the sums are those of the plain loop, bit by bit.</summary>
    private static void AddScaled(ReadOnlySpan<double> from, double factor, Span<double> to)
    {
        var k = 0;
        for (; k <= to.Length - Vector256<double>.Count; k += Vector256<double>.Count)
        {
            (Vector256.Create(to[k..]) + (Vector256.Create(from[k..]) * factor)).CopyTo(to[k..]);
        }

        for (; k < to.Length; k++)
        {
            to[k] += from[k] * factor;
        }
    }

    private double Curvature(IReadOnlyList<TrainingRow> rows, double total)
    {
        var sum = rows.Sum(r => r.Weight * (1 + r.Strengths.Sum(s => (double)s * s)));
        var largest = rows.Max(r => 1 + r.Strengths.Sum(s => (double)s * s));
        // Between the mean (too bold) and the largest row (too timid): the top eigenvalue of such rows lies near a third of the trace.
        return (0.5 * Math.Max(sum / total * 0.6, largest * 0.15)) + options.Ridge;
    }

    private void Gradient(IReadOnlyList<TrainingRow> rows, double total, double[] weights, double[] gradient, int reference)
    {
        Array.Clear(gradient);
        Span<double> scores = stackalloc double[classes];
        var bases = signals * classes;
        foreach (var row in rows)
        {
            weights.AsSpan(bases, classes).CopyTo(scores);
            for (var i = 0; i < row.Signals.Length; i++)
            {
                AddScaled(weights.AsSpan(row.Signals[i] * classes, classes), row.Strengths[i], scores);
            }

            LinearModel.Softmax(scores, 1);
            scores[row.Class] -= 1;
            Spread(row, scores, row.Weight / total, gradient, reference);
        }
    }

    private void Spread(TrainingRow row, Span<double> errors, double share, double[] gradient, int reference)
    {
        for (var k = 0; k < classes; k++)
        {
            errors[k] = k == reference ? 0 : errors[k] * share;
            gradient[(signals * classes) + k] += errors[k];
        }

        for (var i = 0; i < row.Signals.Length; i++)
        {
            AddScaled(errors, row.Strengths[i], gradient.AsSpan(row.Signals[i] * classes, classes));
        }
    }

    /// <summary>One step with shrinking, sign rules and momentum; says whether momentum pointed uphill and was dropped.</summary>
    private bool Advance(double[] weights, double[] ahead, double[] gradient, double step, double pull)
    {
        var uphill = 0.0;
        var previous = (double[])weights.Clone();
        for (var i = 0; i < weights.Length; i++)
        {
            var isBase = i >= signals * classes;
            var moved = ahead[i] - (step * (gradient[i] + (isBase ? 0 : options.Ridge * ahead[i])));
            weights[i] = isBase ? moved : Shrink(moved, step * options.Lasso);
        }

        foreach (var rule in rules)
        {
            var at = (rule.Signal * classes) + rule.Class;
            weights[at] = rule.Sign > 0 ? Math.Max(0, weights[at]) : Math.Min(0, weights[at]);
        }

        for (var i = 0; i < weights.Length; i++)
        {
            uphill += (ahead[i] - weights[i]) * (weights[i] - previous[i]);
        }

        for (var i = 0; i < weights.Length; i++)
        {
            ahead[i] = uphill > 0 ? weights[i] : weights[i] + (pull * (weights[i] - previous[i]));
        }

        return uphill > 0;
    }

    private static double Shrink(double value, double by) => value > by ? value - by : value < -by ? value + by : 0;
}
