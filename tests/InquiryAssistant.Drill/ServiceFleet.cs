using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace InquiryAssistant.Drill;

/// <summary>The service processes: started alike, killed and started again at random.</summary>
internal sealed partial class ServiceFleet(DrillOptions options, Uri graph, LoadBalancer balancer, string folder) : IDisposable
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(500);

    /// <summary>A subscription that could not be made is tried again after two minutes.</summary>
    private static readonly TimeSpan LongestReadying = TimeSpan.FromMinutes(5);

    private readonly Dictionary<int, (ChildProgram Program, Uri Address)> alive = [];

    /// <summary>How many were killed so far.</summary>
    public int Kills { get; private set; }

    /// <summary>Processor time of those that have ended.</summary>
    public TimeSpan Processor { get; private set; }

    public async Task StartAllAsync()
    {
        // One after the other: the first lays out the database.
        for (var i = 0; i < options.Processes; i++)
        {
            await StartAsync(i);
        }
    }

    /// <summary>Waits until every mailbox was read once and is told of news: what comes before that is for a backfill, not for the sync.</summary>
    /// <exception cref="TimeoutException">The service does not get so far.</exception>
    public async Task UntilReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = alive.Values.First().Address };
        var waiting = Enumerable.Range(0, options.Mailboxes).Select(MailStream.AddressOf).ToHashSet();
        for (var watch = Stopwatch.StartNew(); waiting.Count > 0; await Task.Delay(Glance))
        {
            foreach (var mailbox in waiting.ToArray())
            {
                var answer = await client.GetFromJsonAsync<JsonObject>("/api/sync?mailbox=" + Uri.EscapeDataString(mailbox));
                if (answer?["mailboxes"]?[0] is { } one && one["lastSyncAt"] is not null && (string?)one["subscription"]!["state"] == "active")
                {
                    waiting.Remove(mailbox);
                }
            }

            if (watch.Elapsed > LongestReadying)
            {
                throw new TimeoutException($"{waiting.Count} mailboxes are not followed yet.");
            }
        }
    }

    /// <summary>Kills a process in the middle of its work and starts it again after a while.</summary>
    public async Task KillOneAsync(Random random)
    {
        var victim = random.Next(options.Processes);
        var (program, address) = alive[victim];
        End(program);
        balancer.Remove(address);
        Kills++;
        await Task.Delay(TimeSpan.FromMilliseconds(random.Next(500, 4000)));
        await StartAsync(victim);
    }

    public void Dispose()
    {
        foreach (var (program, _) in alive.Values)
        {
            End(program);
        }

        alive.Clear();
    }

    private void End(ChildProgram program)
    {
        program.Kill();
        Processor += program.Processor;
        program.Dispose();
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
