using InquiryAssistant.Service.Sync.Mailboxes;

namespace InquiryAssistant.Service.Tests.Sync;

public sealed class SweepPlanTests
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 4)]
    [InlineData(2, 8)]
    [InlineData(3, 15)]
    [InlineData(int.MaxValue, 15)]
    public void Interval_GrowsWithQuiet(int quiet, int minutes) => Assert.Equal(TimeSpan.FromMinutes(minutes), SweepPlan.Interval(quiet, Shortest, Longest));

    [Fact]
    public void AllNotificationsLost_MeansMinutes() =>
        Assert.All(Enumerable.Range(0, 100), quiet => Assert.InRange(SweepPlan.Spread(SweepPlan.Interval(quiet, Shortest, Longest), "a@b.example"), TimeSpan.FromSeconds(108), Longest));

    [Theory]
    [InlineData(1, null, 10)]
    [InlineData(3, null, 40)]
    [InlineData(40, null, 900)]
    [InlineData(1, 300, 300)]
    [InlineData(3, 5, 40)]
    public void AfterFailures_TheWaitGrows_AndGraphsOwnWordCounts(int failures, int? asked, int seconds) => Assert.Equal(
        TimeSpan.FromSeconds(seconds), SweepPlan.AfterFailure(failures, TimeSpan.FromSeconds(10), Longest, asked is { } s ? TimeSpan.FromSeconds(s) : null));

    [Fact]
    public void TenThousandMailboxes_DriftApart()
    {
        var times = Enumerable.Range(0, 10_000).Select(i => SweepPlan.Spread(Longest, $"rep{i}@exporter.example")).ToArray();

        Assert.InRange(times.Min(), Longest * 0.9, Longest * 0.901);
        Assert.InRange(times.GroupBy(t => (int)t.TotalSeconds).Max(g => g.Count()), 80, 170);
    }
}
