using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Tests.Support;

namespace InquiryAssistant.GraphEmulator.Tests.Corpus;

public sealed class CorpusTests
{
    private const string Owner = "rep@own.example";

    [Fact]
    public async Task Thread_GoesToInboxAndSentItems_InOneConversation_ShiftedToNow()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var ask = Mail("a@x.example", "Ask", "2026-01-01T10:00:00Z");
        var offer = Mail(Owner, "RE: Ask", "2026-01-02T10:00:00Z");
        var thanks = Mail("a@x.example", "RE: Ask", "2026-01-03T10:00:00Z");
        var followUp = Mail(Owner, "RE: Ask", "2026-01-03T20:00:00Z");

        var stored = Load(emulator, Line(thanks, [ask, offer], [followUp], ageHours: 24));

        var inbox = await emulator.GetAsync($"users/{Owner}/mailFolders/inbox/messages");
        var sent = await emulator.GetAsync($"users/{Owner}/mailFolders/sentitems/messages");
        var all = inbox.Values.Concat(sent.Values).OrderBy(static m => (string?)m!["receivedDateTime"], StringComparer.Ordinal).ToList();
        Assert.Equal(4, stored);
        Assert.Equal((2, 2), (inbox.Values.Count, sent.Values.Count));
        Assert.Single(all.Select(static m => (string?)m!["conversationId"]).Distinct());
        Assert.Equal([22, 27, 32, 37], all.Select(static m => Convert.FromBase64String((string)m!["conversationIndex"]!).Length));
        Assert.Equal(["2026-03-30T08:00:00Z", "2026-03-31T08:00:00Z", "2026-04-01T08:00:00Z", "2026-04-01T18:00:00Z"], all.Select(static m => (string?)m!["receivedDateTime"]));
    }

    [Fact]
    public async Task AMessageOfTwoLines_IsStoredOnce_AndJoinsThem()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var ask = Mail("a@x.example", "Ask", "2026-01-01T10:00:00Z");
        var again = Mail("a@x.example", "RE: Ask", "2026-01-05T10:00:00Z");

        var stored = Load(emulator, Line(again, [ask], [], null), Line(ask, [], [], null));

        var inbox = await emulator.GetAsync($"users/{Owner}/messages");
        Assert.Equal(2, stored);
        Assert.Single(inbox.Values.Select(static m => (string?)m!["conversationId"]).Distinct());
        Assert.Equal([false, true], inbox.Values.Select(static m => (bool)m!["isRead"]!));
    }

    [Fact]
    public async Task HeadersAndDeclaredFiles_AreKept()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var mail = Mail("a@x.example", "Ask", "2026-01-01T10:00:00Z");
        mail["internetMessageHeaders"] = new JsonArray(new JsonObject { ["name"] = "Authentication-Results", ["value"] = "dmarc=pass" });
        mail["attachments"] = new JsonArray(new JsonObject { ["name"] = "d.pdf", ["contentType"] = "application/pdf", ["size"] = 182000 });
        Load(emulator, Line(mail, [], [], null));

        var read = (await emulator.GetAsync($"users/{Owner}/messages?$select=internetMessageHeaders,hasAttachments&$expand=attachments")).Values.Single()!;

        Assert.Equal("dmarc=pass", (string?)read["internetMessageHeaders"]![0]!["value"]);
        Assert.True((bool)read["hasAttachments"]!);
        Assert.Equal(182000, (int)read["attachments"]![0]!["size"]!);
        Assert.StartsWith("%PDF", Encoding.ASCII.GetString(Convert.FromBase64String((string)read["attachments"]![0]!["contentBytes"]!)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("[]")]
    [InlineData("{\"message\":1}")]
    [InlineData("{\"message\":{\"toRecipients\":\"x\"}}")]
    [InlineData("{\"message\":{\"receivedDateTime\":\"then\"}}")]
    public async Task ABadLine_IsNamed_AndNothingIsStored(string line)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var good = Line(Mail("a@x.example", "Ask", "2026-01-01T10:00:00Z"), [], [], null).ToJsonString();

        var fault = Assert.Throws<FormatException>(() => emulator.Control.LoadCorpus(new StringReader(good + "\n\n" + line), "file"));

        Assert.StartsWith("file, line 3: ", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Owner, emulator.Control.Mailboxes);
    }

    [Fact]
    public async Task LinesAreTakenOverHttpToo()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var line = Line(Mail("a@x.example", "Ask", "2026-01-01T10:00:00Z"), [], [], null).ToJsonString();

        using var answer = await emulator.Http.PostAsync("/emulator/mailboxes", new StringContent(line, Encoding.UTF8, "application/x-ndjson"), TestEmulator.Token);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Single((await emulator.GetAsync($"users/{Owner}/messages")).Values);
    }

    private static int Load(TestEmulator emulator, params JsonObject[] lines) =>
        emulator.Control.LoadCorpus(new StringReader(string.Join('\n', lines.Select(static l => l.ToJsonString()))), "test");

    private static JsonObject Line(JsonObject message, JsonObject[] thread, JsonObject[] sentAfter, double? ageHours) => new()
    {
        ["owner"] = new JsonObject { ["name"] = "Rep", ["address"] = Owner },
        ["thread"] = new JsonArray([.. thread.Select(static m => m.DeepClone())]),
        ["message"] = message.DeepClone(),
        ["sentAfter"] = new JsonArray([.. sentAfter.Select(static m => m.DeepClone())]),
        ["ageHours"] = ageHours,
        ["labels"] = new JsonObject(),
    };

    private static JsonObject Mail(string from, string subject, string received) => Some.Mail(subject, from, [Owner], received: received);
}
