using System.Globalization;
using System.Text;
using InquiryAssistant.Core.Assessments;

namespace InquiryAssistant.Core.Learning;

/// <summary>Writes a scoreboard as Markdown.</summary>
internal static class ScoreReport
{
    /// <summary>All figures under a heading.</summary>
    public static string Write(string title, Scoreboard board)
    {
        var text = new StringBuilder();
        Line(text, $"### {title}\n");
        Line(text, $"{board.Outcomes.Count} messages.\n");
        Line(text, "| figure | value |\n|---|---|");
        Line(text, $"| kind accuracy, macro-F1 | {N(board.Kind.Accuracy)}, {N(board.Kind.MacroF1)} |");
        Line(text, $"| quadrant accuracy | {N(board.Quadrant.Accuracy)} |");
        Line(text, $"| intent accuracy | {N(board.Intent.Accuracy)} |");
        Line(text, $"| role accuracy (true A-C) | {N(board.Role.Accuracy)} |");
        Line(text, $"| inquiry type accuracy, macro-F1 (true A-C) | {N(board.Type.Accuracy)}, {N(board.Type.MacroF1)} |");
        Line(text, $"| specificity accuracy (true A-C) | {N(board.Specificity.Accuracy)} |");
        Line(text, $"| fraud recall, precision | {N(board.FraudRecall)}, {N(board.FraudPrecision)} |");
        Line(text, $"| risks micro-F1 | {N(board.RiskF1)} |");
        Line(text, $"| stage macro-F1 | {N(board.StageF1)} |");
        Line(text, $"| entities micro-F1, strict | {N(board.EntityF1.Fair)}, {N(board.EntityF1.Strict)} |");
        Line(text, $"| questions within one: where something is asked, of all | {N(board.QuestionsWithinOne)}, {N(board.QuestionsWithinOneOfAll)} |");
        Line(text, $"| language accuracy | {N(board.LanguageAccuracy)} |");
        Line(text, $"| wrongly in D | {board.FalseD.Count()}{string.Concat(board.FalseD.Select(o => $" {o.Mail.Id} ({Labels.Of(o.True.Kind)})"))} |\n");
        ByClass(text, "kind", board.Kind);
        ByClass(text, "role", board.Role);
        ByClass(text, "type", board.Type);
        ByClass(text, "stage", board.Stage);
        Risks(text, board);
        ByLanguage(text, board);
        EntityReport.Write(text, board.Outcomes);
        Matrix(text, "Kind: rows true, columns said", board.Kind, Labels.Kinds);
        Matrix(text, "Quadrant: rows true, columns said", board.Quadrant, ["A", "B", "C", "D", "-"]);
        return text.ToString();
    }

    private static string N(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');

    private static void ByClass(StringBuilder text, string name, Confusion confusion)
    {
        Line(text, $"| {name} | true | precision | recall | F1 |\n|---|---|---|---|---|");
        foreach (var label in confusion.Classes.Where(c => confusion.Row(c) > 0))
        {
            Line(text, $"| {label} | {confusion.Row(label)} | {N(confusion.Precision(label))} | {N(confusion.Recall(label))} | {N(confusion.F1(label))} |");
        }

        Line(text, "");
    }

    private static void Risks(StringBuilder text, Scoreboard board)
    {
        Line(text, "| risk | hits | false alarms | missed |\n|---|---|---|---|");
        foreach (var (risk, (hit, wrong, missed)) in board.Risks.OrderBy(r => r.Key))
        {
            Line(text, $"| {Labels.Of(risk)} | {hit} | {wrong} | {missed} |");
        }

        Line(text, "");
    }

    private static void ByLanguage(StringBuilder text, Scoreboard board)
    {
        Line(text, "| language | messages | kind | quadrant | role |\n|---|---|---|---|---|");
        foreach (var group in board.Outcomes.GroupBy(o => o.True.Language).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal))
        {
            var part = new Scoreboard([.. group]);
            Line(text, $"| {group.Key} | {group.Count()} | {N(part.Kind.Accuracy)} | {N(part.Quadrant.Accuracy)} | {(part.Role.Total == 0 ? "-" : N(part.Role.Accuracy))} |");
        }

        Line(text, "");
    }

    private static void Matrix(StringBuilder text, string title, Confusion confusion, IReadOnlyList<string> classes)
    {
        Line(text, $"{title}\n");
        Line(text, $"| | {string.Join(" | ", classes)} |\n|---|{string.Concat(Enumerable.Repeat("---|", classes.Count))}");
        foreach (var truth in classes)
        {
            Line(text, $"| **{truth}** | {string.Join(" | ", classes.Select(said => confusion.Count(truth, said)))} |");
        }

        Line(text, "");
    }
}
