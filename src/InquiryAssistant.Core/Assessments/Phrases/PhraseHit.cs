namespace InquiryAssistant.Core.Assessments.Phrases;

/// <summary>A concept found in a text: from <paramref name="Start"/> up to, not including, <paramref name="End"/>, in UTF-16 units of the original.</summary>
internal readonly record struct PhraseHit(int Concept, int Start, int End)
{
    /// <summary>UTF-16 length.</summary>
    public int Length => End - Start;
}
