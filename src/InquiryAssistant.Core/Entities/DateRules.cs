using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities;

/// <summary>The rules' word on a date: whether it is when the goods are needed, not when an answer or a payment is due.</summary>
internal static class DateRules
{
    private const int LeadReach = 24;

    private const int ContextReach = 90;

    private const int AfterReach = 10;

    public static bool IsNeed(NamedDate date, EntityData data, Findings findings)
    {
        var (text, start, end, form) = date;
        if (form is DateForm.Weekday or DateForm.Relative || form == DateForm.Ordinal && !Deadlines.Leads(text, data, start) || IsAnswerDue(date, data))
        {
            return false;
        }

        var isPeriod = form != DateForm.Week && char.IsAsciiDigit(text.Folded[start]) && data.Durations.Find(text.Folded, start, end, out _, out _) >= 0;
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
    public static bool IsMonthInPlace(SourceText text, EntityData data, int start)
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

    /// <summary>Whether a word is the name of a month, in any language, in full or shortened.</summary>
    public static bool IsMonth(EntityData data, ReadOnlySpan<char> folded, int start) =>
        data.ShortMonths.Match(folded, start, out _) > 0 || data.Renderings.Match(folded, start, true, out var name) > 0 && MonthNames.Contains(name) || data.EnglishMonths.Match(folded, start, out _) > 0;

    private static readonly HashSet<string> MonthNames = new(["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"], StringComparer.Ordinal);

    /// <summary>"within 3 weeks", "90日以内": a word for the limit stands right beside the period.</summary>
    public static bool IsWithin(SourceText text, EntityData data, int start, int end)
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

    /// <summary>"please reply by 15 May": a word for an answer leads to the date, nothing but a word for its limit between.</summary>
    public static bool IsAnswerDue(NamedDate date, EntityData data)
    {
        var (text, start, _, _) = date;
        var (isAnswer, isLimit) = (false, false);
        foreach (var hit in text.HitsIn(Math.Max(0, start - LeadReach), start))
        {
            if (hit.Kind == (int)Vocabulary.DateContext && hit.End <= start)
            {
                var group = data.ContextGroups[data.DateContexts[hit]];
                isLimit = group == "by" && (isLimit || text.Folded.AsSpan(hit.End, start - hit.End).Trim(" .:").Length <= ArticleReach);
                isAnswer = group == "answer" || isAnswer && group is "by" or "want" or "in" or "for";
            }
        }

        return isAnswer && isLimit && !text.Folded.AsSpan(Math.Max(0, start - LeadReach), start - Math.Max(0, start - LeadReach)).ContainsAny(".?!\n;");
    }

    private const int ArticleReach = 4;

    public static bool IsLed(SourceText text, EntityData data, int start, int end)
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
