using System.Text.Json;

namespace InquiryAssistant.Core.Risks;

/// <summary>The customers a company lists among its overrides, so that imitations of them are seen before they ever wrote.</summary>
internal static class CustomersFile
{
    private const int Most = 2_000;

    /// <summary>The domains, without what stands before an @; none when nothing is listed.</summary>
    /// <exception cref="FormatException">It is no list, names something that is no domain, or more than 2,000.</exception>
    public static IReadOnlyList<string> Read(JsonElement? customers)
    {
        if (customers is not { } listed)
        {
            return [];
        }

        if (listed.ValueKind != JsonValueKind.Array || listed.GetArrayLength() > Most)
        {
            throw new FormatException($"\"customers\" is a list of at most {Most} domains.");
        }

        var place = 0;
        return [.. listed.EnumerateArray().Select(c => Domain(c, ++place)).Distinct(StringComparer.Ordinal)];
    }

    private static string Domain(JsonElement customer, int place)
    {
        var text = customer.ValueKind == JsonValueKind.String ? customer.GetString()!.Trim().ToLowerInvariant() : "";
        var domain = text[(text.LastIndexOf('@') + 1)..];
        var dot = domain.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && dot < domain.Length - 1 && domain.Length <= DomainName.LongestHost && !domain.AsSpan().ContainsAny(' ', '/', ':')
            ? domain
            : throw new FormatException($"Entry {place} of \"customers\" is no domain.");
    }
}
