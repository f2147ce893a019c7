using System.Net;
using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Tests.Support;

namespace InquiryAssistant.GraphEmulator.Tests.Folders;

public sealed class FolderTests
{
    [Fact]
    public async Task WellKnownNames_WorkInAnyCase_AndBothSpellings()
    {
        await using var emulator = await TestEmulator.StartAsync();

        var inbox = await emulator.GetAsync("me/mailFolders/INBOX");
        var sent = await emulator.GetAsync("me/mailfolders('SentItems')");
        var byId = await emulator.GetAsync($"me/mailFolders/{inbox.Id}");

        Assert.Equal("Inbox", (string?)inbox["displayName"]);
        Assert.Equal("Sent Items", (string?)sent["displayName"]);
        Assert.Equal(inbox.Id, byId.Id);
        Assert.Equal(120, inbox.Id.Length);
    }

    [Fact]
    public async Task Counts_FollowTheMessages()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var id = emulator.Deliver(Some.Mail());
        emulator.Deliver(Some.Mail());

        await emulator.PatchAsync($"me/messages/{id}", new JsonObject { ["isRead"] = true });
        var inbox = await emulator.GetAsync("me/mailFolders/inbox");

        Assert.Equal((2, 1), ((int)inbox["totalItemCount"], (int)inbox["unreadItemCount"]));
    }

    [Fact]
    public async Task HiddenFolders_ComeOnlyWhenAskedFor()
    {
        await using var emulator = await TestEmulator.StartAsync();

        var shown = await emulator.GetAsync("me/mailFolders?$top=100");
        var all = await emulator.GetAsync("me/mailFolders?$top=100&includeHiddenFolders=true");

        Assert.DoesNotContain(shown.Values, static f => (bool)f!["isHidden"]!);
        Assert.True(all.Values.Count > shown.Values.Count);
    }

    [Fact]
    public async Task ChildFolder_IsMadeOnce_HoldsMail_AndGoesToDeletedItems()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var id = emulator.Deliver(Some.Mail());

        var made = await emulator.PostAsync("me/mailFolders/inbox/childFolders", new JsonObject { ["displayName"] = "Buyers" });
        var again = await emulator.PostAsync("me/mailFolders/inbox/childFolders", new JsonObject { ["displayName"] = "buyers" });
        var moved = await emulator.PostAsync($"me/messages/{id}/move", new JsonObject { ["destinationId"] = made.Id });
        var found = await emulator.GetAsync("me/mailFolders?$filter=displayName eq 'Inbox'");
        var nested = await emulator.GetAsync($"me/mailFolders/inbox/childFolders/{made.Id}/messages");
        var deleted = await emulator.SendAsync("DELETE", $"me/mailFolders/{made.Id}", null);
        var parent = await emulator.GetAsync($"me/mailFolders/{made.Id}");

        Assert.Equal(HttpStatusCode.Created, made.Status);
        Assert.Equal((HttpStatusCode.Conflict, "ErrorFolderExists"), (again.Status, again.ErrorCode));
        Assert.Equal(moved.Id, (string?)nested.Values.Single()!["id"]);
        Assert.Equal(1, (int)found.Values.Single()!["childFolderCount"]!);
        Assert.Equal(HttpStatusCode.NoContent, deleted.Status);
        Assert.Equal((await emulator.GetAsync("me/mailFolders/deleteditems")).Id, (string?)parent["parentFolderId"]);
    }

    [Theory]
    [InlineData("GET", "me/mailFolders/nowhere", 400)]
    [InlineData("DELETE", "me/mailFolders/inbox", 400)]
    [InlineData("POST", "me/mailFolders/inbox/move", 501)]
    [InlineData("GET", "me/mailFolders/delta()", 501)]
    [InlineData("PUT", "subscriptions", 501)]
    [InlineData("POST", "subscriptions", 400)]
    [InlineData("GET", "me/events", 501)]
    [InlineData("GET", "groups", 501)]
    [InlineData("PUT", "me/messages", 501)]
    [InlineData("GET", "users/nobody@bearing.example/messages", 404)]
    public async Task Unsupported_IsRefused_NeverFaked(string method, string path, int status)
    {
        await using var emulator = await TestEmulator.StartAsync();

        var answer = await emulator.SendAsync(method, path, null);

        Assert.Equal(status, (int)answer.Status);
        Assert.NotNull(answer.ErrorCode);
    }
}
