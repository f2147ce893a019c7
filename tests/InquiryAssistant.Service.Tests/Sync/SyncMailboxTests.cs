using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Service.Sync.Intake;
using InquiryAssistant.Service.Sync.Mailboxes;
using InquiryAssistant.Service.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace InquiryAssistant.Service.Tests.Sync;

public sealed class EmbeddedSyncMailboxTests(EmbeddedSync sync) : SyncMailboxTests(sync), IClassFixture<EmbeddedSync>;

public sealed class DistributedSyncMailboxTests(DistributedSync sync) : SyncMailboxTests(sync), IClassFixture<DistributedSync>;

/// <summary>What becomes of mail that arrives, read by the job on its timetable from a mailbox behind a watched line.</summary>
public abstract class SyncMailboxTests(SyncUnderTest sync) : IAsyncLifetime
{
    private static readonly string[] Quadrants = ["A · Key", "B · Nurture", "C · Keep in touch", "D · Not a prospect"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await sync.ReadAsync();

    public async ValueTask DisposeAsync()
    {
        sync.Service.Wire.Before = static (_, _) => Task.FromResult<HttpStatusCode?>(null);
        sync.Service.Wire.Edit = static (_, body) => body;
        await sync.ReadAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task NewMail_GetsItsTags_AndIsRememberedWithoutAWordOfIt()
    {
        var mail = Some.Inquiry();
        mail["internetMessageId"] = "<secret-7@buyer.example>";
        var id = sync.Service.Deliver(mail);

        await sync.ReadAsync();

        Assert.Single(await sync.CategoriesAsync(id), c => Quadrants.Contains(c));
        var row = await sync.TakenInAsync(id);
        Assert.Equal(MessageKind.Inquiry, row!.Kind);
        Assert.Equal(await sync.CategoriesAsync(id), row.Tags.Split('\n'));
        Assert.Equal(44, row.InternetMessageIdHash.Length);
        Assert.DoesNotContain("6204", string.Join('|', row.Tags, row.InternetMessageIdHash, row.MessageId), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatLayThereBefore_IsLeftAlone()
    {
        sync.Service.Deliver(Some.Inquiry());
        await sync.ReadAsync();

        var old = (await sync.Service.FolderAsync("inbox", "&$select=id,categories,receivedDateTime&$filter=receivedDateTime lt " + TimeProvider.System.GetUtcNow().AddMinutes(-30).ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture)));

        Assert.NotEmpty(old);
        await using var store = sync.Open();
        var taken = await store.TakenIn.Select(m => m.MessageId).ToListAsync(Token);
        Assert.DoesNotContain(old, m => taken.Contains((string)m!["id"]!));
    }

    [Fact]
    public async Task OurOwnWriteComingBack_CostsOneLook_AndNothingElse()
    {
        sync.Service.Deliver(Some.Inquiry());
        await sync.ReadAsync();
        sync.Service.Wire.Forget();

        await sync.ReadAsync();

        Assert.Equal("GET", Assert.Single(sync.Service.Wire.Calls, c => !c.Target.Contains("/subscriptions", StringComparison.Ordinal)).Method);
    }

    [Fact]
    public async Task MailComingSingly_CostsTwoRequests()
    {
        sync.Service.Deliver(Some.Inquiry());
        await sync.ReadAsync();
        sync.Service.Wire.Forget();

        sync.Service.Deliver(Some.Inquiry());
        await sync.ReadAsync();

        Assert.Equal(2, sync.Service.Wire.Calls.Count(c => !c.Target.Contains("/subscriptions", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task TheUsersOwnCategories_Stay()
    {
        var mail = Some.Inquiry();
        mail["categories"] = new JsonArray("VIP", "Kunde");
        var id = sync.Service.Deliver(mail);

        await sync.ReadAsync();
        await sync.Service.ChangeAsync(id, new { categories = (await sync.CategoriesAsync(id)).Append("Später") });
        await sync.ReadAsync();

        var now = await sync.CategoriesAsync(id);
        Assert.Equal(["VIP", "Kunde"], now[..2]);
        Assert.Contains("Später", now);
        Assert.Single(now, c => Quadrants.Contains(c));
    }

    [Fact]
    public async Task ARepsChangeOfTheQuadrant_BecomesACorrection_AndStays()
    {
        var sender = $"{Guid.NewGuid():N}@buyer.example";
        var id = sync.Service.Deliver(From(sender));
        await sync.ReadAsync();
        var written = await sync.CategoriesAsync(id);
        Assert.Contains("A · Key", written);

        await sync.Service.ChangeAsync(id, new { categories = written.Select(c => c == "A · Key" ? "C · Keep in touch" : c) });
        await sync.ReadAsync();
        await sync.ReadAsync();
        var next = sync.Service.Deliver(From(sender));
        await sync.ReadAsync();

        Assert.Equal("C · Keep in touch", Assert.Single(await sync.CategoriesAsync(id), c => Quadrants.Contains(c)));
        Assert.Equal("C · Keep in touch", Assert.Single(await sync.CategoriesAsync(next), c => Quadrants.Contains(c)));
        await using var store = sync.Open();
        Assert.Equal(Quadrant.C, Assert.Single(await store.Corrections.Where(c => c.Sender == sender).ToListAsync(Token)).Quadrant);
        Assert.True((await sync.TakenInAsync(id))!.ByRep);
    }

    [Fact]
    public async Task ARepsQuadrantBesideOurs_StaysAlone()
    {
        var id = sync.Service.Deliver(From($"{Guid.NewGuid():N}@buyer.example"));
        await sync.ReadAsync();

        await sync.Service.ChangeAsync(id, new { categories = (await sync.CategoriesAsync(id)).Append("B · Nurture") });
        await sync.ReadAsync();
        await sync.ReadAsync();

        Assert.Equal("B · Nurture", Assert.Single(await sync.CategoriesAsync(id), c => Quadrants.Contains(c)));
        Assert.Equal(Quadrant.B, (await sync.TakenInAsync(id))!.Quadrant);
    }

    [Fact]
    public async Task AQuadrantThatARepSetBeforeUs_IsNotOverwritten()
    {
        var mail = Some.Inquiry();
        mail["categories"] = new JsonArray("D · Not a prospect");
        var id = sync.Service.Deliver(mail);

        await sync.ReadAsync();

        Assert.Equal("D · Not a prospect", Assert.Single(await sync.CategoriesAsync(id), c => Quadrants.Contains(c)));
        Assert.True((await sync.TakenInAsync(id))!.ByRep);
    }

    [Fact]
    public async Task TagsThatARepTookAway_StayAway()
    {
        var id = sync.Service.Deliver(Some.Inquiry());
        await sync.ReadAsync();

        await sync.Service.ChangeAsync(id, new { categories = Array.Empty<string>() });
        await sync.ReadAsync();

        Assert.Empty(await sync.CategoriesAsync(id));
    }

    [Theory]
    [InlineData("archive", true, true)]
    [InlineData("archive", false, true)]
    [InlineData("deleteditems", true, false)]
    public async Task AMailMovedBeforeItWasRead_IsTaggedWhereItLies(string folder, bool isHinted, bool isTagged)
    {
        var id = sync.Service.Deliver(Some.Inquiry());
        (await sync.Service.Outlook.PostAsJsonAsync($"messages/{Uri.EscapeDataString(id)}/move", new { destinationId = folder }, Token)).EnsureSuccessStatusCode();
        if (isHinted)
        {
            await sync.HintAsync(id);
        }

        await sync.ReadAsync();

        Assert.Equal(isTagged, (await sync.CategoriesAsync(id)).Any(c => Quadrants.Contains(c)));
        await using var store = sync.Open();
        Assert.Empty(await store.Hints.Where(h => h.MessageId == id).ToListAsync(Token));
        Assert.Empty(await store.DeadLetters.Where(l => l.MessageId == id).ToListAsync(Token));
    }

    [Fact]
    public async Task AMailDeletedMeanwhile_IsOrdinary()
    {
        await sync.HintAsync("AAkALgAAAAAAHYQDEapmEc2byACqAC-EWg0AnoExisted");
        var id = sync.Service.Deliver(Some.Inquiry());
        var isDeleted = false;
        sync.Service.Wire.Before = async (_, path) =>
        {
            if (!isDeleted && path.Contains("$batch", StringComparison.Ordinal))
            {
                isDeleted = true;
                await sync.Service.Outlook.PostAsync($"messages/{Uri.EscapeDataString(id)}/permanentDelete", null, Token);
            }

            return null;
        };

        await sync.ReadAsync();

        Assert.True(isDeleted);
        Assert.Null((await sync.MailboxAsync()).FailureCode);
        await using var store = sync.Open();
        Assert.Empty(await store.Hints.ToListAsync(Token));
        Assert.Empty(await store.DeadLetters.ToListAsync(Token));
    }

    [Fact]
    public async Task ADeadDeltaToken_IsReadAnewFromTheLastReading_WithoutActingTwice()
    {
        var before = sync.Service.Deliver(Some.Inquiry());
        await sync.ReadAsync();
        var removedByRep = sync.Service.Deliver(Some.Inquiry());
        await sync.ReadAsync();
        await sync.Service.ChangeAsync(removedByRep, new { categories = new[] { "mine" } });
        sync.Service.Emulator.Control.ExpireDeltaLinks(ServiceUnderTest.Mailbox);
        var missed = sync.Service.Deliver(Some.Inquiry());
        sync.Service.Wire.Forget();

        await sync.ReadAsync();

        Assert.Single(await sync.CategoriesAsync(missed), c => Quadrants.Contains(c));
        Assert.Equal(["mine"], await sync.CategoriesAsync(removedByRep));
        Assert.Single(await sync.CategoriesAsync(before), c => Quadrants.Contains(c));
        Assert.Equal(1, Writes());
        Assert.Contains(sync.Service.Wire.Calls, c => c.Target.Contains("receivedDateTime", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task ADeadDeltaToken_DoesNotReachBehindTheFirstReading()
    {
        var mail = Some.Inquiry();
        mail["receivedDateTime"] = TimeProvider.System.GetUtcNow().AddMinutes(-20).ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
        var lay = sync.Service.Deliver(mail);
        await sync.ReadAsync();
        sync.Service.Emulator.Control.ExpireDeltaLinks(ServiceUnderTest.Mailbox);

        await sync.ReadAsync();

        Assert.DoesNotContain(await sync.CategoriesAsync(lay), c => Quadrants.Contains(c));
        Assert.Null(await sync.TakenInAsync(lay));
    }

    [Fact]
    public async Task ADeltaThatTracksAlmostAllGraphTracks_IsBegunAnew_WithoutActingTwice()
    {
        var known = sync.Service.Deliver(Some.Inquiry());
        await sync.ReadAsync();
        await using (var store = sync.Open())
        {
            await store.Mailboxes.Where(m => m.Address == SyncUnderTest.Key).ExecuteUpdateAsync(set => set.SetProperty(m => m.Tracked, 4500), Token);
        }

        sync.Service.Wire.Forget();
        await sync.ReadAsync();

        Assert.Contains(sync.Service.Wire.Calls, c => c.Target.Contains("receivedDateTime", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(0, Writes());
        Assert.InRange((await sync.MailboxAsync()).Tracked, 1, 200);
        Assert.NotNull(await sync.TakenInAsync(known));
        var later = sync.Service.Deliver(Some.Inquiry());
        await sync.ReadAsync();
        Assert.Single(await sync.CategoriesAsync(later), c => Quadrants.Contains(c));
        Assert.Equal(1, Writes());
    }

    [Fact]
    public async Task APageReadTwice_IsNotTaggedTwice()
    {
        var id = sync.Service.Deliver(Some.Inquiry());
        await sync.ReadAsync();
        // As after a process that died between the tags and what it would have remembered.
        await using (var store = sync.Open())
        {
            await store.TakenIn.Where(m => m.MessageId == id).ExecuteDeleteAsync(Token);
            await store.Mailboxes.Where(m => m.Address == SyncUnderTest.Key).ExecuteUpdateAsync(set => set.SetProperty(m => m.DeltaLink, (string?)null), Token);
        }

        sync.Service.Wire.Forget();
        await sync.ReadAsync();

        Assert.Equal(0, Writes());
        Assert.NotNull(await sync.TakenInAsync(id));
    }

    [Fact]
    public async Task ALinkThatAnotherReaderMoved_IsHis()
    {
        var progress = sync.Service.Services.GetRequiredService<MailboxProgress>();
        var mine = await sync.MailboxAsync();
        var his = await sync.MailboxAsync();

        Assert.True(await progress.MoveAsync(his, his.DeltaLink + "&his", 0, Token));
        Assert.False(await progress.MoveAsync(mine, mine.DeltaLink + "&mine", 0, Token));
        Assert.False(await progress.RereadAsync(mine, Token));

        Assert.EndsWith("&his", (await sync.MailboxAsync()).DeltaLink, StringComparison.Ordinal);
        Assert.True(await progress.RereadAsync(his, Token));
    }

    [Theory]
    [InlineData("/delta")]
    [InlineData("$batch")]
    public async Task ABusyGraph_Postpones_AndTheLinkStaysUntilTheTagsStand(string refused)
    {
        var link = (await sync.MailboxAsync()).DeltaLink;
        var id = sync.Service.Deliver(Some.Inquiry());
        sync.Service.Wire.Before = (_, path) => Task.FromResult<HttpStatusCode?>(path.Contains(refused, StringComparison.OrdinalIgnoreCase) ? HttpStatusCode.ServiceUnavailable : null);
        var reading = sync.ReadAsync();

        await SyncUnderTest.UntilAsync("the failure is told", async () => (await sync.MailboxAsync()).FailureCode == "graph-busy");
        var row = await sync.MailboxAsync();
        Assert.Equal(link, row.DeltaLink);
        Assert.True(row.WaitUntilTicks > row.FailedAtTicks);
        Assert.Null(await sync.TakenInAsync(id));
        sync.Service.Wire.Before = static (_, _) => Task.FromResult<HttpStatusCode?>(null);
        await reading;

        Assert.Single(await sync.CategoriesAsync(id), c => Quadrants.Contains(c));
        Assert.Null((await sync.MailboxAsync()).FailureCode);
        Assert.NotEqual(link, (await sync.MailboxAsync()).DeltaLink);
        await using var store = sync.Open();
        Assert.Empty(await store.DeadLetters.ToListAsync(Token));
    }

    [Fact]
    public async Task OneFailingMail_EndsAsADeadLetter_WhileTheRestGoesOn_AndCanBeTriedAgain()
    {
        var bad = sync.Service.Deliver(Some.Inquiry());
        var good = sync.Service.Deliver(Some.Inquiry());
        sync.Service.Wire.Edit = (_, body) => NeverMatching(body, bad);
        await sync.ReadAsync();
        Assert.Single(await sync.CategoriesAsync(good), c => Quadrants.Contains(c));

        await SyncUnderTest.UntilAsync("the mail is given up", async () =>
        {
            await using var store = sync.Open();
            return await store.DeadLetters.AnyAsync(l => l.MessageId == bad && l.State == DeadLetterState.Dead, Token);
        });
        var letter = Assert.Single((await sync.Service.GetAsync("/api/dead-letters"))["items"]!.AsArray())!;
        Assert.Equal((bad, "message-changing", 2), ((string)letter["messageId"]!, (string)letter["reason"]!, (int)letter["attempts"]!));
        Assert.Equal(1, (int)(await sync.Service.GetAsync("/api/sync"))["deadLetters"]!);
        Assert.Empty(await sync.CategoriesAsync(bad));

        sync.Service.Wire.Edit = static (_, body) => body;
        var retry = await sync.Service.PostAsync($"/api/dead-letters/{letter["id"]}/retry");
        Assert.Equal(HttpStatusCode.Accepted, retry.StatusCode);
        await SyncUnderTest.UntilAsync("the mail is taken in", async () => await sync.TakenInAsync(bad) is not null);

        Assert.Single(await sync.CategoriesAsync(bad), c => Quadrants.Contains(c));
        Assert.Empty((await sync.Service.GetAsync("/api/dead-letters"))["items"]!.AsArray());
        await ServiceUnderTest.ProblemAsync(await sync.Service.PostAsync($"/api/dead-letters/{letter["id"]}/retry"), HttpStatusCode.NotFound, "dead-letter-not-found");
    }

    [Fact]
    public async Task NewsWhoseTriggerWasLost_IsFoundBySweepWithinSeconds()
    {
        var id = sync.Service.Deliver(Some.Inquiry());
        // From the moment that the news is dated to: on a busy machine its writing may take as long as the sweep lets it wait.
        var started = TimeProvider.System.GetTimestamp();
        await using (var store = sync.Open())
        {
            var now = TimeProvider.System.GetUtcNow().UtcTicks;
            await store.Mailboxes.Where(m => m.Address == SyncUnderTest.Key).ExecuteUpdateAsync(set => set.SetProperty(m => m.News, m => m.News + 1).SetProperty(m => m.NewsAtTicks, now), Token);
        }

        await SyncUnderTest.UntilAsync("the sweep finds it", async () => await sync.TakenInAsync(id) is not null);

        Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task MailOfWhichNobodyTold_IsFoundWhenItsSweepIsDue()
    {
        var id = sync.Service.Deliver(Some.Inquiry());
        await using (var store = sync.Open())
        {
            await store.Mailboxes.Where(m => m.Address == SyncUnderTest.Key).ExecuteUpdateAsync(set => set.SetProperty(m => m.NextSweepTicks, 1), Token);
        }

        await SyncUnderTest.UntilAsync("the sweep finds it", async () => await sync.TakenInAsync(id) is not null);
        await SyncUnderTest.UntilAsync("the next sweep is planned", async () => (await sync.MailboxAsync()).NextSweepTicks > TimeProvider.System.GetUtcNow().AddSeconds(100).UtcTicks);
    }

    private static JsonObject From(string sender)
    {
        var mail = Some.Inquiry();
        mail["from"] = Some.Person("Ana Petrova", sender);
        return mail;
    }

    /// <summary>As if somebody wrote to the message just before every write of ours.</summary>
    internal static string NeverMatching(string body, string id)
    {
        if (JsonNode.Parse(body) is not JsonObject batch || batch["requests"] is not JsonArray steps)
        {
            return body;
        }

        foreach (var step in steps.Where(s => (string?)s!["method"] == "PATCH" && Uri.UnescapeDataString((string)s["url"]!).Contains(id, StringComparison.Ordinal)))
        {
            step!["headers"]!["If-Match"] = "W/\"CQAAABYAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"";
        }

        return batch.ToJsonString();
    }

    /// <summary>Writes of categories on the wire, in batches or alone.</summary>
    private int Writes() => sync.Service.Wire.Calls.Sum(c => c.Method == "PATCH" ? 1
        : c.Is("POST", "$batch") ? c.Json["requests"]!.AsArray().Count(s => (string?)s!["method"] == "PATCH") : 0);
}
