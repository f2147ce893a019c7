namespace InquiryAssistant.Core.Tags;

/// <summary>A sales region and what a rep should know of it; never part of a score.</summary>
/// <param name="Name">As it stands behind <c>Region · </c>.</param>
/// <param name="Countries">ISO 3166 alpha-2 codes.</param>
/// <param name="Note">Holidays, manners of bargaining, papers asked for (seed 0).</param>
public sealed record Region(string Name, IReadOnlyList<string> Countries, string Note);

/// <summary>The regions of <c>Data/regions/regions.json</c>.</summary>
public static class Regions
{
    /// <summary>All regions, in the order of the file.</summary>
    public static IReadOnlyList<Region> All { get; } = TagFiles.Read<RegionFile>("regions/regions.json").Regions;

    private static readonly Dictionary<string, Region> ByCountry = All
        .SelectMany(region => region.Countries.Select(country => (country, region)))
        .ToDictionary(pair => pair.country, pair => pair.region, StringComparer.OrdinalIgnoreCase);

    /// <summary>The region of an ISO 3166 alpha-2 country, or null when the country is unknown.</summary>
    public static Region? Of(string? country) => country is not null && ByCountry.TryGetValue(country, out var region) ? region : null;

    private sealed record RegionFile(IReadOnlyList<Region> Regions);
}
