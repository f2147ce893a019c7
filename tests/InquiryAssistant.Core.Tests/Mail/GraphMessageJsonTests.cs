using System.Text;
using InquiryAssistant.Core.Mail;

namespace InquiryAssistant.Core.Tests.Mail;

public sealed class GraphMessageJsonTests
{
    [Fact]
    public void Reads_WholeMessage()
    {
        const string Json = """
            {"@odata.etag":"W/\"CQ\"","id":"AAMk1","internetMessageId":"<1@x.example>","conversationId":"AAQk","subject":"RE: panels","isRead":true,"categories":["Mine"],
             "from":{"emailAddress":{"name":"Tom","address":"tom@reed.example"}},"replyTo":[{"emailAddress":{"address":"buy@reed.example"}}],
             "toRecipients":[{"emailAddress":{"name":"Amy","address":"amy@lamps.example"}},null],"ccRecipients":null,"receivedDateTime":"2026-10-05T08:12:00Z",
             "body":{"contentType":"HTML","content":"<p>Hi</p>"},"internetMessageHeaders":[{"name":"X-A","value":"1"}],
             "hasAttachments":true,"attachments":[{"name":"a.pdf","contentType":"application/pdf","size":182000}],"unknown":{"deep":[1]}}
            """;

        Assert.True(GraphMessageJson.TryRead(Encoding.UTF8.GetBytes(Json), out var message, out _));

        Assert.Equal(new MailAddress("Tom", "tom@reed.example"), message.From);
        Assert.Equal(new MailBody(BodyFormat.Html, "<p>Hi</p>"), message.Body);
        Assert.Equal(new MailAddress("", "buy@reed.example"), Assert.Single(message.ReplyTo));
        Assert.Single(message.To);
        Assert.Empty(message.Cc);
        Assert.Equal(new DateTimeOffset(2026, 10, 5, 8, 12, 0, TimeSpan.Zero), message.ReceivedAt);
        Assert.Equal(new MailAttachment("a.pdf", "application/pdf", 182000), Assert.Single(message.Attachments));
        Assert.Equal(("AAMk1", "W/\"CQ\"", "1", true, true), (message.Id, message.ETag, message.Header("x-a"), message.HasAttachments, message.IsRead));
        Assert.Equal("Mine", Assert.Single(message.Categories));
    }

    [Fact]
    public void Accepts_MessageWithNothingInIt()
    {
        Assert.True(GraphMessageJson.TryRead("{}"u8.ToArray(), out var message, out _));

        Assert.Null(message.From);
        Assert.Equal(("", "", BodyFormat.Text), (message.Subject, message.Body.Content, message.Body.Format));
        Assert.Equal(DateTimeOffset.UnixEpoch, message.ReceivedAt);
    }

    [Theory]
    [InlineData("{\"subject\":5}", "message.subject must be a string.")]
    [InlineData("{\"body\":\"text\"}", "message.body must be an object.")]
    [InlineData("{\"body\":{\"content\":[]}}", "message.body.content must be a string.")]
    [InlineData("{\"toRecipients\":{}}", "message.toRecipients must be a list.")]
    [InlineData("{\"toRecipients\":[{},7]}", "message.toRecipients[1] must be an object.")]
    [InlineData("{\"from\":{\"emailAddress\":{\"address\":1}}}", "message.from.emailAddress.address must be a string.")]
    [InlineData("{\"isRead\":\"yes\"}", "message.isRead must be true or false.")]
    [InlineData("{\"attachments\":[{\"size\":\"big\"}]}", "message.attachments[0].size must be a number.")]
    [InlineData("[]", "message must be an object.")]
    public void Refuses_WrongType_NamingTheMember(string json, string error)
    {
        Assert.False(GraphMessageJson.TryRead(Encoding.UTF8.GetBytes(json), out _, out var actual));

        Assert.Equal(error, actual);
    }

    [Theory]
    [InlineData("{\"subject\":\"SECRETWORD")]
    [InlineData("SECRETWORD")]
    [InlineData("")]
    public void Refuses_BrokenJson_WithoutQuotingIt(string json)
    {
        Assert.False(GraphMessageJson.TryRead(Encoding.UTF8.GetBytes(json), out _, out var error));

        Assert.DoesNotContain("SECRET", error, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Repairs_BrokenCharacters()
    {
        byte[] json = [.. "{\"subject\":\"a"u8, 0xC3, 0x28, .. "b\",\"body\":{\"content\":\"x\\ud800y \\ud83d\\ude00\"}}"u8];

        Assert.True(GraphMessageJson.TryRead(json, out var message, out _));

        Assert.Equal("a\uFFFD(b", message.Subject);
        Assert.Equal("x\uFFFDy \U0001F600", message.Body.Content);
    }

    [Fact]
    public void Reads_PastAMemberNameThatIsBroken()
    {
        var json = "{\"\\ud800\":1,\"subject\":\"a\",\"x\\udc00y\":{},\"isRead\":true}"u8.ToArray();

        Assert.True(GraphMessageJson.TryRead(json, out var message, out _));
        Assert.Equal("a", message.Subject);
        Assert.True(message.IsRead);
    }

    [Fact]
    public void Refuses_DeepNesting()
    {
        var json = new string('[', 100_000);

        Assert.False(GraphMessageJson.TryRead(Encoding.UTF8.GetBytes(json), out _, out var error));
        Assert.NotNull(error);
    }
}
