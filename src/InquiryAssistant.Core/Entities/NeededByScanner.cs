using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities;

/// <summary>Finds when the goods are needed: a month, season, week, date or period beside words of need, not when an answer or a payment is due.</summary>
internal static class NeededByScanner
{
    private const int LeadReach = 24;

    private const int ContextReach = 90;

    private const int AfterReach = 10;

    private static readonly System.Buffers.SearchValues<char> DayMarks = System.Buffers.SearchValues.Create("0123456789 .-/–º°");

    /// <summary>What a word for a deadline leads to goes before what only stands beside words of need.</summary>
    public static string? Scan(ReadOnlySpan<SourceText> texts, EntityData data, Findings findings)
    {
        Date? found = null;
        foreach (var text in texts)
        {
            foreach (var hit in text.Hits)
            {
                if (hit.Kind == (int)Vocabulary.Month && IsDateWord(text, hit) && EndsSearch(text, data, WithDay(text, hit), findings, ref found))
                {
                    return Take(found!.Value, data, findings);
                }
            }

            if (text.HasDigit && Numbers(text, data, findings, ref found))
            {
                return Take(found!.Value, data, findings);
            }
        }

        return found is { } first ? Take(first, data, findings) : null;
    }

    private static string Take(Date date, EntityData data, Findings findings)
    {
        findings.Add(EntityKind.NeededBy, date.Text, date.Start, date.End - date.Start);
        return EnglishRendering.Of(date.Text, data, date.Start, date.End);
    }

    private readonly record struct Date(SourceText Text, int Start, int End);

    /// <summary>Whether the date is a deadline; of the others the first is kept.</summary>
    private static bool EndsSearch(SourceText text, EntityData data, (int Start, int End) date, Findings findings, ref Date? found)
    {
        if (!IsNeed(text, data, date, findings))
        {
            return false;
        }

        var isDeadline = Deadlines.Leads(text, data, date.Start);
        found = isDeadline ? new(text, date.Start, date.End) : found ?? new(text, date.Start, date.End);
        return isDeadline;
    }

    /// <summary>"May" and "mar" are words too: Latin months of three letters and "may", "mart", "march" need a capital or a day beside them.</summary>
    private static bool IsDateWord(SourceText text, TermHit hit) => !IsOtherWord(text, hit) && (
        hit.Length > 4 || text.Folded[hit.Start] > 127 || char.IsUpper(text.Text[hit.Start]) || char.IsDigit(text.Text[hit.Start]) || hit.Start > 1 && char.IsDigit(text.Text[hit.Start - 2]));

