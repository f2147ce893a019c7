namespace InquiryAssistant.Core.Learning;

/// <summary>One message as the learner sees it: the signals that fired, the true class, and how much it counts.</summary>
internal sealed record TrainingRow(int[] Signals, float[] Strengths, int Class, double Weight, string Group)
{
    /// <summary>Keeps what fired.</summary>
    public static TrainingRow Of(ReadOnlySpan<float> strengths, int label, double weight, string group)
    {
        var signals = new List<int>();
        var values = new List<float>();
        for (var i = 0; i < strengths.Length; i++)
        {
            if (strengths[i] > 0)
            {
                signals.Add(i);
                values.Add(strengths[i]);
            }
        }

        return new TrainingRow([.. signals], [.. values], label, weight, group);
    }
}
