using System.Globalization;

namespace InquiryAssistant.Core.Risks;

/// <summary>A domain cut into the name somebody registered and its ending.</summary>
/// <param name="Full">The whole host in lower case.</param>
/// <param name="Label">The registered name without ending: <c>acme</c> of mail.acme.co.uk.</param>
/// <param name="Registered">Name and ending: <c>acme.co.uk</c>.</param>
internal sealed record DomainName(string Full, string Label, string Registered)
{
    /// <summary>Cuts a host; "" gives empty parts.</summary>
    public static DomainName Parse(string host, RiskData data)
    {
        var full = Shown(host.Trim().Trim('.').ToLowerInvariant());
        var parts = full.Split('.', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 2)
        {
            return new DomainName(full, full, full);
        }

        var ending = parts.Length > 2 && parts[^1].Length == 2 && data.SecondLevel.Contains(parts[^2]) ? 2 : 1;
        var label = parts[^(ending + 1)];
        return new DomainName(full, label, string.Join('.', parts[^(ending + 1)..]));
    }

    /// <summary>Foreign letters travel as <c>xn--</c> (RFC 3492): a look-alike is judged as a reader sees it. What cannot be read stays.</summary>
    private static string Shown(string host)
    {
        if (host.Length > LongestHost || !host.Contains("xn--", StringComparison.Ordinal))
        {
            return host;
        }

        try
        {
            return new IdnMapping { AllowUnassigned = true }.GetUnicode(host);
        }
        catch (ArgumentException)
        {
            return host;
        }
    }

    /// <summary>Characters of the longest host there can be (RFC 1035).</summary>
    public const int LongestHost = 253;
}
