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

    public static IReadOnlyList<string> Read(Assessment assessment, Conversation conversation)
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
            AddWhoAndWhat(tags, assessment, conversation, isBuyer);
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

    private static void AddWhoAndWhat(List<string> tags, Assessment assessment, Conversation conversation, bool isBuyer)
    {
        if (Regions.Of(assessment.Entities.Country) is { } region)
        {
            tags.Add(Data.Region.NameOf(region.Name));
        }

        if (!isBuyer)
        {
            return;
        }

        tags.AddRange(Lines(assessment, conversation).Select(Data.Line.NameOf).Distinct(StringComparer.OrdinalIgnoreCase));
        if (Source(assessment, conversation) is { } source)
        {
            tags.Add(Data.Source.NameOf(source));
        }
    }

    private static IEnumerable<string> Lines(Assessment assessment, Conversation conversation)
    {
        var text = Folding.Fold(conversation.Message.Subject + "\n" + assessment.Text.Reply);
        var sells = conversation.Owner.Sells.Select(line => (Line: line, Folded: Folding.Fold(line).Trim())).Where(s => s.Folded.Length > 2).ToArray();
        foreach (var (line, folded) in sells)
        {
            // "Pillow blocks" is also meant by "blocks" where no other line of the company is called so.
            var noun = folded[(folded.LastIndexOf(' ') + 1)..];
            var isOnlyOne = sells.Count(other => other.Folded.Contains(Stem(noun), StringComparison.Ordinal)) == 1;
            if (Names(text, Stem(folded)) || (noun.Length > 4 && isOnlyOne && Names(text, Stem(noun))))
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

    private static string? Source(Assessment assessment, Conversation conversation)
    {
        var message = conversation.Message;
        // A form on our own site writes from our own domain and names the buyer in Reply-To.
        if (conversation.Owner.Address.Contains('@', StringComparison.Ordinal) && message.From is { } from
            && from.Domain == new MailAddress("", conversation.Owner.Address).Domain && message.ReplyTo.Any(r => r.Domain != from.Domain))
        {
            return "Own website";
        }

        var text = Folding.Fold(message.From?.Address ?? "") + "\n" + Folding.Fold(message.Subject) + "\n" + Folding.Fold(assessment.Text.Reply);
        return SourceWords.Find(text, 0, Math.Min(text.Length, SearchedForSource), out _, out var source) >= 0 ? source : null;
    }
}
