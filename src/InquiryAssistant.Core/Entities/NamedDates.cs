using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities;

/// <summary>How a date is written.</summary>
internal enum DateForm
{
    /// <summary>"15 October", "9月15日".</summary>
    Day,

    /// <summary>"October", "September 2027".</summary>
    Month,

    /// <summary>A season, quarter, feast or "next year".</summary>
    Season,

    /// <summary>"15.04.2027", "20/5".</summary>
    Figures,

    /// <summary>"3 weeks".</summary>
    Period,

    /// <summary>"the 19th".</summary>
    Ordinal,

    /// <summary>"week 38".</summary>
    Week,

    /// <summary>"Friday".</summary>
    Weekday,

    /// <summary>"this week", "as soon as possible".</summary>
    Relative,
}

/// <summary>A date that a text names: UTF-16 positions and form.</summary>
internal readonly record struct NamedDate(SourceText Text, int Start, int End, DateForm Form);

/// <summary>Finds all dates of a text: months, seasons, feasts, weekdays, weeks, days and periods, whatever they are dates of.</summary>
internal static class NamedDates
{
    /// <summary>A text with more dates is a schedule or a log; the first stand for it.</summary>
    private const int Most = 60;

    private static readonly System.Buffers.SearchValues<char> DayMarks = System.Buffers.SearchValues.Create("0123456789 .-/–º°");

    /// <summary>In order of place; none overlaps another.</summary>
    public static List<NamedDate> In(SourceText text, EntityData data)
    {
        var dates = new List<NamedDate>();
        foreach (var hit in text.Hits)
        {
            if (hit.Kind == (int)Vocabulary.Month && IsDateWord(text, data, hit))
            {
                var (start, end) = WithDay(text, hit);
                Add(dates, new(text, start, end, FormOf(text, data, hit, start, end)));
            }
            else if (hit.Kind == (int)Vocabulary.NearDate)
            {
                Add(dates, new(text, hit.Start, hit.End, data.NearDates[hit] == "weekday" ? DateForm.Weekday : DateForm.Relative));
            }
        }

        if (text.HasDigit)
        {
            AddNumbers(text, data, dates);
        }

        AddWords(text, data, dates);

        dates.Sort((a, b) => a.Start - b.Start);
        return dates;
    }

    private static void Add(List<NamedDate> dates, NamedDate date)
    {
        if (dates.Count < Most && !dates.Exists(d => d.Start < date.End && date.Start < d.End))
        {
            dates.Add(date);
        }
    }

    private static DateForm FormOf(SourceText text, EntityData data, TermHit hit, int start, int end)
    {
        if (!DateRules.IsMonth(data, text.Folded, hit.Start))
        {
            return DateForm.Season;
        }

        var day = text.Folded.AsSpan(end - 1, 1)[0] is '日' or '일' || start < hit.Start || EndsInDay(text.Folded, hit.End, end);
        return day ? DateForm.Day : DateForm.Month;
    }

    private static bool EndsInDay(string folded, int from, int end) => end > from && char.IsAsciiDigit(folded[end - 1]) && !(end - from > 3 && char.IsAsciiDigit(folded[end - 4]));

    /// <summary>"May" and "mar" are words too: Latin months of up to four letters need a capital, a day beside them or a small word before them.</summary>
    private static bool IsDateWord(SourceText text, EntityData data, TermHit hit) => !IsOtherWord(text, hit) && (
        hit.Length > 4 || text.Folded[hit.Start] > 127 || char.IsUpper(text.Text[hit.Start]) || char.IsDigit(text.Text[hit.Start]) || WithDay(text, hit).Start < hit.Start
        || hit.Length == 4 && (IsBehindSmallWord(text, data, hit.Start) || !DateRules.IsMonth(data, text.Folded, hit.Start)));

    /// <summary>"en mars", "pour juin", "до мая".</summary>
    private static bool IsBehindSmallWord(SourceText text, EntityData data, int start)
    {
        foreach (var hit in text.HitsIn(Math.Max(0, start - SmallReach), start))
        {
            if (hit.Kind == (int)Vocabulary.DateContext && hit.End == start - 1 && text.Folded[hit.End] == ' ' && data.ContextGroups[data.DateContexts[hit]] is "by" or "in" or "for" or "from" or "around")
            {
                return true;
            }
        }

        return false;
    }

    private const int SmallReach = 20;

    /// <summary>"máy" is Vietnamese for a machine, "marca" Spanish for a brand; Polish "marca" follows a day.</summary>
    private static bool IsOtherWord(SourceText text, TermHit hit)
    {
        var folded = text.Folded.AsSpan(hit.Start, hit.Length);
        return folded is "may" or "sep" && text.Text.AsSpan(hit.Start, hit.Length).ContainsAnyExceptInRange('A', 'z') || folded is "marca" && !(hit.Start > 1 && char.IsDigit(text.Text[hit.Start - 2]));
    }

