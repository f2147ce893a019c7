using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities.Senders;

/// <summary>A part of a line between separators, such as a name or a title.</summary>
/// <param name="Source">Text it stands in.</param>
/// <param name="Start">First unit.</param>
/// <param name="Length">Units.</param>
/// <param name="Line">Number of its line in reading order, signature first.</param>
/// <param name="IsWholeLine">Whether nothing else stands in the line.</param>
internal readonly record struct Segment(SourceText Source, int Start, int Length, int Line, bool IsWholeLine)
{
    public int End => Start + Length;

    public ReadOnlySpan<char> Text => Source.Text.AsSpan(Start, Length);

    public ReadOnlySpan<char> Folded => Source.Folded.AsSpan(Start, Length);

    public bool InSignature => Source.Source == EvidenceSource.Signature;

    public bool Has(Vocabulary kind) => Source.Has(kind, Start, End);

    /// <summary>Units of the text covered by the kind's longest hit.</summary>
    public int Longest(Vocabulary kind)
    {
        var longest = 0;
        foreach (var hit in Source.HitsIn(Start, End))
        {
            if (hit.Kind == (int)kind && hit.End <= End)
            {
                longest = Math.Max(longest, hit.Length);
            }
        }

        return longest;
    }

    /// <summary>Words between blanks; a text without blanks is one word.</summary>
    public int Words => CountWords(Text);

    /// <summary>Whether the script is written without capitals and mostly without blanks (Han, kana, Thai) or is Hangul.</summary>
    public bool IsEastAsian => Length > 0 && (Folding.IsUnspaced(Text[0]) || Folding.IsHangul(Text[0]));

    public Segment Part(int start, int length) => this with { Start = start, Length = length };

    public static int CountWords(ReadOnlySpan<char> text)
    {
        var words = 0;
        var inWord = false;
        foreach (var c in text)
        {
            var blank = char.IsWhiteSpace(c);
            words += !blank && !inWord ? 1 : 0;
            inWord = !blank;
        }

        return words;
    }
}
