using System.Collections.Frozen;

namespace InquiryAssistant.Core.Mail.Html;

/// <summary>What an element is to a mail client that named it.</summary>
internal enum HtmlZone
{
    None,
    Quote,
    Box,
    History,
    Hint,
    Signature,
}

/// <summary>The ids and classes by which mail clients name quotes and signatures; data in <c>mail/html-markers.json</c>.</summary>
internal static class HtmlMarkers
{
    private static readonly FrozenDictionary<string, HtmlZone>.AlternateLookup<ReadOnlySpan<char>> Exact = Load(out Partial);
    private static readonly (string Value, bool IsSuffix, HtmlZone Zone)[] Partial;

    /// <summary>The zone that the element's id, class or marker attribute names.</summary>
    public static HtmlZone Of(in HtmlAttributes attributes)
    {
        var zone = OfTokens(attributes.Id);
        if (zone == HtmlZone.None)
        {
            zone = OfTokens(attributes.Class);
        }

        return zone == HtmlZone.None ? OfTokens(attributes.Marker) : zone;
    }

    private static HtmlZone OfTokens(ReadOnlySpan<char> value)
    {
        while (!value.IsEmpty)
        {
            var end = value.IndexOf(' ');
            var zone = OfToken(end < 0 ? value : value[..end]);
            if (zone != HtmlZone.None)
            {
                return zone;
            }

            value = end < 0 ? [] : value[(end + 1)..];
        }

        return HtmlZone.None;
    }

    private static HtmlZone OfToken(ReadOnlySpan<char> token)
    {
        // Outlook prefixes names with x_ each time it embeds a mail in another.
        while (token.StartsWith("x_", StringComparison.Ordinal))
        {
            token = token[2..];
        }

        if (token.Length is < 2 or > 80)
        {
            return HtmlZone.None;
        }

        if (Exact.TryGetValue(token, out var zone))
        {
            return zone;
        }

        foreach (var (value, isSuffix, partialZone) in Partial)
        {
            if (isSuffix ? token.EndsWith(value, StringComparison.OrdinalIgnoreCase) : token.StartsWith(value, StringComparison.OrdinalIgnoreCase))
            {
                return partialZone;
            }
        }

        return HtmlZone.None;
    }

    private static FrozenDictionary<string, HtmlZone>.AlternateLookup<ReadOnlySpan<char>> Load(out (string Value, bool IsSuffix, HtmlZone Zone)[] partial)
    {
        var markers = MailData.Read<MarkerFile>("mail/html-markers.json").Markers;
        partial = [.. markers.Where(m => m.Match != "exact").Select(m => (m.Value, m.Match == "suffix", m.Zone))];
        return markers.Where(m => m.Match == "exact")
            .ToFrozenDictionary(m => m.Value, m => m.Zone, StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    private sealed record MarkerFile(IReadOnlyList<Marker> Markers);

    private sealed record Marker(string Value, string Match, HtmlZone Zone);
}
