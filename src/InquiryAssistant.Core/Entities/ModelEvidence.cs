using InquiryAssistant.Core.Entities.Evidence;
using InquiryAssistant.Core.Mail;
using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities;

/// <summary>Weighs for each mention what speaks for and against its being a model; the rules' word is one of the cues.</summary>
internal static class ModelEvidence
{
    /// <summary>As the decision is named in the weights file.</summary>
    public const string Decision = "models";

    private const int MostModels = 40;

    private static readonly CueWeights _weights = CueWeights.Load(Decision, ModelCues.Book);

    /// <summary>Reads the models of a message.</summary>
    /// <param name="body">The sender's own words.</param>
    /// <param name="head">The subject.</param>
    /// <param name="answered">What he answers.</param>
    /// <param name="owner">The exporter.</param>
    /// <param name="company">The sender's company; null when unknown.</param>
    /// <param name="address">The sender's address; null when unknown.</param>
    /// <param name="data">Word lists.</param>
    /// <param name="products">The owner's products.</param>
    /// <param name="findings">What was found in the message; takes the models' places.</param>
    /// <param name="log">Takes the candidates, for learning; null when mail is judged.</param>
    public static List<string> Read(SourceText body, SourceText head, string answered, MailboxOwner owner, string? company, string? address, EntityData data, ProductWords products, Findings findings, EvidenceLog? log)
    {
        var documents = new DocumentNumbers([body, head], data);
        var mentions = new List<ModelMention>();
        foreach (var text in (ReadOnlySpan<SourceText>)[body, head])
        {
            var first = mentions.Count;
            ModelScanner.Scan(text, data, documents, findings, mentions);
            ModelCandidates.AddNames(text, findings, mentions);
            mentions.Sort(first, mentions.Count - first, _byPlace);
        }

        if (mentions.Count == 0)
        {
            return [];
        }

        var context = new ModelContext(mentions, answered, data, products, documents, findings)
        {
            IsAnswer = data.AnswerLeads.Match(head.Folded, 0, out _) > 0,
            Own = [.. Names(owner.Company, owner.Address)],
            Theirs = [.. Names(company, address)],
            References = References(body) + References(head),
        };
        return Choose(mentions, context, log);
    }

    private static int References(SourceText text)
    {
        var n = 0;
        foreach (var hit in text.Hits)
        {
            n += hit.Kind == (int)Vocabulary.Reference ? 1 : 0;
        }

        return n;
    }

    private static IEnumerable<string> Names(string? company, string? address)
    {
        if (company is { Length: > 1 })
        {
            yield return Folding.Fold(company);
        }

        if (address?.IndexOf('@') is >= 0 and var at && at + 1 < address.Length && !FreeMail.IsFree(address[(at + 1)..].ToLowerInvariant()))
        {
            yield return Folding.Fold(address[(at + 1)..].Split('.')[0]);
        }
    }

    private static readonly Comparer<ModelMention> _byPlace = Comparer<ModelMention>.Create((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));

    /// <summary>The models of a message, each once, their places among the findings.</summary>
    private static List<string> Choose(List<ModelMention> mentions, ModelContext context, EvidenceLog? log)
    {
        var scores = Weigh(mentions, context, log);
        var models = new List<string>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var end = 0;
        for (var i = 0; i < mentions.Count; i++)
        {
            var mention = mentions[i];
            end = i > 0 && mentions[i - 1].Text != mention.Text ? 0 : end;
            if (scores[mention.Key] <= _weights.Border || mention.Start < end || i + 1 < mentions.Count && Yields(mention, mentions[i + 1], scores))
            {
                continue;
            }

            end = mention.End;
            context.Findings.Add(EntityKind.Model, mention.Text, mention.Start, mention.End - mention.Start);
            if (models.Count < MostModels && taken.Add(mention.Key))
            {
                models.Add(mention.Written);
            }
        }

        return models;
    }

    /// <summary>"Sink NORA 50" or "50" alone: of two mentions of one place the likelier counts.</summary>
    private static bool Yields(ModelMention mention, ModelMention next, Dictionary<string, double> scores) =>
        next.Text == mention.Text && next.Start < mention.End && scores[next.Key] > scores[mention.Key];

    /// <summary>The score of each model, by its first mention.</summary>
    private static Dictionary<string, double> Weigh(List<ModelMention> mentions, ModelContext context, EvidenceLog? log)
    {
        var sheet = new CueSheet(ModelCues.Book);
        var scores = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var mention in mentions)
        {
            if (!scores.ContainsKey(mention.Key))
            {
                ModelCues.Mark(sheet, mention, context);
                log?.Add(Decision, mention.Written, sheet, mention.Form == ModelForm.Read);
                scores[mention.Key] = sheet.Score(_weights);
            }
        }

        return scores;
    }
}
