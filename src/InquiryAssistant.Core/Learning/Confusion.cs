namespace InquiryAssistant.Core.Learning;

/// <summary>Counts of true against said, with the figures that follow from them.</summary>
internal sealed class Confusion
{
    private readonly Dictionary<(string True, string Said), int> _counts = [];
    private readonly List<string> _classes = [];

    /// <summary>The classes in the order they came.</summary>
    public IReadOnlyList<string> Classes => _classes;

    /// <summary>How many pairs.</summary>
    public int Total => _counts.Values.Sum();

    /// <summary>Share of pairs that agree; 0 when there are none.</summary>
    public double Accuracy => Total == 0 ? 0 : _classes.Sum(c => Count(c, c)) / (double)Total;

    /// <summary>Mean F1 of the classes that occur in the truth.</summary>
    public double MacroF1 => _classes.Where(c => Row(c) > 0).Select(F1).DefaultIfEmpty(0).Average();

    /// <summary>One more pair.</summary>
    public void Add(string truth, string said)
    {
        foreach (var name in new[] { truth, said })
        {
            if (!_classes.Contains(name))
            {
                _classes.Add(name);
            }
        }

        _counts[(truth, said)] = Count(truth, said) + 1;
    }

    /// <summary>How often this was said of that.</summary>
    public int Count(string truth, string said) => _counts.GetValueOrDefault((truth, said));

    /// <summary>How many are truly so.</summary>
    public int Row(string truth) => _classes.Sum(c => Count(truth, c));

    /// <summary>How many were said to be so.</summary>
    public int Column(string said) => _classes.Sum(c => Count(c, said));

    /// <summary>Share of the said that are so.</summary>
    public double Precision(string name) => Column(name) == 0 ? 0 : Count(name, name) / (double)Column(name);

    /// <summary>Share of the so that were said.</summary>
    public double Recall(string name) => Row(name) == 0 ? 0 : Count(name, name) / (double)Row(name);

    /// <summary>Harmonic mean of precision and recall.</summary>
    public double F1(string name) => Column(name) + Row(name) == 0 ? 0 : 2.0 * Count(name, name) / (Column(name) + Row(name));
}
