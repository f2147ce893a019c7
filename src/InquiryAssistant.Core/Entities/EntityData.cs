using System.Globalization;
using System.Text.Json;
using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities;

/// <summary>What a title in a signature says of its bearer's part in a purchase.</summary>
public enum TitleRole
{
    /// <summary>A title that does not tell.</summary>
    Neutral,

    /// <summary>Advises, tests, collects.</summary>
    Influencer,

    /// <summary>Decides.</summary>
    Decider,
}

/// <summary>A named place of a trade term or an address: English name and ISO 3166 country.</summary>
public sealed record Place(string Name, string Country);

/// <summary>A job title of the lists.</summary>
internal sealed record JobTitle(TitleRole Role, bool IsEnglish);

/// <summary>The vocabularies of entity reading, loaded once from the embedded files under <c>Data/entities</c>.</summary>
internal sealed partial class EntityData
{
    private EntityData()
    {
        using var files = new Files();
        var builder = new VocabularyBuilder();
        AddCountries(builder, files);
        AddTitles(builder, files.Titles);
        AddTradeTerms(builder, files.Trade);
        builder.AddNamed(Vocabulary.Unit, false, files.Units.GetProperty("units"), t => Units = t);
        builder.AddNamed(Vocabulary.Period, false, files.Units.GetProperty("per"), t => Periods = t);
        builder.AddNamed(Vocabulary.Field, false, files.Persons.GetProperty("fields"), t => Fields = t);
        builder.Add(Vocabulary.Month, true, Strings(files.Terms.GetProperty("months")).Concat(Strings(files.Terms.GetProperty("seasons"))).Select(t => (t, true)), t => Months = t);
        builder.Add(Vocabulary.Certificate, true, Strings(files.Terms.GetProperty("certificates")).Select(t => (t, t)), t => Certificates = t);
        builder.Add(Vocabulary.Multiplier, false, Numbers(files.Codes.GetProperty("multipliers")), t => Multipliers = t);
        builder.Add(Vocabulary.NumberWord, true, Numbers(files.Units.GetProperty("numberWords")), t => NumberWords = t);
        builder.AddNamed(Vocabulary.Rendering, false, files.Renderings.GetProperty("renderings"), t => Renderings = t);
        builder.AddNamed(Vocabulary.NearDate, true, files.Dates.GetProperty("near"), t => NearDates = t);
        var contexts = files.Dates.GetProperty("contexts").EnumerateObject().ToArray();
        ContextGroups = [.. contexts.Select(g => g.Name)];
        builder.Add(Vocabulary.DateContext, true, contexts.SelectMany((group, number) => Strings(group.Value).Select(t => (t, number))), t => DateContexts = t);
        builder.Add(Vocabulary.EnglishMonth, false, files.Dates.GetProperty("shortMonths").EnumerateObject().Select(m => (m.Name, true)), t => EnglishMonths = t);
        builder.AddNamed(Vocabulary.ShortMonth, false, files.Dates.GetProperty("shortMonths"), t => ShortMonths = t);
        AddPlainLists(builder, files);
        Index = builder.Build();
    }

    public static EntityData Shipped { get; } = new();

    /// <summary>All lists in one trie.</summary>
    public TermIndex Index { get; }

    public Dictionary<string, string> CallingCodes { get; } = new(StringComparer.Ordinal);

    internal static JsonDocument Open(string name) => EmbeddedData.Open(name);

    internal static IEnumerable<string> Strings(JsonElement array) => array.EnumerateArray().Select(e => e.GetString()!).ToArray();

