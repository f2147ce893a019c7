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

    /// <summary>"before the 19th", "not after 5th": a day alone, only behind a word for a deadline.</summary>
    public static int OrdinalEnd(SourceText text, EntityData data, int i)
    {
        ReadOnlySpan<char> folded = text.Folded;
        var end = DigitRuns.End(folded, i);
        return end - i <= 2 && Leading(folded[i..end]) is >= 1 and <= 31 && end + 1 < folded.Length && folded.Slice(end, 2) is "st" or "nd" or "rd" or "th"
            && (end + 2 >= folded.Length || !char.IsLetterOrDigit(folded[end + 2])) && Deadlines.Leads(text, data, i) ? end + 2 : 0;
    }
}
