using InquiryAssistant.Service.Sync.Mailboxes;

namespace InquiryAssistant.Service.Tests.Sync;

public sealed class SweepPlanTests
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);
    private static readonly DateTimeOffset Start = new(2026, 11, 28, 6, 1, 7, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 60, 120)]
    [InlineData(1, 120, 240)]
    [InlineData(2, 240, 480)]
    [InlineData(3, 0, 900)]
    [InlineData(int.MaxValue, 0, 900)]
    public void TheWait_GrowsWithQuiet_AndIsNeverLonger(int quiet, int from, int to) => Assert.All(
        Enumerable.Range(0, 100), i => Assert.InRange(SweepPlan.Next(Start, quiet, Shortest, Longest, Mailbox(i)) - Start, TimeSpan.FromSeconds(from), TimeSpan.FromSeconds(to)));

    [Fact]
    public void AQuietMailbox_KeepsItsPlace()
    {
        var first = SweepPlan.Next(Start, 5, Shortest, Longest, Mailbox(1));

        // The sweep itself takes a while, which must not move the next one.
        Assert.Equal(first + Longest, SweepPlan.Next(first.AddSeconds(7), 6, Shortest, Longest, Mailbox(1)));
    }

    [Theory]
    [InlineData(1, null, 10)]
    [InlineData(3, null, 40)]
    [InlineData(40, null, 900)]
    [InlineData(1, 300, 300)]
    [InlineData(3, 5, 40)]
    public void AfterFailures_TheWaitGrows_AndGraphsOwnWordCounts(int failures, int? asked, int seconds) => Assert.Equal(
        TimeSpan.FromSeconds(seconds), SweepPlan.AfterFailure(failures, TimeSpan.FromSeconds(10), Longest, asked is { } s ? TimeSpan.FromSeconds(s) : null));

    [Fact]
    public void TenThousandMailboxes_ReadTogether_AreNotReadTogetherAgain()
    {
        var minutes = Enumerable.Range(0, 10_000).SelectMany(i => Sweeps(Mailbox(i))).CountBy(t => (int)(t - Start).TotalMinutes).Where(m => m.Key is >= 30 and < 120).Select(m => m.Value).ToArray();

        Assert.Equal(90, minutes.Length);
        Assert.InRange(minutes.Sum(), 59_000, 61_000);
        Assert.InRange(minutes.Max(), 667, 800);
    }

    /// <summary>When a mailbox is swept in which nothing ever happens, in the first two hours.</summary>
    private static IEnumerable<DateTimeOffset> Sweeps(string mailbox)
    {
        var at = Start;
        for (var quiet = 1; at < Start.AddHours(2); quiet++)
        {
            yield return at = SweepPlan.Next(at, quiet, Shortest, Longest, mailbox);
        }
    }

    private static string Mailbox(int number) => $"rep{number}@exporter.example";
}
