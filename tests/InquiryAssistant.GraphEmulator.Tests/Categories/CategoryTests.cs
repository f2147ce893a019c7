using System.Net;
using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Tests.Support;

namespace InquiryAssistant.GraphEmulator.Tests.Categories;

public sealed class CategoryTests
{
    private const string List = "me/outlook/masterCategories";

    [Fact]
    public async Task Category_IsMade_Recoloured_NeverRenamed_AndDeletedFromTheListOnly()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var mail = emulator.Deliver(Some.Mail());
        await emulator.PatchAsync($"me/messages/{mail}", new JsonObject { ["categories"] = new JsonArray("Invoice") });

        var made = await emulator.PostAsync(List, Category("Invoice", "preset9"));
        var recoloured = await emulator.PatchAsync($"{List}/{made.Id}", new JsonObject { ["color"] = "preset3" });
        var renamed = await emulator.PatchAsync($"{List}/{made.Id}", new JsonObject { ["displayName"] = "Bill" });
        var deleted = await emulator.SendAsync("DELETE", $"{List}/{made.Id}", null);

        Assert.Equal((HttpStatusCode.Created, "preset9"), (made.Status, (string?)made["color"]));
        Assert.Equal("preset3", (string?)recoloured["color"]);
        Assert.Equal(HttpStatusCode.BadRequest, renamed.Status);
        Assert.Equal(HttpStatusCode.NoContent, deleted.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await emulator.GetAsync($"{List}/{made.Id}")).Status);
        Assert.Equal("Invoice", (string?)(await emulator.GetAsync($"me/messages/{mail}"))["categories"][0]);
    }

    [Fact]
    public async Task DuplicateName_Is409_WithTheSwitchedCode()
    {
        await using var emulator = await TestEmulator.StartAsync(static o => o.DuplicateCategoryCode = "SomeCode");

        var answer = await emulator.PostAsync(List, Category("RED category", "preset9"));

        Assert.Equal((HttpStatusCode.Conflict, "SomeCode"), (answer.Status, answer.ErrorCode));
        Assert.Contains("already exists", (string?)answer["error"]["message"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("preset24", HttpStatusCode.Created)]
    [InlineData("none", HttpStatusCode.Created)]
    [InlineData("preset25", HttpStatusCode.BadRequest)]
    [InlineData("red", HttpStatusCode.BadRequest)]
    public async Task Colours_AreThePresets(string color, HttpStatusCode expected)
    {
        await using var emulator = await TestEmulator.StartAsync();

        Assert.Equal(expected, (await emulator.PostAsync(List, Category("New", color))).Status);
    }

    [Fact]
    public async Task NewMailbox_HasSixPresets()
    {
        await using var emulator = await TestEmulator.StartAsync();

        Assert.Equal(6, (await emulator.GetAsync(List)).Values.Count);
    }

    private static JsonObject Category(string name, string color) => new() { ["displayName"] = name, ["color"] = color };
}
