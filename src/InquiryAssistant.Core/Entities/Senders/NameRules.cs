using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities.Senders;

/// <summary>What a person's name looks like in the scripts of the world.</summary>
internal static class NameRules
{
    private const int MostWords = 5;

    private static readonly System.Buffers.SearchValues<char> ForeignMarks = System.Buffers.SearchValues.Create("@:?!#%=+_&/");

    /// <summary>The segment without honorifics ("Ing.", "م.", "様") when it is a person's name; null when it is none.</summary>
    public static Segment? Person(EntityData data, Segment segment)
    {
        var name = WithoutHonorifics(data, segment);
        if (name.Length < 2 || name.Words > MostWords || name.Length > 45 || HasForeignMarks(name.Text) || IsAbbreviation(name) || data.Honorifics.Contains(name.Folded) || IsClosing(data, name))
        {
            return null;
        }

        return !name.Has(Vocabulary.NotPerson) && name.Longest(Vocabulary.LegalForm) <= 2 && !IsPlace(name) && !IsTitle(name) && !EndsWithCompanyWord(data, name)
            && (name.IsEastAsian ? IsEastAsianName(name) : HasNameCase(data, name.Text, name.Folded)) ? name : null;
    }

    /// <summary>Whether a word of at least two letters stands in both names.</summary>
    public static bool Share(ReadOnlySpan<char> foldedA, ReadOnlySpan<char> foldedB)
    {
        foreach (var range in foldedA.SplitAny(" .-"))
        {
            var word = foldedA[range];
            if (word.Length > 1 && Folding.IndexOfWord(foldedB, word, StringComparison.Ordinal) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static Segment WithoutHonorifics(EntityData data, Segment segment)
    {
        var changed = true;
        while (changed && segment.Length > 2)
        {
            changed = false;
            var lead = data.Honorifics.Match(segment.Folded, 0, out _);
            if (lead > 0 && lead < segment.Length && !segment.IsEastAsian && (segment.Folded[lead] is ' ' or '.' || segment.Folded[lead - 1] == '.'))
            {
                var skip = lead;
                while (skip < segment.Length && segment.Folded[skip] is ' ' or '.')
                {
                    skip++;
                }

                segment = segment.Part(segment.Start + skip, segment.Length - skip);
                changed = true;
            }
            else if (segment.IsEastAsian && TailHonorific(data, segment) is var tail and > 0)
            {
                segment = segment.Part(segment.Start, segment.Length - tail);
                changed = true;
            }
        }

        return segment;
    }

    private static int TailHonorific(EntityData data, Segment segment)
    {
        for (var length = 1; length <= 2 && length < segment.Length - 1; length++)
        {
            if (data.Honorifics.Contains(segment.Folded[^length..]))
            {
                return length;
            }
        }

        return 0;
    }

    private static bool HasForeignMarks(ReadOnlySpan<char> text) =>
        text.ContainsAny(ForeignMarks) || text.ContainsAnyInRange('0', '9');

    private static bool IsClosing(EntityData data, Segment name)
    {
        var length = data.Closings.Match(name.Folded, 0, out _);
        return length > 0 && (length == name.Length || name.Folded[length] is ' ' or ',' or '!') || length > 2 && name.IsEastAsian;
    }

    /// <summary>"FH", "DVM", "RGPD": short capitals are degrees and abbreviations.</summary>
    private static bool IsAbbreviation(Segment name)
    {
        foreach (var c in name.Text)
        {
            if (!char.IsUpper(c))
            {
                return false;
            }
        }

        return name.Length <= 4;
    }

    private static bool IsPlace(Segment name) => name.Longest(Vocabulary.Place) == name.Length || name.Longest(Vocabulary.Country) == name.Length;

    private static bool IsTitle(Segment name) => name.Longest(Vocabulary.Title) is > 1 and var title && (title > 2 && (title * 2 > name.Length || name.IsEastAsian || EndsInTitle(name)) || title == name.Length && name.IsEastAsian);

    /// <summary>"PCB Layout Engineer", "Responsable des achats": a title closes the words, or opens them before a small word.</summary>
    private static bool EndsInTitle(Segment name)
    {
        foreach (var hit in name.Source.HitsIn(name.Start, name.End))
        {
            if (hit.Kind == (int)Vocabulary.Title && hit.Length >= 5 && (hit.End == name.End && hit.Start > name.Start || hit.Start == name.Start && hit.End + 1 < name.End && char.IsLower(name.Source.Text[hit.End + 1])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool EndsWithCompanyWord(EntityData data, Segment name)
    {
        var (first, last) = (name.Folded.IndexOf(' '), name.Folded.LastIndexOf(' '));
        return last > 0 && (data.CompanyWords.Contains(name.Folded[(last + 1)..]) || data.CompanyWords.Contains(name.Folded[..first])) || name.IsEastAsian && name.Has(Vocabulary.CompanyWord)
            || EndsAsCompany(data, name.Folded) || last > 0 && EndsAsCompany(data, name.Folded[..first]);
    }

    /// <summary>"Tapijthandel", "부산바이크", "信安达咨询": the word's end says that it is a company's.</summary>
    public static bool EndsAsCompany(EntityData data, ReadOnlySpan<char> folded)
    {
        var isLatin = folded.Length > 0 && folded[^1] < 0x530;
        for (var length = isLatin ? 4 : 2; length <= 11 && length + (isLatin ? 2 : 1) < folded.Length; length++)
        {
            if (data.CompanyEnds.Contains(folded[^length..]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsEastAsianName(Segment name) => Folding.IsHangul(name.Text[0]) ? name.Length is >= 2 and <= 5 : IsThai(name.Text[0]) ? name.Length <= 40 : name.Length <= 8;

    private static bool IsThai(char c) => c is >= '\u0E00' and <= '\u0E7F';

    private static bool HasNameCase(EntityData data, ReadOnlySpan<char> text, ReadOnlySpan<char> folded)
    {
        var named = 0;
        foreach (var range in text.Split(' '))
        {
            var word = text[range];
            if (word.IsEmpty)
            {
                continue;
            }

            if (!char.IsLetter(word[0]) && word[0] is not ('\'' or '"'))
            {
                return false;
            }

            if (char.IsLower(word[0]) && !data.Particles.Contains(folded[range]))
            {
                return false;
            }

            named += char.IsLower(word[0]) ? 0 : 1;
        }

        return named > 0;
    }
}
