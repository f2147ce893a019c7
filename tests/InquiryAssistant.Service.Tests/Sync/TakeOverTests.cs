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
        await TaggedOnceAsync(mails);
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
        await TaggedOnceAsync(mails);
        return (other, took);
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
    private void HoldTagging()
    {
        held = 0;
        wire!.Before = async (_, path) =>
        {
            if (path.Contains("$batch", StringComparison.Ordinal))
            {
                Interlocked.Increment(ref held);
                await stuck.Task;
            }

            return null;
        };
    }

    private Task UntilHeldAsync() => SyncUnderTest.UntilAsync("some jobs are in the middle of their work", () => Task.FromResult(Volatile.Read(ref held) >= 2));

    private Task TaggedAsync(string[][] mails) => SyncUnderTest.UntilAsync("all mails are tagged", async () => (await QuadrantsAsync(mails)).All(n => n > 0));

    private async Task TaggedOnceAsync(string[][] mails) => Assert.All(await QuadrantsAsync(mails), n => Assert.Equal(1, n));

    /// <summary>How many quadrant tags each mail has, read past the held line.</summary>
    private async Task<IReadOnlyList<int>> QuadrantsAsync(string[][] mails)
    {
        using var outlook = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        outlook.DefaultRequestHeaders.Authorization = new("Bearer", "test");
        outlook.DefaultRequestHeaders.Add("Prefer", "IdType=\"ImmutableId\"");
        var counts = new List<int>();
        foreach (var (ids, i) in mails.Select((ids, i) => (ids, i)))
        {
            foreach (var id in ids)
            {
                var mail = await ServiceUnderTest.ReadAsync(await outlook.GetAsync($"{emulator!.BaseUrl.AbsoluteUri.TrimEnd('/')}/users/{Address(i)}/messages/{Uri.EscapeDataString(id)}?$select=categories", Token), HttpStatusCode.OK);
                counts.Add(Some.Texts(mail["categories"]).Count(c => c.Length > 3 && c[1..4] == " · "));
            }
        }

        return counts;
    }
}
