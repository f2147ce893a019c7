using System.Text.Json;
using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Assessments.Signals;

namespace InquiryAssistant.Core.Learning;

/// <summary>How each dimension is learned, from <c>weights/learning.json</c>.</summary>
internal sealed class LearningPlan
{
    private readonly Dictionary<string, SoftmaxOptions> _options = [];
    private readonly Dictionary<string, bool[]> _blind = [];
    private readonly List<(string Dimension, string Class, int Sign, int[] Signals)> _signs = [];

    private readonly double[] _factors;

    private LearningPlan(JsonElement file, SignalCatalogue catalogue)
    {
        _factors = [.. file.GetProperty("candidates").EnumerateArray().Select(f => f.GetDouble())];
        foreach (var dimension in file.GetProperty("dimensions").EnumerateObject())
        {
            var v = dimension.Value;
            _options[dimension.Name] = new SoftmaxOptions(v.GetProperty("ridge").GetDouble(), v.GetProperty("lasso").GetDouble(), v.GetProperty("rounds").GetInt32(), v.GetProperty("silenced").GetDouble(), v.GetProperty("copies").GetInt32());
            var patterns = v.GetProperty("blind").EnumerateArray().Select(b => b.GetString()!).ToList();
            _blind[dimension.Name] = [.. catalogue.Names.Select(n => patterns.Exists(p => Covers(p, n)))];
        }

        foreach (var rule in file.GetProperty("signs").EnumerateArray())
        {
            _signs.Add((rule.GetProperty("dimension").GetString()!, rule.GetProperty("class").GetString()!, rule.GetProperty("sign").GetInt32(),
                [.. rule.GetProperty("signals").EnumerateArray().Select(s => catalogue.IndexOf(s.GetString()!))]));
        }
    }

    /// <summary>Reads the built-in plan.</summary>
    public static LearningPlan Load(SignalCatalogue catalogue)
    {
        using var file = EmbeddedData.Open("weights/learning.json");
        return new LearningPlan(file.RootElement, catalogue);
    }

    /// <summary>Prices and rounds of a dimension that the training may choose from.</summary>
    public IReadOnlyList<SoftmaxOptions> CandidatesOf(string dimension) =>
        [.. _factors.Select(f => _options[dimension] with { Ridge = _options[dimension].Ridge * f, Lasso = _options[dimension].Lasso * f })];

    /// <summary>Whether the dimension does not look at a signal.</summary>
    public bool IsBlind(string dimension, int signal) => _blind[dimension][signal];

    /// <summary>The sign rules of a dimension.</summary>
    public List<SignRule> RulesOf(string dimension, IReadOnlyList<string> classes) =>
        [.. _signs.Where(s => s.Dimension == dimension).SelectMany(s => s.Signals.Select(i => new SignRule(i, classes.ToList().IndexOf(s.Class), s.Sign)))];

    private static bool Covers(string pattern, string name) =>
        pattern.EndsWith('*') ? name.StartsWith(pattern[..^1], StringComparison.Ordinal) : name == pattern;
}
