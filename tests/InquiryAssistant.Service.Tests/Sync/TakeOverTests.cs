using System.Net;
using InquiryAssistant.GraphEmulator;
using InquiryAssistant.Service.Tests.Infrastructure;

namespace InquiryAssistant.Service.Tests.Sync;

/// <summary>Real processes of the service, killed with -9 while they work.</summary>
public sealed class TakeOverTests(PostgresServer postgres) : IAsyncLifetime
{
    private const int Mailboxes = 6;

    /// <summary>From the death of a process until another has done what it was doing, and what came after.</summary>
    private static readonly TimeSpan TakenOverWithin = TimeSpan.FromSeconds(10);

    /// <summary>A machine that does other things too may stall once; what takes too long by itself does so every time.</summary>
    private const int Tries = 3;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    private readonly string folder = Directory.CreateTempSubdirectory("inquiry-takeover-").FullName;
    private readonly TaskCompletionSource stuck = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<ServiceProcess> started = [];
    private RunningGraphEmulator? emulator;
    private GraphWire? wire;
    private int held;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        emulator = await GraphEmulatorApp.StartAsync(new GraphEmulatorOptions { DefaultMailbox = Address(0) }, Token);
        wire = await GraphWire.StartAsync(emulator.RootUrl);
        for (var i = 0; i < Mailboxes; i++)
        {
            emulator.Control.AddMailbox(Address(i), $"Rep {i}", []);
        }

