using InquiryAssistant.Core.Mail;

namespace InquiryAssistant.Core.Tests.Mail;

public sealed class ReadBodyTests
{
    [Fact]
    public void Finds_LinksOfTheNewPartOnly()
    {
        var body = Read("""
            <p>Please <a href="http://evil.example/?a=1&amp;b=2">http://bank.example/login</a> and <a href="https://x.example"><img src="cid:1"></a></p>
            <blockquote type="cite"><a href="http://old.example">old</a></blockquote>
            """);

        Assert.Equal([new MailLink("http://bank.example/login", "http://evil.example/?a=1&b=2"), new MailLink("", "https://x.example")], body.Links);
    }

    [Fact]
    public void Reads_ItemTableAsRowsOfCells()
    {
        var body = Read("<table><tr><th>Model</th><th>Qty</th></tr><tr><td><p>6204-2RS</p></td><td>3&nbsp;000<br>pcs</td></tr><tr><td>6205</td><td></td></tr></table>");

        var table = Assert.Single(body.Tables);
        Assert.Equal([["Model", "Qty"], ["6204-2RS", "3 000 pcs"], ["6205", ""]], table.Rows);
    }

    [Fact]
    public void Takes_NoLayoutTableForData()
    {
        var body = Read("<table><tr><td>Logo</td><td><table><tr><td>Only text</td></tr></table></td></tr></table>");

        Assert.Empty(body.Tables);
    }

    [Fact]
    public void Notes_FormsAndPasswordFields()
    {
        var body = Read("<form action=\"http://evil.example/post\"><input type=\"PASSWORD\" name=\"pw\"><input name=user></form>");

        Assert.Equal([new MailInput("form", "http://evil.example/post"), new MailInput("password", "pw"), new MailInput("text", "user")], body.Inputs);
    }

    [Fact]
    public void Counts_ImagesOfTheNewPart() =>
        Assert.Equal(2, Read("<p>Hi <img src=a><img src=b></p><blockquote type=cite><img src=c> old</blockquote>").ImageCount);

    [Theory]
    [InlineData("<div style='display:none'>secret</div>seen", 6)]
    [InlineData("<span style='font-size:0'>abc<b style='font-size:12px'>seen</b></span>", 3)]
    [InlineData("<span hidden>abc</span>seen", 3)]
    [InlineData("<div style='visibility:hidden'>ab c</div>seen", 3)]
    [InlineData("<div style='max-height:0px;overflow:hidden'>abc&zwnj;&nbsp;</div>seen", 3)]
    public void Measures_HiddenText(string html, int length)
    {
        var body = Read(html);

        Assert.Equal("seen", body.Text.Reply);
        Assert.Equal(length, body.HiddenTextLength);
    }

    [Theory]
    [InlineData("&lt;b&gt; &amp;amp; &eacute; &euro; &#8364; &#x20AC; &#150; &copy 2026 &nosuch;", "<b> &amp; é € € € – © 2026 &nosuch;")]
    [InlineData("5 < 6 and 7<8", "5 < 6 and 7<8")]
    [InlineData("write to <amy@lamps.example> now", "write to <amy@lamps.example> now")]
    [InlineData("one<br/>two<BR>three", "one\ntwo\nthree")]
    [InlineData("<pre>a  b\r\n c</pre>", "a b\nc")]
    [InlineData("a\u200bb\u00adc \u202edef\u202c می\u200cخواهم", "abc def می\u200cخواهم")]
    [InlineData("<p>one</p><p>two</p><p class=MsoNormal>three</p><p class=MsoNormal>four</p>", "one\n\ntwo\n\nthree\nfour")]
    [InlineData("<div>a</div><div><br></div><div>b</div>", "a\n\nb")]
    [InlineData("<ol start=3><li>x<li>y</ol>", "3. x\n4. y")]
    public void Reads_VisibleText(string html, string expected) => Assert.Equal(expected, Read(html).Text.Reply);

    [Fact]
    public void Knows_ForwardFromReply()
    {
        Assert.True(MailTextReader.ReadBody(MailFixture.Load("html/gmail-forward").Body, "").IsForward);
        Assert.False(MailTextReader.ReadBody(MailFixture.Load("html/gmail").Body, "").IsForward);
    }

    private static ReadBody Read(string html) => MailTextReader.ReadBody(new MailBody(BodyFormat.Html, html), "");
}
