using System.Globalization;
using System.Net;
using System.Text;

namespace InquiryAssistant.Benchmarks.Sync;

/// <summary>How fast notifications are acknowledged: at a steady pace, counted from when each was due, and as fast as it goes.</summary>
/// <remarks><c>--rate 500</c> a second, <c>--seconds 60</c>, <c>--mailboxes 50</c>. The readings that the notifications cause run beside, and the sender is on the same machine.</remarks>
internal sealed class NotificationLoad(BenchmarkArguments arguments) : IBenchmark
{
    private const int AtOnce = 32;
    private const int WarmUps = 500;

    private static readonly HttpClient Client = new(new SocketsHttpHandler { UseProxy = false, MaxConnectionsPerServer = 256 });
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    private int _number;

    public string Name => "notification-load";

    public string Description => "acknowledgements of notifications at a steady pace and as many as go, the service in its own process";

    public async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken cancellationToken)
    {
        var (rate, seconds) = (arguments.Number("rate", 500), arguments.Number("seconds", 60));
        SubscriptionTap? tap = null;
        await using var service = await ServiceUnderLoad.StartAsync(arguments.Number("mailboxes", 50), async emulator => (tap = await SubscriptionTap.StartAsync(emulator)).Address, subscriptionCalls: null, cancellationToken);
        await using var secrets = tap!;
        await SyncMeasurement.UntilAsync(() => secrets.Secrets.Count >= Math.Min(50, service.Emulator.Control.Mailboxes.Count), cancellationToken);
        var subscriptions = secrets.Secrets.ToArray();
        Task<(double Milliseconds, bool IsKept)> Send(long due) => SendAsync(service, subscriptions[Interlocked.Increment(ref _number) % subscriptions.Length], due, cancellationToken);
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(async () => await ManyAsync(Send, WarmUps / AtOnce), cancellationToken)));

        var memory = new List<double> { service.Megabytes };
        var sent = new List<Task<(double Milliseconds, bool IsKept)>>();
        sent.AddRange(await PacedAsync(Send, rate, seconds / 2.0, cancellationToken));
        memory.Add(service.Megabytes);
        sent.AddRange(await PacedAsync(Send, rate, seconds / 2.0, cancellationToken));
        var answers = await Task.WhenAll(sent);
        memory.Add(service.Megabytes);
        var begun = TimeProvider.System.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(async () => await ManyAsync(Send, rate * 5 / AtOnce), cancellationToken)));
        var most = rate * 5 / AtOnce * AtOnce / TimeProvider.System.GetElapsedTime(begun).TotalSeconds;
        var waits = new Sample(answers.Select(a => a.Milliseconds));
        return
        [
            new("sent", answers.Length, $"at {rate}/s"),
            new("refused", answers.Count(a => !a.IsKept), "not 202", "0"),
            new("p50", waits.Percentile(0.5), "ms"),
            new("p99", waits.Percentile(0.99), "ms", "< 200"),
            new("max", waits.Percentile(1), "ms"),
            new("memoryStart", memory[0], "MB"),
            new("memoryMiddle", memory[1], "MB"),
            new("memoryEnd", memory[2], "MB", "flat"),
            new("mostPerSecond", most, $"{AtOnce} at once"),
        ];
    }

    private static async Task ManyAsync(Func<long, Task<(double Milliseconds, bool IsKept)>> send, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await send(TimeProvider.System.GetTimestamp());
        }
    }

    /// <summary>Sends what is due in each tick and waits for no answer: a slow one must not slow down the sender.</summary>
    private static async Task<IReadOnlyList<Task<(double Milliseconds, bool IsKept)>>> PacedAsync(Func<long, Task<(double Milliseconds, bool IsKept)>> send, int rate, double seconds, CancellationToken cancellationToken)
    {
        var (clock, sent) = (TimeProvider.System, new List<Task<(double Milliseconds, bool IsKept)>>());
        var begun = clock.GetTimestamp();
        while (sent.Count < rate * seconds)
        {
            while (sent.Count < rate * seconds && sent.Count <= clock.GetElapsedTime(begun).TotalSeconds * rate)
            {
                var due = begun + (long)(sent.Count / (double)rate * clock.TimestampFrequency);
                sent.Add(Task.Run(() => send(due), cancellationToken));
            }

            await Task.Delay(Tick, clock, cancellationToken);
        }

        return sent;
    }

    private static async Task<(double Milliseconds, bool IsKept)> SendAsync(ServiceUnderLoad service, KeyValuePair<string, string> subscription, long due, CancellationToken cancellationToken)
    {
        var body = string.Create(
            CultureInfo.InvariantCulture,
            $$$"""{"value":[{"subscriptionId":"{{{subscription.Key}}}","clientState":"{{{subscription.Value}}}","changeType":"created","resourceData":{"id":"AAkALgAAAAAAHYQDEapmEc2byACqAC-EWg0A{{{Guid.NewGuid():N}}}"}}]}""");
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await Client.PostAsync(new Uri(service.Address, "/api/notifications"), content, cancellationToken);
        return (TimeProvider.System.GetElapsedTime(due).TotalMilliseconds, answer.StatusCode == HttpStatusCode.Accepted);
    }
}
