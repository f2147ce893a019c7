using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities;

/// <summary>Numbers before the name of a good: "6 500 vestes", "75 task chairs".</summary>
internal static class CountedNouns
{
    /// <summary>"6 500 vestes", "620 panelen": a word of the owner's products, or a plain plural behind a number that is more than a few.</summary>
    public static bool TryRead(SourceText text, EntityData data, ProductWords products, decimal value, int at, ref string? unit, ref int stop)
    {
        ReadOnlySpan<char> folded = text.Folded;
        var end = at;
        while (end < folded.Length && (Folding.IsWord(folded[end]) || folded[end] == '-' && end + 1 < folded.Length && char.IsLetter(folded[end + 1])) && end - at < 24)
        {
            end++;
        }

        if (end - at < 4 || at == stop || value is >= 1900 and <= 2100 || data.NotQuantity.Contains(folded[at..end]) || data.NotCounted.Contains(folded[at..end]) || data.Durations.Contains(folded[at..end]) || data.Months.Contains(folded[at..end]))
        {
            return false;
        }

        var word = folded[at..end];
        if (value >= 2 && SecondWord(folded, end) is var (unitAt, unitEnd) && unitEnd > unitAt && data.Units.TryGet(folded[unitAt..unitEnd], out var named) && named is "sets" or "pairs" or "boxes" or "rolls" or "cartons" && !BehindCode(text.Text, at, value))
        {
            (unit, stop) = (named, unitEnd);
            return true;
        }

        if (value >= 5 && !products.Holds(word) && SecondWord(folded, end) is var (next, stopAt) && stopAt > next && products.Holds(folded[next..stopAt]) && !BehindCode(text.Text, at, value))
        {
            (unit, stop) = (text.Text[next..stopAt], stopAt);
            return true;
        }

        if (BehindCode(text.Text, at, value) || !(products.Holds(word) && value >= 2) && !(IsLower(text.Text.AsSpan(at, end - at)) && (value >= 8 && EndsPlural(data, word) || value >= 2 && IsPluralEnough(data, word) && QuantityContext.IsWanted(text, at - 1 - Digits(folded, at)) || value >= 8 && QuantityContext.IsWantedDirectly(text, at - 1 - Digits(folded, at)))))
        {
            return false;
        }

        unit = text.Text[at..end];
        stop = end;
        unit += QuantityUnits.Rate(folded, data, ref stop);
        return true;
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

    private static bool IsLower(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (!char.IsLower(c))
            {
                return false;
            }
        }

        return true;
    }
}
