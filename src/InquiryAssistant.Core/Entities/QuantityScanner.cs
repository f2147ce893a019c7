using System.Buffers;
using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities;

/// <summary>Finds quantities: a number with a unit, with a product word, behind a quantity word, or in a quantity column.</summary>
internal static class QuantityScanner
{
    private static readonly SearchValues<char> LabelMarks = SearchValues.Create(" :=-._(");

    public static void Scan(SourceText text, EntityData data, ProductWords products, Findings findings, List<Quantity> quantities)
    {
        if (!text.HasDigit)
        {
            return;
        }

        ReadOnlySpan<char> folded = text.Folded;
        for (var i = 0; i < folded.Length; i++)
        {
            var next = folded[i..].IndexOfAnyInRange('0', '9');
            if (next < 0)
            {
                break;
            }

            i += next;
            if (!StartsNumber(folded, i) || !NumberReader.TryRead(data, folded, i, out var value, out var end) || value <= 0)
            {
                i = SkipDigits(folded, i);
                continue;
            }

            if (!IsOther(text, data, findings, i, end) && TryUnit(text, data, findings, products, i, end, value, out var unit, out var stop))
            {
                Add(new Quantity(Trim(value), unit), quantities);
                findings.Add(EntityKind.Quantity, text, i, stop - i);
                end = stop;
            }

            i = Math.Max(i, end - 1);
        }

        QuantityColumns.Scan(text, data, findings, quantities);
    }

    /// <summary>Money, shares, and numbers that already mean something else.</summary>
    private static bool IsOther(SourceText text, EntityData data, Findings findings, int start, int end)
    {
        ReadOnlySpan<char> folded = text.Folded;
        var at = end < folded.Length && folded[end] == ' ' ? end + 1 : end;
        return at < folded.Length && folded[at] is '%' or '٪' || start > 0 && folded[start - 1] == '%' || Money.Around(data, folded, start, end, out _, out _) || findings.Covers(text, start, end - start);
    }

    internal static void Add(Quantity quantity, List<Quantity> quantities)
    {
        if (quantities.Count < 60)
        {
            quantities.Add(quantity);
        }
    }

    internal static decimal Trim(decimal value) => value / 1.0000000000000000000000000000m;

    private static bool StartsNumber(ReadOnlySpan<char> folded, int i)
    {
        if (i == 0)
        {
            return true;
        }

        var before = folded[i - 1];
        return !(char.IsAsciiDigit(before) || char.IsAsciiLetter(before) && before != 'x' || (before == '-' && i > 1 && folded[i - 2] is not (' ' or '\n')) || before is '/' or '_' or '.' or ',' or '#' or '$' or '€' or '£' or '¥' or '+' or ':' && i > 1 && char.IsAsciiDigit(folded[i - 2]))
            && !(before == 'x' && i > 1 && char.IsAsciiDigit(folded[i - 2]));
    }

    private static int SkipDigits(ReadOnlySpan<char> folded, int i)
    {
        while (i + 1 < folded.Length && (char.IsAsciiDigit(folded[i + 1]) || folded[i + 1] is '.' or ',' or '-' or '/'))
        {
            i++;
        }

        return i;
    }

    private static bool TryUnit(SourceText text, EntityData data, Findings findings, ProductWords products, int start, int end, decimal value, out string? unit, out int stop)
    {
        ReadOnlySpan<char> folded = text.Folded;
        var at = end;
        while (at < folded.Length && folded[at] is ' ' or 'x' or '*' or '×' && at - end < 3)
        {
            at++;
        }

        unit = null;
        stop = end;
        if (IsRangeStart(folded, end))
        {
            return false;
        }

        if (at < folded.Length && data.Units.Match(folded, at, glued: true, out var name) is > 0 and var length)
        {
            stop = at + length;
            if (IsMeasureOfSize(folded, data, at, length, value) || name is "pcs" && value <= 36 && IsPartOfSet(folded, stop) || IsCapacity(folded, data, stop) || IsPackageContent(folded, data, name, start, stop))
            {
                stop = end;
                return false;
            }

            unit = name + Rate(folded, data, ref stop);
            return true;
        }

        if (CountsModel(text, findings, start, end, value) || IsRateAlone(folded, data, end, value, ref unit, ref stop))
        {
            return true;
        }

        return BehindQuantityWord(text, start) ? value is >= 1 and < 100_000_000 && !IsNotQuantity(folded, data, at)
            : EndsLineBehindTimes(folded, start, end) || TryProductNoun(text, data, products, value, at, ref unit, ref stop);
    }

