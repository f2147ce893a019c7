using FsCheck;
using FsCheck.Fluent;
using InquiryAssistant.GraphEmulator.Html;

namespace InquiryAssistant.GraphEmulator.Tests.Html;

public sealed class HtmlCleanerTests
{
    private static readonly string[] Pieces =
    [
        "<p>", "</p>", "<div class=\"a b\">", "</div>", "<script>x</script>", "<style>p{}</style>", "<img src='cid:1' onerror=x>", "<a href=\"javascript:x\">", "</a>",
        "text & more", "&nbsp;", "<!-- c -->", "<table><tr><td>", "</table>", "<br>", "\r\n", "\n", "<body bgcolor=red>", "<html>", "<head>", "</head>", "<meta charset=x>",
        "<svg onload=x>", "<form>", "<input>", "<", ">", "\"", "<pre>\n\n x</pre>", "<textarea>", "<b><i></b></i>", "日本語", "<o:p>", "<plaintext>", "<p style=\"x:expression(1)\">",
    ];

    [Fact]
    public void CleaningTwice_IsCleaningOnce()
    {
        var documents = Gen.ListOf(Gen.Elements(Pieces)).Select(static p => string.Concat(p));

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(documents.ToArbitrary(), static html =>
        {
            var once = BodyStore.Html(html);
            return BodyStore.Html(once.Content) is var twice && (twice.Content, twice.Text) == (once.Content, once.Text);
        }));
    }

    [Fact]
    public void NothingThatRuns_SurvivesCleaning()
    {
        var documents = Gen.ListOf(Gen.Elements(Pieces)).Select(static p => string.Concat(p));

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(documents.ToArbitrary(), static html =>
        {
            var document = HtmlCleaner.Parse(BodyStore.Html(html).Content);
            return document.QuerySelector("script, svg, form, input, [onerror], [onload], [href^=javascript]") is null;
        }));
    }

    [Fact]
    public void HostileNesting_IsFlattened_NotACrash()
    {
        var html = string.Concat(Enumerable.Repeat("<div><span>", 20_000)) + "deep";

        Assert.Contains("deep", BodyStore.Html(html).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void LongLists_TakeTimeByTheirLength_NotItsSquare()
    {
        var html = string.Concat(Enumerable.Repeat("<br>a<script>x</script><!-- c -->", 50_000));

        Assert.Equal(50_000, BodyStore.Html(html).Text.Split('a').Length - 1);
    }
}
