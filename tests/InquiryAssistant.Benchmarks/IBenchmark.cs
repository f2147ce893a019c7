namespace InquiryAssistant.Benchmarks;

/// <summary>One benchmark: a class of its own, listed in <c>Program.cs</c>, chosen by its name on the command line.</summary>
internal interface IBenchmark
{
    /// <summary>Kebab-case name.</summary>
    string Name { get; }

    /// <summary>What it measures, in one line.</summary>
    string Description { get; }

    /// <summary>Measures. Use CPU time, counts and ratios: the clock on the wall tells of other people's work too.</summary>
    Task<IReadOnlyList<Figure>> RunAsync(CancellationToken cancellationToken);
}

/// <summary>One measured figure.</summary>
/// <param name="Name">Camel case, so that it can be a member of the JSON line.</param>
/// <param name="Value">The value.</param>
/// <param name="Unit">Its unit, "" for a plain number.</param>
/// <param name="Target">What was asked for, in words; "" when nothing was.</param>
internal sealed record Figure(string Name, double Value, string Unit, string Target = "");