    private void AddCountries(VocabularyBuilder builder, Files files)
    {
        var rows = files.Countries.GetProperty("countries").EnumerateArray().ToArray();
        builder.Add(Vocabulary.Country, true, rows.SelectMany(c => Strings(c.GetProperty("names")).Select(n => (n, Iso(c)))), t => Countries = t);
        foreach (var row in rows)
        {
            CallingCodes.TryAdd(row.GetProperty("phone").GetString()!, Iso(row));
        }

        // Zones shared by several states: their largest stands for them, the reader tells the others apart by area code.
        CallingCodes["1"] = "US";
        CallingCodes["7"] = "RU";
        CallingCodes["44"] = "GB";
        CallingCodes["39"] = "IT";
        CallingCodes["61"] = "AU";
        CallingCodes["47"] = "NO";
        CallingCodes["358"] = "FI";
        CallingCodes["212"] = "MA";
        CallingCodes["262"] = "RE";
        CallingCodes["599"] = "CW";
        CallingCodes["590"] = "GP";
        var places = files.Places.GetProperty("places").EnumerateObject().SelectMany(country => Strings(country.Value).SelectMany(row =>
        {
            var names = row.Split('|');
            var place = new Place(names[0], country.Name);
            return names.Select(n => (n, place));
        }));
        builder.Add(Vocabulary.Place, true, places, t => Places = t);
        builder.Add(Vocabulary.FormCountry, true, files.Terms.GetProperty("legalFormCountries").EnumerateObject().Select(f => (f.Name, f.Value.GetString()!)), t => FormCountries = t);
    }

    private void AddTitles(VocabularyBuilder builder, JsonElement titles)
    {
        var rows = titles.GetProperty("titles").EnumerateObject().OrderByDescending(role => Role(role.Name))
            .SelectMany(role => role.Value.EnumerateObject().SelectMany(language =>
            {
                var title = new JobTitle(Role(role.Name), language.Name == "en");
                return Strings(language.Value).Select(t => (t, title));
            }));
        builder.Add(Vocabulary.Title, true, rows, t => Titles = t);
    }

    private void AddTradeTerms(VocabularyBuilder builder, JsonElement trade)
    {
        var incoterms = trade.GetProperty("incoterms").EnumerateObject().ToArray();
        builder.Add(Vocabulary.CodedTerm, true, incoterms.SelectMany(t => Strings(t.Value.GetProperty("coded")).Select(n => (n, (Code: t.Name, Written: n)))), t => CodedTerms = t);
        builder.Add(Vocabulary.WordedTerm, true, incoterms.SelectMany(t => Strings(t.Value.GetProperty("words")).Select(n => (n, t.Name))), t => WordedTerms = t);
    }

    private static IEnumerable<(string Term, decimal Value)> Numbers(JsonElement groups) =>
        groups.EnumerateObject().SelectMany(g => Strings(g.Value).Select(t => (t, decimal.Parse(g.Name, CultureInfo.InvariantCulture))));

    private static string Iso(JsonElement country) => country.GetProperty("iso").GetString()!;

    private static TitleRole Role(string name) => name switch
    {
        "decider" => TitleRole.Decider,
        "influencer" => TitleRole.Influencer,
        _ => TitleRole.Neutral,
    };

    private sealed class Files : IDisposable
    {
        private readonly List<JsonDocument> _open = [];

        public Files()
        {
            Countries = Read("countries");
            Places = Read("places");
            Titles = Read("titles");
            Units = Read("units");
            Trade = Read("trade-terms");
            Terms = Read("terms");
            Persons = Read("persons");
            Codes = Read("codes");
            Renderings = Read("renderings");
            Dates = Read("dates");
        }

        public JsonElement Countries { get; }

        public JsonElement Places { get; }

        public JsonElement Titles { get; }

        public JsonElement Units { get; }

        public JsonElement Trade { get; }

        public JsonElement Terms { get; }

        public JsonElement Persons { get; }

        public JsonElement Codes { get; }

        public JsonElement Renderings { get; }

        public JsonElement Dates { get; }

        public void Dispose() => _open.ForEach(d => d.Dispose());

        private JsonElement Read(string name)
        {
            var document = Open($"entities/{name}.json");
            _open.Add(document);
            return document.RootElement;
        }
    }
}
