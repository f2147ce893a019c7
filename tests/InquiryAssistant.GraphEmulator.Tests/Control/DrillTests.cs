using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Tests.Support;

namespace InquiryAssistant.GraphEmulator.Tests.Control;

public sealed class DrillTests
{
    [Fact]
    public async Task TheOwnersActs_ChangeTheMessage_AndCountAsNoClients()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var mail = emulator.Control.Deliver(Some.Owner, Some.Mail());

        await ActAsync(emulator, mail.Id, "addCategory", ("category", "Mine"));
        await ActAsync(emulator, mail.Id, "addCategory", ("category", "Other"));
        await ActAsync(emulator, mail.Id, "removeCategory", ("category", "other"));
        await ActAsync(emulator, mail.Id, "markRead");
        var moved = await ActAsync(emulator, mail.ImmutableId, "move", ("folder", "archive"));
        var deleted = await ActAsync(emulator, mail.ImmutableId, "delete");

        Assert.Equal(("archive", "deleteditems", true), ((string?)moved["folder"], (string?)deleted["folder"], (bool)deleted["isRead"]!));
        Assert.Equal(["Mine"], deleted["categories"]!.AsArray().Select(static c => (string?)c));
        Assert.Equal(0, (int)deleted["categoryWrites"]!);
        Assert.Equal((0, 0), (emulator.Control.ReadCounters().Total, emulator.Control.ReadCounters().TagWrites.Attempted));
    }

    [Fact]
    public async Task State_TellsHowOftenAndWhenAClientWroteCategories()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var (written, untouched) = (emulator.Control.Deliver(Some.Owner, Some.Mail()), emulator.Control.Deliver(Some.Owner, Some.Mail()));
        emulator.Control.Deliver("other@bearing.example", Some.Mail());
        emulator.Time.Advance(TimeSpan.FromMilliseconds(1500));
        var path = $"me/messages/{written.Id}";

        await emulator.PatchAsync(path, new JsonObject { ["categories"] = new JsonArray("A") });
        await emulator.PatchAsync(path, new JsonObject { ["isRead"] = true });
        emulator.Time.Advance(TimeSpan.FromSeconds(1));
        await emulator.PatchAsync(path, new JsonObject { ["categories"] = new JsonArray("B") });
        var stale = await emulator.PatchAsync(path, new JsonObject { ["categories"] = new JsonArray("C") }, ("If-Match", "W/\"old\""));
        var state = JsonNode.Parse(await emulator.Http.GetStringAsync($"/emulator/state?mailbox={Some.Owner}", TestEmulator.Token))!["messages"]!.AsArray();
        var all = emulator.Control.ReadState(null);

        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.Status);
        Assert.Equal([written.ImmutableId, untouched.ImmutableId], state.Select(static m => (string?)m!["immutableId"]));
        Assert.Equal((2, "B", "inbox"), ((int)state[0]!["categoryWrites"]!, (string?)state[0]!["categories"]![0], (string?)state[0]!["folder"]));
        Assert.Equal(TimeSpan.FromSeconds(1.5), all[0].FirstCategoryWriteAt - all[0].ArrivedAt);
        Assert.Equal(TimeSpan.FromSeconds(2.5), all[0].LastCategoryWriteAt - all[0].ArrivedAt);
        Assert.Equal((0, 3), (all[1].CategoryWrites, all.Count));
        Assert.Equal((3, 1), (emulator.Control.ReadCounters().TagWrites.Attempted, emulator.Control.ReadCounters().TagWrites.Refused));
    }

    [Theory]
    [InlineData("move")]
    [InlineData("addCategory")]
    [InlineData("paint")]
    public async Task AnActWithoutItsObject_IsRefused(string action)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var id = emulator.Deliver(Some.Mail());

        Assert.Throws<FormatException>(() => emulator.Control.Act(Some.Owner, id, action, null));
    }

    private static async Task<JsonNode> ActAsync(TestEmulator emulator, string message, string action, params (string Name, string Value)[] more)
    {
        var body = new JsonObject { ["mailbox"] = Some.Owner, ["message"] = message, ["action"] = action };
        foreach (var (name, value) in more)
        {
            body[name] = value;
        }

        using var answer = await emulator.Http.PostAsJsonAsync("/emulator/act", body, TestEmulator.Token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestEmulator.Token))!;
    }
}
