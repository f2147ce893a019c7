using InquiryAssistant.Core.Assessments.Models;
using InquiryAssistant.Core.Assessments.Signals;

namespace InquiryAssistant.Core.Assessments;

/// <summary>Turns the terms of a model into reasons a person can read: base plus weights is the score, nothing is hidden.</summary>
internal sealed class EvidenceWriter(MessageReading reading, SignalSheet sheet)
{
    private const int LongestQuote = 80;

    private readonly List<Evidence> _evidence = [];
    private readonly Dictionary<EvidenceDimension, DimensionScore> _scores = [];

    /// <summary>All reasons, by dimension, the strongest first.</summary>
    public IReadOnlyList<Evidence> Evidence => [.. _evidence.OrderBy(e => e.Dimension).ThenByDescending(e => Math.Abs(e.Weight))];

    /// <summary>Base and value of each dimension.</summary>
    public IReadOnlyDictionary<EvidenceDimension, DimensionScore> Scores => _scores;

    /// <summary>The reasons for one class against the mean of all, times a scale; gives the score.</summary>
    public double Explain(LinearModel model, int chosen, EvidenceDimension dimension, double origin, double scale)
    {
        var start = Math.Round(origin + (scale * model.BaseAboveMean(chosen)), 3);
        var sum = start;
        foreach (var term in model.Terms)
        {
            if (sheet[term.Signal] == 0)
            {
                continue;
            }

            var weight = Math.Round(scale * sheet[term.Signal] * term.AboveMean(chosen), 3);
            if (weight != 0)
            {
                Add(sheet.Catalogue.Names[term.Signal], dimension, weight, sheet.TraceOf(term.Signal));
                sum += weight;
            }
        }

        _scores[dimension] = new DimensionScore(start, Math.Round(sum, 3));
        return _scores[dimension].Value;
    }

    /// <summary>One more reason that moves a dimension to a value, such as a cap.</summary>
    public double Move(string signal, EvidenceDimension dimension, double to, string why)
    {
        var score = _scores[dimension];
        var weight = Math.Round(to - score.Value, 3);
        if (weight != 0)
        {
            _evidence.Add(new Evidence(signal, dimension, weight, why, EvidenceSource.Thread, null, null));
            _scores[dimension] = score with { Value = Math.Round(score.Value + weight, 3) };
        }

        return _scores[dimension].Value;
    }

    /// <summary>One more reason that adds to a dimension.</summary>
    public void Shift(string signal, EvidenceDimension dimension, double by, string why) =>
        Move(signal, dimension, _scores[dimension].Value + by, why);

    /// <summary>The proof of a risk; each counts one.</summary>
    public void Prove(Risk risk, string signal)
    {
        var trace = sheet.TraceOf(sheet.Catalogue.IndexOf(signal));
        Add(Labels.Of(risk), EvidenceDimension.Risk, 1, trace);
        var score = _scores.GetValueOrDefault(EvidenceDimension.Risk) ?? new DimensionScore(0, 0);
        _scores[EvidenceDimension.Risk] = score with { Value = score.Value + 1 };
    }

    private void Add(string signal, EvidenceDimension dimension, double weight, SignalTrace trace)
    {
        var whole = trace.Source switch
        {
            EvidenceSource.Subject => reading.Message.Subject,
            EvidenceSource.Body => reading.Text.Reply,
            EvidenceSource.Signature => reading.Text.Signature,
            _ => null,
        };
        if (whole is null)
        {
            _evidence.Add(new Evidence(signal, dimension, weight, trace.Text ?? "", trace.Source, null, null));
            return;
        }

        var (start, length) = trace.Start >= 0 ? (trace.Start, trace.Length) : Opening(whole);
        _evidence.Add(new Evidence(signal, dimension, weight, whole.Substring(start, length), trace.Source, start, length));
    }

    /// <summary>A fact about the whole text is shown at its first line.</summary>
    private static (int Start, int Length) Opening(string text)
    {
        var start = 0;
        while (start < text.Length && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        var line = text.AsSpan(start, Math.Min(LongestQuote, text.Length - start));
        var end = line.IndexOf('\n');
        line = end < 0 ? line : line[..end];
        var length = line.TrimEnd().Length;
        return length > 0 && char.IsHighSurrogate(line[length - 1]) ? (start, length - 1) : (start, length);
    }
}