    private static (int Start, int End) WithDay(SourceText text, TermHit hit)
    {
        ReadOnlySpan<char> folded = text.Folded;
        var start = hit.Start;
        var at = start;
        while (at > 0 && hit.Start - at < 12 && folded[at - 1] is not ('\n' or ',' or ':' or '('))
        {
            at--;
        }

        foreach (var digit in (ReadOnlySpan<int>)[folded[at..hit.Start].IndexOfAnyInRange('0', '9'), folded[at..hit.Start].LastIndexOfAnyInRange('0', '9')])
        {
            if (digit >= 0 && IsDay(folded[DigitRuns.Start(folded, at + digit)..hit.Start]))
            {
                start = DigitRuns.Start(folded, at + digit);
                break;
            }
        }

        var end = hit.End;
        var next = end;
        while (next < folded.Length && next - end < 2 && folded[next] is ' ' or ',' or '.')
        {
            next++;
        }

        var stop = DigitRuns.End(folded, next);
        if (stop - next is 1 or 2 or 4 && !(stop < folded.Length && folded[stop] is '%' or ':' or '.' or ',' && stop + 1 < folded.Length && char.IsAsciiDigit(folded[stop + 1])))
        {
            end = stop < folded.Length && folded[stop] is '日' or '일' or '月' or '월' ? stop + 1 : stop;
            var day = DigitRuns.End(folded, end);
            if (folded[end - 1] is '月' or '월' && day > end && day < folded.Length && folded[day] is '日' or '일')
            {
                // "明年2月10日": the word found was the year's.
                end = day + 1;
            }
        }

        return (start, end);
    }

    /// <summary>"10 ", "3rd ", "15-20 de ", "1º ": what a day looks like before its month; "30th. May" and "31.12. So March" end a sentence between them.</summary>
    private static bool IsDay(ReadOnlySpan<char> between)
    {
        var last = between.LastIndexOfAnyInRange('0', '9') + 1;
        var rest = between[last..];
        foreach (var word in DayTails)
        {
            if (rest.StartsWith(word, StringComparison.Ordinal))
            {
                rest = rest[word.Length..];
                break;
            }
        }

        return !between[..last].ContainsAnyExcept(DayMarks) && rest.Trim(last + rest.Length == between.Length ? " .-/–º°" : " ").IsEmpty;
    }

    private static readonly string[] DayTails = ["st of", "nd of", "rd of", "th of", "st", "nd", "rd", "th", "er", " of", " de", "º de", "-го", "-e"];

    private static void AddNumbers(SourceText text, EntityData data, List<NamedDate> dates)
    {
        ReadOnlySpan<char> folded = text.Folded;
        for (var i = 0; i < folded.Length; i++)
        {
            var next = folded[i..].IndexOfAnyInRange('0', '9');
            if (next < 0)
            {
                return;
            }

            i += next;
            var date = AtNumber(text, data, i);
            if (date.End > 0)
            {
                Add(dates, date);
            }

            i = Math.Max(DigitRuns.End(folded, i), date.End) - 1;
        }
    }

    /// <summary>"three weeks", "acht Wochen".</summary>
    private static void AddWords(SourceText text, EntityData data, List<NamedDate> dates)
    {
        foreach (var number in text.Numbers(data))
        {
            if (number.IsWord && number.End + 1 < text.Folded.Length && data.Durations.Match(text.Folded, number.End + 1, out _) is > 0 and var length)
            {
                Add(dates, new(text, number.Start, number.End + 1 + length, DateForm.Period));
            }
        }
    }

    private static NamedDate AtNumber(SourceText text, EntityData data, int i)
    {
        ReadOnlySpan<char> folded = text.Folded;
        if (DateExtents.DateEnd(folded, i) is > 0 and var date)
        {
            return new(text, i, date, DateForm.Figures);
        }

        if (DateExtents.OrdinalWeekEnd(folded, data, i) is > 0 and var weekEnd)
        {
            return new(text, i, weekEnd, DateForm.Week);
        }

        if (DateExtents.PeriodEnd(folded, data, i) is > 0 and var period)
        {
            return new(text, i, period, DateForm.Period);
        }

        if (DateExtents.OrdinalEnd(folded, i) is > 0 and var ordinal)
        {
            return new(text, i, ordinal, DateForm.Ordinal);
        }

        return DateExtents.WeekStart(folded, data, i) is >= 0 and var week ? new(text, week, DigitRuns.End(folded, i), DateForm.Week) : default;
    }
}
