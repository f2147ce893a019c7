using System.Globalization;
using System.Text.RegularExpressions;
using InquiryAssistant.GraphEmulator.Protocol;
using InquiryAssistant.GraphEmulator.Store;

namespace InquiryAssistant.GraphEmulator.OData;

/// <summary>The part of KQL that is emulated: words and phrases joined by AND (or nothing) or OR, with or without a key. NOT and brackets are refused.</summary>
internal static partial class SearchQuery
{
    private static readonly Dictionary<string, Func<MailItem, string, bool>> Keys = new(StringComparer.OrdinalIgnoreCase)
    {
        ["attachment"] = static (m, v) => m.Attachments.Any(a => HasWord(a.Name, v)),
        ["bcc"] = static (m, v) => Names(m.Bcc, v),
        ["body"] = static (m, v) => HasWord(m.Body.Text, v),
        ["cc"] = static (m, v) => Names(m.Cc, v),
        ["from"] = static (m, v) => m.From is not null && Names([m.From], v),
        ["hasAttachment"] = static (m, v) => bool.TryParse(v, out var wanted) && m.HasAttachments == wanted,
        ["hasAttachments"] = static (m, v) => bool.TryParse(v, out var wanted) && m.HasAttachments == wanted,
        ["importance"] = static (m, v) => m.Importance.Equals(v, StringComparison.OrdinalIgnoreCase),
        ["kind"] = static (_, v) => v.Equals("email", StringComparison.OrdinalIgnoreCase),
        ["participants"] = static (m, v) => Names([.. m.To, .. m.Cc, .. m.Bcc, .. m.From is null ? [] : new[] { m.From }], v),
        ["received"] = static (m, v) => OnDay(m.Received, v),
        ["recipients"] = static (m, v) => Names([.. m.To, .. m.Cc, .. m.Bcc], v),
        ["sent"] = static (m, v) => OnDay(m.Sent, v),
        ["subject"] = static (m, v) => HasWord(m.Subject, v),
        ["to"] = static (m, v) => Names(m.To, v),
    };

    /// <summary>A test of messages.</summary>
    /// <param name="search">The value of <c>$search</c>, in its quotes.</param>
    /// <exception cref="GraphException">400: no quotes, or more of KQL than is emulated.</exception>
    public static Func<MailItem, bool> Parse(string search)
    {
        if (search.Length < 3 || search[0] != '"' || search[^1] != '"')
        {
            throw GraphException.BadSyntax("The value of $search stands in double quotes.");
        }

        var text = search[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal);
        List<List<Func<MailItem, bool>>> alternatives = [[]];
        var end = 0;
        foreach (Match term in Terms().Matches(text))
        {
            if (term.Index != end || term.Value.Trim() is "NOT")
            {
                throw Unsupported();
            }

            end = term.Index + term.Length;
            switch (term.Value.Trim())
            {
                case "AND":
                    break;
                case "OR":
                    alternatives.Add([]);
                    break;
                default:
                    alternatives[^1].Add(Term(term));
                    break;
            }
        }

        if (end != text.Length || alternatives.Exists(static a => a.Count == 0))
        {
            throw Unsupported();
        }

        return m => alternatives.Exists(all => all.TrueForAll(test => test(m)));
    }

    private static GraphException Unsupported() => GraphException.BadRequest("This $search expression is not supported by the emulator: words, phrases, key:value, AND, OR.");

    private static Func<MailItem, bool> Term(Match term)
    {
        var value = term.Groups["phrase"].Success ? term.Groups["phrase"].Value : term.Groups["word"].Value;
        if (!term.Groups["key"].Success)
        {
            return m => HasWord(m.Subject, value) || HasWord(m.Body.Text, value) || (m.From is not null && Names([m.From], value));
        }

        var key = term.Groups["key"].Value;
        return Keys.TryGetValue(key, out var test) ? m => test(m, value) : throw GraphException.BadRequest($"'{key}' is no key of $search that is emulated.");
    }

    private static bool Names(IReadOnlyList<Recipient> people, string value) =>
        people.Any(p => HasWord(p.Address, value) || HasWord(p.Name ?? "", value));

    /// <summary>KQL matches from the start of a word on.</summary>
    private static bool HasWord(string text, string value)
    {
        var wanted = value.TrimEnd('*');
        for (var at = text.IndexOf(wanted, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(wanted, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            // Scripts without blanks have no word starts to go by.
            if (at == 0 || !char.IsLetterOrDigit(text[at - 1]) || text[at] > '\u2E80')
            {
                return true;
            }
        }

        return false;
    }

    private static bool OnDay(DateTimeOffset time, string value)
    {
        var bare = value.TrimStart('>', '<', '=');
        if (!DateOnly.TryParse(bare, CultureInfo.InvariantCulture, out var day))
        {
            throw GraphException.BadRequest("A date of $search is written yyyy-mm-dd.");
        }

        var order = DateOnly.FromDateTime(time.UtcDateTime).CompareTo(day);
        return value[..(value.Length - bare.Length)] switch
        {
            ">=" => order >= 0,
            ">" => order > 0,
            "<=" => order <= 0,
            "<" => order < 0,
            _ => order == 0,
        };
    }

    [GeneratedRegex("""\s*(?:(?<key>[A-Za-z]+)(?::|(?=[<>])))?(?:"(?<phrase>[^"]+)"|(?<word>[^\s"():]+))\s*""", RegexOptions.None, 1000)]
    private static partial Regex Terms();
}
