using System.Text.Json;
using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Mail;
using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Tags;

/// <summary>Says which categories a message shall carry. The user's own are never dropped, and there is exactly one quadrant tag where there is a quadrant.</summary>
/// <remarks>Pure and thread-safe. Domain guide, section 5: fixed names and colours per dimension; stage moves only forward; a rep's quadrant wins.</remarks>
public static class TagPlanner
{
    private static readonly TagData Data = TagData.Shipped;

    private static readonly TermTable<string> SourceWords = new(Data.Sources.SelectMany(s => s.Value.Select(word => (word, s.Key))));

    /// <summary>The categories an assessment asks for, the quadrant's first.</summary>
    /// <param name="assessment">Its own <c>Tags</c> are not read.</param>
    /// <param name="conversation">For the source and the owner's product lines.</param>
    public static IReadOnlyList<string> For(Assessment assessment, Conversation conversation)
    {
        var tags = new List<string>();
        if (assessment.Quadrant is { } quadrant)
        {
            tags.Add(Data.Dimensions["quadrant"].NameOf(quadrant.ToString()));
        }

        var isBuyer = assessment.Quadrant is Quadrant.A or Quadrant.B or Quadrant.C;
        if ((isBuyer || assessment.Kind == MessageKind.ExistingBusiness) && Regions.Of(assessment.Entities.Country) is { } region)
        {
            tags.Add(Data.Dimensions["region"].NameOf(region.Name));
        }

        if (isBuyer)
        {
            tags.AddRange(Lines(assessment, conversation).Select(Data.Dimensions["line"].NameOf));
            if (Source(assessment, conversation) is { } source)
            {
                tags.Add(Data.Dimensions["source"].NameOf(source));
            }
        }

        if (assessment.Stage is { } stage)
        {
            tags.Add(Data.Dimensions["stage"].NameOf(Label(stage)));
        }

        tags.AddRange(assessment.Risks.Select(risk => Data.Dimensions["risk"].NameOf(Label(risk))));
        return tags;
    }

    /// <summary>Merges the wanted tags into the categories that are there.</summary>
    /// <param name="present">The message's categories now, the user's own included.</param>
    /// <param name="wanted">What <see cref="For"/> gave.</param>
    /// <param name="chosenByRep">A quadrant the rep chose himself: it wins over the machine's.</param>
    public static TagPlan Merge(IReadOnlyList<string> present, IReadOnlyList<string> wanted, Quadrant? chosenByRep = null)
    {
        var ours = wanted.ToList();
        var quadrant = Data.Dimensions["quadrant"];
        if (chosenByRep is { } chosen)
        {
            ours.RemoveAll(quadrant.Holds);
            ours.Insert(0, quadrant.NameOf(chosen.ToString()));
        }

        KeepFurtherStage(present, ours);
        var replaced = Data.Dimensions.Values.Where(d => ours.Exists(d.Holds)).ToArray();
        var kept = present.Where(p => Contains(ours, p) || !replaced.Any(d => d.Holds(p))).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var added = ours.Where(tag => !Contains(kept, tag)).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        kept.AddRange(added);
        return new(kept, added, present.Where(p => !Contains(kept, p)).ToArray());
    }

    /// <summary>Takes back what an apply did: its additions go, its removals come again, everything else stays.</summary>
    public static TagPlan Undo(IReadOnlyList<string> present, IReadOnlyList<string> added, IReadOnlyList<string> removed)
    {
        var kept = present.Where(p => !(Contains(added, p) && IsOurs(p))).ToList();
        var back = removed.Where(r => IsOurs(r) && !Contains(kept, r)).ToArray();
        kept.AddRange(back);
        return new(kept, back, present.Where(p => !Contains(kept, p)).ToArray());
    }

    /// <summary>Whether a category is one of ours by its prefix or quadrant name.</summary>
    public static bool IsOurs(string category) => Data.Dimensions.Values.Any(d => d.Holds(category));

    /// <summary>The preset colour of one of our categories, or null when the category is not ours.</summary>
    public static string? ColorOf(string category)
    {
        var dimension = Data.Dimensions.Values.FirstOrDefault(d => d.Holds(category));
        return dimension is null ? null
            : dimension.Color ?? dimension.Colors![dimension.Names!.First(n => n.Value.Equals(category, StringComparison.OrdinalIgnoreCase)).Key];
    }

    private static bool Contains(IEnumerable<string> names, string name) => names.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>An order does not become a quotation again because a later mail mentions prices.</summary>
    private static void KeepFurtherStage(IReadOnlyList<string> present, List<string> ours)
    {
        var stage = Data.Dimensions["stage"];
        var names = Enum.GetValues<Stage>().Select(s => stage.NameOf(Label(s))).ToList();
        var reached = present.Select(p => names.FindIndex(n => n.Equals(p, StringComparison.OrdinalIgnoreCase))).DefaultIfEmpty(-1).Max();
        var index = ours.FindIndex(stage.Holds);
        if (index >= 0 && reached > names.IndexOf(ours[index]))
        {
            ours[index] = names[reached];
        }
    }

    private static IEnumerable<string> Lines(Assessment assessment, Conversation conversation)
    {
        var text = Folding.Fold(conversation.Message.Subject + "\n" + assessment.Text.Reply);
        foreach (var line in conversation.Owner.Sells)
        {
            var name = Folding.Fold(line).Trim();
            var noun = name[(name.LastIndexOf(' ') + 1)..].TrimEnd('s');
            var isNamed = text.Contains(name.TrimEnd('s'), StringComparison.Ordinal);
            var isOnlyOne = conversation.Owner.Sells.Count(other => Folding.Fold(other).Contains(noun, StringComparison.Ordinal)) == 1;
            if (name.Length > 2 && (isNamed || noun.Length > 4 && isOnlyOne && text.Contains(noun, StringComparison.Ordinal)))
            {
                yield return line.Replace(",", " ", StringComparison.Ordinal).Replace(";", " ", StringComparison.Ordinal).Trim();
            }
        }
    }

    private static string? Source(Assessment assessment, Conversation conversation)
    {
        var from = Folding.Fold(conversation.Message.From?.Address ?? "");
        var text = from + "\n" + Folding.Fold(conversation.Message.Subject) + "\n" + Folding.Fold(assessment.Text.Reply);
        return SourceWords.Find(text, 0, Math.Min(text.Length, 8000), out _, out var source) >= 0 ? source : null;
    }

    private static string Label<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
