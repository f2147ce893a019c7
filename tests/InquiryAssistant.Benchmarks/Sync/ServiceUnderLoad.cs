using System.Globalization;
using System.Text.RegularExpressions;
using InquiryAssistant.Drill;
using InquiryAssistant.GraphEmulator;

namespace InquiryAssistant.Benchmarks.Sync;

/// <summary>The service as it ships, in a process of its own, keeping the mailboxes of an emulator in this process tagged. Embedded engine, default settings, no faults, no latency of Graph.</summary>
internal sealed partial class ServiceUnderLoad : IAsyncDisposable
{
    private readonly string _folder;
    private readonly ChildProgram _program;

    private ServiceUnderLoad(string folder, RunningGraphEmulator emulator, ChildProgram program, Uri address) => (_folder, Emulator, _program, Address) = (folder, emulator, program, address);

    public RunningGraphEmulator Emulator { get; }

    /// <summary>Where the service listens.</summary>
    public Uri Address { get; }

    /// <summary>Memory that the service holds now, in megabytes.</summary>
    public double Megabytes => _program.Memory / 1e6;

    /// <summary>CPU time that the service has used.</summary>
    public TimeSpan Cpu => _program.Processor;

    public static string Mailbox(int index) => $"rep{index:00000}@tp-bearing.example";

    /// <summary>Starts both.</summary>
    /// <param name="mailboxes">How many mailboxes, all empty.</param>
    /// <param name="reach">What the service takes for Graph, given the emulator's address; may stand between the two.</param>
    /// <param name="subscriptionCalls">Subscriptions in 20 s; null for what ships.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<ServiceUnderLoad> StartAsync(int mailboxes, Func<Uri, Task<Uri>> reach, int? subscriptionCalls, CancellationToken cancellationToken)
    {
        var options = new GraphEmulatorOptions { DefaultMailbox = Mailbox(0) };
        (options.Notifications.ShortestLatency, options.Notifications.LongestLatency) = (TimeSpan.Zero, TimeSpan.Zero);
        options.Notifications.CallsPerTwentySeconds = Math.Max(options.Notifications.CallsPerTwentySeconds, 2 * (subscriptionCalls ?? 0));
        var emulator = await GraphEmulatorApp.StartAsync(options, cancellationToken);
        for (var i = 0; i < mailboxes; i++)
        {
            emulator.Control.AddMailbox(Mailbox(i), $"Rep {i}", []);
        }

        var folder = Directory.CreateTempSubdirectory("inquiry-benchmark-").FullName;
        var list = Path.Combine(folder, "mailboxes.jsonl");
        await File.WriteAllLinesAsync(list, Enumerable.Range(0, mailboxes).Select(i => $$"""{"address":"{{Mailbox(i)}}","name":"Rep {{i}}"}"""), cancellationToken);
        var graph = await reach(emulator.RootUrl);
        string[] arguments =
        [
            "--Urls", "http://127.0.0.1:0", "--Graph:BaseUrl", new Uri(graph, "/v1.0").AbsoluteUri, "--Graph:Mailbox", Mailbox(0), "--Sync:MailboxesFile", list,
            "--Store:ConnectionString", $"Data Source={Path.Combine(folder, "store.db")}", "--Serilog:MinimumLevel:Override:InquiryAssistant.Requests", "Warning",
            .. subscriptionCalls is { } calls ? new[] { "--Graph:SubscriptionCalls", calls.ToString(CultureInfo.InvariantCulture) } : [],
        ];
        var (program, address) = await ChildProgram.StartAsync("InquiryAssistant.Service", arguments, Listening(), Path.Combine(folder, "service.log"));
        return new(folder, emulator, program, address);
    }

    public async ValueTask DisposeAsync()
    {
        _program.Dispose();
        await Emulator.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [GeneratedRegex(@"Now listening on: (http://127\.0\.0\.1:\d+)")]
    private static partial Regex Listening();
}
