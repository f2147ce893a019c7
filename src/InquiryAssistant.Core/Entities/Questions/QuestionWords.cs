using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities.Questions;

/// <summary>The vocabularies of question reading, from <c>Data/entities/questions.json</c>.</summary>
internal sealed class QuestionWords
{
    /// <summary>Kinds of words, as the index numbers them.</summary>
    public enum Kind
    {
        Topic, Ask, Interrogative, Need, Pleasantry, Join, NotWant, Lead, Imperative, Opener, Detail, Mask, Statement, Exact,
    }

    /// <summary>No word of <see cref="Kind.Mask"/> is longer.</summary>
    public const int LongestMask = 24;

    private readonly string[] _topics;
    private readonly bool[] _commercial;
    private readonly string[] _exact;
    private readonly HashSet<string> _abbreviations;

    private QuestionWords()
    {
        using var file = EntityData.Open("entities/questions.json");
        var root = file.RootElement;
        var commercial = EntityData.Strings(root.GetProperty("commercial")).ToHashSet(StringComparer.Ordinal);
        var topics = root.GetProperty("topics").EnumerateObject().ToArray();
        _topics = [.. topics.Select(t => t.Name)];
        _commercial = [.. topics.Select(t => commercial.Contains(t.Name))];
        var terms = topics.SelectMany((topic, order) => EntityData.Strings(topic.Value).Select(term => (term, (int)Kind.Topic, order, true)));
        foreach (var (name, kind) in new[] { ("asks", Kind.Ask), ("interrogatives", Kind.Interrogative), ("needs", Kind.Need), ("pleasantries", Kind.Pleasantry), ("joins", Kind.Join), ("notWants", Kind.NotWant), ("leads", Kind.Lead), ("imperatives", Kind.Imperative), ("openers", Kind.Opener), ("details", Kind.Detail), ("masks", Kind.Mask), ("statements", Kind.Statement) })
        {
            terms = terms.Concat(EntityData.Strings(root.GetProperty(name)).Select(term => (term, (int)kind, 0, true)).ToArray());
        }

        _exact = [.. EntityData.Strings(root.GetProperty("exact"))];
        _abbreviations = EntityData.Strings(root.GetProperty("abbreviations")).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Index = new(terms.Concat(_exact.Select((term, place) => (term, (int)Kind.Exact, place, true))).ToArray());
    }

    public static QuestionWords Shipped { get; } = new();

    public TermIndex Index { get; }

    /// <summary>The topic's name.</summary>
    public string Topic(int topic) => topic < 0 ? "other" : _topics[topic];

    /// <summary>A word that counts only with its marks.</summary>
    public string Exact(int word) => _exact[word];

    /// <summary>Whether the word before a dot is an abbreviation that ends no sentence.</summary>
    public bool IsAbbreviation(ReadOnlySpan<char> word) => word.Length is > 0 and <= 8 && _abbreviations.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    /// <summary>Whether naming the topic in a statement of need already asks for it.</summary>
    public bool IsCommercial(int topic) => topic >= 0 && _commercial[topic];
}
