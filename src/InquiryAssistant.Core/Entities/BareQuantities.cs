using System.Buffers;

namespace InquiryAssistant.Core.Entities;

/// <summary>Numbers without a unit that still count goods: beside a model, per period, grouped in thousands, closing a line.</summary>
internal static class BareQuantities
{
    private const int PayReach = 16;

    /// <summary>"400 x HX-2038", "240 of JR-9305", "TP-S3348 600" at a line's end: the number counts the model beside it.</summary>
    public static bool CountsModel(SourceText text, Findings findings, int start, int end, decimal value)
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
            if (span.Start > end && span.Start - end <= 12 && folded[end..span.Start].Trim() is "" or "x" or "×" or "pcs" or "of" or "of the" or "of your" or "pcs of" or "de" or "du" or "del" or "sztuk" or "stück" or "的")
            {
                return value >= 2 && !folded[end..span.Start].ContainsAny('\n', '\t');
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

    /// <summary>"34 of them", "25 mil de 500 ml", "7,200, white": a number that counts goods named elsewhere.</summary>
    public static bool CountsUnnamed(ReadOnlySpan<char> folded, EntityData data, int start, int end, int at, decimal value)
    {
        if (value >= 5 && at > end && data.CountedOf.Match(folded, at, out _) > 0)
        {
            return true;
        }

        var isWorded = char.IsLetter(folded[end - 1]);
        var isGrouped = !isWorded && end - start >= 5 && value >= 1000 && folded[start..end].ContainsAny(GroupMarks) && !(folded[start..end].Contains('.') && folded[start..end].Contains(','));
        return isWorded && value >= 100 && !IsNotQuantity(folded, data, at) && !(at < folded.Length && char.IsLetter(folded[at]) && folded[at] < 128 && value < 1000)
            || isGrouped && value % 10 == 0 && start > 1 && value < 10_000_000 && (char.IsLetter(folded[start - 2]) || folded[start - 1] == '(') && (EndsItem(folded, end) || end < folded.Length && folded[end] == ')') && !IsBehindPay(folded, data, start);
    }

    /// <summary>"the price for 2,500?", "we close 40.", "maybe 1500 first": a word that leads to a count stands right before, and the clause ends behind.</summary>
    public static bool IsAsked(SourceText text, EntityData data, int start, int end, decimal value)
    {
        if (value < LeastAsked || value != decimal.Truncate(value) || value is >= 1900 and <= 2100 || value >= 1000 && value % 50 != 0
            || text.Folded.AsSpan(start, end - start).Contains('.') && value < 1000 || text.Folded.AsSpan(Math.Max(0, start - LeadReach), Math.Min(start, LeadReach)).ContainsAny('%', '/'))
        {
            return false;
        }

        ReadOnlySpan<char> folded = text.Folded;
        var rest = folded[end..].TrimStart(' ');
        var ends = rest.IsEmpty || rest[0] is '\n' or '?' or ')' or ';' or '!' || rest[0] is ',' or '.' && (rest.Length == 1 || !char.IsAsciiDigit(rest[1])) || data.BareTails.Match(folded, folded.Length - rest.Length, out _) > 0;
        return ends && HasLead(folded, data, start);
    }

    private static bool HasLead(ReadOnlySpan<char> folded, EntityData data, int start)
    {
        for (var i = Math.Max(0, start - LeadReach); i < start - 1; i++)
        {
            if (data.BareLeads.Match(folded, i, out _) is > 0 and var length && i + length == start - 1 && folded[start - 1] == ' ')
            {
                return true;
            }
        }

        return false;
    }

    private const decimal LeastAsked = 20;

    private const int LeadReach = 16;

    /// <summary>"you offered 20,650", "31,840 and not 31,880", "go with 1,120": a sum without its currency.</summary>
    public static bool IsBehindPay(ReadOnlySpan<char> folded, EntityData data, int start)
    {
        for (var i = Math.Max(0, start - PayReach); i < start; i++)
        {
            if (data.SumLeads.Match(folded, i, out _) is > 0 and var length && i + length <= start && !folded[(i + length)..start].ContainsAny('.', '\n'))
            {
                return true;
            }
        }

        return false;
    }

    private static readonly SearchValues<char> GroupMarks = SearchValues.Create(",.' ");

    /// <summary>"40,000 per month", "15.000 p.a.": a number with a period needs no unit.</summary>
    public static bool IsRateAlone(ReadOnlySpan<char> folded, EntityData data, int end, decimal value, ref string? unit, ref int stop)
    {
        var at = end < folded.Length && folded[end] == ' ' ? end + 1 : end;
        var isPer = folded[at..].StartsWith("/", StringComparison.Ordinal);
        foreach (var word in QuantityUnits.PerWords)
        {
            isPer |= folded[at..].StartsWith(word, StringComparison.Ordinal);
        }

        if (value < 50 || !isPer && data.Periods.Match(folded, at, out _) < 4)
        {
            return false;
        }

        var behind = stop;
        var rate = QuantityUnits.Rate(folded, data, ref behind);
        if (rate.Length == 0)
        {
            return false;
        }

        (unit, stop) = ("pcs" + rate, behind);
        return true;
    }

    public static bool IsNotQuantity(ReadOnlySpan<char> folded, EntityData data, int at) => data.NotQuantity.Match(folded, at, true, out _) > 0;

    /// <summary>"M36 x 330", "1200 x 600 x 30": a number on the other side of the sign makes both a size.</summary>
    private static bool IsSize(ReadOnlySpan<char> folded, int start)
    {
        var at = start - 1;
        while (at > 0 && folded[at] is ' ' or 'x' or '×' or '*')
        {
            at--;
        }

        var end = at;
        while (at > 0 && (char.IsAsciiDigit(folded[at]) || folded[at] is '.' or ','))
        {
            at--;
        }

        // "DN150 x 8" counts valves, "M36 x 330" is a bolt.
        return at < end && (!char.IsAsciiLetter(folded[at]) || folded[at] == 'm' && !(at > 0 && char.IsAsciiLetter(folded[at - 1])));
    }

    /// <summary>"DIN 3352 gate valve x 8": a times sign and a number that closes the line.</summary>
    public static bool EndsLineBehindTimes(ReadOnlySpan<char> folded, int start, int end) =>
        start > 2 && !IsSize(folded, start) && (folded[start - 1] is 'x' or '×' or '*' && folded[start - 2] == ' ' || folded[start - 1] == ' ' && folded[start - 2] is 'x' or '×' or '*' && folded[start - 3] is ' ' or ')') && (end >= folded.Length || folded[end] is '\n' or ',' or ';' or '\t' || folded[end..].TrimStart(' ').StartsWith("\n", StringComparison.Ordinal));
}
