namespace InquiryAssistant.Benchmarks.Sync;

/// <summary>Waiting time and idle cost at several numbers of mailboxes.</summary>
/// <remarks><c>--sizes 100,1000</c> (with 10000 the subscriptions alone take half an hour), <c>--mails 60</c> each, <c>--seconds 60</c> of rest each. Waits are of the clock on the wall: run it on a machine that does nothing else.</remarks>
internal sealed class SyncGrowth(BenchmarkArguments arguments) : IBenchmark
{
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
        await using var service = await ServiceUnderLoad.StartAsync(size, Task.FromResult, cancellationToken);
        var begun = TimeProvider.System.GetTimestamp();
        await SyncMeasurement.SettledAsync(service, cancellationToken);
        var settled = TimeProvider.System.GetElapsedTime(begun);
        var waits = await SyncMeasurement.LatencyAsync(service, arguments.Number("mails", 60), cancellationToken);
        var rest = await SyncMeasurement.IdleAsync(service, seconds, cancellationToken);
        string Called(string name) => $"{name}At{size}";
        return
        [
            new(Called("firstReading"), settled.TotalSeconds, "s for all"),
            new(Called("p50"), waits.Percentile(0.5), "s to the tag", "< 1"),
            new(Called("p95"), waits.Percentile(0.95), "s to the tag"),
            new(Called("max"), waits.Percentile(1), "s to the tag"),
            new(Called("idleMemory"), rest.Megabytes, "MB"),
            new(Called("idleCpu"), rest.CpuSeconds / seconds * 100, "% of a core"),
            new(Called("requestsInWindow"), rest.Requests, $"in {seconds} s"),
            new(Called("subscriptionsInWindow"), rest.Subscriptions, "of these, with a reading each"),
        ];
    }
}
