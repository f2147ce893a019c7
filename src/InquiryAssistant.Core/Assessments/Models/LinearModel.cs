namespace InquiryAssistant.Core.Assessments.Models;

/// <summary>A base and a weight for each signal and class; what it says of a message is the sum. Immutable.</summary>
/// <remarks>A class's score is its base plus weight times strength over all signals: nothing else goes in.</remarks>
internal sealed class LinearModel
{
    private readonly Term[] _terms;
    private readonly double[] _bases;
    private readonly double _meanBase;

    public LinearModel(string dimension, IReadOnlyList<string> classes, double[] bases, Term[] terms, double temperature)
    {
        Dimension = dimension;
        Classes = classes;
        _bases = bases;
        _meanBase = bases.Average();
        _terms = terms;
        Temperature = temperature;
    }

    /// <summary>What it decides: kind, intent, role, type, specificity, stage.</summary>
    public string Dimension { get; }

    /// <summary>Class names in the words of the corpus format.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>Base of each class.</summary>
    public IReadOnlyList<double> Bases => _bases;

    /// <summary>How far the base of a class lies above the mean of all.</summary>
    public double BaseAboveMean(int chosen) => _bases[chosen] - _meanBase;

    /// <summary>Every signal that weighs, with its weight for each class.</summary>
    public ReadOnlySpan<Term> Terms => _terms;

    /// <summary>By how much scores are flattened before they are read as probabilities; from held-out messages.</summary>
    public double Temperature { get; }

    /// <summary>The scores of all classes.</summary>
    public void Score(ReadOnlySpan<float> strengths, Span<double> scores)
    {
        _bases.CopyTo(scores);
        foreach (var term in _terms)
        {
            var strength = strengths[term.Signal];
            if (strength > 0)
            {
                ReadOnlySpan<double> weights = term.Weights;
                for (var k = 0; k < scores.Length; k++)
                {
                    scores[k] += weights[k] * strength;
                }
            }
        }
    }

    /// <summary>Turns scores into calibrated probabilities, in place.</summary>
    public void ToProbabilities(Span<double> scores) => Softmax(scores, Temperature);

    /// <summary>Softmax of scores divided by a temperature, in place.</summary>
    public static void Softmax(Span<double> scores, double temperature)
    {
        var highest = double.NegativeInfinity;
        foreach (var score in scores)
        {
            highest = Math.Max(highest, score);
        }

        var sum = 0.0;
        for (var k = 0; k < scores.Length; k++)
        {
            scores[k] = Math.Exp((scores[k] - highest) / temperature);
            sum += scores[k];
        }

        for (var k = 0; k < scores.Length; k++)
        {
            scores[k] /= sum;
        }
    }

    /// <summary>The weights of one signal, one for each class.</summary>
    internal sealed record Term(int Signal, double[] Weights)
    {
        private readonly double _mean = Weights.Average();

        /// <summary>How far the weight for a class lies above the mean of all.</summary>
        public double AboveMean(int chosen) => Weights[chosen] - _mean;
    }
}
