using System.Buffers;
using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Entities.Evidence;

namespace InquiryAssistant.Core.Entities;

/// <summary>Finds quantities: a number with a unit, with a product word, behind a quantity word, or in a quantity column.</summary>
internal static class QuantityScanner
{
    private static readonly SearchValues<char> LabelMarks = SearchValues.Create(" \t:=-._(");

    /// <summary>The quantities of a text, its spans among the findings.</summary>
    public static List<Quantity> Scan(SourceText text, EntityData data, ProductWords products, Findings findings, EvidenceLog? log)
    {
        var draft = new QuantityDraft();
        var free = 0;
        var waiting = new SharedUnit();
        foreach (var number in text.Numbers(data))
        {
            if (number.Start < free || number.Value <= 0 || !number.IsWord && !StartsNumber(text.Folded, number.Start) || IsOther(text, data, findings, products, number.Start, number.End))
            {
                continue;
            }

            var found = number.IsWord ? TryWord(text, data, findings, products, number, out var unit, out var stop) : TryUnit(text, data, findings, products, number.Start, number.End, number.Value, out unit, out stop);
            if (!found)
            {
                waiting.Add(text, data, number);
                continue;
            }

            waiting.Take(text, data, number, unit, findings, draft);
            draft.Add(number.Value, unit, number.Start, stop);
            findings.Add(EntityKind.Quantity, text, number.Start, stop - number.Start);
            free = stop;
        }

        if (text.HasDigit)
        {
            QuantityColumns.Scan(text, data, findings, draft);
        }

        return QuantityEvidence.Choose(draft, text, data, products, findings, log);
    }

    /// <summary>"two 40HQ", "两台", "one container": a number in words counts only right before a unit, one only before a container.</summary>
    private static bool TryWord(SourceText text, EntityData data, Findings findings, ProductWords products, WrittenNumber number, out string? unit, out int stop)
    {
        ReadOnlySpan<char> folded = text.Folded;
        var at = number.End < folded.Length && folded[number.End] is ' ' or '-' ? number.End + 1 : number.End;
        (unit, stop) = (null, number.End);
        var length = data.Units.Match(folded, at, glued: true, out var name);
        if (length == 0 || number.Value == 1 && name is not ("containers" or "20GP" or "40GP" or "40HQ") || length == 1 && folded[at] < 128
            || text.Folded[number.Start] < 128 && at == number.End || number.Value == 1 && QuantityContext.IsHeldIn(text, number.Start) || QuantityUnits.IsCapacity(folded, data, at + length) || QuantityContext.IsDescription(text, data, name, number.Value, number.Start, at + length))
        {
            return length == 0 && CountedNouns.TryReadWord(text, data, findings, products, number, ref unit, ref stop);
        }

        stop = at + length;
        unit = QuantityUnits.Sized(folded, data, name, ref stop);
        unit += QuantityUnits.Rate(folded, data, ref stop);
        return true;
    }

    /// <summary>Money, shares, and numbers that already mean something else.</summary>
    private static bool IsOther(SourceText text, EntityData data, Findings findings, ProductWords products, int start, int end)
    {
        ReadOnlySpan<char> folded = text.Folded;
        var at = end < folded.Length && folded[end] == ' ' ? end + 1 : end;
        return at < folded.Length && folded[at] is '%' or '٪' || start > 0 && folded[start - 1] == '%' || Money.Around(data, folded, start, end, out _, out _) || IsMoneyRange(folded, data, start) || IsTaken(text, data, findings, products, start, end, at);
    }

    /// <summary>"USD 70-90k": the currency stands before the lower end.</summary>
    private static bool IsMoneyRange(ReadOnlySpan<char> folded, EntityData data, int start)
    {
        var low = start > 1 && folded[start - 1] is '-' or '–' ? DigitRuns.Start(folded, start - 1) : start;
        return low < start - 1 && Money.Around(data, folded, low, start - 1, out var from, out _) && from < low;
    }

