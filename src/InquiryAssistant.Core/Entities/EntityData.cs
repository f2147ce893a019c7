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

/// <summary>The vocabularies of entity reading, loaded once from the embedded files under <c>Data/entities</c>.</summary>
internal sealed class EntityData
{
    private EntityData()
    {
        using var countries = Open("entities/countries.json");
        using var places = Open("entities/places.json");
        using var titles = Open("entities/titles.json");
        using var units = Open("entities/units.json");
        using var trade = Open("entities/trade-terms.json");
        using var terms = Open("entities/terms.json");
        var countryRows = countries.RootElement.GetProperty("countries").EnumerateArray().ToArray();
        Countries = new(countryRows.SelectMany(c => Strings(c.GetProperty("names")).Select(n => (n, Iso(c)))));
        CallingCodes = countryRows.GroupBy(c => c.GetProperty("phone").GetString()!).ToDictionary(g => g.Key, g => Iso(g.First()));
        CallingCodes["1"] = "US";
        CallingCodes["7"] = "RU";
        Places = new(places.RootElement.GetProperty("places").EnumerateObject().SelectMany(country => Strings(country.Value).SelectMany(row => row.Split('|').Select(name => (name, new Place(row.Split('|')[0], country.Name))))));
        Titles = new(titles.RootElement.GetProperty("titles").EnumerateObject()
            .OrderBy(role => role.Name == "decider" ? 0 : role.Name == "influencer" ? 1 : 2)
            .SelectMany(role => role.Value.EnumerateObject().SelectMany(language => Strings(language.Value).Select(t => (t, Role(role.Name))))));
        Units = new(units.RootElement.GetProperty("units").EnumerateObject().SelectMany(u => Strings(u.Value).Select(n => (n, u.Name))));
        Periods = new(units.RootElement.GetProperty("per").EnumerateObject().SelectMany(u => Strings(u.Value).Select(n => (n, u.Name))));
        var incoterms = trade.RootElement.GetProperty("incoterms").EnumerateObject().ToArray();
        CodedTerms = new(incoterms.SelectMany(t => Strings(t.Value.GetProperty("coded")).Select(n => (n, (Code: t.Name, Written: n)))));
        WordedTerms = new(incoterms.SelectMany(t => Strings(t.Value.GetProperty("words")).Select(n => (n, t.Name))));
        PlaceFillers = Set(trade, "placeFillers");
        MoneyCodes = Set(trade, "moneyCodes");
        TargetWords = Set(trade, "targetWords");
        Payment = Set(terms, "payment");
        Needed = Set(terms, "needed");
        Months = new(Strings(terms.RootElement.GetProperty("months")).Concat(Strings(terms.RootElement.GetProperty("seasons"))).Select(t => (t, true)));
        WeekWords = Set(terms, "weekWords");
        ReferenceWords = Set(terms, "referenceWords");
        ModelWords = Set(terms, "modelWords");
        QuantityWords = Set(terms, "quantityWords");
        NotQuantity = Set(terms, "notQuantity");
        Certificates = new(Strings(terms.RootElement.GetProperty("certificates")).Select(t => (t, t)));
        StandardPrefixes = Set(terms, "standardPrefixes");
        ModelStandards = Set(terms, "modelStandards");
        LegalForms = Set(terms, "legalForms");
        FormCountries = new(terms.RootElement.GetProperty("legalFormCountries").EnumerateObject().Select(f => (f.Name, f.Value.GetString()!)));
        CompanyWords = Set(terms, "companyWords");
        NotPerson = Set(terms, "notPerson");
    }

    public static EntityData Shipped { get; } = new();

    public TermTable<string> Countries { get; }

    public Dictionary<string, string> CallingCodes { get; }

    public TermTable<Place> Places { get; }

    public TermTable<TitleRole> Titles { get; }

    public TermTable<string> Units { get; }

    public TermTable<string> Periods { get; }

    public TermTable<(string Code, string Written)> CodedTerms { get; }

    public TermTable<string> WordedTerms { get; }

    public TermTable<bool> PlaceFillers { get; }

    public TermTable<bool> MoneyCodes { get; }

    public TermTable<bool> TargetWords { get; }

    public TermTable<bool> Payment { get; }

    public TermTable<bool> Needed { get; }

    public TermTable<bool> Months { get; }

    public TermTable<bool> WeekWords { get; }

    public TermTable<bool> ReferenceWords { get; }

    public TermTable<bool> ModelWords { get; }

    public TermTable<bool> QuantityWords { get; }

    public TermTable<bool> NotQuantity { get; }

    public TermTable<string> Certificates { get; }

    public TermTable<bool> StandardPrefixes { get; }

    public TermTable<bool> ModelStandards { get; }

    public TermTable<bool> LegalForms { get; }

    public TermTable<string> FormCountries { get; }

    public TermTable<bool> CompanyWords { get; }

    public TermTable<bool> NotPerson { get; }

    internal static JsonDocument Open(string name)
    {
        using var stream = typeof(EntityData).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The data file {name} is not embedded.");
        return JsonDocument.Parse(stream);
    }

    internal static IEnumerable<string> Strings(JsonElement array) => array.EnumerateArray().Select(e => e.GetString()!).ToArray();

    private static TermTable<bool> Set(JsonDocument file, string member) => new(Strings(file.RootElement.GetProperty(member)).Select(t => (t, true)));

    private static string Iso(JsonElement country) => country.GetProperty("iso").GetString()!;

    private static TitleRole Role(string name) => name switch
    {
        "decider" => TitleRole.Decider,
        "influencer" => TitleRole.Influencer,
        _ => TitleRole.Neutral,
    };
}
