namespace InquiryAssistant.Core.Entities;

/// <summary>How far dates, weeks and periods in figures reach.</summary>
internal static class DateExtents
{
    /// <summary>"20/5", "15.04.2027", "2027-03-01".</summary>
    public static int DateEnd(ReadOnlySpan<char> folded, int i)
    {
        if (i > 0 && (char.IsAsciiLetterOrDigit(folded[i - 1]) || folded[i - 1] is '-' or '/' or '.' or '$' or '€'))
        {
            return 0;
        }

        var (end, marks, slashes) = (i, 0, 0);
        while (end < folded.Length && (char.IsAsciiDigit(folded[end]) || folded[end] is '/' or '.' or '-' && end + 1 < folded.Length && char.IsAsciiDigit(folded[end + 1])))
        {
            marks += char.IsAsciiDigit(folded[end]) ? 0 : 1;
            slashes += folded[end] == '/' ? 1 : 0;
            end++;
        }

        var first = Leading(folded[i..end]);
        return (marks == 2 && end - i is >= 6 and <= 10 || slashes == 1 && marks == 1 && end - i <= 5 && first is >= 1 and <= 31 && Leading(folded[(folded[i..end].IndexOf('/') + i + 1)..end]) is >= 1 and <= 12)
            && !(end < folded.Length && (char.IsAsciiLetter(folded[end]) || folded[end] == '%')) ? end : 0;
    }

    private static int Leading(ReadOnlySpan<char> digits)
    {
        var value = 0;
        foreach (var c in digits)
        {
            if (!char.IsAsciiDigit(c) || value > 9999)
            {
                break;
            }

            value = value * 10 + c - '0';
        }

        return value;
    }

    /// <summary>"within 3 weeks", "10 tygodni": only behind a lead, as any period may be a habit or a guarantee.</summary>
    public static int PeriodEnd(ReadOnlySpan<char> folded, EntityData data, int i)
    {
        var end = DigitRuns.End(folded, i);
        var at = end < folded.Length && folded[end] is ' ' or '-' ? end + 1 : end;
        return end - i <= 3 && data.Durations.Match(folded, at, true, out _) is > 0 and var length ? at + length : 0;
    }

    public static int WeekStart(ReadOnlySpan<char> folded, EntityData data, int i)
    {
        for (var start = Math.Max(0, i - 16); start < i; start++)
        {
            if (data.WeekWords.Match(folded, start, out _) is > 0 and var length && start + length <= i && folded[(start + length)..i].Trim(" .").IsEmpty && DigitRuns.End(folded, i) - i <= 2)
            {
                return start;
            }
        }

        return -1;
    }

    /// <summary>"12. tydzień", "38. hafta", "2nd week": the week's number stands before it.</summary>
    public static int OrdinalWeekEnd(ReadOnlySpan<char> folded, EntityData data, int i)
    {
        var end = DigitRuns.End(folded, i);
        var blank = folded[end..Math.Min(folded.Length, end + 4)].IndexOf(' ');
        var at = end + blank + 1;
        return end - i <= 2 && blank > 0 && folded[end..(at - 1)] is "." or "º" or "ª" or "st" or "nd" or "rd" or "th" or "e" && data.Renderings.Match(folded, at, out var name) is > 0 and var length && name == "week" ? at + length : 0;
    }

    /// <summary>"the 19th", "5th": a day alone.</summary>
    public static int OrdinalEnd(ReadOnlySpan<char> folded, int i)
    {
        var end = DigitRuns.End(folded, i);
        return end - i <= 2 && Leading(folded[i..end]) is >= 1 and <= 31 && end + 1 < folded.Length && folded.Slice(end, 2) is "st" or "nd" or "rd" or "th"
            && (end + 2 >= folded.Length || !char.IsLetterOrDigit(folded[end + 2])) ? end + 2 : 0;
    }
}
