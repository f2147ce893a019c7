using System.Collections.Frozen;
using System.Text.Json;
using InquiryAssistant.Core.Assessments.Phrases;

namespace InquiryAssistant.Core.Assessments.Signals;

/// <summary>All signals by name, read from <c>signals/signals.json</c> and the concepts of the lexicons.</summary>
internal sealed class SignalCatalogue
{
    private readonly List<string> _names = [];
    private readonly List<string> _descriptions = [];
    private readonly FrozenDictionary<string, int> _indexes;

    private SignalCatalogue(Lexicon lexicon, JsonElement file)
    {
        AddConcepts(lexicon, "", "");
        Subject = AddConcepts(lexicon, "subject-", "in the subject: ");
        var also = file.GetProperty("alsoIn");
        Signature = AddSome(lexicon, also.GetProperty("signature"), "signature-", "under the letter: ");
        OwnerSaid = AddSome(lexicon, also.GetProperty("owner"), "owner-said-", "the owner wrote earlier: ");
        BuyerSaid = AddSome(lexicon, also.GetProperty("buyer"), "buyer-said-", "the sender wrote earlier: ");
        Quoted = AddSome(lexicon, also.GetProperty("quoted"), "quoted-", "in the quoted history: ");
        foreach (var coded in file.GetProperty("coded").EnumerateObject())
        {
            Add(coded.Name, coded.Value.GetString()!);
        }

        Composites = [.. file.GetProperty("composites").EnumerateArray().Select(c => ReadComposite(lexicon, c))];
        var counters = file.GetProperty("counters").EnumerateArray().Select(c => (Of: c.GetProperty("of"), Steps: ReadSteps(c))).ToList();
        _indexes = _names.Select((name, index) => (name, index)).ToFrozenDictionary(p => p.name, p => p.index, StringComparer.Ordinal);
        Counters = [.. counters.Select(c => new Counter([.. c.Of.EnumerateArray().Select(s => IndexOf(s.GetString()!))], c.Steps))];
    }

    /// <summary>How many there are.</summary>
    public int Count => _names.Count;

    /// <summary>Names by index. The first ones are the concepts and facts themselves, in the order of the lexicon.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>What each says.</summary>
    public IReadOnlyList<string> Descriptions => _descriptions;

    /// <summary>Signal of a concept in the subject, by concept.</summary>
    public int[] Subject { get; }

    /// <summary>Signal of a concept in the signature, by concept; -1 where it counts no more than in the text.</summary>
    public int[] Signature { get; }

    /// <summary>Signal of a concept in the owner's earlier messages, by concept; -1 where it does not count.</summary>
    public int[] OwnerSaid { get; }

    /// <summary>Signal of a concept in the sender's earlier messages, by concept; -1 where it does not count.</summary>
    public int[] BuyerSaid { get; }

    /// <summary>Signal of a concept in the quoted history, by concept; -1 where it does not count.</summary>
    public int[] Quoted { get; }

    /// <summary>Signals made of several concepts.</summary>
    public Composite[] Composites { get; }

    /// <summary>Signals that count others.</summary>
    public Counter[] Counters { get; }

    /// <summary>Reads the built-in catalogue.</summary>
    public static SignalCatalogue Load(Lexicon lexicon)
    {
        using var file = EmbeddedData.Open("signals/signals.json");
        return new SignalCatalogue(lexicon, file.RootElement);
    }

    /// <summary>The index of a signal; throws for a name that is not described.</summary>
    public int IndexOf(string name) =>
        _indexes.TryGetValue(name, out var index) ? index : throw new FormatException($"No signal is called \"{name}\" in signals/signals.json.");

    /// <summary>The index of a signal, or -1.</summary>
    public int Find(string name) => _indexes.TryGetValue(name, out var index) ? index : -1;

    private static UInt128 Mask(Lexicon lexicon, JsonElement concepts)
    {
        UInt128 mask = 0;
        foreach (var concept in concepts.EnumerateArray())
        {
            mask |= UInt128.One << lexicon.IndexOf(concept.GetString()!);
        }

        return mask;
    }

    private int[] AddConcepts(Lexicon lexicon, string prefix, string words) =>
        [.. lexicon.Names.Select((name, i) => Add(prefix + name, words + lexicon.Descriptions[i]))];

    private int[] AddSome(Lexicon lexicon, JsonElement concepts, string prefix, string words)
    {
        var signals = new int[lexicon.Names.Count];
        Array.Fill(signals, -1);
        foreach (var concept in concepts.EnumerateArray())
        {
            var index = lexicon.IndexOf(concept.GetString()!);
            signals[index] = Add(prefix + lexicon.Names[index], words + lexicon.Descriptions[index]);
        }

        return signals;
    }

    private int Add(string name, string description)
    {
        _names.Add(name);
        _descriptions.Add(description);
        return _names.Count - 1;
    }

    private (int AtLeast, int Signal)[] ReadSteps(JsonElement item) =>
        [.. item.GetProperty("steps").EnumerateArray().Select(s => s.GetInt32())
            .Select(n => (n, Add($"{item.GetProperty("name").GetString()}-{n}", $"{n} or more signs: {item.GetProperty("description").GetString()}")))];

    private Composite ReadComposite(Lexicon lexicon, JsonElement item)
    {
        var signal = Add(item.GetProperty("name").GetString()!, item.GetProperty("description").GetString()!);
        UInt128[] all = [.. item.GetProperty("all").EnumerateArray().Select(g => Mask(lexicon, g))];
        return new Composite(signal, item.GetProperty("within").GetString() == "sentence", all, Mask(lexicon, item.GetProperty("none")));
    }
}
