using System.Net;
using System.Text.Json.Nodes;
using InquiryAssistant.Graph;
using InquiryAssistant.Service.Storage;
using InquiryAssistant.Service.Sync.Backfills;
using InquiryAssistant.Service.Sync.Engine;
using InquiryAssistant.Service.Sync.Intake;
using InquiryAssistant.Service.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace InquiryAssistant.Service.Tests.Sync;

public sealed class EmbeddedBackfillTests(EmbeddedSync sync) : BackfillTests(sync), IClassFixture<EmbeddedSync>;

public sealed class DistributedBackfillTests(DistributedSync sync) : BackfillTests(sync), IClassFixture<DistributedSync>;

/// <summary>Tagging of the mail that was there before, by the job on its timetable, begun and watched through the API.</summary>
public abstract class BackfillTests(SyncUnderTest sync) : IAsyncLifetime
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        sync.Service.Wire.Before = static (_, _) => Task.FromResult<HttpStatusCode?>(null);
        sync.Service.Wire.Edit = static (_, body) => body;
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task MailOfTheLastDays_IsTagged_AndWhatIsOlderIsNot()
    {
        var backfill = await BackfillUnderTest.StartAsync(sync, 130, Hour);
        var older = backfill.Deliver(5, Hour, TimeSpan.FromDays(31));

        var done = await backfill.UntilAsync(await backfill.BeginAsync(30), "done");

        Assert.Equal((130, 130, 130, 30), ((int)done["read"]!, (int)done["tagged"]!, (int)done["total"]!, (int)done["days"]!));
        Assert.True((double)done["perSecond"]! > 0);
        Assert.Null(done["failure"]);
        Assert.NotNull(done["endedAt"]);
        Assert.Equal(130, backfill.Tagged());
        Assert.All(backfill.Mails().Where(m => older.Contains(m.ImmutableId)), m => Assert.Empty(m.Categories));
        Assert.All(backfill.Mails(), m => Assert.InRange(m.CategoryWrites, 0, 1));
    }

    [Fact]
    public async Task ManyMailsOfOneSecond_AreAllReadAndCountedOnce()
    {
        var backfill = await BackfillUnderTest.StartAsync(sync, 10, Hour);
        var second = TimeProvider.System.GetUtcNow().AddDays(-2);
        for (var i = 0; i < 150; i++)
        {
            backfill.Deliver(second);
        }

        var done = await backfill.UntilAsync(await backfill.BeginAsync(), "done");

        Assert.Equal((160, 160), ((int)done["read"]!, (int)done["tagged"]!));
        backfill.AllTaggedOnce();
    }

    [Fact]
    public async Task MailsThatTheRepMovesAwayMeanwhile_HideNoOther()
    {
        var backfill = await BackfillUnderTest.StartAsync(sync, 200, Hour);
        var moved = backfill.Mails().OrderByDescending(m => m.ArrivedAt).Take(30).ToArray();
        var lists = 0;
        sync.Service.Wire.Before = (method, path) =>
        {
            if (backfill.IsList(method, path) && ++lists == 2)
            {
                foreach (var mail in moved)
                {
                    backfill.Control.Act(backfill.Address, mail.ImmutableId, "move", "archive");
                }
            }

            return Task.FromResult<HttpStatusCode?>(null);
        };

        await backfill.UntilAsync(await backfill.BeginAsync(), "done");

        Assert.True(lists > 2);
        Assert.All(backfill.Mails().Where(m => m.Folder == "inbox"), m => Assert.Equal(1, m.CategoryWrites));
        Assert.Equal(170, backfill.Mails().Count(m => m.Folder == "inbox"));
    }

    [Fact]
    public async Task WhatTheRepSaidAndSet_Stays_AndWhatStandsIsNotWritten()
    {
        var backfill = await BackfillUnderTest.StartAsync(sync, 3, Hour);
        var byHand = Some.Inquiry();
        byHand["categories"] = new JsonArray("D · Not a prospect", "VIP");
        var hand = backfill.Deliver(TimeProvider.System.GetUtcNow().AddDays(-1), byHand);
        var known = Some.Inquiry();
        known["from"] = Some.Person("Ana", "corrected@buyer.example");
        var corrected = backfill.Deliver(TimeProvider.System.GetUtcNow().AddDays(-1), known);
        await using (var store = sync.Open())
        {
            store.Corrections.Add(new() { Id = Guid.NewGuid(), Mailbox = backfill.Address, Sender = "corrected@buyer.example", ConversationId = "x", MessageId = "x", Reason = "", Quadrant = Core.Assessments.Quadrant.C, AtTicks = 1 });
            await store.SaveChangesAsync(Token);
        }

        await backfill.UntilAsync(await backfill.BeginAsync(), "done");
        var again = await backfill.UntilAsync(await backfill.BeginAsync(), "done");

        var mails = backfill.Mails().ToDictionary(m => m.ImmutableId);
        Assert.Equal(["D · Not a prospect", "VIP"], mails[hand].Categories.Take(2));
        Assert.Contains("C · Keep in touch", mails[corrected].Categories);
        Assert.Equal((5, 5), ((int)again["read"]!, (int)again["tagged"]!));
        Assert.All(mails.Values, m => Assert.InRange(m.CategoryWrites, 0, 1));
    }

    [Fact]
    public async Task Halted_NothingIsWritten_AndItGoesOnWhereItIs()
    {
        var backfill = await BackfillUnderTest.StartAsync(sync, 300, Hour);
        var second = HoldSecondPage(backfill, out var go);
        var id = await backfill.BeginAsync();
        await second;
        var paused = await backfill.ChangeAsync(id, "pause");
        Assert.Equal("paused", (string)paused["state"]!);
        Assert.Null(paused["secondsLeft"]);
        go.SetResult();
        await SyncUnderTest.UntilAsync("the page at hand is done", async () => (await backfill.RowAsync(id)).Holder is null);
        var halted = await backfill.ReadAsync(id);
        var written = backfill.Control.ReadCounters().TagWrites.Attempted;
        Assert.InRange((int)halted["read"]!, 60, 179);

        // Nobody wakes it: neither the sweep nor a second click.
        Assert.Equal("paused", (string)(await backfill.ChangeAsync(id, "pause"))["state"]!);
        Assert.Empty(await backfill.Part<BackfillProgress>().RestingAsync(Token));
        Assert.Equal(written, backfill.Control.ReadCounters().TagWrites.Attempted);
        Assert.Equal("running", (string)(await backfill.ChangeAsync(id, "resume"))["state"]!);
        var done = await backfill.UntilAsync(id, "done");

        Assert.Equal((300, 300), ((int)done["read"]!, (int)done["tagged"]!));
        backfill.AllTaggedOnce();
    }

    [Fact]
    public async Task MailThatArrivesMeanwhile_HasItsTurn()
    {
        var backfill = await BackfillUnderTest.StartAsync(sync, 900, Hour / 2);
        var second = HoldSecondPage(backfill, out var go);
        var id = await backfill.BeginAsync();
        await second;
        var fresh = backfill.Deliver(TimeProvider.System.GetUtcNow());
        var reading = sync.ReadAsync(backfill.Address);
        go.SetResult();
        await reading;

        var whenRead = await backfill.ReadAsync(id);
        Assert.Equal("running", (string)whenRead["state"]!);
        Assert.InRange((int)whenRead["read"]!, 0, 400);
        Assert.Equal(1, backfill.Mails().Single(m => m.ImmutableId == fresh).CategoryWrites);
        await backfill.UntilAsync(id, "done");
        backfill.AllTaggedOnce();
        Assert.Empty(backfill.Control.ReadViolations());
    }

    [Fact]
    public async Task OneIsOpenAtATime_AndAnEndedOneMakesRoom()
    {
        var backfill = await BackfillUnderTest.StartAsync(sync, 100, Hour);
        var second = HoldSecondPage(backfill, out var go);
        var id = await backfill.BeginAsync(30);
        await second;

        await ServiceUnderTest.ProblemAsync(await backfill.AskAsync(new { mailbox = backfill.Address, days = 7 }), HttpStatusCode.Conflict, "backfill-running");
        Assert.Equal("cancelled", (string)(await backfill.ChangeAsync(id, "cancel"))["state"]!);
        go.SetResult();
        await ServiceUnderTest.ProblemAsync(await sync.Service.PostAsync($"/api/backfills/{id}/resume"), HttpStatusCode.Conflict, "backfill-ended");
        var next = await backfill.UntilAsync(await backfill.BeginAsync(), "done");

        Assert.Equal(100, (int)next["read"]!);
        backfill.AllTaggedOnce();
        var list = (await sync.Service.GetAsync("/api/backfills?mailbox=" + Uri.EscapeDataString(backfill.Address)))["items"]!.AsArray();
        Assert.Equal([(string)next["id"]!, id], list.Select(b => (string)b!["id"]!));
    }

    [Fact]
    public async Task AFolderOfTheRepsOwn_IsTaggedByItsName()
    {
        var backfill = await BackfillUnderTest.StartAsync(sync, 2, Hour);
        var kept = backfill.Deliver(TimeProvider.System.GetUtcNow().AddDays(-3));
        backfill.Control.Act(backfill.Address, kept, "move", "archive");

        var done = await backfill.UntilAsync(await backfill.BeginAsync(folder: "Archive"), "done");

        Assert.Equal((1, "archive"), ((int)done["read"]!, (string)done["folder"]!));
        Assert.Equal(kept, Assert.Single(backfill.Mails(), m => m.CategoryWrites > 0).ImmutableId);
    }

    [Fact]
    public async Task WhatCannotBe_IsRefusedWithAReason()
    {
        var backfill = await BackfillUnderTest.StartAsync(sync, 1, Hour);

        await ServiceUnderTest.ProblemAsync(await backfill.AskAsync(new { days = 0 }), HttpStatusCode.BadRequest, "bad-input");
        await ServiceUnderTest.ProblemAsync(await backfill.AskAsync(new { days = 4000 }), HttpStatusCode.BadRequest, "bad-input");
        await ServiceUnderTest.ProblemAsync(await backfill.AskAsync(new { mailbox = "nobody@nowhere.example" }), HttpStatusCode.NotFound, "mailbox-not-found");
        await ServiceUnderTest.ProblemAsync(await backfill.AskAsync(new { mailbox = backfill.Address, folder = "no such folder" }), HttpStatusCode.NotFound, "folder-not-found");
        await ServiceUnderTest.ProblemAsync(await backfill.AskAsync(new { mailbox = backfill.Address, folder = "sentitems" }), HttpStatusCode.BadRequest, "bad-input");
        foreach (var action in new[] { "pause", "resume", "cancel" })
        {
            await ServiceUnderTest.ProblemAsync(await sync.Service.PostAsync($"/api/backfills/{Guid.NewGuid()}/{action}"), HttpStatusCode.NotFound, "backfill-not-found");
        }

        await ServiceUnderTest.ProblemAsync(await sync.Service.Api.GetAsync($"/api/backfills/{Guid.NewGuid()}", Token), HttpStatusCode.NotFound, "backfill-not-found");
    }

    /// <summary>A delta begins with what lies in the folder then, and cannot tell what left it before. What no notification named came before the mailbox was followed, and is for a backfill.</summary>
    [Fact]
    public async Task MailMovedBeforeTheFirstReading_IsTaggedWhereItLies_WhenItWasNamed_AndElseByABackfillOfItsFolder()
    {
        var backfill = await BackfillUnderTest.StartAsync(sync, 0, Hour);
        var now = TimeProvider.System.GetUtcNow().AddSeconds(2);
        var (stays, named, unnamed, thrownAway) = (backfill.Deliver(now), backfill.Deliver(now), backfill.Deliver(now), backfill.Deliver(now));
        backfill.Control.Act(backfill.Address, named, "move", "archive");
        backfill.Control.Act(backfill.Address, unnamed, "move", "archive");
        backfill.Control.Act(backfill.Address, thrownAway, "move", "deleteditems");
        await sync.HintAsync(named, backfill.Address);
        await sync.HintAsync(thrownAway, backfill.Address);

        await sync.ReadAsync(backfill.Address);
        Assert.Equivalent(new[] { stays, named }, Tagged(), strict: true);
        await using (var store = sync.Open())
        {
            Assert.Empty(await store.Hints.Where(h => h.Mailbox == backfill.Address).ToListAsync(Token));
        }

        var done = await backfill.UntilAsync(await backfill.BeginAsync(1, "archive"), "done");
        await sync.ReadAsync(backfill.Address);

        Assert.Equal((2, 2), ((int)done["read"]!, (int)done["tagged"]!));
        Assert.Equivalent(new[] { stays, named, unnamed }, Tagged(), strict: true);
        Assert.All(backfill.Mails(), m => Assert.Equal(m.ImmutableId == thrownAway ? 0 : 1, m.CategoryWrites));

        string[] Tagged() => [.. backfill.Mails().Where(m => m.Categories.Count > 0).Select(m => m.ImmutableId)];
    }

    [Fact]
    public async Task ARefusalOfGraph_StopsIt_AndItGoesOnOnceThatIsPutRight()
    {
        var backfill = await BackfillUnderTest.StartAsync(sync, 100, Hour);
        var lists = 0;
        sync.Service.Wire.Before = (method, path) => Task.FromResult<HttpStatusCode?>(backfill.IsList(method, path) && ++lists == 2 ? HttpStatusCode.Forbidden : null);

        var id = await backfill.BeginAsync();
        var failed = await backfill.UntilAsync(id, "failed");
        Assert.StartsWith("graph-403", (string)failed["failure"]!, StringComparison.Ordinal);
        Assert.InRange((int)failed["read"]!, 1, 60);
        await backfill.ChangeAsync(id, "resume");
        var done = await backfill.UntilAsync(id, "done");

        Assert.Null(done["failure"]);
        Assert.Equal(100, (int)done["read"]!);
        backfill.AllTaggedOnce();
    }

    [Fact]
    public async Task AMailThatFails_IsTriedAgain_BeforeItIsDone()
    {
        var backfill = await BackfillUnderTest.StartAsync(sync, 20, Hour);
        var bad = backfill.Mails()[5].ImmutableId;
        sync.Service.Wire.Edit = (_, body) => body.Contains("If-Match", StringComparison.Ordinal) ? SyncMailboxTests.NeverMatching(body, bad) : body;

        var id = await backfill.BeginAsync();
        await SyncUnderTest.UntilAsync("it failed once", async () =>
        {
            await using var store = sync.Open();
            return await store.DeadLetters.AnyAsync(l => l.MessageId == bad && l.State == DeadLetterState.Retrying, Token);
        });
        Assert.NotEqual("done", (string)(await backfill.ReadAsync(id))["state"]!);
        sync.Service.Wire.Edit = static (_, body) => body;
        var done = await backfill.UntilAsync(id, "done");

        Assert.Equal((20, 20), ((int)done["read"]!, (int)done["tagged"]!));
        Assert.Equal(20, backfill.Tagged());
        Assert.Empty(await backfill.Part<BackfillRows>().FailuresAsync(await backfill.RowAsync(id), Token));
    }

    [Fact]
    public async Task WhatADeadWorkerHeld_IsTakenOver_AndOneGivenUpDoesNoHarm()
    {
        var backfill = await BackfillUnderTest.StartAsync(sync, 70, Hour);
        var rows = backfill.Part<BackfillRows>();
        var progress = backfill.Part<BackfillProgress>();
        var row = (await rows.AddAsync(backfill.Address, "inbox", 90, Token))!;
        var dead = (await progress.TakeAsync(row.Id, isOutside: false, Token))!;
        Assert.Null(await progress.TakeAsync(row.Id, isOutside: false, Token));

        // Nobody says any more that it lives, and the time passes after which it is given up; the sweep finds it.
        var now = TimeProvider.System.GetUtcNow();
        Assert.InRange(new DateTime(Math.Max(dead.HeldUntilTicks, dead.NextTicks), DateTimeKind.Utc), now.UtcDateTime, now.UtcDateTime.AddSeconds(8));
        await using (var store = sync.Open())
        {
            await store.Backfills.Where(b => b.Id == row.Id).ExecuteUpdateAsync(set => set.SetProperty(b => b.HeldUntilTicks, 1).SetProperty(b => b.NextTicks, 1), Token);
        }

        await backfill.UntilAsync(row.Id.ToString(), "done");

        Assert.False(await progress.BeatAsync(dead, Token));
        Assert.Null(await progress.MoveAsync(dead, new BackfillStep(1, 1_000, 1_000, ""), Token));
        Assert.Equal(70, (int)(await backfill.ReadAsync(row.Id.ToString()))["read"]!);
        backfill.AllTaggedOnce();
    }

    /// <summary>Ten thousand requests in ten minutes is Graph's limit, whoever sends them: the process before a kill, or another one that had the last turn.</summary>
    [Fact]
    public async Task WhatWasAskedByOthers_CountsAgainstTheLimit()
    {
        var backfill = await BackfillUnderTest.StartAsync(sync, 30, Hour);
        var id = await backfill.BeginAsync();
        await backfill.UntilAsync(id, "done");
        var spent = (await backfill.RowAsync(id)).Spent;
        // A list, its count and a write each, at the least.
        Assert.InRange(spent.Split(' ').Sum(static s => int.Parse(s.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture)), 32, 100);

        var last = spent.Split(' ')[^1].Split(':')[0];
        await using (var store = sync.Open())
        {
            var all = $"{last}:8999";
            await store.Backfills.Where(b => b.Id == Guid.Parse(id)).ExecuteUpdateAsync(set => set.SetProperty(b => b.Spent, all), Token);
        }

        var next = (await backfill.Part<BackfillRows>().AddAsync(backfill.Address, "inbox", 30, Token))!;
        await backfill.Part<BackfillRunner>().RunAsync(next.Id, isOutside: true, Token);

        var row = await backfill.RowAsync(next.Id.ToString());
        Assert.Equal((BackfillState.Running, "graph-busy", (long?)null), (row.State, row.FailureCode, row.BeforeTicks));
        Assert.InRange(new DateTimeOffset(row.WaitUntilTicks, TimeSpan.Zero) - TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10.5));
        await backfill.Part<BackfillRows>().CancelAsync(next.Id, Token);
    }

    /// <summary>At the limit of ten minutes the reading of new mail goes on; a backfill leaves it enough.</summary>
    [Fact]
    public async Task WhatABackfillMayAsk_LeavesAReserve_ForTheMailThatArrives()
    {
        var backfill = await BackfillUnderTest.StartAsync(sync, 5, Hour);
        var slice = TimeProvider.System.GetUtcNow().UtcTicks / TimeSpan.TicksPerSecond / 10;
        var row = (await backfill.Part<BackfillRows>().AddAsync(backfill.Address, "inbox", 30, Token))!;
        await using (var store = sync.Open())
        {
            var nearly = $"{slice}:{9_000 - sync.Part<GraphOptions>().ReservedForNews}";
            await store.Backfills.Where(b => b.Id == row.Id).ExecuteUpdateAsync(set => set.SetProperty(b => b.Spent, nearly), Token);
        }

        await backfill.Part<BackfillRunner>().RunAsync(row.Id, isOutside: true, Token);
        var waiting = await backfill.RowAsync(row.Id.ToString());
        var id = backfill.Deliver(TimeProvider.System.GetUtcNow().AddSeconds(1));
        await sync.ReadAsync(backfill.Address);

        Assert.Equal((BackfillState.Running, "graph-busy", (long?)null), (waiting.State, waiting.FailureCode, waiting.BeforeTicks));
        Assert.NotEmpty(backfill.Mails().Single(m => m.ImmutableId == id).Categories);
        Assert.Equal(1, backfill.Tagged());
        await backfill.Part<BackfillRows>().CancelAsync(row.Id, Token);
    }

    [Fact]
    public async Task WokenTwice_ItHasOneTurnAtATime()
    {
        var backfill = await BackfillUnderTest.StartAsync(sync, 120, Hour);
        var (running, most) = (0, 0);
        sync.Service.Wire.Before = async (method, path) =>
        {
            if (backfill.IsList(method, path))
            {
                most = Math.Max(most, Interlocked.Increment(ref running));
                await Task.Yield();
                Interlocked.Decrement(ref running);
            }

            return null;
        };

        var id = await backfill.BeginAsync();
        for (var i = 0; i < 5; i++)
        {
            backfill.Part<SyncScheduler>().WakeBackfill(Guid.Parse(id), backfill.Address);
        }

        await backfill.UntilAsync(id, "done");

        Assert.Equal(1, most);
        Assert.Equal(1, backfill.Control.ReadCounters().Mailboxes[backfill.Address].HighestConcurrency);
        backfill.AllTaggedOnce();
    }

    [Fact]
    public async Task TheStream_TellsHowFarTheConfiguredMailboxIs()
    {
        using var heard = await EventListener.StartAsync(sync.Service.Api);

        var started = await ServiceUnderTest.ReadAsync(await sync.Service.PostAsync("/api/backfills", new { days = 365 }), HttpStatusCode.Created);
        var running = await heard.NextAsync(e => e.Name == "backfill" && (string?)e.Data["state"] == "running");
        var done = await heard.NextAsync(e => e.Name == "backfill" && (string?)e.Data["state"] == "done");

        Assert.Equal((string)started["id"]!, (string)running.Data["id"]!);
        Assert.Equal(SyncUnderTest.Key, (string)done.Data["mailbox"]!);
        Assert.Equal((int)done.Data["total"]!, (int)done.Data["read"]!);
        Assert.True((int)done.Data["tagged"]! > 10);
        Assert.Equal(["id", "mailbox", "folder", "state", "days", "read", "tagged", "total", "perSecond", "secondsLeft", "startedAt", "endedAt", "failure"], started.Select(p => p.Key));
    }

    /// <summary>Ends when the second page is asked for, which gets its answer only then.</summary>
    private Task HoldSecondPage(BackfillUnderTest backfill, out TaskCompletionSource go)
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answer = go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var lists = 0;
        sync.Service.Wire.Before = async (method, path) =>
        {
            if (backfill.IsList(method, path) && Interlocked.Increment(ref lists) == 2)
            {
                asked.TrySetResult();
                await answer.Task;
            }

            return null;
        };
        return asked.Task.WaitAsync(TimeSpan.FromSeconds(60), Token);
    }
}
