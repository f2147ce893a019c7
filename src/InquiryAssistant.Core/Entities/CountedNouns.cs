using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities;

/// <summary>Numbers before the name of a good: "6 500 vestes", "75 task chairs".</summary>
internal static class CountedNouns
{
    /// <summary>"6 500 vestes", "620 panelen": a word of the owner's products, or a plain plural behind a number that is more than a few.</summary>
    public static bool TryRead(SourceText text, EntityData data, Findings findings, ProductWords products, decimal value, int at, ref string? unit, ref int stop)
    {
        ReadOnlySpan<char> folded = text.Folded;
        var end = at;
        while (end < folded.Length && (Folding.IsWord(folded[end]) || folded[end] == '-' && end + 1 < folded.Length && char.IsLetter(folded[end + 1])) && end - at < 24)
        {
            end++;
        }

        var start = at - 1 - Digits(folded, at);
        var word = folded[at..end];
        if (word.Length < 2 || at == stop || IsCode(folded, start, value) || value != decimal.Truncate(value) || value is >= 1900 and <= 2100 || IsNoGood(data, word))
        {
            return false;
        }

        var isNoun = word.Length >= ShortestNoun(folded, at);
        if (isNoun && value >= 2 && NamedBehind(text, data, products, value, at, end, ref unit, ref stop))
        {
            return true;
        }

        if (BehindCode(text.Text, at, value) || QuantityContext.IsDocumentNumber(text, start, value))
        {
            return false;
        }

        if (!isNoun || !(products.Holds(word) && value >= 2) && !(IsCommon(text.Text.AsSpan(at, end - at)) && (value >= 8 && (word.EndsWith("en", StringComparison.Ordinal) || !char.IsUpper(text.Text[at]) ? EndsPlural(data, word) : QuantityContext.IsWantedNear(text, start)) && !IsBeforeNoGood(text, data, end) || value >= 2 && IsPluralEnough(data, word) && IsInList(text, findings, start) || value >= 8 && QuantityContext.IsWantedDirectly(text, start))))
        {
            end = NounBehind(text, data, at, end);
            if (end == 0 || value < 2 || !IsInList(text, findings, start))
            {
                return false;
            }
        }

        unit = text.Text[at..end];
        stop = end;
        unit += QuantityUnits.Rate(folded, data, ref stop);
        return true;
    }

    /// <summary>"seven pumps", "three front loaders": a number in words before a product or a plural wanted outright.</summary>
    public static bool TryReadWord(SourceText text, EntityData data, Findings findings, ProductWords products, WrittenNumber number, ref string? unit, ref int stop)
    {
        ReadOnlySpan<char> folded = text.Folded;
        var at = number.End + 1;
        if (number.Value < 2 || at >= folded.Length || folded[number.End] != ' ' || folded[at] is < 'a' or > '\u05FF')
        {
            return false;
        }

        var end = WordEnd(folded, at);
        var word = folded[at..end];
        if (word.Length < 4 || IsNoGood(data, word) || !IsLower(text.Text.AsSpan(at, end - at)) || !IsInList(text, findings, number.Start))
        {
            return false;
        }

        if (!products.Holds(word))
        {
            var (next, behind) = SecondWord(folded, end);
            end = behind > next && products.Holds(folded[next..behind]) ? behind : EndsPlural(data, word) && QuantityContext.IsWantedDirectly(text, number.Start) ? end : 0;
        }

        if (end == 0)
        {
            return false;
        }

        (unit, stop) = (text.Text[at..end], end);
        return true;
    }

    /// <summary>Whether one of the owner's products stands at the place.</summary>
    public static bool IsProduct(SourceText text, ProductWords products, int at)
    {
        var end = WordEnd(text.Folded, at);
        return end - at >= 4 && products.Holds(text.Folded.AsSpan(at, end - at));
    }

    private static int WordEnd(ReadOnlySpan<char> folded, int at)
    {
        var end = at;
        while (end < folded.Length && Folding.IsWord(folded[end]) && end - at < 24)
        {
            end++;
        }

        return end;
    }

    private static bool IsNoGood(EntityData data, ReadOnlySpan<char> word) =>
        data.NotQuantity.Contains(word) || data.NotCounted.Contains(word) || data.Durations.Contains(word) || data.Months.Contains(word);

    /// <summary>"14 boutique hotels": what is counted is a place or a person.</summary>
    private static bool IsBeforeNoGood(SourceText text, EntityData data, int end)
    {
        var (next, stop) = SecondWord(text.Folded, end);
        return stop - next >= 5 && text.Folded[stop - 1] == 's' && (data.NotQuantity.Contains(text.Folded.AsSpan(next, stop - next)) || data.NotCounted.Contains(text.Folded.AsSpan(next, stop - next)));
    }

