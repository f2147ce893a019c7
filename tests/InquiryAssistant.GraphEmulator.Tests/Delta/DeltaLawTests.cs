using System.Net;
using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Tests.Support;

namespace InquiryAssistant.GraphEmulator.Tests.Delta;

public sealed class DeltaLawTests
{
    private const string Inbox = "me/mailFolders/inbox/messages/delta";

    [Fact]
    public async Task NothingChanged_ReplaysNothing()
    {
        await using var emulator = await TestEmulator.StartAsync();
        emulator.Deliver(Some.Mail());
        var client = new DeltaClient(emulator, Inbox, immutable: true, pageSize: 10);

        await client.RoundAsync();
        await client.RoundAsync();

        Assert.Empty(client.LastRound);
        Assert.Single(client.Known);
    }

    [Fact]
    public async Task FirstRound_ComesNewestFirst_InPages_FromTheFilterOn()
    {
        await using var emulator = await TestEmulator.StartAsync();
        for (var day = 1; day <= 9; day++)
        {
            emulator.Deliver(Some.Mail($"Day {day}", received: $"2026-03-0{day}T08:00:00Z"));
        }

        var client = new DeltaClient(emulator, Inbox + "?$select=subject&$filter=receivedDateTime gt 2026-03-02T08:00:00Z", immutable: false, pageSize: 3);
        await client.RoundAsync();

        Assert.Equal(["Day 9", "Day 8", "Day 7", "Day 6", "Day 5", "Day 4", "Day 3"], client.LastRound.Select(static m => (string?)m["subject"]));
        Assert.Equal(3, client.Pages);
    }

    [Fact]
    public async Task AnUpdate_CarriesOnlyWhatChanged()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var id = emulator.Deliver(Some.Mail());
        var client = new DeltaClient(emulator, Inbox + "?$select=subject,categories,isRead,changeKey", immutable: false, pageSize: 10);
        await client.RoundAsync();

        await emulator.PatchAsync($"me/messages/{id}", new JsonObject { ["categories"] = new JsonArray("Mine") });
        await client.RoundAsync();

