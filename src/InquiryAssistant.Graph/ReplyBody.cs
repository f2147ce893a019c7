using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace InquiryAssistant.Graph;

/// <summary>Where our words go in Outlook's reply page, and whether its history is still whole. Pure.</summary>
internal static partial class ReplyBody
{
    /// <summary>The id of the newest quote; older ones carry a prefix (x_divRplyFwdMsg).</summary>
    private const string QuoteId = "id=\"divRplyFwdMsg\"";

    /// <summary>Puts our HTML right behind the opening body tag; everything else stays byte for byte.</summary>
    public static string Insert(string page, string html)
    {
        var at = AfterBodyTag(page);
        return string.Concat(page.AsSpan(0, at), html, page.AsSpan(at));
    }

    /// <summary>Whether nothing was written yet above the history of a draft: a run of ours that broke off, to be completed.</summary>
    public static bool IsUntouched(string? page)
    {
        if (string.IsNullOrWhiteSpace(page))
        {
            return true;
        }

        var start = AfterBodyTag(page);
        var quote = page.IndexOf(QuoteId, start, StringComparison.Ordinal);
        return quote < 0 ? Words(page).Length == 0 : Words(page[start..page.LastIndexOf('<', quote)]).Length == 0;
    }

    /// <summary>Whether our words stand first on the page.</summary>
    public static bool BeginsWith(string page, string ours) => Words(page).StartsWith(Words(ours), StringComparison.Ordinal);

    /// <summary>Whether the page ends with the whole text of a message: it answers that one and not another of the conversation.</summary>
    public static bool QuotesWhole(string page, string body) => Words(page).EndsWith(Words(body), StringComparison.Ordinal);

    /// <summary>What is wrong with a draft, in one word for logs, or null when its history is whole.</summary>
    /// <param name="history">The page before our words went in, or the body of the message quoted.</param>
    /// <param name="draft">The page as the mailbox keeps it now.</param>
    /// <param name="ours">Our HTML.</param>
    public static string? Fault(string history, string draft, string ours)
    {
        // Compared as words: Exchange rewrites markup on store.
        var words = Words(draft);
        return !words.EndsWith(Words(history), StringComparison.Ordinal) ? "history-lost"
            : !words.StartsWith(Words(ours), StringComparison.Ordinal) ? "text-lost"
            : Quotes(draft) > 1 || (Quotes(history) == 1 && Quotes(draft) == 0) ? "quote-marks"
            : null;
    }

    /// <summary>The visible text of a page without blanks.</summary>
    public static string Words(string page)
    {
        var visible = WebUtility.HtmlDecode(Markup().Replace(page[AfterBodyTag(page)..], ""));
        var words = new StringBuilder(visible.Length);
        foreach (var character in visible)
        {
            if (!char.IsWhiteSpace(character) && character is not ('\u200B' or '\uFEFF'))
            {
                words.Append(character);
            }
        }

        return words.ToString();
    }

    private static int Quotes(string page)
    {
        var count = 0;
        for (var at = page.IndexOf(QuoteId, StringComparison.Ordinal); at >= 0; at = page.IndexOf(QuoteId, at + QuoteId.Length, StringComparison.Ordinal))
        {
            count++;
        }

        return count;
    }

    /// <summary>The place behind the opening body tag; 0 when there is none. A tag inside a comment or style sheet does not count.</summary>
    private static int AfterBodyTag(string page)
    {
        foreach (var match in BodyOrHidden().EnumerateMatches(page))
        {
            if (page.AsSpan(match.Index).StartsWith("<body", StringComparison.OrdinalIgnoreCase))
            {
                return match.Index + match.Length;
            }
        }

        return 0;
    }

    [GeneratedRegex("""<!--.*?-->|<style\b.*?</style|<script\b.*?</script|<title\b.*?</title|<body(?:[\s/](?:"[^"]*"|'[^']*'|[^>"'])*)?>""", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex BodyOrHidden();

    [GeneratedRegex("""<!--.*?-->|<style\b.*?</style\s*>|<script\b.*?</script\s*>|</?[a-z!?](?:"[^"]*"|'[^']*'|[^>"'])*>""", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Markup();
}
