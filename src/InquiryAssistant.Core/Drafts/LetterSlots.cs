using System.Globalization;
using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Mail;

namespace InquiryAssistant.Core.Drafts;

/// <summary>What a letter says of this buyer and this rep. Foreign words cannot open a placeholder: their brackets become round.</summary>
internal sealed class LetterSlots
{
    private readonly Dictionary<string, string> values;

    public LetterSlots(Conversation conversation, Assessment assessment)
    {
        var entities = assessment.Entities;
        var owner = conversation.Owner;
        HasContact = !string.IsNullOrWhiteSpace(entities.Contact);
        values = new(StringComparer.Ordinal)
        {
            ["contact"] = Clean(WithoutShouting(entities.Contact ?? "")),
            ["item"] = Item(entities),
            ["term"] = Term(entities),
            ["products"] = owner.Sells.Count > 0 ? Clean(Listed(owner.Sells)) : "[main product lines]",
            ["name"] = Clean(owner.Name),
            ["company"] = Clean(owner.Company),
            ["address"] = Clean(owner.Address),
        };
    }

    /// <summary>Whether the buyer's name is known.</summary>
    public bool HasContact { get; }

    public string Fill(string template) => Fill(template, "");

    public string Fill(string template, string quote)
    {
        var text = new System.Text.StringBuilder(template.Length + 64);
        var at = 0;
        while (at < template.Length)
        {
            var open = template.IndexOf('{', at);
            var close = open < 0 ? -1 : template.IndexOf('}', open);
            if (close < 0)
            {
                break;
            }

            var slot = template[(open + 1)..close];
            var said = slot == "quote" ? Clean(quote) : values[slot];
            text.Append(template, at, open - at).Append(said);
            at = close + (EndsTheSentence(said, template, close + 1) ? 2 : 1);
        }

        return text.Append(template, at, template.Length - at).ToString();
    }

    /// <summary>The full stop of "Co., Ltd." is that of the sentence too.</summary>
    private static bool EndsTheSentence(string said, string template, int after) => said.EndsWith('.') && after < template.Length && template[after] == '.';

    /// <summary>A buyer who signs RAKESH MENON is not addressed in capitals; initials such as "J. B." stay.</summary>
    private static string WithoutShouting(string name) => name.Any(char.IsLower)
        ? name
        : string.Join(' ', name.Split(' ').Select(word => word.Length > 2 && word.All(c => char.IsLetter(c) || c is '-' or '\'') ? word[0] + word[1..].ToLowerInvariant() : word));

    private static string Item(InquiryEntities entities)
    {
        var models = string.Join(", ", entities.Models.Take(4));
        var quantity = entities.Quantities.Count == 1 && entities.Models.Count <= 1
            ? string.Create(CultureInfo.InvariantCulture, $"{entities.Quantities[0].Value:#,0.###} {entities.Quantities[0].Unit}").Trim()
            : "";
        var item = models.Length > 0 && quantity.Length > 0 ? $"{models}, {quantity}" : models + quantity;
        return item.Length > 0 ? Clean(item) : "the goods you ask for";
    }

    private static string Listed(IReadOnlyList<string> products) =>
        products.Count == 1 ? products[0] : $"{string.Join(", ", products.Take(products.Count - 1))} and {products[^1]}";

    private static string Term(InquiryEntities entities) => (entities.Incoterm, entities.Port) switch
    {
        ({ } term, { } port) => Clean($"{term} {port}"),
        ({ } term, null) => $"{Clean(term)} [named place]",
        _ => "[trade term and named place]",
    };

    private static string Clean(string value) => value.Replace('[', '(').Replace(']', ')').Replace('{', '(').Replace('}', ')').Replace('\n', ' ').Replace('\r', ' ').Trim();
}
