using InquiryAssistant.Core.Learning;

namespace InquiryAssistant.Core.Tests.Learning;

public sealed class SoftmaxTrainerTests
{
    private static readonly SoftmaxOptions _options = new(0.001, 0.0001, 300);

    private static List<TrainingRow> Rows() =>
        [.. Enumerable.Range(0, 60).Select(i => TrainingRow.Of([i % 2, (i / 2) % 2, 1], i % 2, 1, $"g{i % 5}"))];

    [Fact]
    public void Learns_WhatTellsTheClasses()
    {
        var weights = new SoftmaxTrainer(3, 2, _options, []).Train(Rows(), 0);

        Assert.True(weights[1] > 1);
        Assert.Equal(0, weights[0]);
        Assert.InRange(weights[3], -0.3, 0.3);
    }

    [Fact]
    public void Obeys_SignRules()
    {
        var weights = new SoftmaxTrainer(3, 2, _options, [new SignRule(0, 1, -1)]).Train(Rows(), 0);

        Assert.True(weights[1] <= 0);
    }

    [Fact]
    public void Gives_TheSameWeightsTwice() =>
        Assert.Equal(new SoftmaxTrainer(3, 2, _options, []).Train(Rows(), -1), new SoftmaxTrainer(3, 2, _options, []).Train(Rows(), -1));

    [Fact]
    public void Keeps_AGroupOnOneSide()
    {
        var folds = Grouping.Folds(Rows().Select(r => r.Group), 3);

        Assert.Equal(5, folds.Count);
        Assert.Equal(3, folds.Values.Distinct().Count());
    }
}
