namespace InquiryAssistant.Core.Assessments.Signals;

/// <summary>Where a signal was seen: enough to cut the words out later, nothing copied yet.</summary>
/// <param name="Source">Which text.</param>
/// <param name="Start">UTF-16 index in that text; -1 when <paramref name="Text"/> says it.</param>
/// <param name="Length">UTF-16 length.</param>
/// <param name="Text">The words, or a statement of the fact, when there is no place to point at.</param>
internal readonly record struct SignalTrace(EvidenceSource Source, int Start, int Length, string? Text)
{
    /// <summary>A fact stated in words.</summary>
    public static SignalTrace Fact(EvidenceSource source, string text) => new(source, -1, 0, text);
}
