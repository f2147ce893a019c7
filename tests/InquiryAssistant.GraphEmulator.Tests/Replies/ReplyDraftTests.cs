using System.Net;
using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Tests.Support;

namespace InquiryAssistant.GraphEmulator.Tests.Replies;

public sealed class ReplyDraftTests
{
    [Fact]
    public async Task CreateReplyAll_MakesADraftOfTheSameConversation_AndReadsTheOriginal()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var id = emulator.Deliver(Some.Mail(to: [Some.Owner, "colleague@bearing.example"], cc: ["boss@trade.example"]));
        var original = await emulator.GetAsync($"me/messages/{id}");

        var draft = await emulator.PostAsync($"me/messages/{id}/createReplyAll", null);
        var after = await emulator.GetAsync($"me/messages/{id}");
        var headers = await emulator.GetAsync($"me/messages/{draft.Id}?$select=internetMessageHeaders");

        Assert.Equal(HttpStatusCode.Created, draft.Status);
        Assert.True((bool)draft["isDraft"] && (bool)draft["isRead"]);
        Assert.Equal((string?)original["conversationId"], (string?)draft["conversationId"]);
        Assert.Equal(["buyer@trade.example", "colleague@bearing.example"], draft.Addresses("toRecipients"));
        Assert.Equal(["boss@trade.example"], draft.Addresses("ccRecipients"));
        Assert.Empty(draft.Addresses("bccRecipients"));
        Assert.False((bool)original["isRead"]);
        Assert.True((bool)after["isRead"]);
        Assert.NotEqual(original.Etag, after.Etag);
        Assert.Contains(headers["internetMessageHeaders"].AsArray(), h => (string?)h!["name"] == "In-Reply-To" && (string?)h["value"] == (string?)original["internetMessageId"]);
    }

    [Fact]
    public async Task ConversationIndex_GrowsByFiveBytes_AndHoldsTheGuidOfTheConversationId()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var id = emulator.Deliver(Some.Mail());
        var original = await emulator.GetAsync($"me/messages/{id}");

        var draft = await emulator.PostAsync($"me/messages/{id}/createReply", new JsonObject());

        var before = Convert.FromBase64String((string)original["conversationIndex"]!);
        var after = Convert.FromBase64String((string)draft["conversationIndex"]!);
        var conversation = Convert.FromBase64String(((string)original["conversationId"]!).Replace('-', '/').Replace('_', '+'));
        Assert.Equal(22, before.Length);
        Assert.Equal(before, after[..22]);
        Assert.Equal(27, after.Length);
        Assert.Equal(59, conversation.Length);
        Assert.Equal(after[6..22], conversation[^16..]);
    }

    [Fact]
    public async Task MessageBody_TakesThePlaceOfTheHistory()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var id = emulator.Deliver(Some.Mail());
        var body = new JsonObject { ["contentType"] = "html", ["content"] = "<p>Mine</p>" };

        var draft = await emulator.PostAsync($"me/messages/{id}/createReplyAll", new JsonObject { ["Message"] = new JsonObject { ["body"] = body } });

        Assert.Contains("<p>Mine</p>", draft.Content, StringComparison.Ordinal);
        Assert.DoesNotContain("divRplyFwdMsg", draft.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CommentAndBodyTogether_AreRefused_AndLeaveNoDraft()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var id = emulator.Deliver(Some.Mail());
        var body = new JsonObject { ["contentType"] = "text", ["content"] = "x" };

        var answer = await emulator.PostAsync($"me/messages/{id}/createReply", new JsonObject { ["comment"] = "y", ["message"] = new JsonObject { ["body"] = body } });

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Empty((await emulator.GetAsync("me/mailFolders/drafts/messages")).Values);
        Assert.False((bool)(await emulator.GetAsync($"me/messages/{id}"))["isRead"]);
    }

    [Fact]
    public async Task GivenRecipients_ReplaceThoseOfTheReply()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var id = emulator.Deliver(Some.Mail(cc: ["boss@trade.example"]));

        var draft = await emulator.PostAsync(
            $"me/messages/{id}/createReplyAll",
            new JsonObject { ["message"] = new JsonObject { ["toRecipients"] = Some.People("only@trade.example"), ["ccRecipients"] = new JsonArray() } });

        Assert.Equal(["only@trade.example"], draft.Addresses("toRecipients"));
        Assert.Empty(draft.Addresses("ccRecipients"));
    }

    [Fact]
    public async Task ReplyTo_ComesBeforeFrom()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var id = emulator.Deliver(Some.Mail(replyTo: ["desk@trade.example"]));

        var draft = await emulator.PostAsync($"me/messages/{id}/createReply", null);

        Assert.Equal(["desk@trade.example"], draft.Addresses("toRecipients"));
    }

    [Theory]
    [InlineData(OwnMessageReply.OriginalRecipients, "buyer@trade.example")]
    [InlineData(OwnMessageReply.Owner, Some.Owner)]
    public async Task ReplyToOnesOwnMessage_FollowsTheSwitch(OwnMessageReply rule, string expected)
    {
        await using var emulator = await TestEmulator.StartAsync(o => o.OwnMessageReply = rule);
        var id = emulator.Deliver(Some.Mail(from: Some.Owner, to: ["buyer@trade.example"]));

        var draft = await emulator.PostAsync($"me/messages/{id}/createReply", null);

        Assert.Equal([expected], draft.Addresses("toRecipients"));
    }

    [Theory]
    [InlineData(false, 2)]
    [InlineData(true, 1)]
    public async Task Aliases_StayUnlessSwitchedOff(bool remove, int recipients)
    {
        await using var emulator = await TestEmulator.StartAsync(o => o.RemoveOwnerAliases = remove);
        var id = emulator.Deliver(Some.Mail(to: [Some.Owner, "sales@bearing.example"]));

        var draft = await emulator.PostAsync($"me/messages/{id}/createReplyAll", null);

        Assert.Equal(recipients, draft.Addresses("toRecipients").Count);
    }

    [Fact]
    public async Task Forward_CarriesAllFiles_AndAddressesWhomItIsTold()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var mail = Some.Mail();
        mail["attachments"] = new JsonArray(Some.File("a.txt", "a"), Some.File("logo", "b", inline: true, contentId: "logo"));
        var id = emulator.Deliver(mail);

        var forward = await emulator.PostAsync($"me/messages/{id}/createForward", new JsonObject { ["ToRecipients"] = Some.People("boss@bearing.example"), ["Comment"] = "See" });
        var reply = await emulator.PostAsync($"me/messages/{id}/createReply", null);

        Assert.StartsWith("FW: ", (string?)forward["subject"], StringComparison.Ordinal);
        Assert.Equal(["boss@bearing.example"], forward.Addresses("toRecipients"));
        Assert.Equal(2, (await emulator.GetAsync($"me/messages/{forward.Id}/attachments")).Values.Count);
        var carried = Assert.Single((await emulator.GetAsync($"me/messages/{reply.Id}/attachments")).Values);
        Assert.True((bool)carried!["isInline"]!);
        Assert.False((bool)reply["hasAttachments"]);
    }

    [Theory]
    [InlineData("!!", "ErrorMimeContentInvalidBase64String", 400)]
    [InlineData("aGVsbG8=", "NotImplemented", 501)]
    public async Task MimeReply_IsCheckedThenRefused(string content, string code, int status)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var id = emulator.Deliver(Some.Mail());

        using var answer = await emulator.Http.PostAsync($"/v1.0/me/messages/{id}/createReply", new StringContent(content, System.Text.Encoding.UTF8, "text/plain"), TestEmulator.Token);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains(code, await answer.Content.ReadAsStringAsync(TestEmulator.Token), StringComparison.Ordinal);
    }
}
