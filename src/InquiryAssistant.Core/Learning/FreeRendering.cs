using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Entities;
using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Learning;

/// <summary>Compares short renderings that two people would word differently, by their figures and key words.</summary>
internal static class FreeRendering
{
    private const int Stem = 5;

    private static readonly HashSet<string> Fillers = new(
        ["the", "of", "by", "in", "at", "on", "to", "for", "from", "and", "or", "with", "a", "an", "our", "your", "is", "per", "each", "de", "la", "el", "le", "du", "der", "die", "das", "und", "et", "y", "e", "before", "after", "end", "next", "year"],
        StringComparer.Ordinal);

    /// <summary>See <see cref="EntityComparison"/>.</summary>
    public static bool IsSame(string wanted, string found, bool strict)
    {
        var (wantedFigures, wantedWords) = Read(wanted);
        var (foundFigures, foundWords) = Read(found);
        var figures = wantedFigures.Intersect(foundFigures).Count();
        var words = wantedWords.Intersect(foundWords).Count();
        if (strict)
        {
            return wantedFigures.SetEquals(foundFigures) && words * 2 >= wantedWords.Union(foundWords).Count();
        }

        return wantedFigures.Count > 0 && foundFigures.Count > 0 ? figures * 2 >= Math.Min(wantedFigures.Count, foundFigures.Count) : words > 0;
    }

    private static (HashSet<decimal> Figures, HashSet<string> Words) Read(string text)
    {
        // Labels and finds in the mail's own language are rendered first. "L/C" and "T/T" are one word each, "30/70" is two figures.
        var source = SourceText.Of(EvidenceSource.Body, FoldedText.Of(text), EntityData.Shipped);
        var folded = Folding.Fold(EnglishRendering.Of(source, EntityData.Shipped, 0, text.Length));
        var figures = new HashSet<decimal>();
        var words = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < folded.Length; i++)
        {
            if (char.IsAsciiDigit(folded[i]) && NumberReader.TryRead(EntityData.Shipped, folded, i, out var value, out var end))
            {
                figures.Add(value / 1.000000000000m);
                i = end - 1;
            }
            else if (char.IsLetter(folded[i]))
            {
                i = AddWord(folded, i, words) - 1;
            }
        }

        return (figures, words);
    }

    private static int AddWord(string folded, int start, HashSet<string> words)
    {
        var end = start;
        while (end < folded.Length && (Folding.IsWord(folded[end]) && !char.IsAsciiDigit(folded[end]) || folded[end] == '/' && end - start == 1 && end + 1 < folded.Length && char.IsLetter(folded[end + 1])))
        {
            end++;
        }

        var word = folded[start..end].Replace("/", "", StringComparison.Ordinal);
        if (word.Length > 1 && !Fillers.Contains(word))
        {
            words.Add(word.Length > Stem ? word[..Stem] : word);
        }

        return end;
    }
}