    /// <summary>"400 x HX-2038", "240 of JR-9305", "TP-S3348 600" at a line's end: the number counts the model beside it.</summary>
    private static bool CountsModel(SourceText text, Findings findings, int start, int end, decimal value)
    {
        if (value is >= 1900 and <= 2100)
        {
            return false;
        }

        ReadOnlySpan<char> folded = text.Folded;
        foreach (var span in findings.Spans)
        {
            if (span.Kind != EntityKind.Model || span.Source != text.Source)
            {
                continue;
            }

            var modelEnd = span.Start + span.Length;
            if (span.Start > end && span.Start - end <= 12 && folded[end..span.Start].Trim() is "" or "x" or "×" or "of" or "of the" or "of your" or "pcs of" or "de" or "du" or "del" or "sztuk" or "stück" or "的")
            {
                return value >= 2 && folded[end..span.Start].IndexOf('\n') < 0;
            }

            if (modelEnd < start && start - modelEnd <= 4 && folded[modelEnd..start].IndexOfAnyExcept(ListMarks) < 0 && value >= 2 && EndsItem(folded, end))
            {
                return true;
            }
        }

        return false;
    }

    private static readonly SearchValues<char> ListMarks = SearchValues.Create(" :-\t=x×");

    private static bool EndsItem(ReadOnlySpan<char> folded, int end)
    {
        var rest = folded[end..].TrimStart(' ');
        return rest.IsEmpty || rest[0] is '\n' or ',' or ';' or '+' or '\r' || rest[0] == '.' && (rest.Length == 1 || !char.IsAsciiDigit(rest[1]));
    }

    /// <summary>"40,000 per month", "15.000 p.a.": a number with a period needs no unit.</summary>
    private static bool IsRateAlone(ReadOnlySpan<char> folded, EntityData data, int end, decimal value, ref string? unit, ref int stop)
    {
        var at = end < folded.Length && folded[end] == ' ' ? end + 1 : end;
        var isPer = folded[at..].StartsWith("/", StringComparison.Ordinal);
        foreach (var word in PerWords)
        {
            isPer |= folded[at..].StartsWith(word, StringComparison.Ordinal);
        }

        if (value < 50 || !isPer && data.Periods.Match(folded, at, out _) < 4)
        {
            return false;
        }

        var behind = stop;
        var rate = Rate(folded, data, ref behind);
        if (rate.Length == 0)
        {
            return false;
        }

        (unit, stop) = ("pcs" + rate, behind);
        return true;
    }

    private static bool IsNotQuantity(ReadOnlySpan<char> folded, EntityData data, int at) => data.NotQuantity.Match(folded, at, true, out _) > 0;

    /// <summary>"300 - 400 kg": the last number of a range counts.</summary>
    private static bool IsRangeStart(ReadOnlySpan<char> folded, int end)
    {
        var at = end;
        while (at < folded.Length && folded[at] is ' ' or '-' or '~' && at - end < 3)
        {
            at++;
        }

        return at > end && at < folded.Length && char.IsAsciiDigit(folded[at]) && folded[end..at].ContainsAny('-', '~');
    }

    /// <summary>"DIN 3352 gate valve x 8": a times sign and a number that closes the line.</summary>
    private static bool EndsLineBehindTimes(ReadOnlySpan<char> folded, int start, int end) =>
        start > 2 && (folded[start - 1] is 'x' or '×' or '*' && folded[start - 2] == ' ' || folded[start - 1] == ' ' && folded[start - 2] is 'x' or '×' or '*' && folded[start - 3] is ' ' or ')') && (end >= folded.Length || folded[end] is '\n' or ',' or ';' or '\t' || folded[end..].TrimStart(' ').StartsWith("\n", StringComparison.Ordinal));

    /// <summary>Single letters behind small numbers are sizes: "5 m cable", "12V".</summary>
    private static bool IsMeasureOfSize(ReadOnlySpan<char> folded, EntityData data, int at, int length, decimal value) =>
        length == 1 && folded[at] is 'm' or 'l' or 'g' or 'w' && value < 20
        || length == 1 && data.NotQuantity.Contains(folded.Slice(at, 1)) && !Folding.IsUnspaced(folded[at]) && folded[at] is not ('t' or 'm')
        || length == 2 && folded.Slice(at, 2) is "ml" or "gr" && value < 5000;