    /// <summary>What belongs to another finding; the words of payment terms may run on to goods: "45 days after B/L I confirm 2 containers".</summary>
    private static bool IsTaken(SourceText text, EntityData data, Findings findings, ProductWords products, int start, int end, int at) =>
        findings.Covers(text, start, end - start)
        && (findings.CoversBut(EntityKind.PaymentTerms, text, start, end - start) || data.Units.Match(text.Folded, at, true, out _) < 2 && !CountedNouns.IsProduct(text, products, at));

    private static bool StartsNumber(ReadOnlySpan<char> folded, int i)
    {
        if (i == 0)
        {
            return true;
        }

        var before = folded[i - 1];
        return !(char.IsAsciiDigit(before) || before < 0x530 && char.IsLetter(before) && before != 'x' || (before == '-' && i > 1 && folded[i - 2] is not (' ' or '\n') && !EndsRange(folded, i)) || before is '/' or '_' or '.' or ',' or '#' or '$' or '€' or '£' or '¥' or '+' or ':' && i > 1 && char.IsAsciiDigit(folded[i - 2]))
            && !(before is 'x' or '×' or '*' or 'х' && i > 1 && char.IsAsciiDigit(folded[i - 2]));
    }

    /// <summary>"4-5 x 40HC": a free-standing smaller number before the hyphen.</summary>
    private static bool EndsRange(ReadOnlySpan<char> folded, int i)
    {
        var (start, end) = (DigitRuns.Start(folded, i - 1), DigitRuns.End(folded, i));
        var low = folded[start..(i - 1)];
        var high = folded[i..end];
        return low.Length is >= 1 and <= 5 && (start == 0 || folded[start - 1] is ' ' or '\n' or '(' or '~') && (end >= folded.Length || folded[end] is not ('-' or '/' or '.'))
            && (low.Length < high.Length || low.Length == high.Length && low.SequenceCompareTo(high) < 0);
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
            if (IsMonth(text.Text.AsSpan(at, length)) || QuantityUnits.IsMeasureOfSize(folded, data, at, length, value) || QuantityUnits.IsOrdinal(folded, at, end, value) || QuantityUnits.IsBeforeOthers(folded, data, name, stop) || name is "L" && value < 20 || name is "m" && value < 60 || QuantityUnits.IsPlatformDefault(folded, at) || name is "pcs" && value <= 36 && (QuantityUnits.IsPartOfSet(folded, stop) || QuantityUnits.IsBehindSet(folded, data, start)) || QuantityUnits.IsCapacity(folded, data, stop) || QuantityUnits.IsPackageContent(folded, data, name, start, stop) || QuantityContext.IsDescription(text, data, name, value, start, stop))
            {
                stop = end;
                return false;
            }

            unit = name is "pcs" or "sets" && QuantityUnits.SizeBefore(folded, data, start, value) is { } size ? size : QuantityUnits.Sized(folded, data, name, ref stop);
            unit += QuantityUnits.Rate(folded, data, ref stop);
            return true;
        }

        if (QuantityContext.IsRowNumber(folded, start, end) || QuantityContext.IsListNumber(folded, start, end, value) || QuantityContext.IsNumbered(text, start, value))
        {
            return false;
        }

        if (BareQuantities.CountsModel(text, findings, start, end, value) || BareQuantities.IsRateAlone(folded, data, end, value, ref unit, ref stop))
        {
            return true;
        }

        if (BareQuantities.CountsUnnamed(folded, data, start, end, at, value) || BareQuantities.IsAsked(text, data, start, end, value))
        {
            return true;
        }

        return BehindQuantityWord(text, start) ? value is >= 1 and < 100_000_000 && !BareQuantities.IsNotQuantity(folded, data, at)
            : BareQuantities.EndsLineBehindTimes(folded, start, end) || CountedNouns.TryRead(text, data, findings, products, value, at, ref unit, ref stop);
    }

    /// <summary>"17 May": folded like the Vietnamese word for a machine.</summary>
    private static bool IsMonth(ReadOnlySpan<char> written) => written is "May" or "MAY";

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

}
