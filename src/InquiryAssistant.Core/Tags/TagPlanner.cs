using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Mail;
using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Tags;

/// <summary>Says which categories a message shall carry. The user's own are never dropped, and there is exactly one quadrant tag where there is a quadrant.</summary>
/// <remarks>Pure and thread-safe. Domain guide, section 5: fixed names and colours per dimension; stage moves only forward; a rep's quadrant wins.
/// Names are compared without case, as Outlook's master list does.</remarks>
public static class TagPlanner
{
    private static readonly TagData Data = TagData.Shipped;

    /// <summary>The categories an assessment asks for, the quadrant's first; none for internal and automatic mail.</summary>
    /// <param name="assessment">Its own <c>Tags</c> are not read.</param>
    /// <param name="conversation">For the source, the owner's product lines, and the stage its earlier messages were tagged with.</param>
    public static IReadOnlyList<string> For(Assessment assessment, Conversation conversation) =>
        For(assessment, conversation, FoldedText.Of(conversation.Message.Subject), FoldedText.Of(assessment.Text.Reply));

    /// <summary>The same over parts that were folded before.</summary>
    internal static IReadOnlyList<string> For(Assessment assessment, Conversation conversation, FoldedText subject, FoldedText reply) =>
        TagReader.Read(assessment, conversation, subject, reply);

    /// <summary>Merges the wanted tags into the categories that are there. A dimension of which nothing is wanted is left as it is.</summary>
    /// <param name="present">The message's categories now, the user's own included.</param>
    /// <param name="wanted">What <see cref="For(Assessment, Conversation)"/> gave.</param>
    /// <param name="chosenByRep">A quadrant the rep chose himself: it wins over the machine's. Default: none.</param>
    /// <param name="stageByRep">A stage the rep set himself, backward too. Default: none, then the further of present and wanted stays.</param>
    public static TagPlan Merge(IReadOnlyList<string> present, IReadOnlyList<string> wanted, Quadrant? chosenByRep = null, Stage? stageByRep = null)
    {
        var ours = wanted.Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (chosenByRep is { } chosen)
        {
            ours.RemoveAll(Data.Quadrant.Holds);
            ours.Insert(0, Data.Quadrant.NameOf(chosen.ToString()));
        }

        if (stageByRep is { } stage)
        {
            ours.RemoveAll(Data.Stage.Holds);
            ours.Add(Data.Stage.NameOf(TagReader.Label(stage)));
        }
        else
        {
            KeepFurtherStage(present, ours);
        }

        var replaced = Data.Dimensions.Values.Where(d => ours.Exists(d.Holds)).ToArray();
        var kept = present.Where(p => Contains(ours, p) || !replaced.Any(d => d.Holds(p))).ToList();
        var added = ours.Where(tag => !Contains(kept, tag)).ToArray();
        kept.AddRange(added);
        return new(kept, added, present.Where(p => !Contains(kept, p)).ToArray());
    }

    /// <summary>Takes back what an apply did: its additions go, its removals come again, everything else stays. Names that are not ours are left alone.</summary>
    public static TagPlan Undo(IReadOnlyList<string> present, IReadOnlyList<string> added, IReadOnlyList<string> removed)
    {
        var kept = present.Where(p => !(Contains(added, p) && IsOurs(p))).ToList();
        var back = removed.Where(r => IsOurs(r) && !Contains(kept, r)).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        kept.AddRange(back);
        return new(kept, back.Where(b => !Contains(present, b)).ToArray(), present.Where(p => !Contains(kept, p)).ToArray());
    }

    /// <summary>The quadrants whose tags are among the categories, in their order; more than one where a rep added his without taking ours away.</summary>
    public static IReadOnlyList<Quadrant> QuadrantsOf(IEnumerable<string> categories)
    {
        var names = categories.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Enum.GetValues<Quadrant>().Where(q => names.Contains(Data.Quadrant.NameOf(q.ToString()))).ToArray();
    }

    /// <summary>Whether a category is one of ours: a name of the data file, or a product line by its prefix.</summary>
    public static bool IsOurs(string category) => Data.Dimensions.Values.Any(d => d.Holds(category));

    /// <summary>The preset colour of one of our categories ("preset0" to "preset24"), or null when the category is not ours.</summary>
    public static string? ColorOf(string category) => Data.Dimensions.Values.FirstOrDefault(d => d.Holds(category))?.ColorOf(category);

    /// <summary>An order does not become a quotation again because a later mail mentions prices.</summary>
    private static void KeepFurtherStage(IReadOnlyList<string> present, List<string> ours)
    {
        var reached = TagReader.StageOf(present);
        var index = ours.FindIndex(Data.Stage.Holds);
        if (index >= 0 && reached > TagReader.StageOf([ours[index]]))
        {
            ours[index] = Data.Stage.NameOf(TagReader.Label(reached.Value));
        }
    }

    private static bool Contains(IEnumerable<string> names, string name) => names.Contains(name, StringComparer.OrdinalIgnoreCase);
}
