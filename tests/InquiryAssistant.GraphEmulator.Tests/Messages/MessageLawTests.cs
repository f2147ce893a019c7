using System.Net;
using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Tests.Support;

namespace InquiryAssistant.GraphEmulator.Tests.Messages;

/// <summary>What must hold of a mailbox over several requests.</summary>
public sealed class MessageLawTests
{
    private static readonly (string, string) Immutable = ("Prefer", "IdType=\"ImmutableId\"");

    [Fact]
    public async Task Move_ChangesClassicId_AndKillsTheOldOne()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var id = emulator.Deliver(Some.Mail());

        var moved = await emulator.PostAsync($"me/messages/{id}/move", new JsonObject { ["destinationId"] = "archive" });

        Assert.Equal(HttpStatusCode.Created, moved.Status);
        Assert.NotEqual(id, moved.Id);
        Assert.Equal("ErrorItemNotFound", (await emulator.GetAsync($"me/messages/{id}")).ErrorCode);
        Assert.Equal(HttpStatusCode.OK, (await emulator.GetAsync($"me/mailFolders/Archive/messages/{moved.Id}")).Status);
    }

    [Fact]
    public async Task Move_KeepsImmutableId()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var id = emulator.Control.Deliver(Some.Owner, Some.Mail()).ImmutableId;

        var moved = await emulator.PostAsync($"me/messages/{id}/move", new JsonObject { ["destinationId"] = "archive" }, Immutable);

        Assert.Equal(id, moved.Id);
        Assert.Equal(72, id.Length);
    }

    [Fact]
    public async Task Copy_MakesAnotherMessage_WithOtherAttachmentIds()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var id = emulator.Deliver(Some.Mail());
        var file = await emulator.PostAsync($"me/messages/{id}/attachments", Some.File("a.txt", "a"));

        var copy = await emulator.PostAsync($"me/messages/{id}/copy", new JsonObject { ["DestinationId"] = "drafts" }, Immutable);

        var files = await emulator.GetAsync($"me/messages/{copy.Id}/attachments");
        Assert.NotEqual(file.Id, (string?)files.Values[0]!["id"]);
        Assert.Equal(HttpStatusCode.OK, (await emulator.GetAsync($"me/messages/{id}")).Status);
    }

    [Fact]
    public async Task EveryWrite_ChangesTheEtag_AndAStaleOneIsRefused()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var id = emulator.Deliver(Some.Mail());
        var first = await emulator.GetAsync($"me/messages/{id}");

        var second = await emulator.PatchAsync($"me/messages/{id}", Categories("A"), ("If-Match", first.Etag));
        var third = await emulator.PatchAsync($"me/messages/{id}", Categories("B"), ("If-Match", first.Etag));
        var kept = await emulator.GetAsync($"me/messages/{id}");

        Assert.NotEqual(first.Etag, second.Etag);
        Assert.Equal(HttpStatusCode.PreconditionFailed, third.Status);
        Assert.Equal("ErrorIrresolvableConflict", third.ErrorCode);
        Assert.Equal(["A"], kept["categories"].AsArray().Select(static c => (string?)c));
        Assert.Equal($"W/\"{(string?)second["changeKey"]}\"", second.Etag);
    }

    [Fact]
    public async Task OfOverlappingWrites_OnlyOneWins()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var id = emulator.Deliver(Some.Mail());
        var etag = (await emulator.GetAsync($"me/messages/{id}")).Etag;

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => emulator.PatchAsync($"me/messages/{id}", Categories($"{i}"), ("If-Match", etag))));

        Assert.Single(answers, static a => a.Status == HttpStatusCode.OK);
        Assert.Equal(3, answers.Count(static a => a.Status == HttpStatusCode.PreconditionFailed));
    }

    [Fact]
    public async Task StaleWrite_AnswersTheSwitchedStatus()
    {
        await using var emulator = await TestEmulator.StartAsync(static o => o.StaleWriteStatus = 409);
        var id = emulator.Deliver(Some.Mail());

        var answer = await emulator.PatchAsync($"me/messages/{id}", Categories("A"), ("If-Match", "W/\"CQAAABYAAAA\""));

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
    }

    [Fact]
    public async Task Patch_ReplacesCategories_AndAnEmptyListClearsThem()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var id = emulator.Deliver(Some.Mail());
        await emulator.PatchAsync($"me/messages/{id}", Categories("A", "Mine"));

        var replaced = await emulator.PatchAsync($"me/messages/{id}", Categories("B"));
        var cleared = await emulator.PatchAsync($"me/messages/{id}", Categories());

        Assert.Equal(["B"], replaced["categories"].AsArray().Select(static c => (string?)c));
        Assert.Empty(cleared["categories"].AsArray());
    }

    [Fact]
    public async Task Patch_ThatIsRefused_ChangesNothing()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var id = emulator.Deliver(Some.Mail());
        var before = await emulator.GetAsync($"me/messages/{id}");

        var answer = await emulator.PatchAsync($"me/messages/{id}", new JsonObject { ["isRead"] = true, ["colour"] = "red" });

        Assert.Equal("RequestBodyRead", answer.ErrorCode);
        Assert.Equal(before.Text, (await emulator.GetAsync($"me/messages/{id}")).Text);
    }

    [Theory]
    [InlineData("subject", "\"other\"", "ErrorInvalidPropertyUpdateSentMessage")]
    [InlineData("body", "{\"contentType\":\"text\",\"content\":\"x\"}", "ErrorInvalidPropertyUpdateSentMessage")]
    [InlineData("conversationId", "\"x\"", "ErrorInvalidPropertySet")]
    [InlineData("isRead", "\"yes\"", "BadRequest")]
    [InlineData("categories", "\"A\"", "BadRequest")]
    [InlineData("importance", "\"urgent\"", "BadRequest")]
    [InlineData("flag", "{\"flagStatus\":\"flagged\",\"dueDateTime\":{\"dateTime\":\"2026-04-02T00:00:00\",\"timeZone\":\"UTC\"}}", "ErrorInvalidRequest")]
    public async Task Patch_RefusesOnAReceivedMessage(string property, string value, string code)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var id = emulator.Deliver(Some.Mail());

        var answer = await emulator.PatchAsync($"me/messages/{id}", new JsonObject { [property] = JsonNode.Parse(value) });

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(code, answer.ErrorCode);
    }

    [Fact]
    public async Task Delete_PutsIntoDeletedItems_ThenPurges()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var id = emulator.Control.Deliver(Some.Owner, Some.Mail()).ImmutableId;

        var first = await emulator.SendAsync("DELETE", $"me/messages/{id}", null);
        var deleted = await emulator.GetAsync("me/mailFolders/deleteditems/messages", Immutable);
        await emulator.SendAsync("DELETE", $"me/messages/{id}", null);

        Assert.Equal(HttpStatusCode.NoContent, first.Status);
        Assert.Equal(id, (string?)deleted.Values[0]!["id"]);
        Assert.Empty((await emulator.GetAsync("me/messages")).Values);
    }

    [Fact]
    public async Task PermanentDelete_LeavesNothing()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var id = emulator.Deliver(Some.Mail());

        var answer = await emulator.PostAsync($"me/messages/{id}/permanentDelete", null);

        Assert.Equal(HttpStatusCode.NoContent, answer.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await emulator.GetAsync($"me/messages/{id}")).Status);
    }

    [Fact]
    public async Task Ids_AreCaseSensitive_AndInventedOnesMalformed()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var id = emulator.Deliver(Some.Mail());

        var swapped = await emulator.GetAsync("me/messages/" + id.ToLowerInvariant());
        var cut = await emulator.GetAsync("me/messages/" + id[..100]);
        emulator.Control.AddMailbox("other@bearing.example", null, []);
        var foreign = await emulator.GetAsync("users/other@bearing.example/messages/" + id);

        Assert.Equal(Enumerable.Repeat("ErrorInvalidIdMalformed", 3), new[] { swapped.ErrorCode, cut.ErrorCode, foreign.ErrorCode });
    }

    [Fact]
    public async Task ExtendedProperties_AreFoundAndExpanded_ButNotEchoed()
    {
        await using var emulator = await TestEmulator.StartAsync();
        const string Property = "String {00020329-0000-0000-C000-000000000046} Name DraftKey";
        emulator.Deliver(Some.Mail());

        var draft = await emulator.PostAsync("me/messages", new JsonObject
        {
            ["subject"] = "Draft",
            ["singleValueExtendedProperties"] = new JsonArray(new JsonObject { ["id"] = Property, ["value"] = "k-1" }),
        });
        var lower = Property.Replace("C000", "c000", StringComparison.Ordinal);
        var found = await emulator.GetAsync($"me/mailFolders/drafts/messages?$filter=singleValueExtendedProperties/Any(ep: ep/id eq '{lower}' and ep/value eq 'k-1')");
        var missed = await emulator.GetAsync($"me/messages?$filter=singleValueExtendedProperties/any(ep: ep/id eq '{Property}' and ep/value eq 'k-2')");
        var expanded = await emulator.GetAsync($"me/messages/{draft.Id}?$expand=singleValueExtendedProperties($filter=id eq '{Property}')");

        Assert.Null(draft.Body!["singleValueExtendedProperties"]);
        Assert.Equal(draft.Id, (string?)Assert.Single(found.Values)!["id"]);
        Assert.Empty(missed.Values);
        Assert.Equal("k-1", (string?)expanded["singleValueExtendedProperties"][0]!["value"]);
    }

    [Fact]
    public async Task Html_IsCleanedOnStore_AndRawOnlyWhenAskedFor()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var id = emulator.Deliver(Some.Mail(html: "<p onclick=\"x()\">Hi<script>alert(1)</script><a href=\" java\tscript:x\">y</a></p>"));

        var plain = await emulator.GetAsync($"me/messages/{id}");
        var raw = await emulator.GetAsync($"me/messages/{id}", ("Prefer", "outlook.allow-unsafe-html"));

        Assert.DoesNotContain("script", plain.Content, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("onclick", plain.Content, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("alert(1)", raw.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TextBodies_AreHtmlByDefault_AndTextWhenPreferred()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var id = emulator.Deliver(Some.TextMail("a < b\nsecond line"));

        var html = await emulator.GetAsync($"me/messages/{id}");
        var text = await emulator.GetAsync($"me/messages/{id}", ("Prefer", "IdType=\"ImmutableId\", outlook.body-content-type=\"text\""));

        Assert.Equal("html", (string?)html["body"]["contentType"]);
        Assert.Contains("a &lt; b<br>\r\nsecond line", html.Content, StringComparison.Ordinal);
        Assert.Equal("a < b\r\nsecond line", text.Content);
        Assert.Equal("outlook.body-content-type=\"text\"", text.Headers.GetValues("Preference-Applied").Single());
        Assert.StartsWith("AAkALgAA", text.Id, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PlainTextBodies_StayText_WhenSwitchedSo()
    {
        await using var emulator = await TestEmulator.StartAsync(static o => o.PlainTextReadAsHtml = false);
        var id = emulator.Deliver(Some.TextMail("words"));

        Assert.Equal("text", (string?)(await emulator.GetAsync($"me/messages/{id}"))["body"]["contentType"]);
    }

    [Fact]
    public async Task InlineFilesAlone_AreNoAttachments()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var id = emulator.Deliver(Some.Mail());

        await emulator.PostAsync($"me/messages/{id}/attachments", Some.File("logo.png", "x", inline: true, contentId: "logo"));
        var inline = await emulator.GetAsync($"me/messages/{id}");
        await emulator.PostAsync($"me/messages/{id}/attachments", Some.File("a.txt", "x"));
        var both = await emulator.GetAsync($"me/messages/{id}");

        Assert.False((bool)inline["hasAttachments"]);
        Assert.True((bool)both["hasAttachments"]);
    }

    private static JsonObject Categories(params string[] names) =>
        new() { ["categories"] = new JsonArray([.. names.Select(static n => JsonValue.Create(n))]) };
}