        await File.WriteAllLinesAsync(List, Enumerable.Range(0, Mailboxes).Select(i => $$"""{"address":"{{Address(i)}}","name":"Rep {{i}}"}"""), Token);
    }

    public async ValueTask DisposeAsync()
    {
        started.ForEach(static p => p.Dispose());
        stuck.TrySetResult();
        await wire!.DisposeAsync();
        await emulator!.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task WhatAKilledProcessWasDoing_AndWhatCameSince_AnotherDoesWithinTenSeconds()
    {
        string[] settings = ["--Engine", "Distributed", "--Store:ConnectionString", await postgres.DatabaseAsync()];
        var alive = Start(settings);
        await alive.AddressAsync();
        await TaggedAsync(Deliver());
        var took = TimeSpan.MaxValue;
        for (var i = 0; i < Tries && took > TakenOverWithin; i++)
        {
            (alive, took) = await TakenOverAsync(alive, settings);
        }

        Assert.InRange(took, TimeSpan.Zero, TakenOverWithin);
    }

    [Fact]
    public async Task AProcessThatWasFrozen_AsksNothingMore_OnceAnotherHasItsWork()
    {
        var database = await postgres.DatabaseAsync();
        string[] settings = ["--Engine", "Distributed", "--Store:ConnectionString", database];
        var first = Start(settings);
        await first.AddressAsync();
        await TaggedAsync(Deliver());
        var thawed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        HoldTagging(thawed.Task, HttpStatusCode.ServiceUnavailable);
        var mails = Deliver();
        await UntilHeldAsync();
        await Start(settings).AddressAsync();
        await FreezeAsync(first, database);
        wire!.Before = static (_, _) => Task.FromResult<HttpStatusCode?>(null);

        await TaggedAsync(mails);
        // A tag stands a moment before the line has noted the answer; noted later, it would look like one of the thawed process.
        await SyncUnderTest.UntilAsync("every tag is noted", () => Task.FromResult(mails.SelectMany(static ids => ids).All(id => wire.Calls.Any(c => c.Is("POST", "$batch") && c.Status < 300 && c.Answer.Contains(id, StringComparison.Ordinal)))));
        wire.Forget();
        thawed.SetResult();
        await first.ThawAsync();
        await SyncUnderTest.UntilAsync("it takes part again", () => Task.FromResult(first.HasSaid("it reports again")));

        // What was held is told there too; what was sent since then would have been passed on.
        Assert.DoesNotContain(wire.Calls, static c => c.Is("POST", "$batch") && c.Status < 300);
        TaggedOnce(mails);
        Assert.Empty(emulator!.Control.ReadViolations());
    }

    [Fact]
    public async Task WhatAKilledProcessWasDoing_ItDoesWhenItStartsAgain()
    {
        string[] settings = ["--Engine", "Embedded", "--Store:ConnectionString", $"Data Source={Path.Combine(folder, "store.db")}"];
        var first = Start(settings);
        await first.AddressAsync();
        await TaggedAsync(Deliver());
        HoldTagging();
        var mails = Deliver();
        await UntilHeldAsync();
        await first.StopAsync();

        wire!.Before = static (_, _) => Task.FromResult<HttpStatusCode?>(null);
        await Start(settings).AddressAsync();

        await TaggedAsync(mails);
        TaggedOnce(mails);
    }

    /// <summary>Kills a process in the middle of its work, beside another that has nothing to do, and lets mail come at that moment.</summary>
    /// <returns>The other, and the time from the death until it had tagged all.</returns>
    private async Task<(ServiceProcess Other, TimeSpan Took)> TakenOverAsync(ServiceProcess dying, string[] settings)
    {
        HoldTagging();
        var mails = Deliver();
        await UntilHeldAsync();
        var other = Start(settings);
        await other.AddressAsync();
        await dying.StopAsync();
        wire!.Before = static (_, _) => Task.FromResult<HttpStatusCode?>(null);
        var killed = TimeProvider.System.GetTimestamp();
        mails = [.. mails.Zip(Deliver(), static (before, since) => (string[])[.. before, .. since])];

        await TaggedAsync(mails);

        var took = TimeProvider.System.GetElapsedTime(killed);
        TaggedOnce(mails);
        return (other, took);
    }

    /// <summary>Frozen amid a transaction it would hold up the others for as long, as a lost machine does until its connections are closed: that is PostgreSQL's to mend.</summary>
    /// <remarks>A statement that still runs, or is still on its way to the server, leaves its transaction open when it ends: so nothing may run, and a moment later neither.</remarks>
    private static async Task FreezeAsync(ServiceProcess process, string database)
    {
        await using var connection = new Npgsql.NpgsqlConnection(database);
        await connection.OpenAsync(Token);
        await using var busy = new Npgsql.NpgsqlCommand("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND (state = 'active' OR state LIKE 'idle in transaction%')", connection);
        await process.FreezeAsync();
        for (var quiet = 0; quiet < 3;)
        {
            if ((long)(await busy.ExecuteScalarAsync(Token))! == 0)
            {
                quiet++;
                await Task.Delay(Look, Token);
            }
            else
            {
                quiet = 0;
                await process.ThawAsync();
                await process.FreezeAsync();
            }
        }
    }

    private string List => Path.Combine(folder, "mailboxes.jsonl");

    private static string Address(int i) => $"rep{i}@tp-bearing.example";

    private ServiceProcess Start(IEnumerable<string> settings)
    {
        started.Add(new(
        [
            "--Urls", "http://127.0.0.1:0", "--Graph:BaseUrl", wire!.BaseUrl.AbsoluteUri, "--Graph:Mailbox", Address(0), "--Sync:MailboxesFile", List,
            "--Sync:ShortestSweep", "00:00:01", "--Sync:LongestSweep", "00:00:02", .. settings,
        ]));
        return started[^1];
    }

    /// <summary>Two mails to each mailbox; answers their ids by mailbox.</summary>
    private string[][] Deliver() => [.. Enumerable.Range(0, Mailboxes).Select(i => Enumerable.Range(0, 2).Select(_ => emulator!.Control.Deliver(Address(i), Some.Inquiry()).ImmutableId).ToArray())];

    /// <summary>From now on nobody who wants to tag gets an answer.</summary>
    private void HoldTagging() => HoldTagging(stuck.Task, null);

    private void HoldTagging(Task end, HttpStatusCode? answer)
    {
        held = 0;
        wire!.Before = async (_, path) =>
        {
            if (!path.Contains("$batch", StringComparison.Ordinal))
            {
                return null;
            }

            Interlocked.Increment(ref held);
            await end;
            return answer;
        };
    }

    private Task UntilHeldAsync() => SyncUnderTest.UntilAsync("some jobs are in the middle of their work", () => Task.FromResult(Volatile.Read(ref held) >= 2));

    private Task TaggedAsync(string[][] mails) => SyncUnderTest.UntilAsync("all mails are tagged", () => Task.FromResult(Quadrants(mails).All(static n => n > 0)));

    private void TaggedOnce(string[][] mails) => Assert.All(Quadrants(mails), static n => Assert.Equal(1, n));

    /// <summary>How many quadrant tags each mail has. Asked of the emulator itself: a request more of the mailbox could be the one too many.</summary>
    private int[] Quadrants(string[][] mails) =>
        [.. mails.SelectMany((ids, i) => emulator!.Control.ReadState(Address(i)).Where(m => ids.Contains(m.ImmutableId)).Select(static m => m.Categories.Count(static c => c.Length > 3 && c[1..4] == " · ")))];
}
