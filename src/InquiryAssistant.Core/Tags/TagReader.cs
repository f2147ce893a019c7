using System.Text.Json;
using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Mail;
using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Tags;

/// <summary>Reads from an assessment and its conversation which tags belong to the message.</summary>
internal static class TagReader
{
    /// <summary>Outlook takes at most 255 characters for a category name.</summary>
    private const int LongestName = 255;

    /// <summary>Where a buyer knows us from stands early; what is beyond this many characters is not searched.</summary>
    private const int SearchedForSource = 8000;

    private static readonly TagData Data = TagData.Shipped;

    private static readonly TermTable<string> SourceWords = TermTable.Of(Data.Sources.SelectMany(s => s.Value.Select(word => (word, s.Key))));

    public static IReadOnlyList<string> Read(Assessment assessment, Conversation conversation, FoldedText subject, FoldedText reply)
    {
        if (assessment.Kind is MessageKind.Internal or MessageKind.Automatic)
        {
            return [];
        }

        var tags = new List<string>();
        if (assessment.Quadrant is { } quadrant)
        {
            tags.Add(Data.Quadrant.NameOf(quadrant.ToString()));
        }

        var isBuyer = assessment.Quadrant is Quadrant.A or Quadrant.B or Quadrant.C;
        if (isBuyer || assessment.Kind == MessageKind.ExistingBusiness)
        {
            AddWhoAndWhat(tags, assessment, conversation, isBuyer ? new Parts(subject.Folded, reply.Folded) : null);
        }

        if (Furthest(assessment.Stage, ReachedBefore(conversation)) is { } stage && assessment.Quadrant is not Quadrant.D)
        {
            tags.Add(Data.Stage.NameOf(Label(stage)));
        }

        tags.AddRange(assessment.Risks.Select(risk => Data.Risk.NameOf(Label(risk))).Distinct());
        return tags;
    }

    /// <summary>The furthest stage among categories; null when none of them is a stage.</summary>
    public static Stage? StageOf(IEnumerable<string> categories) =>
        categories.SelectMany(c => Enum.GetValues<Stage>().Where(s => Data.Stage.NameOf(Label(s)).Equals(c, StringComparison.OrdinalIgnoreCase)))
            .Select(s => (Stage?)s)
            .Max();

    /// <summary>The label of a value in the data files: kebab-case.</summary>
    public static string Label<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private static Stage? Furthest(Stage? one, Stage? other) => one is null || other > one ? other : one;

    private static Stage? ReachedBefore(Conversation conversation) => StageOf(conversation.Earlier.SelectMany(m => m.Categories));

    private static void AddWhoAndWhat(List<string> tags, Assessment assessment, Conversation conversation, Parts? asked)
    {
        if (Regions.Of(assessment.Entities.Country) is { } region)
        {
            tags.Add(Data.Region.NameOf(region.Name));
        }

        if (asked is not { } parts)
        {
            return;
        }

        tags.AddRange(Lines(conversation.Owner, parts).Select(Data.Line.NameOf).Distinct(StringComparer.OrdinalIgnoreCase));
        if (Source(conversation, parts) is { } source)
        {
            tags.Add(Data.Source.NameOf(source));
        }
    }

    private static IEnumerable<string> Lines(MailboxOwner owner, Parts parts)
    {
        var sells = owner.Sells.Select(line => (Line: line, Folded: Folding.Fold(line).Trim())).Where(s => s.Folded.Length > 2).ToArray();
        foreach (var (line, folded) in sells)
        {
            // "Pillow blocks" is also meant by "blocks" where no other line of the company is called so.
            var noun = folded[(folded.LastIndexOf(' ') + 1)..];
            var isOnlyOne = sells.Count(other => other.Folded.Contains(Stem(noun), StringComparison.Ordinal)) == 1;
            if (parts.Name(Stem(folded)) || (noun.Length > 4 && isOnlyOne && parts.Name(Stem(noun))))
            {
                yield return Clean(line);
            }
        }
    }

    private static string Stem(string folded) => folded.TrimEnd('s');

    /// <summary>Whether the words stand in the text, begun as a word: "led panel" is not in "sealed panel".</summary>
    private static bool Names(string text, string words)
    {
        for (var at = text.IndexOf(words, StringComparison.Ordinal); at >= 0; at = text.IndexOf(words, at + 1, StringComparison.Ordinal))
        {
            if (Folding.StartsWord(text, at))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Comma and semicolon separate categories in Outlook, so no name has them.</summary>
    private static string Clean(string line)
    {
        var words = line.Split([',', ';', '\r', '\n', '\t', ' '], StringSplitOptions.RemoveEmptyEntries);
        var name = string.Join(' ', words);
        var most = LongestName - Data.Line.NameOf("").Length;
        return name.Length <= most ? name : name[..(char.IsHighSurrogate(name[most - 1]) ? most - 1 : most)].TrimEnd();
    }

    private static string? Source(Conversation conversation, Parts parts)
    {
        var message = conversation.Message;
        // A form on our own site writes from our own domain and names the buyer in Reply-To.
        if (conversation.Owner.Address.Contains('@', StringComparison.Ordinal) && message.From is { } from
            && from.Domain == new MailAddress("", conversation.Owner.Address).Domain && message.ReplyTo.Any(r => r.Domain != from.Domain))
        {
            return "Own website";
        }

        return SourceIn(Folding.Fold(message.From?.Address ?? "")) ?? SourceIn(parts.Subject) ?? SourceIn(parts.Reply);
    }

    private static string? SourceIn(string folded) =>
        SourceWords.Find(folded, 0, Math.Min(folded.Length, SearchedForSource), out _, out var source) >= 0 ? source : null;

    /// <summary>What the buyer wrote, folded.</summary>
    private readonly record struct Parts(string Subject, string Reply)
    {
        /// <summary>Whether the words stand in it.</summary>
        public bool Name(string words) => Names(Subject, words) || Names(Reply, words);
    }
}
