using System.Globalization;
using System.Text.RegularExpressions;

namespace InquiryAssistant.Drill;

/// <summary>The service processes: started alike, killed and started again at random.</summary>
internal sealed partial class ServiceFleet(DrillOptions options, Uri graph, LoadBalancer balancer, string folder) : IDisposable
{
    private readonly Dictionary<int, (ChildProgram Program, Uri Address)> alive = [];

    /// <summary>How many were killed so far.</summary>
    public int Kills { get; private set; }

    public async Task StartAllAsync()
    {
        // One after the other: the first lays out the database.
        for (var i = 0; i < options.Processes; i++)
        {
            await StartAsync(i);
        }
    }

    /// <summary>Kills a process in the middle of its work and starts it again after a while.</summary>
    public async Task KillOneAsync(Random random)
    {
        var victim = random.Next(options.Processes);
        var (program, address) = alive[victim];
        program.Kill();
        program.Dispose();
        balancer.Remove(address);
        Kills++;
        await Task.Delay(TimeSpan.FromMilliseconds(random.Next(500, 4000)));
        await StartAsync(victim);
    }

    public void Dispose()
    {
        foreach (var (program, _) in alive.Values)
        {
            program.Dispose();
        }
    }

    private async Task StartAsync(int number)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"service-{number}.log");
        alive[number] = await ChildProgram.StartAsync("InquiryAssistant.Service", Arguments(), Listening(), Path.Combine(folder, name));
        balancer.Add(alive[number].Address);
    }

    private List<string> Arguments() =>
    [
        "--Urls", "http://127.0.0.1:0",
        "--Graph:BaseUrl", graph.AbsoluteUri.TrimEnd('/'),
        "--Graph:Mailbox", MailStream.AddressOf(0),
        "--Engine", options.IsDistributed ? "Distributed" : "Embedded",
        "--Store:ConnectionString", options.IsDistributed ? options.Store : "Data Source=" + Path.Combine(folder, "store.db"),
        "--Sync:MailboxesFile", Path.Combine(folder, "mailboxes.jsonl"),
        "--Sync:NotificationBaseUrl", balancer.Address.AbsoluteUri.TrimEnd('/'),
        // Minutes of the real intervals would only make the drill longer, not harder.
        "--Sync:ShortestSweep", "00:00:05",
        "--Sync:LongestSweep", "00:00:20",
        "--Sync:FirstRetry", "00:00:01",
    ];

    [GeneratedRegex(@"Now listening on: (http://\S+)")]
    private static partial Regex Listening();
}
