using InquiryAssistant.Core.Learning;

namespace InquiryAssistant.Core.Tests.Learning;

public sealed class ThinnedRowsTests
{
    private static List<TrainingRow> Rows() => [.. Enumerable.Range(0, 200).Select(i => new TrainingRow([0, 1, 2, 3, 4], [1, 1, 1, 1, 1], i % 2, 2, $"g{i % 7}"))];

    [Fact]
    public void KeepsEachRow_AtHalfItsWeight_AndGivesTheOtherHalfToItsCopies()
    {
        var all = ThinnedRows.Of(Rows(), 0.3, 3);

        Assert.Equal(800, all.Count);
        Assert.All(all.Chunk(4), four =>
        {
            Assert.Equal(2, four.Sum(r => r.Weight), 9);
            Assert.Equal(1, four[0].Weight);
            Assert.Equal([0, 1, 2, 3, 4], four[0].Signals);
            Assert.All(four, r => Assert.Equal((four[0].Class, four[0].Group, r.Signals.Length), (r.Class, r.Group, r.Strengths.Length)));
        });
    }

    [Fact]
    public void SilencesTheStatedShare_TheSameEachTime()
    {
        var copies = ThinnedRows.Of(Rows(), 0.3, 3).Where((_, i) => i % 4 != 0).ToList();

        Assert.InRange(copies.Sum(r => 5 - r.Signals.Length) / (600.0 * 5), 0.27, 0.33);
        Assert.Equal(copies.Select(r => string.Join(',', r.Signals)), ThinnedRows.Of(Rows(), 0.3, 3).Where((_, i) => i % 4 != 0).Select(r => string.Join(',', r.Signals)));
    }

    [Fact]
    public void LeavesTheRows_WhereNothingIsSilenced()
    {
        var rows = Rows();

        Assert.Same(rows, ThinnedRows.Of(rows, 0, 3));
    }

    /// <summary>Two signs always stand together, one a little stronger: alone the stronger would carry nearly all, and mail that gives only the other would not be told.</summary>
    [Fact]
    public void SpreadsTheWeight_OverSignsThatStandTogether()
    {
        var rows = Enumerable.Range(0, 60).Select(i => TrainingRow.Of(i % 2 == 0 ? [1, 0.4f] : [0, 0], i % 2, 1, $"g{i % 5}")).ToList();

        var plain = new SoftmaxTrainer(2, 2, new SoftmaxOptions(0.001, 0.0001, 300), []).Train(rows, 0);
        var thinned = new SoftmaxTrainer(2, 2, new SoftmaxOptions(0.001, 0.0001, 300, 0.3, 3), []).Train(rows, 0);

        Assert.True(thinned[3] / thinned[1] > 1.2 * (plain[3] / plain[1]), $"{thinned[3] / thinned[1]} against {plain[3] / plain[1]}");
    }
}
