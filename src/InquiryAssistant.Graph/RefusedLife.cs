using System.Globalization;
using System.Text.RegularExpressions;

namespace InquiryAssistant.Graph;

/// <summary>Reads from a refusal how long a subscription may live. Graph has two wordings: "can only be 4230 minutes in the future", and "beyond allowed max '3.00:00:00'".</summary>
internal static partial class RefusedLife
{
    /// <summary>How far below the limit is asked: clocks differ, and a refused renewal costs more than some minutes of life.</summary>
    public static readonly TimeSpan Slack = TimeSpan.FromMinutes(10);

    /// <summary>Graph raises shorter lives to this one, so a span below it is none (Graph page "subscription resource type").</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(45);

    /// <summary>The life to ask for, the slack taken off; null when the text names none.</summary>
    public static TimeSpan? Allowed(string? text)
    {
        var named = Named().Matches(text ?? "").Select(static m => Read(m.Groups["minutes"].Value, m.Groups["span"].Value)).Where(static s => s - Slack >= Shortest).ToArray();
        return named.Length > 0 ? named.Min() - Slack : null;
    }

    private static TimeSpan Read(string minutes, string span) =>
        int.TryParse(minutes, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var count) ? TimeSpan.FromMinutes(count)
        : TimeSpan.TryParse(span, CultureInfo.InvariantCulture, out var whole) ? whole
        : TimeSpan.Zero;

    [GeneratedRegex(@"(?<minutes>\d[\d,]{0,9})\s*minutes|'(?<span>\d{1,3}\.\d\d:\d\d:\d\d)'", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Named();
}
