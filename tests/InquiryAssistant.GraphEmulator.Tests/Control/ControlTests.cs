using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Tests.Support;

namespace InquiryAssistant.GraphEmulator.Tests.Control;

public sealed class ControlTests
{
    [Fact]
    public async Task DeliveredMail_IsInTheInbox_AndJoinsTheConversationItsHeadersName()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var first = emulator.Control.Deliver(Some.Owner, Some.Mail());
        var original = await emulator.GetAsync($"me/messages/{first.Id}");
        var reply = Some.Mail("RE: Price");
        reply["internetMessageHeaders"] = new JsonArray(new JsonObject { ["name"] = "In-Reply-To", ["value"] = (string?)original["internetMessageId"] });

        var answer = await PostAsync(emulator, "deliver", new JsonObject { ["mailbox"] = Some.Owner, ["message"] = reply });

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(first.ConversationId, (string?)answer.Body["conversationId"]);
        Assert.Equal(HttpStatusCode.OK, (await emulator.GetAsync($"me/mailFolders/inbox/messages/{(string?)answer.Body["id"]}")).Status);
    }

    [Fact]
    public async Task AMessageReadFromGraph_CanBeDeliveredAgain()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var id = emulator.Deliver(Some.Mail());
        var read = await emulator.GetAsync($"me/messages/{id}");

        var answer = await PostAsync(emulator, "deliver", new JsonObject { ["mailbox"] = "new@own.example", ["message"] = read.Body!.DeepClone() });

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("new@own.example", emulator.Control.Mailboxes);
    }

    [Fact]
    public async Task Clock_MovesAhead_NeverBack()
    {
        await using var emulator = await TestEmulator.StartAsync();

        await PostAsync(emulator, "clock", new JsonObject { ["advance"] = "1.00:00:00" });
        await PostAsync(emulator, "clock", new JsonObject { ["advanceSeconds"] = 30 });
        var back = await PostAsync(emulator, "clock", new JsonObject { ["advance"] = "-00:01:00" });

        Assert.Equal(new DateTimeOffset(2026, 4, 3, 8, 0, 30, TimeSpan.Zero), emulator.Control.Now);
        Assert.Equal(HttpStatusCode.BadRequest, back.Status);
    }

    [Fact]
    public async Task Counters_TellKindsAndStatuses_AndStartAnewOnPost()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var id = emulator.Deliver(Some.Mail());
        await emulator.GetAsync($"me/messages/{id}");
        await emulator.GetAsync("me/messages/bad");

        var before = JsonNode.Parse(await emulator.Http.GetStringAsync("/emulator/counters", TestEmulator.Token))!;
        await PostAsync(emulator, "counters", []);
        var after = emulator.Control.ReadCounters();

        Assert.Equal(2, (int)before["requests"]!["GET messages/{message}"]!);
        Assert.Equal((1, 1), ((int)before["statuses"]!["200"]!, (int)before["statuses"]!["400"]!));
        Assert.Equal(0, after.Total);
    }

    [Theory]
    [InlineData("deliver", "{}")]
    [InlineData("deliver", "{\"mailbox\":\"a@b.c\"}")]
    [InlineData("deliver", "{\"mailbox\":\"nobody\",\"message\":{}}")]
    [InlineData("deliver", "{\"mailbox\":\"a@b.c\",\"message\":{\"colour\":1}}")]
    [InlineData("clock", "{}")]
    [InlineData("clock", "{\"advanceSeconds\":1e300}")]
    [InlineData("faults", "{\"throttle\":2}")]
    [InlineData("delta/expire", "{\"mailbox\":\"nobody@bearing.example\"}")]
    [InlineData("lifecycle", "{}")]
    [InlineData("lifecycle", "{\"event\":\"gone\"}")]
    [InlineData("lifecycle", "{\"event\":\"missed\",\"deadline\":\"soon\"}")]
    [InlineData("act", "{\"mailbox\":\"lily@bearing.example\",\"message\":\"none\",\"action\":\"delete\"}")]
    [InlineData("act", "{\"mailbox\":\"nobody@bearing.example\",\"message\":\"none\",\"action\":\"delete\"}")]
    [InlineData("mailboxes", "{\"addresses\":[\"a@b.example\",null]}")]
    [InlineData("mailboxes", "{\"address\":5}")]
    [InlineData("mailboxes", "nonsense")]
    public async Task BadControl_IsRefusedWithItsReason(string path, string body)
    {
        await using var emulator = await TestEmulator.StartAsync();

        using var answer = await emulator.Http.PostAsync("/emulator/" + path, new StringContent(body, Encoding.UTF8, "application/json"), TestEmulator.Token);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotEmpty((string)JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestEmulator.Token))!["error"]!);
    }

    private static async Task<(HttpStatusCode Status, JsonNode Body)> PostAsync(TestEmulator emulator, string path, JsonObject body)
    {
        using var answer = await emulator.Http.PostAsJsonAsync("/emulator/" + path, body, TestEmulator.Token);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestEmulator.Token))!);
    }
}
