using System.Globalization;
using System.Text;

namespace InquiryAssistant.Core.Learning;

/// <summary>Writes the figures of entities and questions as Markdown, and what was missed as lines to read.</summary>
internal static class EntityReport
{
    /// <summary>Every field, then every language.</summary>
    public static void Write(StringBuilder text, IReadOnlyList<Outcome> outcomes)
    {
        var (fair, strict) = (Tally(outcomes, false), Tally(outcomes, true));
        Line(text, "| entity | labelled | precision | recall | F1 | strict F1 |\n|---|---|---|---|---|---|");
        foreach (var field in EntityValues.Fields.Where(f => fair.Wanted(f) > 0))
        {
            var (precision, recall, f1) = fair.Field(field);
            Line(text, $"| {EntityValues.Name(field)} | {fair.Wanted(field)} | {N(precision)} | {N(recall)} | {N(f1)} | {N(strict.Field(field).F1)} |");
        }

        Line(text, $"| **all** | {EntityValues.Fields.Sum(fair.Wanted)} | | | {N(fair.MicroF1)} | {N(strict.MicroF1)} |\n");
        Line(text, "| language | messages | entities F1 | strict F1 | questions within one |\n|---|---|---|---|---|");
        foreach (var group in outcomes.GroupBy(o => o.True.Language).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal))
        {
            Outcome[] part = [.. group];
            Line(text, $"| {group.Key} | {part.Length} | {N(Tally(part, false).MicroF1)} | {N(Tally(part, true).MicroF1)} | {N(new Scoreboard(part).QuestionsWithinOne)} |");
        }

        Line(text, "");
    }

    /// <summary>The tally of a set of outcomes.</summary>
    public static EntityTally Tally(IReadOnlyList<Outcome> outcomes, bool strict)
    {
        var tally = new EntityTally(strict);
        foreach (var outcome in outcomes)
        {
            tally.Add(outcome.True.Entities, outcome.Entities);
        }

        return tally;
    }

    /// <summary>One line for each message and field that differs: batch, id, language, field, what was missed, what was found without a label; tabs between.</summary>
    public static IEnumerable<string> Misses(IReadOnlyList<Outcome> outcomes)
    {
        foreach (var outcome in outcomes)
        {
            var head = $"{outcome.Mail.Batch}\t{outcome.Mail.Id}\t{outcome.True.Language}";
            foreach (var field in EntityValues.Fields)
            {
                var (extra, missing) = EntityTally.Unmet(field, outcome.True.Entities, outcome.Entities, strict: false);
                if (extra.Count + missing.Count > 0)
                {
                    yield return $"{head}\t{EntityValues.Name(field)}\t{string.Join(" ; ", missing)}\t{string.Join(" ; ", extra)}";
                }
            }

            if (Math.Abs(outcome.Questions - outcome.True.Questions) > 1)
            {
                yield return $"{head}\tquestions\t{outcome.True.Questions}\t{outcome.Questions}";
            }
        }
    }

    private static string N(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
