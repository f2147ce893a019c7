using System.Collections.Frozen;
using System.Text.Json;

namespace InquiryAssistant.Core.Assessments.Phrases;

/// <summary>The concepts and all phrases for them in all languages, read from <c>lexicons/</c>.</summary>
internal sealed class Lexicon
{
    private readonly FrozenDictionary<string, int> _indexes;

    // People sign in two languages, so titles are heard everywhere.
    private Lexicon(IReadOnlyList<string> names, IReadOnlyList<string> descriptions, IEnumerable<(string Concept, string Phrase, string Language)> phrases)
    {
        Names = names;
        Descriptions = descriptions;
        _indexes = names.Select((name, index) => (name, index)).ToFrozenDictionary(p => p.name, p => p.index, StringComparer.Ordinal);
        Matcher = new PhraseMatcher(phrases.Select(p => Phrase.Read(p.Phrase, IndexOf(p.Concept), p.Concept.StartsWith("title-", StringComparison.Ordinal) ? "mul" : p.Language)).Distinct());
    }

    /// <summary>Concepts first, then the facts found by scanners; at most 128, so that a sentence is one mask.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>One line for each name.</summary>
    public IReadOnlyList<string> Descriptions { get; }

    /// <summary>Finds the phrases.</summary>
    public PhraseMatcher Matcher { get; }

    /// <summary>The index of a concept or fact; throws for a name that the data files do not describe.</summary>
    public int IndexOf(string name) =>
        _indexes.TryGetValue(name, out var index) ? index : throw new FormatException($"No concept is called \"{name}\" in lexicons/concepts.json.");

    /// <summary>Reads all built-in lexicons.</summary>
    public static Lexicon Load()
    {
        using var concepts = EmbeddedData.Open("lexicons/concepts.json");
        var described = concepts.RootElement.GetProperty("concepts").EnumerateObject()
            .Concat(concepts.RootElement.GetProperty("facts").EnumerateObject()).ToList();
        if (described.Count > 128)
        {
            throw new FormatException("More than 128 concepts and facts do not fit the sentence mask.");
        }

        var phrases = EmbeddedData.Below("lexicons/").Where(n => n != "lexicons/concepts.json").SelectMany(ReadPhrases);
        return new Lexicon([.. described.Select(d => d.Name)], [.. described.Select(d => d.Value.GetString()!)], phrases);
    }

    private static List<(string Concept, string Phrase, string Language)> ReadPhrases(string path)
    {
        using var file = EmbeddedData.Open(path);
        var language = file.RootElement.GetProperty("language").GetString()!;
        return [.. file.RootElement.GetProperty("phrases").EnumerateObject()
            .SelectMany(c => c.Value.EnumerateArray().Select((JsonElement p) => (c.Name, p.GetString()!, language)))];
    }
}
