namespace InquiryAssistant.Core.Text;

/// <summary>A term found in folded text.</summary>
/// <param name="Start">UTF-16 index.</param>
/// <param name="Length">UTF-16 length.</param>
/// <param name="Kind">The vocabulary it belongs to.</param>
/// <param name="Value">Index of its value in that vocabulary.</param>
public readonly record struct TermHit(int Start, int Length, int Kind, int Value)
{
    /// <summary>Index behind the last unit.</summary>
    public int End => Start + Length;
}
