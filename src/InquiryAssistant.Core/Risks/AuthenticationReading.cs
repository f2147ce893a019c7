using InquiryAssistant.Core.Mail;

namespace InquiryAssistant.Core.Risks;

/// <summary>What the receiving server found about the sender's authenticity (RFC 8601), from the topmost header that says it.</summary>
/// <param name="Spf">pass, fail, softfail, none, … ; "" when not said.</param>
/// <param name="Dkim">The best of all DKIM results; "" when not said.</param>
/// <param name="Dmarc">pass, fail, bestguesspass, none, …; "" when not said.</param>
internal sealed record AuthenticationReading(string Spf, string Dkim, string Dmarc)
{
    /// <summary>Nothing said.</summary>
    public static AuthenticationReading Silent { get; } = new("", "", "");

    /// <summary>A failure without a DMARC pass; "none" is no failure.</summary>
    public bool Failed => !Passed && (Dmarc is "fail" || Spf is "fail" or "softfail" or "hardfail" || Dkim is "fail");

    /// <summary>DMARC passed.</summary>
    public bool Passed => Dmarc is "pass" or "bestguesspass";

    /// <summary>The results in one line.</summary>
    public string InWords => string.Join("; ", new[] { ("spf", Spf), ("dkim", Dkim), ("dmarc", Dmarc) }.Where(p => p.Item2.Length > 0).Select(p => $"{p.Item1}={p.Item2}"));

    /// <summary>Reads the headers; only the topmost Authentication-Results is the receiver's own, lower ones can be forged.</summary>
    public static AuthenticationReading Of(MailMessage message)
    {
        var results = message.Header("Authentication-Results") ?? message.Header("ARC-Authentication-Results");
        var spf = message.Header("Received-SPF");
        if (results is null)
        {
            return spf is null ? Silent : new AuthenticationReading(FirstWord(spf), "", "");
        }

        return new AuthenticationReading(Value(results, "spf"), Value(results, "dkim"), Value(results, "dmarc"));
    }

    private static string FirstWord(ReadOnlySpan<char> text)
    {
        text = text.TrimStart();
        var end = 0;
        while (end < text.Length && char.IsAsciiLetter(text[end]))
        {
            end++;
        }

        return text[..end].ToString().ToLowerInvariant();
    }

    private static string Value(string results, string method)
    {
        var best = "";
        for (var at = 0; (at = results.IndexOf(method, at, StringComparison.OrdinalIgnoreCase)) >= 0; at += method.Length)
        {
            var whole = at == 0 || !char.IsAsciiLetterOrDigit(results[at - 1]);
            var rest = results.AsSpan(at + method.Length).TrimStart();
            if (whole && rest.StartsWith("="))
            {
                var value = FirstWord(rest[1..]);
                best = best.Length == 0 || value == "pass" ? value : best;
            }
        }

        return best;
    }
}
