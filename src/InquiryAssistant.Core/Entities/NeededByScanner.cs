using InquiryAssistant.Core.Entities.Evidence;

namespace InquiryAssistant.Core.Entities;

/// <summary>Finds when the goods are needed: of all dates a message names, the one that the evidence bears out best.</summary>
/// <remarks>So a date whose words no rule knows is taken where all around it fits, and one that is when an answer or a payment is due is left.</remarks>
internal static class NeededByScanner
{
    /// <summary>As the decision is named in the weights file.</summary>
    public const string Decision = "neededBy";

    private static readonly CueWeights _weights = CueWeights.Load(Decision, DateCues.Book);

    /// <summary>The date in short English; null when none is when goods are needed.</summary>
    public static string? Scan(ReadOnlySpan<SourceText> texts, EntityData data, Findings findings, EvidenceLog? log)
    {
        NamedDate? best = null;
        var highest = _weights.Border;
        CueSheet? sheet = null;
        foreach (var text in texts)
        {
            var dates = NamedDates.In(text, data);
            var byRule = ByRule(dates, data, findings);
            var (lists, contexts) = dates.Count > 0 ? DateCues.InText(text, data) : default;
            for (var i = 0; i < dates.Count; i++)
            {
                if (DateRules.IsAnswerDue(dates[i], data))
                {
                    continue;
                }

                sheet ??= new(DateCues.Book);
                DateCues.Mark(sheet, new(dates[i], data, findings) { IsByRule = byRule.Contains(i), IsChosenByRule = byRule.Count > 0 && byRule[0] == i, Place = i, Count = dates.Count, RuleCount = byRule.Count, Lists = lists, Contexts = contexts });
                log?.Add(Decision, Rendered(dates[i], data), sheet, byRule.Count > 0 && byRule[0] == i);
                if (sheet.Score(_weights) is var score && score > highest)
                {
                    (best, highest) = (dates[i], score);
                }
            }
        }

        if (best is not { } chosen)
        {
            return null;
        }

        findings.Add(EntityKind.NeededBy, chosen.Text, chosen.Start, chosen.End - chosen.Start);
        return Rendered(chosen, data);
    }

    /// <summary>The dates that the rules take; what a word for a deadline leads to goes before what only stands beside words of need.</summary>
    private static List<int> ByRule(List<NamedDate> dates, EntityData data, Findings findings)
    {
        var taken = new List<int>();
        var led = -1;
        for (var i = 0; i < dates.Count; i++)
        {
            if (DateRules.IsNeed(dates[i], data, findings))
            {
                taken.Add(i);
                led = led < 0 && Deadlines.Leads(dates[i].Text, data, dates[i].Start) ? taken.Count - 1 : led;
            }
        }

        if (led > 0)
        {
            (taken[0], taken[led]) = (taken[led], taken[0]);
        }

        return taken;
    }

    /// <summary>The date in short English; a month that is shortened in English is written out.</summary>
    private static string Rendered(NamedDate date, EntityData data)
    {
        var (text, start, end, form) = date;
        if (form is DateForm.Day or DateForm.Month && data.ShortMonths.Find(text.Folded, start, end, out var length, out var month) is >= 0 and var at)
        {
            var behind = at + length < end && text.Text[at + length] == '.' ? at + length + 1 : at + length;
            return $"{text.Text[start..at].TrimEnd(' ', '-', '.')} {month} {text.Text[behind..end].Trim(' ', '-', '\'', '.')}".Trim();
        }

        return EnglishRendering.Of(text, data, start, end);
    }
}
