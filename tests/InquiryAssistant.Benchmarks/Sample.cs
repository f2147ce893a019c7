namespace InquiryAssistant.Benchmarks;

/// <summary>Measured values in ascending order.</summary>
internal sealed class Sample
{
    private readonly double[] _values;

    public Sample(IEnumerable<double> values) => _values = [.. values.Order()];

    /// <summary>The value below which a share of all lies, nearest rank; <paramref name="share"/> from 0 to 1.</summary>
    public double Percentile(double share) => _values[(int)Math.Clamp(Math.Ceiling(share * _values.Length) - 1, 0, _values.Length - 1)];

    /// <summary>The mean.</summary>
    public double Mean => _values.Average();

    /// <summary>By which power y grows with x: slope of the line through the logarithms. 1 is linear, 2 quadratic.</summary>
    public static double Exponent(IReadOnlyList<(double X, double Y)> points)
    {
        var logs = points.Select(p => (X: Math.Log(p.X), Y: Math.Log(p.Y))).ToArray();
        var (meanX, meanY) = (logs.Average(p => p.X), logs.Average(p => p.Y));
        return logs.Sum(p => (p.X - meanX) * (p.Y - meanY)) / logs.Sum(p => (p.X - meanX) * (p.X - meanX));
    }
}
