using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Tests.Support;

namespace InquiryAssistant.GraphEmulator.Tests.Pairs;

/// <summary>
/// Replays requests and compares status and a subset of the answer. Each file beside this one names the page of Microsoft's documentation
/// (repository microsoftgraph/microsoft-graph-docs-contrib) whose behaviour its pairs state.
/// </summary>
public sealed class DocumentedPairTests
{
    private const string Color = "String {66f5a359-4659-4830-9070-00047ec6ac6e} Name Color";

    private static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Pairs");

    public static TheoryData<string, string> All()
    {
        var all = new TheoryData<string, string>();
        foreach (var file in Directory.EnumerateFiles(Folder, "*.json").Order(StringComparer.Ordinal))
        {
            foreach (var pair in Read(Path.GetFileNameWithoutExtension(file))["pairs"]!.AsArray())
            {
                all.Add(Path.GetFileNameWithoutExtension(file), (string)pair!["name"]!);
            }
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task AnswersAsDocumented(string page, string name)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var names = await FurnishAsync(emulator);
        var pair = JsonNode.Parse(Fill(Read(page)["pairs"]!.AsArray().Single(p => (string?)p!["name"] == name)!.ToJsonString(), names))!;
        var request = pair["request"]!;
        var headers = (request["headers"]?.AsObject() ?? []).Select(static h => (h.Key, (string)h.Value!)).ToArray();

        var answer = await emulator.SendAsync((string)request["method"]!, ((string)request["path"]!).TrimStart('/'), request["body"], headers);

        Assert.Equal((int)pair["status"]!, (int)answer.Status);
        if (pair["response"] is { } expected)
        {
            Assert.Null(JsonSubset.FirstDifference(expected, answer.Body, "$"));
        }

        if (pair["then"] is { } then)
        {
            Assert.Equal((int)then["status"]!, (int)(await emulator.GetAsync(((string)then["path"]!).TrimStart('/'))).Status);
        }
    }

    [Fact]
    public void EveryFile_NamesItsPage() =>
        Assert.All(Directory.EnumerateFiles(Folder, "*.json"), static file =>
            Assert.EndsWith($"/{Path.GetFileNameWithoutExtension(file)}.md", (string?)Read(Path.GetFileNameWithoutExtension(file))["page"], StringComparison.Ordinal));

    /// <summary>The mailbox every pair meets: two received mails, one with a file, a marked draft, a folder.</summary>
    private static async Task<Dictionary<string, string>> FurnishAsync(TestEmulator emulator)
    {
        emulator.Deliver(Some.Mail("Earlier", received: "2026-04-01T08:00:00Z"));
        var notes = Some.Mail("Meeting Notes", "samanthab@contoso.example");
        notes["from"] = new JsonObject { ["emailAddress"] = new JsonObject { ["name"] = "Samantha Booth", ["address"] = "samanthab@contoso.example" } };
        notes["toRecipients"] = new JsonArray(new JsonObject { ["emailAddress"] = new JsonObject { ["name"] = "Lily Chen", ["address"] = Some.Owner } });
        notes["attachments"] = new JsonArray(Some.File("notes.txt", "hello"));
        notes["internetMessageHeaders"] = new JsonArray(Header("one"), Header("two"));
        var message = emulator.Control.Deliver(Some.Owner, notes);
        var draft = await emulator.PostAsync("me/messages", new JsonObject
        {
            ["subject"] = "Draft",
            ["toRecipients"] = Some.People("adelev@contoso.example"),
            ["singleValueExtendedProperties"] = new JsonArray(new JsonObject { ["id"] = Color, ["value"] = "Green" }),
        });
        var folder = await emulator.PostAsync("me/mailFolders/inbox/childFolders", new JsonObject { ["displayName"] = "Projects" });
        return new Dictionary<string, string>
        {
            ["message"] = message.Id,
            ["immutable"] = message.ImmutableId,
            ["draft"] = draft.Id,
            ["folder"] = folder.Id,
            ["attachment"] = (string)(await emulator.GetAsync($"me/messages/{message.Id}/attachments")).Values[0]!["id"]!,
            ["category"] = (string)(await emulator.GetAsync("me/outlook/masterCategories")).Values[0]!["id"]!,
        };
    }

    private static JsonObject Header(string value) => new() { ["name"] = "Received", ["value"] = value };

    private static string Fill(string text, Dictionary<string, string> names) =>
        names.Aggregate(text, static (t, n) => t.Replace("{" + n.Key + "}", n.Value, StringComparison.Ordinal));

    private static JsonNode Read(string page) => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, page + ".json")))!;
}