        Assert.Equal(["@odata.type", "@odata.etag", "id", "changeKey", "categories"], Assert.Single(client.LastRound).Select(static p => p.Key));
    }

    [Fact]
    public async Task AnUpdate_PassedOverForALaterOne_IsToldWithIt()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var (one, other) = (emulator.Deliver(Some.Mail()), emulator.Deliver(Some.Mail()));
        var client = new DeltaClient(emulator, Inbox + "?$select=categories,isRead", immutable: false, pageSize: 1);
        await client.RoundAsync();

        await emulator.PatchAsync($"me/messages/{one}", new JsonObject { ["categories"] = new JsonArray("Mine") });
        await emulator.PatchAsync($"me/messages/{other}", new JsonObject { ["isRead"] = true });
        await emulator.PatchAsync($"me/messages/{one}", new JsonObject { ["isRead"] = true });
        await client.RoundAsync();

        Assert.Equal([other, one], client.LastRound.Select(static m => (string?)m["id"]));
        Assert.Equal(("Mine", true), ((string?)client.Known[one]["categories"]![0], (bool)client.Known[one]["isRead"]!));
    }

    [Fact]
    public async Task AnUpdate_IsWholeWhenSwitchedSo()
    {
        await using var emulator = await TestEmulator.StartAsync(static o => o.DeltaUpdates = DeltaUpdates.WholeItems);
        var id = emulator.Deliver(Some.Mail());
        var client = new DeltaClient(emulator, Inbox + "?$select=subject", immutable: false, pageSize: 10);
        await client.RoundAsync();

        await emulator.PatchAsync($"me/messages/{id}", new JsonObject { ["isRead"] = true });
        await client.RoundAsync();

        Assert.NotNull(Assert.Single(client.LastRound)["subject"]);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task CreatedAndMovedAwayBetweenRounds_IsShownAsRemoved_BySwitch(bool shown, int removed)
    {
        await using var emulator = await TestEmulator.StartAsync(o => o.DeltaShowsPassingItems = shown);
        var client = new DeltaClient(emulator, Inbox, immutable: true, pageSize: 10);
        await client.RoundAsync();

        var mail = emulator.Control.Deliver(Some.Owner, Some.Mail());
        await emulator.PostAsync($"me/messages/{mail.Id}/move", new JsonObject { ["destinationId"] = "archive" });
        await client.RoundAsync();

        Assert.Equal(removed, client.LastRound.Count);
        Assert.All(client.LastRound, r => Assert.Equal(("deleted", mail.ImmutableId), ((string?)r["@removed"]!["reason"], (string?)r["id"])));
    }

    [Fact]
    public async Task MovedOutAndBack_ChangesTheClassicIdOnly()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var mail = emulator.Control.Deliver(Some.Owner, Some.Mail());
        var (classic, immutable) = (new DeltaClient(emulator, Inbox, false, 10), new DeltaClient(emulator, Inbox, true, 10));
        await classic.RoundAsync();
        await immutable.RoundAsync();

        await emulator.PostAsync($"me/messages/{mail.ImmutableId}/move", new JsonObject { ["destinationId"] = "archive" });
        var back = await emulator.PostAsync($"me/messages/{mail.ImmutableId}/move", new JsonObject { ["destinationId"] = "inbox" });
        await classic.RoundAsync();
        await immutable.RoundAsync();

        Assert.Equal([back.Id], classic.Known.Keys);
        Assert.Equal([mail.ImmutableId], immutable.Known.Keys);
        Assert.Contains(classic.LastRound, m => m["@removed"] is not null && (string?)m["id"] == mail.Id);
        Assert.DoesNotContain(immutable.LastRound, static m => m["@removed"] is not null);
    }

    [Fact]
    public async Task ChangeType_LeavesTheOthersOut()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var old = emulator.Deliver(Some.Mail());
        var client = new DeltaClient(emulator, Inbox + "?changeType=created", immutable: false, pageSize: 10);
        await client.RoundAsync();

        await emulator.PatchAsync($"me/messages/{old}", new JsonObject { ["isRead"] = true });
        var fresh = emulator.Deliver(Some.Mail());
        await client.RoundAsync();

        Assert.Equal(fresh, (string?)Assert.Single(client.LastRound)["id"]);
    }

    [Fact]
    public async Task AFilteredQuery_FollowsAtMostFiveThousand()
    {
        await using var emulator = await TestEmulator.StartAsync();
        for (var i = 0; i < 5003; i++)
        {
            emulator.Deliver(Some.Mail(html: "x", received: $"2026-03-{1 + (i / 200):D2}T08:00:00Z"));
        }

        var client = new DeltaClient(emulator, Inbox + "?$select=isRead&$filter=receivedDateTime ge 2026-01-01T00:00:00Z", immutable: false, pageSize: 1000);
        var all = new DeltaClient(emulator, Inbox + "?$select=isRead", immutable: false, pageSize: 1000);
        await client.RoundAsync();
        await all.RoundAsync();

        Assert.Equal((5000, 5003), (client.Known.Count, all.Known.Count));
    }

    [Theory]
    [InlineData("?$search=\"x\"")]
    [InlineData("?$skip=1")]
    [InlineData("?$count=true")]
    [InlineData("?$filter=isRead eq true")]
    [InlineData("?$filter=receivedDateTime le 2026-04-01T00:00:00Z")]
    [InlineData("?$filter=receivedDateTime ge 2026-04-01T00:00:00Z and isRead eq false")]
    [InlineData("?$orderby=receivedDateTime asc")]
    [InlineData("?$orderby=receivedDateTime")]
    [InlineData("?$orderby=subject desc")]
    [InlineData("?changeType=moved")]
    [InlineData("?$changeType=created")]
    [InlineData("?$deltatoken=latest")]
    [InlineData("?$skiptoken=")]
    [InlineData("?$select=colour")]
    [InlineData("?$top=0")]
    [InlineData("?colour=red")]
    public async Task OtherOptions_AreRefused(string query)
    {
        await using var emulator = await TestEmulator.StartAsync();

        Assert.Equal(HttpStatusCode.BadRequest, (await emulator.GetAsync(Inbox + query)).Status);
    }

    [Fact]
    public async Task ALink_IsUsedVerbatim_InItsFolder()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var client = new DeltaClient(emulator, Inbox + "?$select=subject", immutable: false, pageSize: 10);
        await client.RoundAsync();

        var added = await emulator.GetAsync(client.Link + "&$select=subject");
        var torn = await emulator.GetAsync(client.Link[..^2]);
        var elsewhere = await emulator.GetAsync("me/mailFolders/archive/messages/delta" + client.Link[client.Link.IndexOf('?', StringComparison.Ordinal)..]);

        Assert.Equal((HttpStatusCode.BadRequest, "BadRequest"), (added.Status, added.ErrorCode));
        Assert.Equal((HttpStatusCode.BadRequest, "SyncStateInvalid"), (torn.Status, torn.ErrorCode));
        Assert.Equal((HttpStatusCode.BadRequest, "SyncStateInvalid"), (elsewhere.Status, elsewhere.ErrorCode));
    }

    [Theory]
    [InlineData(410)]
    [InlineData(400)]
    [InlineData(404)]
    public async Task AnExpiredLink_IsSyncStateNotFound(int status)
    {
        await using var emulator = await TestEmulator.StartAsync(o => (o.ExpiredDeltaStatus, o.DeltaTokenLife) = (status, TimeSpan.FromDays(3)));
        var client = new DeltaClient(emulator, Inbox, immutable: false, pageSize: 10);
        await client.RoundAsync();
        emulator.Control.AdvanceClock(TimeSpan.FromDays(3));
        var young = await emulator.GetAsync(client.Link);
        emulator.Control.AdvanceClock(TimeSpan.FromSeconds(1));
        var old = await emulator.GetAsync(client.Link);

        Assert.Equal(HttpStatusCode.OK, young.Status);
        Assert.Equal((status, "SyncStateNotFound"), ((int)old.Status, old.ErrorCode));
        Assert.Equal(status == 410, old.Headers.Location is not null);
    }

    [Fact]
    public async Task Links_AreExpiredByHand_AndAFreshRoundWorks()
    {
        await using var emulator = await TestEmulator.StartAsync();
        emulator.Deliver(Some.Mail());
        var client = new DeltaClient(emulator, Inbox, immutable: false, pageSize: 10);
        await client.RoundAsync();

        using var expire = await emulator.Http.PostAsync("/emulator/delta/expire", null, TestEmulator.Token);
        var old = await emulator.GetAsync(client.Link);
        var fresh = await emulator.GetAsync(old.Headers.Location!.PathAndQuery["/v1.0/".Length..]);

        Assert.Equal(HttpStatusCode.OK, expire.StatusCode);
        Assert.Equal((HttpStatusCode.Gone, "SyncStateNotFound"), (old.Status, old.ErrorCode));
        Assert.Single(fresh.Values);
    }

    [Fact]
    public async Task AGoneFolder_IsNotFound()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var folder = (await emulator.PostAsync("me/mailFolders", new JsonObject { ["displayName"] = "Buyers" })).Id;
        await emulator.SendAsync("DELETE", $"me/mailFolders/{folder}", null);
        await emulator.SendAsync("DELETE", $"me/mailFolders/{folder}", null);

        var answer = await emulator.GetAsync($"me/mailFolders/{folder}/messages/delta");

        Assert.Equal((HttpStatusCode.NotFound, "ErrorSyncFolderNotFound"), (answer.Status, answer.ErrorCode));
    }
}
