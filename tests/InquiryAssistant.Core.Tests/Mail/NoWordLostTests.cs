using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using InquiryAssistant.Core.Mail;

namespace InquiryAssistant.Core.Tests.Mail;

/// <summary>Each word of the visible text is in exactly one of the three parts.</summary>
public sealed class NoWordLostTests
{
    private static readonly string[] Pieces =
    [
        "Please quote 500 pcs", "-- ", "--", "> quoted line", "> > deeper", ">no space", "On Mon, 2 Mar 2026 at 10:22, Amy <a@b.example> wrote:", "Best regards,", "Tom Reed",
        "-----Original Message-----", "From: Amy", "Sent: Monday", "To: Tom", "Subject: x", "", "", "________________________________", "+44 20 5550 0101", "发件人： Amy",
        "发送时间： 2026-03-02", "Sent from my iPhone", "This e-mail is confidential", "PS: one more", "1. first", "\u200bzero\u200bwidth", "مع التحية", "6204-2RS\t300", "Thanks",
        "Am 02.03.26 um 10:22 schrieb Amy:", "## reply above this line ##", "\r", "a@b.example", "Begin forwarded message:",
    ];

    private static readonly string[] Tags =
    [
        "<p>", "</p>", "<div>", "</div>", "<div class=\"gmail_quote\">", "<blockquote type=\"cite\">", "<blockquote>", "</blockquote>", "<br>", "<table>", "<tr>", "<td>", "</td>",
        "</tr>", "</table>", "<ul>", "<li>", "</ul>", "<hr>", "<div id=\"Signature\">", "<div id=\"divRplyFwdMsg\">", "<a href=\"http://x.example\">", "</a>", "<b>", "</b>", "<pre>",
        "</pre>", "<span style=\"display:none\">", "</span>", "<div style=\"border:none;border-top:solid #E1E1E1 1.0pt\">", "<!-- c -->", "<![if !mso]>", "&nbsp;", "&amp;", "<ol>", "</ol>",
    ];

    [Fact]
    public void Keeps_EveryWordOfTheCorpusMails()
    {
        foreach (var line in MailFixture.CorpusLines)
        {
            Assert.True(AssessmentInput.TryRead(line, out var input, out _));
            AssertKept(input.Conversation.Message.Body, input.Conversation.Message.From?.Name ?? "");
            Assert.All(input.Conversation.Earlier, m => AssertKept(m.Body, m.From?.Name ?? ""));
        }
    }

    [Theory]
    [MemberData(nameof(MailTextReaderTests.Fixtures), MemberType = typeof(MailTextReaderTests))]
    public void Keeps_EveryWordOfTheFixtures(string name)
    {
        var fixture = MailFixture.Load(name);

        AssertKept(fixture.Body, fixture.From);
    }

    /// <summary>The sender's text is never taken for history, whoever he is said to be and however the mail was carried.</summary>
    [Theory]
    [MemberData(nameof(MailTextReaderTests.Fixtures), MemberType = typeof(MailTextReaderTests))]
    public void Gives_TheSendersWordsToReplyOrSignature(string name)
    {
        var fixture = MailFixture.Load(name);
        string[] own = Words($"{fixture.Reply}\n{fixture.Signature}");
        var carried = fixture.Body with { Content = fixture.Body.Content.Replace("\n", "\r\n", StringComparison.Ordinal) + "\r\n\r\n" };

        AssertHas(own, MailTextReader.Read(fixture.Body, fixture.From));
        AssertHas(own, MailTextReader.Read(carried, fixture.From));
        AssertHas(own, MailTextReader.Read(carried, ""));
        AssertHas(own, MailTextReader.Read(carried, "Quentin Xu"));
    }

    [Fact]
    public void Keeps_EveryWordOfGeneratedText()
    {
        var mails = Gen.Elements(Pieces).ArrayOf().ToArbitrary();

        Prop.ForAll(mails, lines => AssertKept(new MailBody(BodyFormat.Text, string.Join('\n', lines)), "Tom Reed")).Check(Config.QuickThrowOnFailure.WithMaxTest(1500));
    }

    [Fact]
    public void Keeps_EveryWordOfGeneratedHtml()
    {
        var mails = Gen.Elements([.. Pieces.Select(p => p.Replace("<a@b.example>", "&lt;a@b.example&gt;", StringComparison.Ordinal)), .. Tags, .. Tags]).ArrayOf().ToArbitrary();

        Prop.ForAll(mails, parts => AssertKept(new MailBody(BodyFormat.Html, string.Concat(parts)), "Tom Reed")).Check(Config.QuickThrowOnFailure.WithMaxTest(1500));
    }

    [Fact]
    public void Sees_TheTextThatARealParserSees()
    {
        var parser = new AngleSharp.Html.Parser.HtmlParser();
        foreach (var line in MailFixture.CorpusLines)
        {
            using var document = JsonDocument.Parse(line);
            var body = document.RootElement.GetProperty("message").GetProperty("body");
            if (body.GetProperty("contentType").GetString() == "html")
            {
                var html = body.GetProperty("content").GetString()!;
                var expected = Letters(parser.ParseDocument(html).Body!.TextContent);

                var seen = Letters(MailTextReader.ReadVisible(new MailBody(BodyFormat.Html, html)).Characters.ToString());

                Assert.Equal(expected, seen);
            }
        }
    }

    private static void AssertHas(string[] own, MailText text)
    {
        var found = Words($"{text.Reply}\n{text.Signature}").ToList();

        string[] lost = [.. own.Where(word => !found.Remove(word))];

        Assert.Equal([], lost);
    }

    private static void AssertKept(MailBody body, string senderName)
    {
        var visible = MailTextReader.ReadVisible(body);
        var all = new StringBuilder();
        for (var i = 0; i < visible.Lines.Length; i++)
        {
            all.Append(visible[i]).Append('\n');
        }

        var text = MailTextReader.Read(body, senderName);

        Assert.Equal(Words(all.ToString()), Words($"{text.Reply}\n{text.Signature}\n{text.Quoted}"));
    }

    private static string[] Words(string text) =>
        [.. text.Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)];

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetter));
}
