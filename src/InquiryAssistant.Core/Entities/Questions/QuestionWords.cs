using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities.Questions;

/// <summary>The vocabularies of question reading, from <c>Data/entities/questions.json</c>.</summary>
internal sealed class QuestionWords
{
    /// <summary>Kinds of words, as the index numbers them.</summary>
    public enum Kind
    {
        Topic, Ask, Interrogative, Need, Pleasantry, Join, NotWant, Lead,
    }

    private readonly string[] _topics;
    private readonly bool[] _commercial;

    private QuestionWords()
    {
        using var file = EntityData.Open("entities/questions.json");
        var root = file.RootElement;
        var commercial = EntityData.Strings(root.GetProperty("commercial")).ToHashSet(StringComparer.Ordinal);
        var topics = root.GetProperty("topics").EnumerateObject().ToArray();
        _topics = [.. topics.Select(t => t.Name)];
        _commercial = [.. topics.Select(t => commercial.Contains(t.Name))];
        var terms = topics.SelectMany((topic, order) => EntityData.Strings(topic.Value).Select(term => (term, (int)Kind.Topic, order, true)));
        foreach (var (name, kind) in new[] { ("asks", Kind.Ask), ("interrogatives", Kind.Interrogative), ("needs", Kind.Need), ("pleasantries", Kind.Pleasantry), ("joins", Kind.Join), ("notWants", Kind.NotWant), ("leads", Kind.Lead) })
        {
            terms = terms.Concat(EntityData.Strings(root.GetProperty(name)).Select(term => (term, (int)kind, 0, true)).ToArray());
        }

        Index = new(terms.ToArray());
    }

    public static QuestionWords Shipped { get; } = new();

    public TermIndex Index { get; }

    /// <summary>The topic's name.</summary>
    public string Topic(int topic) => topic < 0 ? "other" : _topics[topic];

    /// <summary>Whether naming the topic in a statement of need already asks for it.</summary>
    public bool IsCommercial(int topic) => topic >= 0 && _commercial[topic];
}
