using System.Text;

namespace InquiryAssistant.Core.Tests.Fuzzing;

/// <summary>Text that no honest person writes.</summary>
internal static class Noise
{
    private const string Homoglyphs = "aаeеoоpрcсxхyуiіjјAАBВEЕKКMМHНOОPРCСTТ";

    private static readonly string[] Invisible = ["\u200B", "\u200C", "\u200D", "\u2060", "\uFEFF", "\u00AD", "\u202E", "\u202A", "\u2066", "\u2069", "\u200F", "\u0301", "\uFE0F", "\u0640", "\u180E"];

    private static readonly string[] Broken = ["\uD83D", "\uDE00", "\uD800\uD800", "\0", "\u0007", "\uFFFF", "\uFFFE", "\r", "\u2028", "\u0085", "\u000B", "😀", "👨‍👩‍👧", "ﷺ", "ß", "İ", "ŉ", "ǆ"];

    private static readonly string[] Words =
    [
        "please quote ", "FOB ", "CIF Hamburg ", "30%/70% ", "3,000 pcs ", "6204-2RS ", "ISO 9001 ", "\n", "\n\n", "\t", ": ", "株式会社", "(주)", "شركة ", "Company: ", "+49 871 5550 318 ", "www.x.example ", "http://x.example/a?b=c ", "? ", "？",
        "1) ", "- ", "> ", "> > ", "On Mon, 2 Mar 2026 at 10:22, Amy <a@b.example> wrote:\n", "From: Amy\nSent: Monday\nTo: Tom\nSubject: x\n", "-- \n", "Best regards,\n", "Tom Reed\nPurchasing Manager\n", "-----Original Message-----\n",
        "MOQ ", "lead time ", "samples ", "最优惠的价格", "납기 ", "сколько стоит ", "ราคาเท่าไหร่", "báo giá ", "bank account changed ", "verify your password ", "USD 3.95 ", "9月15日前", "KW 18 ", "ＦＯＢ ", "٣٠٪ ", "12/34/56 ", "0", "x", ",", "GmbH ", "Inc. ", "CEO ", "40HQ ", "ß", "æ", "İ",
    ];

    private static readonly string[] Tags =
    [
        "<p>", "</p>", "<div>", "</div>", "<div class=\"gmail_quote\">", "<blockquote type=\"cite\">", "<blockquote>", "</blockquote>", "<br>", "<table>", "<tr>", "<td>", "</td>", "</tr>", "</table>", "<ul>", "<li>", "<hr>",
        "<div id=\"Signature\">", "<div id=\"divRplyFwdMsg\">", "<a href=\"http://x.example\">", "<a href='", "</a>", "<b>", "<pre>", "</pre>", "<span style=\"display:none\">", "</span>", "<!-- c -->", "<!--", "<![if !mso]>", "<style>", "</style>",
        "<script>", "&nbsp;", "&amp;", "&#x202E;", "&#xD800;", "&#0;", "&;", "<", ">", "\"", "<img src=x>", "<input type=password>", "<form action=y>", "<title>", "<svg/>", "<o:p></o:p>", "=",
    ];

    /// <summary>Random UTF-16 units, half of them from what parsers look for.</summary>
    public static string Characters(Random random, int length) => string.Create(length, random, static (span, r) =>
    {
        const string Alphabet = "<>/=\"' &;!-:>ab@1\n\r\t\u200b\u202e\ud83d\ude00\0é中%.,?(0";
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = r.Next(3) == 0 ? (char)r.Next(char.MaxValue + 1) : Alphabet[r.Next(Alphabet.Length)];
        }
    });

    /// <summary>Tags, entities and words in any order.</summary>
    public static string Html(Random random, int parts) => Join(parts, _ => random.Next(2) == 0 ? FuzzCase.Any(Tags, random) : FuzzCase.Any(Words, random));

    /// <summary>Words that mean something to a rule, in any order.</summary>
    public static string Phrases(Random random, int parts) =>
        Join(parts, _ => random.Next(10) switch { 0 => FuzzCase.Any(Invisible, random), 1 => FuzzCase.Any(Broken, random), _ => FuzzCase.Any(Words, random) });

    /// <summary>Quotes within quotes, as many clients write them.</summary>
    public static string NestedQuotes(Random random, int depth) => Join(depth, i => random.Next(4) switch
    {
        0 => "<div class=\"gmail_quote\"><div class=\"gmail_attr\">On Mon, 2 Mar 2026 at 10:22, A &lt;a@b.example&gt; wrote:</div><blockquote class=\"gmail_quote\">",
        1 => "<hr><p><b>From:</b> A<br><b>Sent:</b> Monday<br><b>To:</b> B<br><b>Subject:</b> C</p>",
        2 => "<blockquote type=\"cite\">level " + i,
        _ => FuzzCase.Any(Words, random),
    });

    /// <summary>One small change.</summary>
    public static string Mutate(string text, string other, Random random)
    {
        var at = random.Next(text.Length + 1);
        var length = Math.Min(random.Next(1, 80), text.Length - at);
        return random.Next(12) switch
        {
            0 => text.Remove(at, length),
            1 => text.Insert(at, text.Substring(at, length)),
            2 => text[..at] + Slice(other, random) + text[at..],
            3 => Sprinkle(text, Invisible, random),
            4 => Sprinkle(text, Broken, random),
            5 => Disguise(text, random),
            6 => text.Insert(at, FuzzCase.Any(Words, random)),
            7 => text.Insert(at, FuzzCase.Any(Tags, random)),
            8 => text[..at].ToUpperInvariant() + text[at..],
            9 => text.Replace(FuzzCase.Any([" ", "\n", ".", ",", "e", "0"], random), FuzzCase.Any(["", "  ", "\n", "\u3000", "\u00A0", "\t", ">"], random), StringComparison.Ordinal),
            10 => text[at..] + text[..at],
            _ => string.Concat(text.AsSpan(0, at), Characters(random, random.Next(12)), text.AsSpan(at)),
        };
    }

    private static string Slice(string text, Random random)
    {
        var start = random.Next(text.Length + 1);
        return text.Substring(start, Math.Min(random.Next(400), text.Length - start));
    }

    private static string Sprinkle(string text, string[] what, Random random)
    {
        var sprinkled = new StringBuilder(text.Length * 2);
        var every = random.Next(1, 12);
        foreach (var c in text)
        {
            sprinkled.Append(c).Append(random.Next(every) == 0 ? FuzzCase.Any(what, random) : "");
        }

        return sprinkled.ToString();
    }

    /// <summary>Latin letters as Cyrillic ones that look the same.</summary>
    private static string Disguise(string text, Random random) => string.Create(text.Length, (text, random), static (span, from) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            var at = Homoglyphs.IndexOf(from.text[i], StringComparison.Ordinal);
            span[i] = at >= 0 && at % 2 == 0 && from.random.Next(2) == 0 ? Homoglyphs[at + 1] : from.text[i];
        }
    });

    private static string Join(int parts, Func<int, string> part) => string.Concat(Enumerable.Range(0, parts).Select(part));
}
