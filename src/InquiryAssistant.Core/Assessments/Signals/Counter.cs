namespace InquiryAssistant.Core.Assessments.Signals;

/// <summary>Counts how many of a group of signals fired: one alone may be chance, three are a case.</summary>
/// <param name="Of">Indexes of the signals that are counted.</param>
/// <param name="Steps">For each step the number that must have fired and the signal that then fires; ascending.</param>
internal sealed record Counter(int[] Of, (int AtLeast, int Signal)[] Steps)
{
    /// <summary>Lets the steps fire that are reached, each proved by the words of the signal that reached it.</summary>
    public void Mark(SignalSheet sheet)
    {
        var (fired, next) = (0, 0);
        foreach (var signal in Of)
        {
            if (sheet[signal] == 0)
            {
                continue;
            }

            fired++;
            if (next < Steps.Length && Steps[next].AtLeast == fired)
            {
                sheet.Set(Steps[next++].Signal, sheet.TraceOf(signal));
            }
        }
    }
}
