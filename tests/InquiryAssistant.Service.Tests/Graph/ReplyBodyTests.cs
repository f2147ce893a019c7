using FsCheck;
using FsCheck.Fluent;
using InquiryAssistant.Graph;

namespace InquiryAssistant.Service.Tests.Graph;

public sealed class ReplyBodyTests
{
    private const string Quote = "<hr tabindex=\"-1\" style=\"display:inline-block; width:98%\"><div id=\"divRplyFwdMsg\" dir=\"ltr\"><b>From:</b> Ana</div><div>Please quote.</div>";
    private const string Ours = "<p>Dear Ana &amp; team,</p>";

    [Theory]
    [InlineData("<html><body>", "</body></html>")]
    [InlineData("<html><head><style>\r\n<!--\r\nbody {color:red}\r\n--></style></head>\r\n<body dir=\"ltr\" bgcolor=\"#FFF\">", "</body></html>")]
    [InlineData("<html><head><!-- <body> was here --></head><BODY\nclass=x data-a='1>2' title=\"a > b\">", "</BODY></html>")]
    [InlineData("<html><head><style>x{content:'<body>'}</style><title>a <body> in a title</title></head><body>", "</body></html>")]
    public void PutsOurTextRightBehindTheBodyTag(string before, string after) =>
        Assert.Equal(before + Ours + Quote + after, ReplyBody.Insert(before + Quote + after, Ours));

    [Fact]
    public void WithoutABodyTag_OurTextStandsFirst() => Assert.Equal(Ours + "<p>old</p>", ReplyBody.Insert("<p>old</p>", Ours));

    [Fact]
    public void EverythingElseStaysByteForByte() => Prop.ForAll<string, string>((head, quote) =>
    {
        var page = $"<html><head><!--{head?.Replace("-", "", StringComparison.Ordinal)}--></head><body>{quote}</body></html>";
        var at = page.IndexOf("<body>", page.LastIndexOf("</head>", StringComparison.Ordinal) is >= 0 and var h ? Math.Min(h, page.IndexOf("--></head><body>", StringComparison.Ordinal)) : 0, StringComparison.Ordinal) + "<body>".Length;
        return ReplyBody.Insert(page, Ours) == page[..at] + Ours + page[at..];
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void FreshDraftIsUntouched_AndOneWithAWordIsNot()
    {
        Assert.True(ReplyBody.IsUntouched($"<html><body dir=\"ltr\"><div>&nbsp;</div>{Quote}</body></html>"));
        Assert.False(ReplyBody.IsUntouched($"<html><body><p>Hi</p>{Quote}</body></html>"));
        Assert.True(ReplyBody.IsUntouched(null));
    }

    [Fact]
    public void WholeDraft_HasNoFault_ThoughExchangeRewroteItsMarkup()
    {
        var page = $"<html><body>{Quote}</body></html>";
        var stored = $"<html>\r\n<body>\r\n<p style=\"\">Dear Ana&nbsp;&#38; team,</p>{Quote.Replace("display:inline-block; width:98%", "width:98%", StringComparison.Ordinal)}</body></html>";

        Assert.Null(ReplyBody.Fault(page, stored, Ours));
    }

    [Theory]
    [InlineData("<html><body><p>Dear Ana &amp; team,</p></body></html>", "history-lost")]
    [InlineData("<html><body>" + Quote + "</body></html>", "text-lost")]
    [InlineData("<html><body><p>Dear Ana &amp; team,</p><hr><div id=\"x_divRplyFwdMsg\"><b>From:</b> Ana</div><div>Please quote.</div></body></html>", "quote-marks")]
    public void NamesWhatIsLost(string stored, string fault) => Assert.Equal(fault, ReplyBody.Fault($"<html><body>{Quote}</body></html>", stored, Ours));

    [Fact]
    public void AsksForNoMoreThanLinearTime()
    {
        var page = "<html><body>" + string.Concat(Enumerable.Repeat("<div class=\"a\">", 400_000)) + new string('<', 100_000) + "</body></html>";

        Assert.NotNull(ReplyBody.Fault(page, ReplyBody.Insert(page, Ours)[..^20], Ours));
    }
}
