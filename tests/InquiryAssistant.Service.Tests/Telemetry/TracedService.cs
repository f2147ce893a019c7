using System.Net;
using System.Net.Sockets;
using InquiryAssistant.GraphEmulator;
using InquiryAssistant.Service.Tests.Infrastructure;

namespace InquiryAssistant.Service.Tests.Telemetry;

/// <summary>A mailbox, processes of the service that keep it tagged, and the collector that they send to.</summary>
internal sealed class TracedService : IAsyncDisposable
{
    private readonly List<ServiceProcess> processes = [];
    private readonly RunningGraphEmulator emulator;
    private readonly string[] settings;
    private readonly string folder;

    private TracedService(RunningGraphEmulator emulator, GraphWire wire, OtlpCollector collector, string folder, string[] settings)
    {
        (this.emulator, Wire, Collector, this.folder) = (emulator, wire, collector, folder);
        this.settings =
        [
            "--Graph:BaseUrl", wire.BaseUrl.AbsoluteUri, "--Graph:Mailbox", ServiceUnderTest.Mailbox, "--Graph:Retries", "0", "--Sync:FirstRetry", "00:00:01", "--Sync:AttemptsPerMail", "1",
            "--Telemetry:OtlpEndpoint", collector.Endpoint, "--Telemetry:MetricsEvery", "00:00:01", "--Logs:Format", "Json", .. settings,
        ];
    }

    public GraphWire Wire { get; }

    public OtlpCollector Collector { get; }

    /// <param name="postgres">With it the distributed engine runs on a new database, else the embedded one on a file.</param>
    public static async Task<TracedService> StartAsync(PostgresServer? postgres)
    {
        var options = new GraphEmulatorOptions { DefaultMailbox = ServiceUnderTest.Mailbox };
        // A machine that does other things too needs its time for the handshake; a subscription that fails is tried again only minutes later.
        options.Notifications.ValidationWait = TimeSpan.FromMinutes(1);
        var emulator = await GraphEmulatorApp.StartAsync(options, CancellationToken.None);
        emulator.Control.AddMailbox(ServiceUnderTest.Mailbox, "Lily Chen", []);
        var folder = Directory.CreateTempSubdirectory("inquiry-traces-").FullName;
        string[] engine = postgres is null
            ? ["--Engine", "Embedded", "--Store:ConnectionString", $"Data Source={Path.Combine(folder, "store.db")}"]
            : ["--Engine", "Distributed", "--Store:ConnectionString", await postgres.DatabaseAsync()];
        return new(emulator, await GraphWire.StartAsync(emulator.RootUrl), await OtlpCollector.StartAsync(), folder, engine);
    }

    /// <summary>Starts a process to which Graph sends its notifications, and waits until it does: a new subscription is news, which is read without anybody telling.</summary>
    public async Task<ServiceProcess> StartToldAsync()
    {
        var port = FreePort();
        var process = new ServiceProcess([.. settings, "--Urls", $"http://127.0.0.1:{port}", "--Sync:NotificationBaseUrl", $"http://127.0.0.1:{port}"]);
        processes.Add(process);
        await process.AddressAsync();
        await Collector.UntilAsync("the mailbox is subscribed to and was read", () => Collector.Sum("messaging.process.duration", ("messaging.operation.name", "process")) > 0);
        return process;
    }

    /// <summary>Starts a further process, which takes part in the work.</summary>
    public async Task<ServiceProcess> StartFurtherAsync(string notificationBaseUrl)
    {
        var process = new ServiceProcess([.. settings, "--Urls", "http://127.0.0.1:0", "--Sync:NotificationBaseUrl", notificationBaseUrl]);
        processes.Add(process);
        await process.AddressAsync();
        return process;
    }

    public string Deliver() => emulator.Control.Deliver(ServiceUnderTest.Mailbox, Some.Inquiry()).ImmutableId;

    public async ValueTask DisposeAsync()
    {
        processes.ForEach(static p => p.Dispose());
        await Wire.DisposeAsync();
        await emulator.DisposeAsync();
        await Collector.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
