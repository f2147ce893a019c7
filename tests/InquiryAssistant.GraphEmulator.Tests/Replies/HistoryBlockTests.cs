using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Tests.Support;

namespace InquiryAssistant.GraphEmulator.Tests.Replies;

public sealed class HistoryBlockTests
{
    private const string Original =
        "<html><head><style type=\"text/css\" style=\"display:none\"><!-- p {margin-top:0} --></style></head>"
        + "<body dir=\"ltr\" bgcolor=\"#FFFFFF\"><p class=\"MsoNormal\" id=\"p1\">Dear Lily</p></body></html>";

    [Fact]
    public async Task Draft_IsTheRecordedForm()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var id = emulator.Deliver(Some.Mail("AW: Anfrage", "a@trade.example", [Some.Owner, "c@trade.example"], ["d@trade.example"], html: Original, received: "2026-03-20T09:10:51Z"));

        var draft = await emulator.PostAsync($"me/messages/{id}/createReplyAll", new JsonObject { ["comment"] = "C" });

        Assert.Equal(
            "<html><head>\r\n<meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\">"
            + "<style type=\"text/css\" style=\"display:none\"><!-- p {margin-top:0} --></style></head>"
            + "<body dir=\"ltr\" bgcolor=\"#FFFFFF\">C <hr tabindex=\"-1\" style=\"display:inline-block; width:98%\">"
            + "<div id=\"divRplyFwdMsg\" dir=\"ltr\"><font face=\"Calibri, sans-serif\" color=\"#000000\" style=\"font-size:11pt\">"
            + "<b>From:</b> a &lt;a@trade.example&gt;<br><b>Sent:</b> Friday, March 20, 2026 9:10:51 AM<br>"
            + "<b>To:</b> lily &lt;lily@bearing.example&gt;; c &lt;c@trade.example&gt;<br><b>Cc:</b> d &lt;d@trade.example&gt;<br>"
            + "<b>Subject:</b> AW: Anfrage</font> <div>&nbsp;</div></div>"
            + "<div><p class=\"x_MsoNormal\" id=\"x_p1\">Dear Lily</p></div></body></html>",
            draft.Content);
        Assert.Equal("RE: Anfrage", (string?)draft["subject"]);
    }

    [Fact]
    public async Task CcLine_IsOnlyThereWithCc()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var id = emulator.Deliver(Some.Mail());

        var draft = await emulator.PostAsync($"me/messages/{id}/createReply", null);

        Assert.DoesNotContain("<b>Cc:</b>", draft.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SentLine_IsInThePreferredZone()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var id = emulator.Deliver(Some.Mail(received: "2026-03-20T23:10:51Z"));

        var draft = await emulator.PostAsync($"me/messages/{id}/createReply", null, ("Prefer", "outlook.timezone=\"China Standard Time\""));

        Assert.Contains("<b>Sent:</b> Saturday, March 21, 2026 7:10:51 AM<br>", draft.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownZone_IsRefused()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var id = emulator.Deliver(Some.Mail());

        var answer = await emulator.PostAsync($"me/messages/{id}/createReply", null, ("Prefer", "outlook.timezone=\"Moon\""));

        Assert.Equal("TimeZoneNotSupportedException", answer.ErrorCode);
    }

    [Fact]
    public async Task PlainText_IsQuotedInItsFrame()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var id = emulator.Deliver(Some.TextMail("1 < 2\nline two"));

        var draft = await emulator.PostAsync($"me/messages/{id}/createReply", null);

        Assert.EndsWith(
            "<div><div class=\"BodyFragment\"><font size=\"2\"><span style=\"font-size:11pt;\"><div class=\"PlainText\">1 &lt; 2<br>\r\nline two</div></span></font></div></div></body></html>",
            draft.Content,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task OnlyTheNewestQuote_HasTheBareId()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var id = emulator.Deliver(Some.Mail());

        var first = await emulator.PostAsync($"me/messages/{id}/createReply", null);
        var second = await emulator.PostAsync($"me/messages/{first.Id}/createReply", null);
        var third = await emulator.PostAsync($"me/messages/{second.Id}/createReply", null);

        Assert.Equal(2, third.Content.Split("id=\"divRplyFwdMsg\"").Length);
        Assert.Contains("id=\"x_divRplyFwdMsg\"", third.Content, StringComparison.Ordinal);
        Assert.Contains("id=\"x_x_divRplyFwdMsg\"", third.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PatchedBody_KeepsTheHistoryByteForByte()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var id = emulator.Deliver(Some.Mail(html: Original));
        var draft = await emulator.PostAsync($"me/messages/{id}/createReplyAll", new JsonObject());
        var at = draft.Content.IndexOf('>', draft.Content.IndexOf("<body", StringComparison.Ordinal)) + 1;
        var content = draft.Content[..at] + "<p>Dear buyer,</p><p>&nbsp;</p>" + draft.Content[at..];

        var patched = await emulator.PatchAsync(
            $"me/messages/{draft.Id}", new JsonObject { ["body"] = new JsonObject { ["contentType"] = "html", ["content"] = content } }, ("If-Match", draft.Etag));

        Assert.EndsWith(draft.Content[at..], patched.Content, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CommentFormat.Html, "a <b>b</b> <hr")]
    [InlineData(CommentFormat.Text, "a &lt;b&gt;b&lt;/b&gt; <hr")]
    public async Task Comment_IsTakenAsTheSwitchSays(CommentFormat format, string expected)
    {
        await using var emulator = await TestEmulator.StartAsync(o => o.CommentFormat = format);
        var id = emulator.Deliver(Some.Mail());

        var draft = await emulator.PostAsync($"me/messages/{id}/createReply", new JsonObject { ["Comment"] = "a <b>b</b>" });

        Assert.Contains(expected, draft.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TextForm_ShowsTheRuleAsUnderscores()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var id = emulator.Deliver(Some.Mail());

        var draft = await emulator.PostAsync($"me/messages/{id}/createReply", new JsonObject { ["comment"] = "Hello" }, ("Prefer", "outlook.body-content-type=\"text\""));

        Assert.StartsWith("Hello\r\n________________________________\r\nFrom: buyer <buyer@trade.example>\r\nSent: ", draft.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UniqueBody_LeavesTheQuoteOut()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var id = emulator.Deliver(Some.Mail());
        var draft = await emulator.PostAsync($"me/messages/{id}/createReply", new JsonObject { ["comment"] = "Only this" });

        var read = await emulator.GetAsync($"me/messages/{draft.Id}?$select=uniqueBody", ("Prefer", "outlook.body-content-type=\"text\""));

        Assert.Equal("Only this", (string?)read["uniqueBody"]["content"]);
    }
}
