using System.Net;
using System.Text.Json.Nodes;
using InquiryAssistant.Graph;
using InquiryAssistant.Service.Storage;
using InquiryAssistant.Service.Sync;
using InquiryAssistant.Service.Sync.Intake;
using InquiryAssistant.Service.Sync.Mailboxes;
using InquiryAssistant.Service.Sync.Status;
using InquiryAssistant.Service.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace InquiryAssistant.Service.Tests.Sync;

public sealed class EmbeddedStatusTests(EmbeddedSync sync) : StatusTests(sync, "embedded"), IClassFixture<EmbeddedSync>;

public sealed class DistributedStatusTests(DistributedSync sync) : StatusTests(sync, "distributed"), IClassFixture<DistributedSync>;

/// <summary>What pane and workbench see of the sync.</summary>
public abstract class StatusTests(SyncUnderTest sync, string engine)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Health_IsToldInTheAgreedShape()
    {
        await sync.ReadAsync();

        var status = await sync.Service.GetAsync("/api/sync");

        Assert.Equal(engine, (string)status["engine"]!);
        var mailbox = status["mailboxes"]!.AsArray()[0]!.AsObject();
        Assert.Equal(["mailbox", "state", "lastNewsAt", "lastSyncAt", "nextSweepAt", "pending", "subscription", "lastFailure", "deadLetters"], mailbox.Select(p => p.Key));
        Assert.Equal((SyncUnderTest.Key, "polling", 0), ((string)mailbox["mailbox"]!, (string)mailbox["state"]!, (int)mailbox["pending"]!));
        Assert.Equal("missing", (string)mailbox["subscription"]!["state"]!);
        Assert.Null(mailbox["lastFailure"]);
        Assert.InRange((DateTimeOffset)mailbox["nextSweepAt"]!, TimeProvider.System.GetUtcNow().AddSeconds(30), TimeProvider.System.GetUtcNow().AddMinutes(16));
        Assert.True(JsonNode.DeepEquals(mailbox["mailbox"], (await sync.Service.GetAsync($"/api/sync?mailbox={Uri.EscapeDataString(SyncUnderTest.Key.ToUpperInvariant())}"))["mailboxes"]![0]!["mailbox"]));
        await ServiceUnderTest.ProblemAsync(await sync.Service.Api.GetAsync("/api/sync?mailbox=nobody@nowhere.example", Token), HttpStatusCode.NotFound, "mailbox-not-found");
    }

    [Fact]
    public async Task AFailure_IsTold_AndRepairReadsAtOnce()
    {
        var id = sync.Service.Deliver(Some.Inquiry());
        sync.Service.Wire.Before = static (_, path) => Task.FromResult<HttpStatusCode?>(path.Contains("/delta", StringComparison.OrdinalIgnoreCase) ? HttpStatusCode.Forbidden : null);
        var reading = sync.ReadAsync();
        await SyncUnderTest.UntilAsync("the failure is told", async () => (string?)(await OneAsync())["state"] == "failing");
        Assert.Equal("graph-failed", (string)(await OneAsync())["lastFailure"]!["code"]!);
        await using (var store = sync.Open())
        {
            // As after many failures: nobody would look for an hour.
            var later = TimeProvider.System.GetUtcNow().AddHours(1).UtcTicks;
            await store.Mailboxes.Where(m => m.Address == SyncUnderTest.Key).ExecuteUpdateAsync(set => set.SetProperty(m => m.WaitUntilTicks, later), Token);
        }

        sync.Service.Wire.Before = static (_, _) => Task.FromResult<HttpStatusCode?>(null);
        var answer = await ServiceUnderTest.ReadAsync(await sync.Service.PostAsync("/api/sync/repair", new { }), HttpStatusCode.Accepted);
        await reading;

        Assert.Equal(SyncUnderTest.Key, (string)answer["mailbox"]!);
        Assert.NotNull(await sync.TakenInAsync(id));
        Assert.Null((await OneAsync())["lastFailure"]);
        await ServiceUnderTest.ProblemAsync(await sync.Service.PostAsync("/api/sync/repair", new { mailbox = "nobody@nowhere.example" }), HttpStatusCode.NotFound, "mailbox-not-found");
    }

    [Fact]
    public async Task Events_TellOfMailAndHealth_AndGoOnAfterABreak()
    {
        using var listener = await EventListener.StartAsync(sync.Service.Api);
        Assert.Equal(SyncUnderTest.Key, (string)(await listener.NextAsync(e => e.Name == "sync")).Data["mailbox"]!);
        var id = sync.Service.Deliver(Some.Inquiry());
        var other = sync.Service.Deliver(Some.Mail("Automatic reply: away", "Ana", "ana@balkanbearings.example", "<p>I am out of office.</p>"));
        await sync.ReadAsync();

        var tagged = await listener.NextAsync(e => e.Name == "mail" && (string)e.Data["messageId"]! == id);
        Assert.Equal(("tagged", "inquiry", "A"), ((string)tagged.Data["change"]!, (string)tagged.Data["kind"]!, (string)tagged.Data["quadrant"]!));
        Assert.Equal(await sync.CategoriesAsync(id), Some.Texts(tagged.Data["categories"]));

        using var again = await EventListener.StartAsync(sync.Service.Api, (long.Parse(tagged.Id, System.Globalization.CultureInfo.InvariantCulture) - 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(id, (string)(await again.NextAsync(e => e.Name == "mail")).Data["messageId"]!);
        var automatic = await sync.TakenInAsync(other);
        Assert.Equal("", automatic!.Tags);

        await sync.Service.DeleteAsync(id);
        await sync.ReadAsync();
        Assert.Equal("gone", (string)(await again.NextAsync(e => e.Name == "mail" && (string)e.Data["messageId"]! == id)).Data["change"]!);
    }

    [Fact]
    public async Task Events_BeatEveryFifteenSeconds_WhileNothingHappens()
    {
        var time = new ManualTime();
        var services = sync.Service.Services;
        var stream = new EventStream(services.GetRequiredService<Func<Store>>(), new LiveSignal(), [], services.GetRequiredService<GraphOptions>(), time);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(Token);
        await using var text = new StringWriter();
        var writing = stream.WriteAsync(text, null, System.Text.Json.JsonSerializerOptions.Web, ends.Token);
        for (var second = 0; second < 31; second++)
        {
            await time.UntilSomebodyWaits(TimeSpan.FromSeconds(1));
            time.Advance(TimeSpan.FromSeconds(1));
        }

        await time.UntilSomebodyWaits(TimeSpan.FromSeconds(1));
        await ends.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => writing);

        Assert.Equal(2, text.ToString().Split(": still here").Length - 1);
    }

    [Fact]
    public async Task ADismissedDeadLetter_IsLeftAlone()
    {
        var letter = new DeadLetter { Id = Guid.NewGuid(), Mailbox = SyncUnderTest.Key, MessageId = $"m-{Guid.NewGuid():N}", State = DeadLetterState.Dead, Reason = "assessment-failed", Attempts = 5, FirstTicks = 1, LastTicks = 2 };
        await using (var store = sync.Open())
        {
            store.DeadLetters.Add(letter);
            await store.SaveChangesAsync(Token);
        }

        Assert.Contains((await sync.Service.GetAsync("/api/dead-letters"))["items"]!.AsArray(), l => (string)l!["id"]! == letter.Id.ToString());
        Assert.Equal(HttpStatusCode.NoContent, (await sync.Service.PostAsync($"/api/dead-letters/{letter.Id}/dismiss")).StatusCode);

        Assert.DoesNotContain((await sync.Service.GetAsync("/api/dead-letters"))["items"]!.AsArray(), l => (string)l!["id"]! == letter.Id.ToString());
        await ServiceUnderTest.ProblemAsync(await sync.Service.PostAsync($"/api/dead-letters/{letter.Id}/dismiss"), HttpStatusCode.NotFound, "dead-letter-not-found");
    }

    [Fact]
    public async Task FurtherMailboxes_AreTakenFromTheFile_AndLeftAloneOnceTheyAreNotNamed()
    {
        var second = $"wei-{engine}@tp-bearing.example";
        var file = Path.Combine(Directory.CreateTempSubdirectory("inquiry-list-").FullName, "mailboxes.jsonl");
        await File.WriteAllTextAsync(file, $$"""{"address":"{{second.ToUpperInvariant()}}","name":"Wei Zhang","sells":["Ball bearings"]}""" + "\n\n", Token);
        sync.Service.Emulator.Control.AddMailbox(second, "Wei Zhang", []);
        await ListAsync(file);
        await sync.ReadAsync(second);
        var id = sync.Service.Emulator.Control.Deliver(second, Some.Inquiry()).ImmutableId;

        await sync.ReadAsync(second);

        await using (var store = sync.Open())
        {
            Assert.NotEqual("", (await store.TakenIn.SingleAsync(m => m.Mailbox == second && m.MessageId == id, Token)).Tags);
            Assert.Equal("Ball bearings", (await sync.MailboxAsync(second)).OwnerSells);
        }

        Assert.Equal([SyncUnderTest.Key, second], (await sync.Service.GetAsync("/api/sync"))["mailboxes"]!.AsArray().Select(m => (string)m!["mailbox"]!));
        await ListAsync("");
        Assert.False((await sync.MailboxAsync(second)).Listed);
        Assert.Equal([SyncUnderTest.Key], (await sync.Service.GetAsync("/api/sync"))["mailboxes"]!.AsArray().Select(m => (string)m!["mailbox"]!));
    }

    private async Task<JsonObject> OneAsync() => (await sync.Service.GetAsync("/api/sync"))["mailboxes"]![0]!.AsObject();

    /// <summary>What a start with this file does.</summary>
    private async Task ListAsync(string file)
    {
        var services = sync.Service.Services;
        var directory = new MailboxDirectory(
            services.GetRequiredService<Func<Store>>(), services.GetRequiredService<GraphOptions>(), Options.Create(new SyncOptions { MailboxesFile = file }), services.GetRequiredService<IConfiguration>(), TimeProvider.System);
        await directory.StartAsync(Token);
    }
}
