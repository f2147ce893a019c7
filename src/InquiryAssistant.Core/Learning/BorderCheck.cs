using System.Globalization;
using System.Text;
using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Assessments.Models;
using static InquiryAssistant.Core.Assessments.KindChoice;

namespace InquiryAssistant.Core.Learning;

/// <summary>What the choice of the borders flatters: for each author the best combination on all others is applied to his mail.</summary>
internal sealed class BorderCheck(BorderPlan plan, IReadOnlyList<WeighedMail> mails)
{
    /// <summary>The figures of the shipped borders beside those of borders chosen without the author, as Markdown.</summary>
    public string Write()
    {
        var shipped = Decision.Load(null);
        var (held, chosen) = ChooseByOthers();
        var text = new StringBuilder();
        Line(text, "#### Borders chosen without the author\n");
        Line(text, $"{plan.Choices.Count} combinations; for each author the one that costs least on all others (`borders` in `learning.json`).\n");
        Line(text, "| borders | kind | fraud recall, precision | adverts found | adverts and fraud in D | wrongly in D |\n|---|---|---|---|---|---|");
        Row(text, "as shipped", [.. mails.Select(m => Judge(m, shipped))]);
        Row(text, "chosen without the author", held);
        Line(text, "");
        foreach (var choice in chosen.GroupBy(c => c).OrderByDescending(g => g.Count()))
        {
            Line(text, $"- {choice.Count()} of {chosen.Count} authors: {plan.Choices[choice.Key].Name}");
        }

        return text.Append('\n').ToString();
    }

    private (List<Verdict> Held, List<int> Chosen) ChooseByOthers()
    {
        var authors = mails.GroupBy(m => m.Mail.Mail.Batch).Select(g => g.ToList()).ToList();
        var costs = new double[plan.Choices.Count][];
        Parallel.For(0, costs.Length, c => costs[c] = [.. authors.Select(a => a.Sum(m => Cost(Judge(m, plan.Choices[c].Decision))))]);
        var (held, chosen) = (new List<Verdict>(), new List<int>());
        for (var author = 0; author < authors.Count; author++)
        {
            var best = Enumerable.Range(0, costs.Length).MinBy(c => costs[c].Sum() - costs[c][author]);
            chosen.Add(best);
            held.AddRange(authors[author].Select(m => Judge(m, plan.Choices[best].Decision)));
        }

        return (held, chosen);
    }

    private static Verdict Judge(WeighedMail mail, Decision decision)
    {
        var (said, isProven) = Choose(mail.Kinds, mail.Mail.Sheet, decision);
        return new Verdict(mail.Mail.Mail.Id, mail.Mail.Mail.Labels.Kind, said, isProven && IsRefused(said));
    }

    private double Cost(Verdict verdict)
    {
        var place = verdict.IsFiled == IsRefused(verdict.Truth) ? 0 : verdict.IsFiled ? plan.WronglyFiled : plan.NotFiled;
        return place + (verdict.Said == verdict.Truth ? 0 : plan.WrongKind);
    }

    private static void Row(StringBuilder text, string name, IReadOnlyList<Verdict> verdicts)
    {
        string Share(Func<Verdict, bool> of, Func<Verdict, bool> that) =>
            (verdicts.Count(of) is var all && all == 0 ? 1 : verdicts.Count(v => of(v) && that(v)) / (double)all).ToString("0.000", CultureInfo.InvariantCulture);
        var wrong = verdicts.Where(v => v.IsFiled && !IsRefused(v.Truth)).ToList();
        string[] cells =
        [
            name,
            Share(_ => true, v => v.Said == v.Truth),
            $"{Share(v => IsFraud(v.Truth), v => IsFraud(v.Said))}, {Share(v => IsFraud(v.Said), v => IsFraud(v.Truth))}",
            Share(v => v.Truth == MessageKind.Solicitation, v => v.Said == MessageKind.Solicitation),
            Share(v => IsRefused(v.Truth), v => v.IsFiled),
            $"{wrong.Count}{string.Concat(wrong.Select(v => $" {v.Id}"))}",
        ];
        Line(text, $"| {string.Join(" | ", cells)} |");
    }

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');

    private readonly record struct Verdict(string Id, MessageKind Truth, MessageKind Said, bool IsFiled);
}
