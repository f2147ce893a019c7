namespace InquiryAssistant.Benchmarks.Sync;

/// <summary>Waiting time and idle cost at several numbers of mailboxes.</summary>
/// <remarks><c>--sizes 100,1000</c> (10000 takes minutes), <c>--mails 60</c> each, <c>--seconds 60</c> of rest each. Waits are of the clock on the wall: run it on a machine that does nothing else.
/// Subscriptions are made as fast as it goes, for which the emulator allows more than Graph does; everything else is as it ships. Rest is measured soon after the start, when mailboxes are looked at more often
/// than after a quiet hour: what the shipped intervals come to then is told beside.</remarks>
internal sealed class SyncGrowth(BenchmarkArguments arguments) : IBenchmark
{
    private const int SubscriptionCalls = 32_000;

    public string Name => "sync-growth";

    public string Description => "from delivery to tag of mails that come singly, and the cost of rest, by number of mailboxes";

    public async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken cancellationToken)
    {
        List<Figure> figures = [];
        foreach (var size in arguments.Numbers("sizes", 100, 1_000))
        {
            figures.AddRange(await RunAsync(size, cancellationToken));
        }

        return figures;
    }

    private async Task<IReadOnlyList<Figure>> RunAsync(int size, CancellationToken cancellationToken)
    {
        var seconds = arguments.Number("seconds", 60);
        await using var service = await ServiceUnderLoad.StartAsync(size, Task.FromResult, SubscriptionCalls, cancellationToken);
        var begun = TimeProvider.System.GetTimestamp();
        await SyncMeasurement.SettledAsync(service, cancellationToken);
        var (settled, cpu) = (TimeProvider.System.GetElapsedTime(begun), service.Cpu);
        var waits = await SyncMeasurement.LatencyAsync(service, arguments.Number("mails", 60), cancellationToken);
        var rest = await SyncMeasurement.IdleAsync(service, seconds, cancellationToken);
        string Called(string name) => $"{name}At{size}";
        return
        [
            new(Called("firstReading"), settled.TotalSeconds, "s for all"),
            new(Called("firstReadingCpu"), cpu.TotalMilliseconds / size, "ms a mailbox"),
            new(Called("p50"), waits.Percentile(0.5), "s to the tag", "< 1"),
            new(Called("p95"), waits.Percentile(0.95), "s to the tag"),
            new(Called("max"), waits.Percentile(1), "s to the tag"),
            new(Called("idleMemory"), rest.Megabytes, "MB"),
            new(Called("idleCpu"), rest.CpuSeconds / seconds * 100, "% of a core"),
            new(Called("requestsInWindow"), rest.Requests, $"in {seconds} s"),
            new(Called("requestsSeen"), rest.Requests * 3600.0 / seconds / size, "an hour and mailbox"),
            new(Called("requestsAtRest"), ShippedIntervals.RequestsPerHour(), "the same, after a quiet hour"),
        ];
    }
}
