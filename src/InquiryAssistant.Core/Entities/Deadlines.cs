namespace InquiryAssistant.Core.Entities;

/// <summary>Words that by themselves make a date a deadline: "no later than", "bis spätestens", "antes del".</summary>
internal static class Deadlines
{
    private const int LeadReach = 28;

    private const int LongestGap = 16;

    /// <summary>Whether such a word stands before the date with at most an article or "the end of" between.</summary>
    public static bool Leads(SourceText text, EntityData data, int start)
    {
        ReadOnlySpan<char> folded = text.Folded;
        for (var i = Math.Max(0, start - LeadReach); i < start; i++)
        {
            if (data.DeadlineLeads.Match(folded, i, out _) is > 0 and var length && i + length <= start && start - i - length <= LongestGap && !folded[(i + length)..start].ContainsAny(Marks))
            {
                return true;
            }
        }

        return false;
    }

    private static readonly System.Buffers.SearchValues<char> Marks = System.Buffers.SearchValues.Create(".,;:!?\n()0123456789");
}
