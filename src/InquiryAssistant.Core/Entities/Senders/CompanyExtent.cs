using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities.Senders;

/// <summary>How far a company's name reaches around its legal form in running text.</summary>
internal static class CompanyExtent
{
    private const int MostWords = 6;

    private const int LongestName = 60;

    /// <summary>The name around a legal form: behind it ("PT …", "株式会社…", "شركة …") or before it ("… GmbH", "…有限公司"). False when no name stands there.</summary>
    public static bool TryRead(EntityData data, SourceText text, TermHit form, out int start, out int end)
    {
        var folded = text.Folded.AsSpan(form.Start, form.Length);
        var isPrefix = data.PrefixForms.Contains(folded) && !(Folding.IsUnspaced(folded[0]) && folded[0] < 0x0E00 | folded[0] > 0x0E7F && (form.End >= text.Text.Length || !char.IsLetter(text.Text[form.End]) || form.Start > 0 && char.IsLetter(text.Text[form.Start - 1])));
        if (isPrefix && Behind(data, text, form, out end) && end - form.End >= 2)
        {
            start = form.Start;
            return end - start <= LongestName;
        }

        end = form.End;
        start = Folding.IsUnspaced(folded[0]) || Folding.IsHangul(folded[^1]) || folded[0] == '(' && !char.IsAsciiLetter(folded[1]) ? BeforeUnspaced(data, text, form.Start) : BeforeCapitals(data, text, form.Start);
        return form.Start - start >= 2 && end - start <= LongestName;
    }

    /// <summary>Behind which index a name ends that begins here: quoted, capitalised, or up to a word that no name holds.</summary>
    public static int NameEnd(EntityData data, SourceText text, int start)
    {
        if (start >= text.Text.Length)
        {
            return start;
        }

        if (text.Text[start] is '«' or '"' or '“' or '„' or '「')
        {
            var close = text.Text.AsSpan(start + 1).IndexOfAny("»\"”」");
            return close is > 1 and < 50 ? start + close + 2 : start;
        }

        return Folding.IsUnspaced(text.Text[start]) || Folding.IsHangul(text.Text[start]) ? UnspacedEnd(data, text, start)
            : char.IsUpper(text.Text[start]) || char.IsLower(text.Text[start]) || char.IsDigit(text.Text[start]) ? CapitalsEnd(data, text, start)
            : WordsEnd(data, text, start);
    }

    private static bool Behind(EntityData data, SourceText text, TermHit form, out int end)
    {
        var start = form.End;
        while (start < text.Text.Length && text.Text[start] is ' ' or '.' or '\u3000')
        {
            start++;
        }

        end = NameEnd(data, text, start);
        return end > start;
    }

    private static int UnspacedEnd(EntityData data, SourceText text, int start)
    {
        var i = start;
        while (i < text.Text.Length && i - start < 30 && (char.IsLetterOrDigit(text.Text[i]) || Folding.IsWord(text.Text[i]) || text.Text[i] is '・' or 'ー' or '&' or '-'))
        {
            if (i > start + 1 && data.CompanyStops.Match(text.Folded, i, true, out _) is > 0 and var stop && (stop > 1 || IsKanaParticle(text.Text[i])))
            {
                break;
            }

            i++;
        }

        // Thai closes the name with its own word: "บริษัท … จำกัด".
        var tail = i < text.Text.Length && text.Text[i] == ' ' ? data.LegalForms.Match(text.Folded, i + 1, out _) : 0;
        return tail > 0 ? i + 1 + tail : i;
    }

    private static bool IsKanaParticle(char c) => c is 'の' or 'は' or 'で' or 'と' or 'に' or 'を' or 'が';

    private static int CapitalsEnd(EntityData data, SourceText text, int start)
    {
        var (i, end, words) = (start, start, 0);
        while (i < text.Text.Length && words < MostWords)
        {
            var wordEnd = i;
            while (wordEnd < text.Text.Length && (char.IsLetterOrDigit(text.Text[wordEnd]) || text.Text[wordEnd] is '-' or '\'' or '’' or '&'))
            {
                wordEnd++;
            }

            if (wordEnd == i || char.IsLower(text.Text[i]) && !data.Particles.Contains(text.Folded.AsSpan(i, wordEnd - i)))
            {
                break;
            }

            end = char.IsLower(text.Text[i]) ? end : wordEnd;
            words++;
            if (wordEnd >= text.Text.Length || text.Text[wordEnd] != ' ')
            {
                break;
            }

            i = wordEnd + 1;
        }

        return end;
    }

    private static int WordsEnd(EntityData data, SourceText text, int start)
    {
        var (i, end) = (start, start);
        for (var words = 0; words < 3 && i < text.Text.Length && char.IsLetter(text.Text[i]); words++)
        {
            if (words > 0 && data.CompanyStops.Match(text.Folded, i, out _) is > 0 and var stop && (i + stop >= text.Text.Length || !char.IsLetter(text.Text[i + stop])))
            {
                break;
            }

            while (i < text.Text.Length && Folding.IsWord(text.Text[i]))
            {
                i++;
            }

            end = i;
            if (i >= text.Text.Length || text.Text[i] != ' ')
            {
                break;
            }

            i++;
        }

        return end;
    }

    private static int BeforeUnspaced(EntityData data, SourceText text, int end)
    {
        var i = end;
        while (i > 0 && end - i < 24 && (char.IsLetterOrDigit(text.Text[i - 1]) || text.Text[i - 1] is '・' or '&'))
        {
            if (data.IntroLeads.Match(text.Folded, i - 1, true, out _) is > 0 and var lead && i - 1 + lead <= end && Folding.IsUnspaced(text.Text[i - 1]) && lead <= 2 && text.Folded[i - 1] is '是' or '自' or '为')
            {
                break;
            }

            i--;
        }

        return i;
    }

    private static int BeforeCapitals(EntityData data, SourceText text, int end)
    {
        var (start, i) = (end, end);
        for (var words = 0; words < MostWords && i > 0; words++)
        {
            var wordEnd = i;
            while (wordEnd > 0 && text.Text[wordEnd - 1] is ' ' or ',' && i - wordEnd < 2)
            {
                wordEnd--;
            }

            var wordStart = wordEnd;
            while (wordStart > 0 && (char.IsLetterOrDigit(text.Text[wordStart - 1]) || text.Text[wordStart - 1] is '-' or '\'' or '’' or '&' or '.'))
            {
                wordStart--;
            }

            if (wordStart == wordEnd)
            {
                break;
            }

            var capital = char.IsUpper(text.Text[wordStart]) || char.IsDigit(text.Text[wordStart]) || text.Text[wordStart] == '&';
            if (!capital && !data.Particles.Contains(text.Folded.AsSpan(wordStart, wordEnd - wordStart)) || data.IntroLeads.Contains(text.Folded.AsSpan(wordStart, wordEnd - wordStart)) && capital && words > 0)
            {
                break;
            }

            start = capital ? wordStart : start;
            i = wordStart;
        }

        return start;
    }
}
