namespace InquiryAssistant.Core.Entities;

/// <summary>What a message holds beside one mention of a model.</summary>
internal sealed class ModelContext
{
    private readonly Dictionary<string, (int Body, int Subject)> _times = new(StringComparer.Ordinal);

    private readonly Dictionary<string, int> _relatives = new(StringComparer.Ordinal);

    private readonly string _answered;

    public ModelContext(List<ModelMention> mentions, string answered, EntityData data, ProductWords products, DocumentNumbers documents, Findings findings)
    {
        (_answered, Data, Products, Documents, Findings) = (answered, data, products, documents, findings);
        foreach (var mention in mentions)
        {
            var key = mention.Key;
            var (body, subject) = _times.GetValueOrDefault(key);
            _times[key] = mention.Text.Source == Assessments.EvidenceSource.Subject ? (body, subject + 1) : (body + 1, subject);
            Read += mention.Form == ModelForm.Read ? 1 : 0;
            if (body + subject == 0)
            {
                var lead = LeadOf(key);
                _relatives[lead] = _relatives.GetValueOrDefault(lead) + 1;
            }
        }

        All = _times.Count;
    }

    public EntityData Data { get; }

    public ProductWords Products { get; }

    public DocumentNumbers Documents { get; }

    public Findings Findings { get; }

    /// <summary>Whether the subject says that the message answers one.</summary>
    public bool IsAnswer { get; init; }

    /// <summary>How many words for orders, invoices and consignments the message holds.</summary>
    public int References { get; init; }

    /// <summary>How many mentions the rules read.</summary>
    public int Read { get; }

    /// <summary>How many different mentions there are.</summary>
    public int All { get; }

    /// <summary>How often a model is named in body and subject.</summary>
    public (int Body, int Subject) Times(string key) => _times.GetValueOrDefault(key);

    /// <summary>How many others begin with the same letters; none for figures.</summary>
    public int Relatives(string key) => LeadOf(key) is { Length: > 0 } lead ? _relatives.GetValueOrDefault(lead) - 1 : 0;

    /// <summary>Whether what the sender answers names it too.</summary>
    public bool IsQuoted(string written) => _answered.Contains(written, StringComparison.OrdinalIgnoreCase);

    /// <summary>The names of the exporter and his domain, folded.</summary>
    public IReadOnlyList<string> Own { get; init; } = [];

    /// <summary>The names of the sender's company and domain, folded.</summary>
    public IReadOnlyList<string> Theirs { get; init; } = [];

    /// <summary>Whether letters are drawn from the exporter's name: "TP" of "Taipu".</summary>
    public bool IsOwn(string lead) => lead.Length > 1 && Own.Any(n => IsDrawn(lead, n));

    /// <summary>Whether the first letter is the exporter's.</summary>
    public bool IsOwnInitial(string lead) => lead.Length > 0 && Own.Any(n => n.StartsWith(char.ToLowerInvariant(lead[0])));

    /// <summary>Whether letters are drawn from the sender's name: his numbers of orders often are.</summary>
    public bool IsTheirs(string lead) => lead.Length > 1 && Theirs.Any(n => IsDrawn(lead, n));

    /// <summary>Whether the letters stand in the name in their order, the first at its beginning.</summary>
    private static bool IsDrawn(string lead, string name)
    {
        var at = 0;
        foreach (var c in lead)
        {
            var next = at < name.Length ? name.IndexOf(char.ToLowerInvariant(c), at) : -1;
            if (next < 0 || at == 0 && next > 0)
            {
                return false;
            }

            at = next + 1;
        }

        return true;
    }

    /// <summary>The letters that a key begins with.</summary>
    public static string LeadOf(string key)
    {
        var i = 0;
        while (i < key.Length && char.IsLetter(key[i]))
        {
            i++;
        }

        return key[..i];
    }
}