    /// <summary>"1,200 hose sets", "75 task chairs": the second word is a unit or a product.</summary>
    private static bool NamedBehind(SourceText text, EntityData data, ProductWords products, decimal value, int at, int end, ref string? unit, ref int stop)
    {
        ReadOnlySpan<char> folded = text.Folded;
        var (next, nextEnd) = SecondWord(folded, end);
        if (nextEnd <= next || BehindCode(text.Text, at, value))
        {
            return false;
        }

        if (data.Units.TryGet(folded[next..nextEnd], out var named) && named is "sets" or "pairs" or "boxes" or "rolls" or "cartons" or "pallets" or "drums" or "bags")
        {
            (unit, stop) = (named, nextEnd);
            return true;
        }

        if (value < 5 || products.Holds(folded[at..end]) || !products.Holds(folded[next..nextEnd]))
        {
            return false;
        }

        (unit, stop) = (text.Text[next..nextEnd], nextEnd);
        return true;
    }

    /// <summary>Scripts without capitals have short nouns: "3 مولد".</summary>
    private static int ShortestNoun(ReadOnlySpan<char> folded, int at) => at < folded.Length && folded[at] is > '\u05D0' and < '\u0700' ? 3 : 4;

    /// <summary>"7731 coverall", "2472 vessels": an exact number of four digits or more without marks names a model or an order.</summary>
    private static bool IsCode(ReadOnlySpan<char> folded, int start, decimal value)
    {
        return DigitRuns.End(folded, start) - start >= 4 && value % 10 != 0;
    }

    private static bool IsInList(SourceText text, Findings findings, int start) => QuantityContext.IsWanted(text, start) || QuantityContext.FollowsQuantity(text, findings, start);

    /// <summary>"220 sun loungers", "5 CIP return pumps": a plural behind one or two small words or capitals; the end of it, 0 when there is none.</summary>
    private static int NounBehind(SourceText text, EntityData data, int at, int end)
    {
        for (var words = 0; words < 2; words++)
        {
            var (next, stop) = SecondWord(text.Folded, end);
            if (stop <= next || stop - next < 4 || data.NotQuantity.Contains(text.Folded.AsSpan(next, stop - next)) || data.NotCounted.Contains(text.Folded.AsSpan(next, stop - next)) || !IsLower(text.Text.AsSpan(next, stop - next)))
            {
                return 0;
            }

            if (text.Folded[stop - 1] == 's' && text.Folded[stop - 2] != 's')
            {
                return stop;
            }

            end = stop;
        }

        return 0;
    }

    /// <summary>The word behind the next blank: "75 task chairs".</summary>
    private static (int Start, int End) SecondWord(ReadOnlySpan<char> folded, int end)
    {
        var start = end < folded.Length && folded[end] == ' ' ? end + 1 : end;
        var stop = start;
        while (start > end && stop < folded.Length && Folding.IsWord(folded[stop]))
        {
            stop++;
        }

        return (start, stop);
    }

    /// <summary>"ISO 13485 certificate", "RFQ 1500 drills": capitals before the number make it a name.</summary>
    private static bool BehindCode(string text, int at, decimal value)
    {
        var digit = at - 1;
        while (digit > 0 && !char.IsDigit(text[digit]))
        {
            digit--;
        }

        while (digit > 0 && (char.IsDigit(text[digit - 1]) || text[digit - 1] is '.' or ',' or ' ' && digit > 1 && char.IsDigit(text[digit - 2])))
        {
            digit--;
        }

        return value >= 2 && digit > 2 && text[digit - 1] == ' ' && char.IsUpper(text[digit - 2]) && char.IsUpper(text[digit - 3]);
    }

    /// <summary>Units between the number's first figure and the noun.</summary>
    private static int Digits(ReadOnlySpan<char> folded, int at)
    {
        var i = at - 1;
        while (i > 0 && (char.IsAsciiDigit(folded[i - 1]) || folded[i - 1] is '.' or ',' || folded[i - 1] == ' ' && i > 1 && char.IsAsciiDigit(folded[i - 2])))
        {
            i--;
        }

        return at - 1 - i;
    }

    /// <summary>Scripts without Latin plurals have no ending to go by: any noun there.</summary>
    private static bool IsPluralEnough(EntityData data, ReadOnlySpan<char> word) => word[0] > 0x5D0 && word[0] < 0x700 || EndsPlural(data, word);

    private static bool EndsPlural(EntityData data, ReadOnlySpan<char> word) =>
        data.Plurals.Contains(word[^1..]) || data.Plurals.Contains(word[^2..]) || data.Plurals.Contains(word[^3..]);

    /// <summary>A word in small letters, or a noun as German writes it.</summary>
    private static bool IsCommon(ReadOnlySpan<char> word) => IsLower(word) || word.Length >= 5 && char.IsUpper(word[0]) && IsLower(word[1..]) && (word.EndsWith("en", StringComparison.Ordinal) || word.Length >= 8 && word[^1] is 'e' or 'r' or 's' or 'n');

    private static bool IsLower(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (char.IsUpper(c) || !char.IsLetter(c) && c != '-')
            {
                return false;
            }
        }

        return true;
    }
}
