using System.Buffers;
using InquiryAssistant.Core.Risks;

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

    /// <summary>Ending of the file that the target names behind its host, in lower case; "" when it names none.</summary>
    public string FileEnding { get; } = FileEndingOf(Target);

    private static string FileEndingOf(string address)
    {
        var path = address.AsSpan().Trim();
        var scheme = path.IndexOf("://");
        path = scheme < 0 ? path : path[(scheme + 3)..];
        var query = path.IndexOfAny('?', '#');
        path = query < 0 ? path : path[..query];
        var slash = path.LastIndexOf('/');
        var file = slash < 0 ? [] : path[(slash + 1)..];
        var dot = file.LastIndexOf('.');
        return dot < 0 || file.Length - dot > 7 ? "" : file[(dot + 1)..].ToString().ToLowerInvariant();
    }

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
        return rest.Length > DomainName.LongestHost ? "" : rest.TrimEnd('.').ToString().ToLowerInvariant();
    }
}
