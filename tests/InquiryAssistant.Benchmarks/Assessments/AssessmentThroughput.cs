using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Mail;

namespace InquiryAssistant.Benchmarks.Assessments;

/// <summary>How many messages a second one core assesses, how long single ones take and what they allocate.</summary>
internal sealed class AssessmentThroughput : IBenchmark
{
    private const int WarmUps = 6;
    private const int Rounds = 7;

    public string Name => "assess-throughput";

    public string Description => "messages of the corpora, one thread, parsed input to finished assessment, CPU time";

    public Task<IReadOnlyList<Figure>> RunAsync(CancellationToken cancellationToken)
    {
        var conversations = Corpora.Conversations(Corpora.Lines());
        for (var i = 0; i < WarmUps; i++)
        {
            Round(conversations);
        }

        var rounds = Enumerable.Range(0, Rounds).Select(_ => Round(conversations)).ToArray();
        var perSecond = new Sample(rounds.Select(r => conversations.Count / r.Total));
        // The best of several rounds for each message: what the message costs, without what interrupted it.
        var each = new Sample(conversations.Select((_, i) => rounds.Min(r => r.Each[i])));
        var worst = new Sample(rounds.SelectMany(r => r.Each));
        var bytes = new Sample(rounds[^1].Bytes);
        return Task.FromResult<IReadOnlyList<Figure>>(
        [
            new("messages", conversations.Count, ""),
            new("meanCharacters", conversations.Average(c => c.Message.Body.Content.Length), "in a body"),
            new("messagesPerSecond", perSecond.Percentile(0.5), "a core", ">= 3,000"),
            new("messagesPerSecondWorst", perSecond.Percentile(0), "slowest round"),
            new("p50", each.Percentile(0.5), "ms"),
            new("p99", each.Percentile(0.99), "ms", "< 5"),
            new("max", each.Percentile(1), "ms"),
            new("p99WithInterruptions", worst.Percentile(0.99), "ms"),
            new("allocatedMedian", bytes.Percentile(0.5) / 1000, "kB a message", "< 100"),
            new("allocatedP99", bytes.Percentile(0.99) / 1000, "kB a message"),
        ]);
    }

    private static (double Total, double[] Each, double[] Bytes) Round(IReadOnlyList<Conversation> conversations)
    {
        var (each, bytes) = (new double[conversations.Count], new double[conversations.Count]);
        var begin = CpuClock.OfThisThread();
        for (var i = 0; i < conversations.Count; i++)
        {
            var (start, before) = (CpuClock.OfThisThread(), GC.GetAllocatedBytesForCurrentThread());
            InquiryAssessor.Shipped.Assess(conversations[i]);
            each[i] = (CpuClock.OfThisThread() - start).TotalMilliseconds;
            bytes[i] = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        return ((CpuClock.OfThisThread() - begin).TotalSeconds, each, bytes);
    }
}
