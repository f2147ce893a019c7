using System.Text.Json;

namespace InquiryAssistant.Core.Tags;

/// <summary>Names, prefixes and colours of our categories, from <c>Data/tags/tags.json</c>, and the regions from <c>Data/regions/regions.json</c>.</summary>
internal sealed record TagData(IReadOnlyDictionary<string, TagDimension> Dimensions, IReadOnlyDictionary<string, IReadOnlyList<string>> Sources)
{
    public static TagData Shipped { get; } = Read<TagData>("tags/tags.json");

    public static T Read<T>(string name)
    {
        using var stream = typeof(TagData).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The data file {name} is not embedded.");
        return JsonSerializer.Deserialize<T>(stream, JsonSerializerOptions.Web) ?? throw new InvalidOperationException($"The data file {name} is empty.");
    }
}

/// <summary>One dimension of tags: a fixed set of names (quadrant) or a prefix with names behind it.</summary>
internal sealed record TagDimension(string? Prefix, string? Color, IReadOnlyDictionary<string, string>? Names, IReadOnlyDictionary<string, string>? Colors)
{
    /// <summary>The category name of a label ("A", "ordered", "Europe").</summary>
    public string NameOf(string label) => (Prefix ?? "") + (Names is not null && Names.TryGetValue(label, out var name) ? name : label);

    /// <summary>Whether a category is of this dimension.</summary>
    public bool Holds(string category) => Prefix is not null
        ? category.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
        : Names!.Values.Contains(category, StringComparer.OrdinalIgnoreCase);
}
