using System.Net;
using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Tests.Support;

namespace InquiryAssistant.GraphEmulator.Tests.Sending;

public sealed class SendTests
{
    private const string Other = "buyer@trade.example";
    private static readonly (string, string) Immutable = ("Prefer", "IdType=\"ImmutableId\"");

    [Fact]
    public async Task Send_KillsTheClassicId_AndFilesUnderTheImmutableOne()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var draft = await emulator.PostAsync("me/messages", Draft(Other));
        var immutable = (await emulator.GetAsync($"me/messages/{draft.Id}", Immutable)).Id;

        var sent = await emulator.PostAsync($"me/messages/{draft.Id}/send", null);
        var filed = await emulator.GetAsync($"me/mailFolders/sentitems/messages/{immutable}", Immutable);

        Assert.Equal(HttpStatusCode.Accepted, sent.Status);
        Assert.Empty(sent.Text);
        Assert.Equal("ErrorItemNotFound", (await emulator.GetAsync($"me/messages/{draft.Id}")).ErrorCode);
        Assert.Equal(immutable, filed.Id);
        Assert.False((bool)filed["isDraft"]);
        Assert.Empty((await emulator.GetAsync("me/mailFolders/drafts/messages")).Values);
    }

    [Fact]
    public async Task SentMail_ReachesAnotherMailbox_InTheSameConversation_AndBackAgain()
    {
        await using var emulator = await TestEmulator.StartAsync();
        emulator.Control.AddMailbox(Other, "Buyer", []);
        await emulator.PostAsync("me/sendMail", new JsonObject { ["Message"] = Draft(Other, bcc: "secret@trade.example"), ["SaveToSentItems"] = true });

        var received = (await emulator.GetAsync($"users/{Other}/mailFolders/inbox/messages")).Values.Single()!;
        var reply = await emulator.PostAsync($"users/{Other}/messages/{(string?)received["id"]}/reply", new JsonObject { ["comment"] = "Fine" });
        var own = (await emulator.GetAsync("me/mailFolders/sentitems/messages")).Values.Single()!;
        var back = (await emulator.GetAsync("me/mailFolders/inbox/messages")).Values.Single()!;

        Assert.Equal(HttpStatusCode.Accepted, reply.Status);
        Assert.Equal((string?)own["internetMessageId"], (string?)received["internetMessageId"]);
        Assert.Empty(received["bccRecipients"]!.AsArray());
        Assert.False((bool)received["isRead"]!);
        Assert.Equal((string?)own["conversationId"], (string?)back["conversationId"]);
        Assert.Equal("RE: Offer", (string?)back["subject"]);
        Assert.Contains("divRplyFwdMsg", (string?)back["body"]!["content"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task SendMail_WithoutKeeping_LeavesNothingInSentItems()
    {
        await using var emulator = await TestEmulator.StartAsync();

        var answer = await emulator.PostAsync("me/sendMail", new JsonObject { ["message"] = Draft("sales@bearing.example"), ["saveToSentItems"] = false });

        Assert.Equal(HttpStatusCode.Accepted, answer.Status);
        Assert.Empty((await emulator.GetAsync("me/mailFolders/sentitems/messages")).Values);
        Assert.Single((await emulator.GetAsync("me/mailFolders/inbox/messages")).Values);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("no-address")]
    [InlineData("two@at@signs")]
    public async Task SendWithoutAGoodRecipient_IsRefused_AndTheDraftStays(string? recipient)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var draft = await emulator.PostAsync("me/messages", Draft(recipient));

        var answer = await emulator.PostAsync($"me/messages/{draft.Id}/send", null);

        Assert.Equal("ErrorInvalidRecipients", answer.ErrorCode);
        Assert.Equal(HttpStatusCode.OK, (await emulator.GetAsync($"me/messages/{draft.Id}")).Status);
    }

    [Fact]
    public async Task NewDraft_WithAReplySubject_StartsItsOwnConversation()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var id = emulator.Deliver(Some.Mail("Offer"));
        var original = await emulator.GetAsync($"me/messages/{id}");

        var draft = await emulator.PostAsync("me/messages", new JsonObject { ["subject"] = "RE: Offer" });
        var headers = await emulator.GetAsync($"me/messages/{draft.Id}?$select=internetMessageHeaders");

        Assert.NotEqual((string?)original["conversationId"], (string?)draft["conversationId"]);
        Assert.Empty(headers["internetMessageHeaders"].AsArray());
        Assert.Null(draft.Body!["from"]);
    }

    [Theory]
    [InlineData("X-Own", "v", HttpStatusCode.Created)]
    [InlineData("Received", "v", HttpStatusCode.BadRequest)]
    public async Task CustomHeaders_BeginWithX(string name, string value, HttpStatusCode expected)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var draft = Draft(Other);
        draft["internetMessageHeaders"] = new JsonArray(new JsonObject { ["name"] = name, ["value"] = value });

        Assert.Equal(expected, (await emulator.PostAsync("me/messages", draft)).Status);
    }

    private static JsonObject Draft(string? to, string? bcc = null) => new()
    {
        ["@odata.type"] = "#microsoft.graph.message",
        ["subject"] = "Offer",
        ["body"] = new JsonObject { ["contentType"] = "HTML", ["content"] = "<p>USD 1.31</p>" },
        ["toRecipients"] = Some.People([.. to is null ? [] : new[] { to }]),
        ["bccRecipients"] = Some.People([.. bcc is null ? [] : new[] { bcc }]),
    };
}
