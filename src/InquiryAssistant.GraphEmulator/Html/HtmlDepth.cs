using System.Text;

namespace InquiryAssistant.GraphEmulator.Html;

/// <summary>Takes tags nested too deeply out of HTML before it is parsed: hostile nesting costs a parser quadratic time and every later walk its stack.</summary>
internal static class HtmlDepth
{
    private const int Deepest = 300;

    /// <summary>Elements that hold nothing or end by themselves; they cannot nest without one of the others between.</summary>
    private static readonly HashSet<string> Uncounted = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "p", "li", "dt", "dd", "option", "optgroup",
        "tr", "td", "th", "tbody", "thead", "tfoot", "colgroup", "caption", "html", "head", "body",
    };

    public static string Limit(string html)
    {
        if (html.AsSpan().Count('<') <= Deepest)
        {
            return html;
        }

        var kept = new StringBuilder(html.Length);
        var (depth, at) = (0, 0);
        while (at < html.Length)
        {
            var open = html.IndexOf('<', at);
            var end = open < 0 ? -1 : html.IndexOf('>', open);
            if (end < 0)
            {
                break;
            }

            kept.Append(html, at, open - at);
            var drop = Drops(html.AsSpan(open + 1, end - open - 1), ref depth);
            if (!drop)
            {
                kept.Append(html, open, end - open + 1);
            }

            at = end + 1;
        }

        return kept.Append(html, at, html.Length - at).ToString();
    }

    private static bool Drops(ReadOnlySpan<char> tag, ref int depth)
    {
        var closes = tag.StartsWith("/");
        var name = closes ? tag[1..] : tag;
        var length = name.IndexOfAnyExceptInRange('0', 'z');
        name = length < 0 ? name : name[..length];
        if (name.IsEmpty || !char.IsAsciiLetter(name[0]) || tag[^1] == '/' || Uncounted.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name))
        {
            return false;
        }

        if (closes)
        {
            return depth > 0 && --depth >= Deepest;
        }

        return ++depth > Deepest;
    }
}
