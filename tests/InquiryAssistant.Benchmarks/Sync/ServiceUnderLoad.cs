using System.Diagnostics;
using System.Text.RegularExpressions;
using InquiryAssistant.GraphEmulator;

namespace InquiryAssistant.Benchmarks.Sync;

/// <summary>The service as it ships, in a process of its own, keeping the mailboxes of an emulator in this process tagged. Embedded engine, default settings, no faults, no latency of Graph.</summary>
internal sealed partial class ServiceUnderLoad : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(2);

    private readonly string _folder;
    private readonly Process _process;

    private ServiceUnderLoad(string folder, RunningGraphEmulator emulator, Process process, Uri address) => (_folder, Emulator, _process, Address) = (folder, emulator, process, address);

    public RunningGraphEmulator Emulator { get; }

    /// <summary>Where the service listens.</summary>
    public Uri Address { get; }

    /// <summary>Memory that the service holds now, in megabytes.</summary>
    public double Megabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1e6;
        }
    }

    /// <summary>CPU time that the service has used.</summary>
    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static string Mailbox(int index) => $"rep{index:00000}@tp-bearing.example";

    /// <summary>Starts both.</summary>
    /// <param name="mailboxes">How many mailboxes, all empty.</param>
    /// <param name="reach">What the service takes for Graph, given the emulator's address; may stand between the two.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<ServiceUnderLoad> StartAsync(int mailboxes, Func<Uri, Task<Uri>> reach, CancellationToken cancellationToken)
    {
        var options = new GraphEmulatorOptions { DefaultMailbox = Mailbox(0) };
        (options.Notifications.ShortestLatency, options.Notifications.LongestLatency) = (TimeSpan.Zero, TimeSpan.Zero);
        var emulator = await GraphEmulatorApp.StartAsync(options, cancellationToken);
        for (var i = 0; i < mailboxes; i++)
        {
            emulator.Control.AddMailbox(Mailbox(i), $"Rep {i}", []);
        }

        var folder = Directory.CreateTempSubdirectory("inquiry-benchmark-").FullName;
        var list = Path.Combine(folder, "mailboxes.jsonl");
        await File.WriteAllLinesAsync(list, Enumerable.Range(0, mailboxes).Select(i => $$"""{"address":"{{Mailbox(i)}}","name":"Rep {{i}}"}"""), cancellationToken);
        var graph = await reach(emulator.RootUrl);
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        var start = new ProcessStartInfo("dotnet",
        [
            Path.Combine(own.Parent!.Parent!.FullName, "InquiryAssistant.Service", own.Name, "InquiryAssistant.Service.dll"), "--Urls", "http://127.0.0.1:0", "--Graph:BaseUrl", new Uri(graph, "/v1.0").AbsoluteUri,
            "--Graph:Mailbox", Mailbox(0), "--Sync:MailboxesFile", list, "--Store:ConnectionString", $"Data Source={Path.Combine(folder, "store.db")}", "--Serilog:MinimumLevel:Override:InquiryAssistant.Requests", "Warning",
        ])
        { RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        return new(folder, emulator, process, await AddressAsync(process, cancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        await Emulator.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<Uri> AddressAsync(Process process, CancellationToken cancellationToken)
    {
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, line) =>
        {
            if (Listening().Match(line.Data ?? "") is { Success: true } found)
            {
                listening.TrySetResult(new Uri(found.Groups[1].Value));
            }
        };
        process.BeginOutputReadLine();
        return await listening.Task.WaitAsync(LongestStart, cancellationToken);
    }

    [GeneratedRegex(@"Now listening on: (http://127\.0\.0\.1:\d+)")]
    private static partial Regex Listening();
}
