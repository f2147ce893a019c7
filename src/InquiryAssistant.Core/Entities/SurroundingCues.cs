using InquiryAssistant.Core.Entities.Evidence;

namespace InquiryAssistant.Core.Entities;

/// <summary>The signs beside a candidate, blanks aside, and where its sentence stands in the text.</summary>
internal sealed class SurroundingCues(CueBook book)
{
    private readonly int _signBefore = book.Family("sign before", CueSigns.Names);
    private readonly int _signBehind = book.Family("sign behind", CueSigns.Names);
    private readonly int _question = book.Cue("in a question");
    private readonly int _first = book.Cue("in the first sentence");
    private readonly int _last = book.Cue("in the last sentence");
    private readonly int _length = book.Steps("length of the sentence in sixties", 4);

    /// <summary>Marks the cues of what stands from <paramref name="start"/> to <paramref name="end"/>.</summary>
    public void Mark(CueSheet sheet, ReadOnlySpan<char> folded, int start, int end, (int Start, int End) sentence)
    {
        var before = folded[..start].TrimEnd(' ');
        sheet.Mark(_signBefore + CueSigns.Before(before, before.Length));
        sheet.Mark(_signBehind + CueSigns.Behind(folded[end..].TrimStart(' '), 0));
        sheet.Mark(_question, Clauses.IsQuestion(folded, sentence.End));
        sheet.Mark(_first, sentence.Start == 0);
        sheet.Mark(_last, folded[Math.Min(folded.Length, sentence.End + 1)..].Trim().IsEmpty);
        sheet.Mark(_length + Math.Min((sentence.End - sentence.Start) / 60, 4));
    }
}
