namespace InquiryAssistant.Core.Entities;

/// <summary>Finds what may be a model though no rule reads it: the evidence decides.</summary>
internal static class ModelCandidates
{
    private const int LongestCode = 24;

    private const int LongestName = 14;

    private const int LongestQuoted = 24;

    private const int MostNames = 40;

    private const int NameReach = 16;

    private static readonly System.Buffers.SearchValues<char> Quotes = System.Buffers.SearchValues.Create("\"“”„«»「」『』");

    /// <summary>Adds the token at the bounds, and with it the name before it.</summary>
    public static void AddLeft(SourceText text, EntityData data, (int Start, int End) token, List<ModelMention> mentions)
    {
        var (start, end) = WithCyrillic(text, token.Start, token.End);
        if (end - start is < 2 or > LongestCode || mentions.Count > 0 && mentions[^1].Text == text && mentions[^1].End > start)
        {
            return;
        }

        var folded = text.Folded.AsSpan(start, end - start);
        if (folded.Contains('@') || folded.Contains('_') || folded.Contains("www.", StringComparison.Ordinal) || folded.Contains("//", StringComparison.Ordinal) || CodeShape.EndsAsFile(folded, data))
        {
            return;
        }

        var pair = PairStart(text, start, end);
        if (pair >= 0)
        {
            mentions.Add(new(text, pair, end, ModelForm.Pair));
        }

        if (CodeShape.CountLettersOfAnyScript(folded) > 0)
        {
            if (!HasWord(text.Text.AsSpan(start, end - start)) && !CodeShape.IsMeasure(folded, data))
            {
                mentions.Add(new(text, start, end, ModelForm.Code));
            }
        }
        else if (CodeShape.CountDigits(folded) is >= 3 and <= 8 && !folded.Contains('+') && !IsSum(text, data, start, end))
        {
            mentions.Add(new(text, start, end, ModelForm.Figures));
        }
    }

    /// <summary>Adds names in quotation marks and names behind a word for "model".</summary>
    public static void AddNames(SourceText text, Findings findings, List<ModelMention> mentions)
    {
        var left = MostNames;
        foreach (var hit in text.Hits)
        {
            if (hit.Kind == (int)Vocabulary.ModelWord && left > 0 && NameBehind(text.Text, hit.End) is var (start, end) && end > start && !findings.Covers(text, start, end - start))
            {
                mentions.Add(new(text, start, end, ModelForm.Named));
                left--;
            }
        }

        for (var at = 0; left > 0 && text.Text.AsSpan(at).IndexOfAny(Quotes) is >= 0 and var next; left--)
        {
            var start = at + next + 1;
            var length = text.Text.AsSpan(start, Math.Min(LongestQuoted + 1, text.Text.Length - start)).IndexOfAny(Quotes);
            if (length > 1 && IsName(text.Text.AsSpan(start, length)) && !findings.Covers(text, start, length))
            {
                mentions.Add(new(text, start, start + length, ModelForm.Quoted));
                at = start + length + 1;
            }
            else
            {
                at = start;
            }
        }
    }

    /// <summary>"СК-200", "ФМн78": Cyrillic letters that stick to the token belong to it.</summary>
    private static (int Start, int End) WithCyrillic(SourceText text, int start, int end)
    {
        ReadOnlySpan<char> folded = text.Folded;
        var from = start;
        while (from > 0 && start - from < LongestCode && (IsCyrillic(folded[from - 1]) || CodeShape.IsTokenChar(folded[from - 1])))
        {
            from--;
        }

        var to = end;
        while (to < folded.Length && to - end < LongestCode && (IsCyrillic(folded[to]) || CodeShape.IsTokenChar(folded[to])))
        {
            to++;
        }

        while (to > end && !char.IsLetterOrDigit(folded[to - 1]))
        {
            to--;
        }

        while (from < start && !char.IsLetterOrDigit(folded[from]))
        {
            from++;
        }

        return (from, to);
    }

    private static bool IsCyrillic(char c) => c is >= '\u0400' and <= '\u04FF';

    /// <summary>A run of small letters is a word, not a code.</summary>
    private static bool HasWord(ReadOnlySpan<char> written)
    {
        var run = 0;
        foreach (var c in written)
        {
            run = char.IsLower(c) ? run + 1 : 0;
            if (run >= 4)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Nora 50", "AS-Care 70": where the word with a capital before a short figure begins; -1 without one.</summary>
    private static int PairStart(SourceText text, int start, int end)
    {
        if (start < 3 || text.Text[start - 1] != ' ' || !char.IsAsciiDigit(text.Folded[start]) || end - start > 6)
        {
            return -1;
        }

        var word = start - 1;
        while (word > 0 && start - word <= LongestName && (char.IsLetter(text.Text[word - 1]) || text.Text[word - 1] == '-'))
        {
            word--;
        }

        return start - 1 - word >= 2 && char.IsUpper(text.Text[word]) && (word == 0 || !char.IsLetterOrDigit(text.Text[word - 1])) ? word : -1;
    }

    private static bool IsSum(SourceText text, EntityData data, int start, int end) => Money.Around(data, text.Folded, start, end, out _, out _)
        || end < text.Folded.Length && text.Folded[end] is '%' or '°' or ':' or ',' && end + 1 < text.Folded.Length && char.IsAsciiDigit(text.Folded[end + 1])
        || start > 1 && text.Folded[start - 1] is ',' or ':' or '.' or '+' && char.IsAsciiDigit(text.Folded[start - 2]);

    /// <summary>One or two words with a capital right behind the word, quotation marks and a colon between.</summary>
    private static (int Start, int End) NameBehind(string text, int at)
    {
        var start = at;
        while (start < text.Length && start - at < 4 && text[start] is ' ' or ':' or '"' or '“' or '„' or '«' or '‘' or '\'')
        {
            start++;
        }

        var end = start;
        while (start > at && end < text.Length && end - start < NameReach && (char.IsLetter(text[end]) || text[end] is '-'))
        {
            end++;
        }

        return end - start >= 3 && char.IsUpper(text[start]) && !(end < text.Length && char.IsDigit(text[end])) ? (start, end) : (0, 0);
    }

    private static bool IsName(ReadOnlySpan<char> quoted) =>
        char.IsUpper(quoted[0]) || char.IsLetter(quoted[0]) && quoted[0] > '\u0590';
}
