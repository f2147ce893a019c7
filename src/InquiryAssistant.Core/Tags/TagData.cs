using System.Text.Json;

namespace InquiryAssistant.Core.Tags;

/// <summary>Names, prefixes and colours of our categories, from <c>Data/tags/tags.json</c>, and the regions from <c>Data/regions/regions.json</c>.</summary>
internal sealed record TagData(IReadOnlyDictionary<string, TagDimension> Dimensions, IReadOnlyDictionary<string, IReadOnlyList<string>> Sources)
{
    public static TagData Shipped { get; } = TagFiles.Read<TagData>("tags/tags.json").WithNamesFromElsewhere();

    public TagDimension Quadrant => Dimensions["quadrant"];

    public TagDimension Region => Dimensions["region"];

    public TagDimension Line => Dimensions["line"];

    public TagDimension Source => Dimensions["source"];

    public TagDimension Stage => Dimensions["stage"];

    public TagDimension Risk => Dimensions["risk"];

    /// <summary>Regions and sources have their names in their own lists.</summary>
    private TagData WithNamesFromElsewhere() => this with
    {
        Dimensions = Dimensions.ToDictionary(d => d.Key, d => d.Key switch
        {
            "region" => d.Value with { Names = Regions.All.ToDictionary(r => r.Name, r => r.Name, StringComparer.Ordinal) },
            "source" => d.Value with { Names = Sources.Keys.ToDictionary(s => s, s => s, StringComparer.Ordinal) },
            _ => d.Value,
        }),
    };
}

/// <summary>One dimension of tags: a prefix and the names behind it. Without names (product lines) everything behind the prefix is ours.</summary>
internal sealed record TagDimension(string? Prefix, string? Color, IReadOnlyDictionary<string, string>? Names, IReadOnlyDictionary<string, string>? Colors)
{
    /// <summary>The category name of a label ("A", "ordered", "Europe").</summary>
    public string NameOf(string label) => (Prefix ?? "") + (Names is not null && Names.TryGetValue(label, out var name) ? name : label);

    /// <summary>Whether a category is of this dimension. A user's own "Region · DACH" is his, not ours: no list of ours has it.</summary>
    public bool Holds(string category) => Names is null
        ? category.StartsWith(Prefix!, StringComparison.OrdinalIgnoreCase)
        : Names.Keys.Any(label => NameOf(label).Equals(category, StringComparison.OrdinalIgnoreCase));

    /// <summary>The preset colour of a category of this dimension.</summary>
    public string ColorOf(string category) => Color ?? Colors![Names!.First(n => NameOf(n.Key).Equals(category, StringComparison.OrdinalIgnoreCase)).Key];
}

/// <summary>Opens the embedded files of this folder. Apart from <see cref="TagData"/>, which needs the regions while it is being made.</summary>
internal static class TagFiles
{
    public static T Read<T>(string name) => EmbeddedData.Read<T>(name, JsonSerializerOptions.Web);
}
