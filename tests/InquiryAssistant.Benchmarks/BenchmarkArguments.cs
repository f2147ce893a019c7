using System.Globalization;

namespace InquiryAssistant.Benchmarks;

/// <summary>The command line: names of benchmarks, and settings of the form <c>--seconds 10</c>.</summary>
internal sealed class BenchmarkArguments
{
    private readonly Dictionary<string, string> _settings = new(StringComparer.Ordinal);

    public BenchmarkArguments(string[] arguments)
    {
        var names = new List<string>();
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i].StartsWith("--", StringComparison.Ordinal) && i + 1 < arguments.Length)
            {
                _settings[arguments[i][2..]] = arguments[++i];
            }
            else
            {
                names.Add(arguments[i]);
            }
        }

        Names = names;
    }

    /// <summary>Benchmarks to run; none means all.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>A setting that is a number.</summary>
    public int Number(string name, int otherwise) => _settings.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    /// <summary>A setting that is a list of numbers, separated by commas.</summary>
    public IReadOnlyList<int> Numbers(string name, params int[] otherwise) =>
        _settings.TryGetValue(name, out var text) ? [.. text.Split(',').Select(n => int.Parse(n, CultureInfo.InvariantCulture))] : otherwise;
}
