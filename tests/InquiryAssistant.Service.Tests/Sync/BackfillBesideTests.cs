using System.Globalization;
using System.Net;
using System.Net.Sockets;
using InquiryAssistant.GraphEmulator;
using InquiryAssistant.GraphEmulator.Control;
using InquiryAssistant.GraphEmulator.Faults;
using InquiryAssistant.Service.Tests.Infrastructure;

namespace InquiryAssistant.Service.Tests.Sync;

/// <summary>The command and a service as they run in a company: two processes on one store and one mailbox, in which mail arrives and a rep works.</summary>
public sealed class BackfillBesideTests(PostgresServer postgres) : IAsyncLifetime
{
    private const string Mailbox = "rep@tp-bearing.example";

    private const int Earlier = 240;

    private readonly string folder = Directory.CreateTempSubdirectory("inquiry-beside-").FullName;
    private readonly List<string> arrived = [];
    private RunningGraphEmulator? emulator;
    private GraphWire? wire;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var options = new GraphEmulatorOptions { DefaultMailbox = Mailbox };
        // A machine that does other things too needs its time for the handshake; a subscription that fails is tried again only minutes later.
        options.Notifications.ValidationWait = TimeSpan.FromMinutes(1);
        emulator = await GraphEmulatorApp.StartAsync(options, Token);
        wire = await GraphWire.StartAsync(emulator.RootUrl);
        emulator.Control.AddMailbox(Mailbox, "Rep", []);
        // Requests that take their time overlap, if anybody lets them.
        emulator.Control.Faults = new FaultPlan { LatencyMs = [20, 60] };
        var now = TimeProvider.System.GetUtcNow();
        for (var i = 0; i < Earlier; i++)
        {
            var mail = Some.Inquiry();
            mail["receivedDateTime"] = now.AddHours(-1 - i).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            emulator.Control.Deliver(Mailbox, mail);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await wire!.DisposeAsync();
        await emulator!.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("Embedded")]
    [InlineData("Distributed")]
    public async Task WhileMailArrives_NothingIsLostOrDoubled_AndNoLimitIsBroken(string engine)
    {
        var port = FreePort();
        string[] settings =
        [
            "--Engine", engine, "--Store:ConnectionString", engine == "Embedded" ? $"Data Source={Path.Combine(folder, "store.db")}" : await postgres.DatabaseAsync(),
            "--Graph:BaseUrl", wire!.BaseUrl.AbsoluteUri, "--Graph:Mailbox", Mailbox,
        ];
        using var service = new ServiceProcess(["--Urls", $"http://127.0.0.1:{port}", "--Sync:NotificationBaseUrl", $"http://127.0.0.1:{port}", .. settings]);
        await FollowedAsync(await service.AddressAsync());
        wire.Before = ArriveAsync;

        using var command = new CommandProcess(["backfill", "--mailbox", Mailbox, "--days", "90", .. settings]);
        var (code, output, errors) = await command.EndAsync();
        await SyncUnderTest.UntilAsync("what arrived is tagged", () => Task.FromResult(Mails().All(m => Quadrants(m) > 0)));

        Assert.True(code == 0, output + errors);
        Assert.InRange(arrived.Count, 2 * Earlier / 60, int.MaxValue);
        Assert.Equal(Earlier + arrived.Count, Mails().Count);
        Assert.All(Mails(), m => Assert.Equal((1, 1), (Quadrants(m), m.CategoryWrites)));
        Assert.All(Mails().Where(m => arrived.Contains(m.ImmutableId)).Chunk(2), two => Assert.Equal(["archive", "inbox"], two.Select(m => m.Folder.ToLowerInvariant()).Order()));
        Assert.Equal(Earlier + arrived.Count, emulator!.Control.ReadCounters().TagWrites.Attempted);
        Assert.Empty(emulator.Control.ReadViolations());
    }

    /// <summary>Before a page of earlier mail is answered two mails arrive, of which the rep puts one into his archive at once.</summary>
    private Task<HttpStatusCode?> ArriveAsync(string method, string path)
    {
        if (method == "GET" && path.Contains("/messages?", StringComparison.Ordinal) && path.Contains("top=60", StringComparison.OrdinalIgnoreCase))
        {
            var (stays, moves) = (emulator!.Control.Deliver(Mailbox, Some.Inquiry()), emulator.Control.Deliver(Mailbox, Some.Inquiry()));
            emulator.Control.Act(Mailbox, moves.ImmutableId, "move", "archive");
            lock (arrived)
            {
                arrived.AddRange([stays.ImmutableId, moves.ImmutableId]);
            }
        }

        return Task.FromResult<HttpStatusCode?>(null);
    }

    private IReadOnlyList<MessageState> Mails() => emulator!.Control.ReadState(Mailbox);

    private static int Quadrants(MessageState mail) => mail.Categories.Count(c => c.Length > 3 && c[1..4] == " · ");

    private static async Task FollowedAsync(Uri address)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address };
        await SyncUnderTest.UntilAsync("the mailbox is followed", async () =>
            (string)(await ServiceUnderTest.ReadAsync(await client.GetAsync("/api/sync", Token), HttpStatusCode.OK))["mailboxes"]![0]!["state"]! == "healthy");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