    /// <summary>"12 pcs set", "6 pc block set": what belongs to one set.</summary>
    private static bool IsPartOfSet(ReadOnlySpan<char> folded, int stop)
    {
        var rest = folded[stop..Math.Min(folded.Length, stop + 20)];
        var line = rest.IndexOfAny('\n', ',', ';');
        return (line >= 0 ? rest[..line] : rest).Contains(" set", StringComparison.Ordinal);
    }

    /// <summary>"400 kg/hr", "100 kg per batch", "10 pcs/carton": what a machine does or a box holds.</summary>
    private static bool IsCapacity(ReadOnlySpan<char> folded, EntityData data, int stop)
    {
        var at = stop;
        while (at < folded.Length && folded[at] is ' ' or '.')
        {
            at++;
        }

        var isPer = at < folded.Length && folded[at] == '/';
        at += isPer ? 1 : 0;
        foreach (var word in PerWords)
        {
            if (!isPer && folded[at..].StartsWith(word, StringComparison.Ordinal))
            {
                (isPer, at) = (true, at + word.Length);
                break;
            }
        }

        return isPer && data.Rates.Match(folded, at, true, out _) > 0 && data.Periods.Match(folded, at, out _) == 0;
    }

    private static readonly string[] PerWords = ["per ", "a ", "por ", "par ", "pro ", "je ", "na ", "в "];

    /// <summary>"25 kg bags", "bao 25kg", "rolls of 16 kg": what one package holds.</summary>
    private static bool IsPackageContent(ReadOnlySpan<char> folded, EntityData data, string unit, int start, int stop)
    {
        if (unit is not ("kg" or "g" or "L" or "m") && !(unit == "MT" && folded[stop - 1] != 'n'))
        {
            return false;
        }

        var at = stop;
        while (at < folded.Length && folded[at] is ' ' or '/' or '-')
        {
            at++;
        }

        if (unit != "m" && data.GoodsContainers.Match(folded, at, true, out _) > 0)
        {
            return true;
        }

        for (var i = Math.Max(0, start - 12); i < start && unit != "m"; i++)
        {
            if (data.GoodsContainers.Match(folded, i, out _) is > 0 and var length && i + length <= start && folded[(i + length)..start].Trim(" (:x") is "" or "of" or "de" or "à" or "a" or "da" or "di" or "por" or "по" or "van" or "zu" or "je")
            {
                return true;
            }
        }

        return false;
    }

    private static string Rate(ReadOnlySpan<char> folded, EntityData data, ref int stop)
    {
        var at = stop;
        for (var words = 0; words < 3 && at < folded.Length; words++)
        {
            while (at < folded.Length && folded[at] is ' ' or '/' or '.')
            {
                at++;
            }

            if (at < folded.Length && data.Periods.Match(folded, at, out var period) is > 0 and var length)
            {
                stop = at + length;
                return "/" + period;
            }

            var wordStart = at;
            while (at < folded.Length && char.IsLetter(folded[at]))
            {
                at++;
            }

            if (at - wordStart is 0 or > 5)
            {
                break;
            }
        }

        return "";
    }

    private static bool BehindQuantityWord(SourceText text, int start)
    {
        foreach (var hit in text.HitsIn(Math.Max(0, start - 16), start))
        {
            if (hit.Kind == (int)Vocabulary.QuantityWord && hit.End <= start && text.Folded.AsSpan(hit.End, start - hit.End).IndexOfAnyExcept(LabelMarks) < 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"6 500 vestes", "620 panelen": a word of the owner's products, or a plain plural behind a number that is more than a few.</summary>
    private static bool TryProductNoun(SourceText text, EntityData data, ProductWords products, decimal value, int at, ref string? unit, ref int stop)
    {
        ReadOnlySpan<char> folded = text.Folded;
        var end = at;
        while (end < folded.Length && Folding.IsWord(folded[end]) && end - at < 24)
        {
            end++;
        }

        if (end - at < 4 || at == stop || value is >= 1900 and <= 2100 || data.NotQuantity.Contains(folded[at..end]) || data.Durations.Contains(folded[at..end]) || data.Months.Contains(folded[at..end]))
        {
            return false;
        }

        var word = folded[at..end];
        if (BehindCode(text.Text, at, value) || !(products.Holds(word) && value >= 2) && !(value >= 8 && IsLower(text.Text.AsSpan(at, end - at)) && EndsPlural(data, word)))
        {
            return false;
        }

        unit = text.Text[at..end];
        stop = end;
        unit += Rate(folded, data, ref stop);
        return true;
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
