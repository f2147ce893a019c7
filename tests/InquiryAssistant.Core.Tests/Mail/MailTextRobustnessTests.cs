using System.Diagnostics;
using System.Text;
using InquiryAssistant.Core.Mail;

namespace InquiryAssistant.Core.Tests.Mail;

/// <summary>No body, however broken or large, throws, hangs or overflows the stack.</summary>
public sealed class MailTextRobustnessTests(ITestOutputHelper output)
{
    private const int Deep = 100_000;

    public static TheoryData<string, BodyFormat> Monsters => new()
    {
        { "nested div", BodyFormat.Html }, { "nested quote", BodyFormat.Html }, { "nested table", BodyFormat.Html }, { "unclosed bold", BodyFormat.Html },
        { "crossed tags", BodyFormat.Html }, { "unclosed comments", BodyFormat.Html }, { "unclosed styles", BodyFormat.Html }, { "open quotes", BodyFormat.Html },
        { "less-than signs", BodyFormat.Html }, { "ampersands", BodyFormat.Html }, { "one line", BodyFormat.Text }, { "one line", BodyFormat.Html }, { "quote signs", BodyFormat.Text },
        { "colons", BodyFormat.Text }, { "attributions", BodyFormat.Text }, { "headers", BodyFormat.Text }, { "closings", BodyFormat.Text }, { "bidi marks", BodyFormat.Text },
        { "digits", BodyFormat.Text }, { "spaces", BodyFormat.Html }, { "attributes", BodyFormat.Html }, { "list items", BodyFormat.Html }, { "cells", BodyFormat.Html },
        { "links", BodyFormat.Html }, { "ends only", BodyFormat.Html }, { "separators", BodyFormat.Text },
    };

    [Theory]
    [MemberData(nameof(Monsters))]
    public void Survives_Monsters_InLinearTime(string kind, BodyFormat format)
    {
        var small = Time(new MailBody(format, Monster(kind, Deep / 4)));
        var large = Time(new MailBody(format, Monster(kind, Deep)));

        // Timing is only shown: a shared machine makes a poor judge.
        output.WriteLine($"{kind} {format}: 4 times the input took {large / Math.Max(small, 0.01):f1} times as long, {large:f1} ms");
    }

    [Fact]
    public void Separates_FiftyNestedQuotes()
    {
        var html = new StringBuilder("<div>Newest answer.</div>");
        for (var i = 0; i < 50; i++)
        {
            html.Append("<div class=\"gmail_quote\"><div class=\"gmail_attr\">On Mon, 2 Mar 2026 at 10:22, A &lt;a@b.example&gt; wrote:</div><blockquote class=\"gmail_quote\">Level ").Append(i);
        }

        var text = MailTextReader.Read(new MailBody(BodyFormat.Html, html.ToString()), "");

        Assert.Equal("Newest answer.", text.Reply);
        Assert.Contains("Level 49", text.Quoted, StringComparison.Ordinal);
    }

    [Fact]
    public void Reads_TenMegabytesOfHtml()
    {
        var html = string.Concat(Enumerable.Repeat("<div style=\"color:red\"><p class=\"x\">We need 500 pcs of <b>6204-2RS</b>&nbsp;bearings.</p></div>\r\n", 110_000));

        var text = MailTextReader.Read(new MailBody(BodyFormat.Html, html), "");

        Assert.Equal(110_000, text.Reply.Split("500").Length - 1);
    }

    [Fact]
    public void Survives_RandomCharacters()
    {
        // A fixed sequence: the same noise on each run.
        var random = new Random(20260302);
        const string Alphabet = "<>/=\"' &;!-:>ab@1\n\r\t\u200b\u202e\ud83d\ude00\0é中";
        for (var run = 0; run < 3000; run++)
        {
            var noise = string.Create(random.Next(200), random, (span, r) =>
            {
                for (var i = 0; i < span.Length; i++)
                {
                    span[i] = r.Next(12) == 0 ? (char)r.Next(char.MaxValue) : Alphabet[r.Next(Alphabet.Length)];
                }
            });
            foreach (var format in (BodyFormat[])[BodyFormat.Text, BodyFormat.Html])
            {
                var text = MailTextReader.Read(new MailBody(format, noise), "a b");

                Assert.True(IsWellFormed(text.Reply) && IsWellFormed(text.Signature) && IsWellFormed(text.Quoted));
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("<")]
    [InlineData("<!--")]
    [InlineData("<a href=\"")]
    [InlineData("&#x;&#99999999999;&#0;&#xD800;")]
    [InlineData("<p><b></p></b></div></table>")]
    public void Reads_Fragments(string html)
    {
        var body = MailTextReader.ReadBody(new MailBody(BodyFormat.Html, html), "");

        Assert.Equal("", body.Text.Signature);
        Assert.Equal("", body.Text.Quoted);
    }

    private static string Monster(string kind, int n) => kind switch
    {
        "nested div" => Repeat("<div>", n) + "deep",
        "nested quote" => Repeat("<blockquote type=cite>", n) + "deep" + Repeat("</blockquote>", n) + "after",
        "nested table" => Repeat("<table><tr><td>", n) + "deep",
        "unclosed bold" => Repeat("<b>x", n),
        "crossed tags" => Repeat("<i><div><b>", n) + Repeat("</i>", n),
        "unclosed comments" => Repeat("<!-- x", n),
        "unclosed styles" => Repeat("<style>x<script>y<title>", n),
        "open quotes" => Repeat("<a href=\"x>y<a title='", n),
        "less-than signs" => Repeat("<", n * 4),
        "ampersands" => Repeat("&amp&#&x", n),
        "one line" => Repeat("word ", n * 10),
        "quote signs" => Repeat(">", n * 10),
        "colons" => Repeat("a:\n", n),
        "attributions" => Repeat("On Mon, 2 Mar 2026 at 10:22, Amy\n", n),
        "headers" => Repeat("From: a\n\n", n),
        "closings" => Repeat("Best regards\n", n),
        "bidi marks" => Repeat("\u202e\u200b\u2066x", n),
        "digits" => Repeat("1", n * 10),
        "spaces" => Repeat(" &nbsp;\n", n),
        "attributes" => "<p " + Repeat("a=b ", n * 4) + ">x",
        "list items" => Repeat("<li>x", n),
        "cells" => "<table>" + Repeat("<tr><td>x<td>y", n),
        "links" => Repeat("<a href=x>y", n),
        "ends only" => Repeat("</div></b></td></table>", n),
        "separators" => Repeat("-----Original Message\n> x\n", n),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static string Repeat(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();

    private static double Time(MailBody body)
    {
        var watch = Stopwatch.StartNew();
        Assert.NotNull(MailTextReader.ReadBody(body, "Tom Reed"));
        return watch.Elapsed.TotalMilliseconds;
    }

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return false;
            }
        }

        return true;
    }
}
