namespace InquiryAssistant.Core.Assessments.Signals;

/// <summary>A signal made of concepts that meet in one sentence or one message.</summary>
/// <param name="Signal">Index of the signal.</param>
/// <param name="WithinSentence">Whether they must meet in one sentence.</param>
/// <param name="All">One concept of every group must be there.</param>
/// <param name="None">None of these may be there.</param>
internal sealed record Composite(int Signal, bool WithinSentence, UInt128[] All, UInt128 None)
{
    /// <summary>Whether sentences that together have these concepts can satisfy it.</summary>
    public bool CanMatch(UInt128 concepts) => HasAll(concepts);

    /// <summary>Whether the concepts of a sentence or message satisfy it.</summary>
    public bool Matches(UInt128 concepts) => (concepts & None) == 0 && HasAll(concepts);

    private bool HasAll(UInt128 concepts)
    {
        foreach (var group in All)
        {
            if ((concepts & group) == 0)
            {
                return false;
            }
        }

        return true;
    }
}
