using System.Buffers;

namespace InquiryAssistant.Core.Assessments.Facts;

/// <summary>A link as the body carries it.</summary>
/// <param name="Target">What it opens.</param>
/// <param name="Shown">The visible words of it; the target itself in plain text.</param>
internal sealed record LinkReading(string Target, string Shown)
{
    private static readonly SearchValues<char> _hostEnds = SearchValues.Create("/?#\\ \t\n\"'<>");

    /// <summary>Host of the target in lower case, "" when it has none (mailto, relative).</summary>
    public string Host { get; } = HostOf(Target);

    /// <summary>Host that the visible words pretend, "" when they are no address.</summary>
    public string ShownHost { get; } = LooksLikeAddress(Shown) ? HostOf(Shown.Trim()) : "";

    private static bool LooksLikeAddress(string shown)
    {
        var text = shown.AsSpan().Trim();
        return text.Length is > 3 and < 300 && !text.Contains(' ') && !text.Contains('@') && text.Contains('.')
            && (text.StartsWith("http", StringComparison.OrdinalIgnoreCase) || text.StartsWith("www.", StringComparison.OrdinalIgnoreCase));
    }

    private static string HostOf(string address)
    {
        var rest = address.AsSpan().Trim();
        var scheme = rest.IndexOf("://");
        if (scheme is >= 0 and < 8)
        {
            if (!rest.StartsWith("http", StringComparison.OrdinalIgnoreCase))
            {
                return "";
            }

            rest = rest[(scheme + 3)..];
        }
        else if (!rest.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
        {
            return "";
        }

        var end = rest.IndexOfAny(_hostEnds);
        rest = end < 0 ? rest : rest[..end];
        // user:password@host is a trick: what counts stands behind the '@'.
        rest = rest[(rest.LastIndexOf('@') + 1)..];
        var port = rest.IndexOf(':');
        rest = port < 0 ? rest : rest[..port];
        return rest.Length > 253 ? "" : rest.TrimEnd('.').ToString().ToLowerInvariant();
    }
}