    /// <summary>"máy" is Vietnamese for a machine, "marca" Spanish for a brand; Polish "marca" follows a day.</summary>
    private static bool IsOtherWord(SourceText text, TermHit hit)
    {
        var folded = text.Folded.AsSpan(hit.Start, hit.Length);
        return folded is "may" && text.Text.AsSpan(hit.Start, hit.Length).ContainsAnyExceptInRange('A', 'z') || folded is "marca" && !(hit.Start > 1 && char.IsDigit(text.Text[hit.Start - 2]));
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

    private static bool Numbers(SourceText text, EntityData data, Findings findings, ref Date? found)
    {
        ReadOnlySpan<char> folded = text.Folded;
        for (var i = 0; i < folded.Length; i++)
        {
            var next = folded[i..].IndexOfAnyInRange('0', '9');
            if (next < 0)
            {
                return false;
            }

            i += next;
            var end = DateExtents.DateEnd(folded, i);
            if (end == 0)
            {
                end = DateExtents.PeriodEnd(folded, data, i);
            }

            if (end == 0)
            {
                end = DateExtents.OrdinalEnd(text, data, i);
            }

            var start = i;
            if (end == 0 && DateExtents.WeekStart(folded, data, i) is >= 0 and var week)
            {
                start = week;
                end = DigitRuns.End(folded, i);
            }

            if (end > 0 && EndsSearch(text, data, (start, end), findings, ref found))
            {
                return true;
            }

            i = Math.Max(DigitRuns.End(folded, i), end) - 1;
        }

        return false;
    }

    private static bool IsNeed(SourceText text, EntityData data, (int Start, int End) date, Findings findings)
    {
        var (start, end) = date;
        var isPeriod = char.IsAsciiDigit(text.Folded[start]) && data.Durations.Find(text.Folded, start, end, out _, out _) >= 0;
        if (findings.Covers(EntityKind.PaymentTerms, text, start, end - start) || !IsLed(text, data, start, end) && (isPeriod || !IsMonthInPlace(text, data, start) && data.WeekWords.Match(text.Folded, start, out _) == 0))
        {
            return false;
        }

        var (from, to) = Clauses.Sentence(text.Text, start);
        from = Math.Max(from, start - ContextReach);
        to = Math.Min(to, end + ContextReach / 2);
        if (data.NotNeeds.Find(text.Folded, Math.Max(from, start - 50), Math.Min(to, end + 16), out _, out _) >= 0 || data.NeedContexts.Find(text.Folded, from, to, out _, out _) < 0 && (isPeriod || !Deadlines.Leads(text, data, start)) || isPeriod && !(IsFirm(text, start) && IsWithin(text, data, start, end)))
        {
            return false;
        }

        return true;
    }

    /// <summary>"in July", "en septiembre", "8月": a month, not a season, right behind a small word; Han, kana and Hangul need none.</summary>
    private static bool IsMonthInPlace(SourceText text, EntityData data, int start)
    {
        var length = data.Renderings.Match(text.Folded, start, true, out var name);
        var isMonth = length > 0 ? MonthNames.Contains(name) : char.IsAsciiLetterUpper(text.Text[start]) && data.Months.Match(text.Folded, start, out _) > 0;
        if (!isMonth || text.Folded[start] > 0x2E80)
        {
            return isMonth;
        }

        foreach (var lead in MonthLeads)
        {
            if (start > lead.Length && text.Folded.AsSpan(0, start).EndsWith(lead, StringComparison.Ordinal) && text.Folded[start - lead.Length - 1] is ' ' or '\n' or '(' or ',')
            {
                return true;
            }
        }

        return text.Folded[start] > 0x590;
    }

    private static readonly string[] MonthLeads = ["in ", "im ", "en ", "em ", "w ", "we ", "в ", "во ", "nel mese di ", "a ", "mid ", "end ", "early ", "late ", "mid-"];

    private static readonly HashSet<string> MonthNames = new(["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"], StringComparer.Ordinal);

    /// <summary>"within 3 weeks", "90日以内": a word for the limit stands right beside the period.</summary>
    private static bool IsWithin(SourceText text, EntityData data, int start, int end)
    {
        for (var i = Math.Max(0, start - 16); i < start; i++)
        {
            if (data.PeriodLeads.Match(text.Folded, i, out _) is > 0 and var length && i + length <= start && text.Folded.AsSpan(i + length, start - i - length).Trim(" :").IsEmpty)
            {
                return true;
            }
        }

        return data.PeriodLeads.Match(text.Folded, end, true, out _) > 0 && text.Folded[end] > 127 || data.NeededAfter.Match(text.Folded, end, true, out _) > 0;
    }

    /// <summary>A period in a question ("how long, 30 days?") or a guarantee is no need.</summary>
    private static bool IsFirm(SourceText text, int start)
    {
        var (_, end) = Clauses.Sentence(text.Text, start);
        return end >= text.Text.Length || text.Text[end] is not ('?' or '？' or '؟') || end - start > 60;
    }

    private static bool IsLed(SourceText text, EntityData data, int start, int end)
    {
        if (Deadlines.Leads(text, data, start))
        {
            return true;
        }

        foreach (var hit in text.HitsIn(Math.Max(0, start - LeadReach), start))
        {
            if (hit.Kind == (int)Vocabulary.Needed && hit.Start < start && !text.Folded.AsSpan(hit.End, Math.Max(0, start - hit.End)).ContainsAny(".\n?;!"))
            {
                return true;
            }
        }

        for (var i = end; i < Math.Min(text.Folded.Length, end + AfterReach) && text.Folded[i] is not ('\n' or '.' or ','); i++)
        {
            if (data.NeededAfter.Match(text.Folded, i, true, out _) > 0)
            {
                return true;
            }
        }

        return false;
    }
}
