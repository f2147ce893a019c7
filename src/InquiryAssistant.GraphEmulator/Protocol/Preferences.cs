namespace InquiryAssistant.GraphEmulator.Protocol;

/// <summary>What <c>Prefer</c> asks for. Several preferences come in one header, joined by commas; unknown ones are ignored, as HTTP has it.</summary>
internal sealed record Preferences(bool ImmutableIds, string? BodyType, TimeZoneInfo TimeZone, string? TimeZoneName, bool UnsafeHtml, int? PageSize)
{
    public static Preferences Parse(string? header)
    {
        bool immutable = false, unsafeHtml = false;
        string? bodyType = null, zoneName = null;
        int? pageSize = null;
        var zone = TimeZoneInfo.Utc;
        foreach (var (name, value) in Split(header ?? ""))
        {
            switch (name.ToUpperInvariant())
            {
                case "IDTYPE":
                    immutable = value.Equals("ImmutableId", StringComparison.OrdinalIgnoreCase);
                    break;
                case "OUTLOOK.BODY-CONTENT-TYPE" when value.ToUpperInvariant() is "TEXT" or "HTML":
                    bodyType = value.ToUpperInvariant() is "TEXT" ? "text" : "html";
                    break;
                case "OUTLOOK.TIMEZONE":
                    zone = FindZone(value);
                    zoneName = value;
                    break;
                case "OUTLOOK.ALLOW-UNSAFE-HTML":
                    unsafeHtml = true;
                    break;
                case "ODATA.MAXPAGESIZE" when int.TryParse(value, out var size) && size is >= 1 and <= 1000:
                    pageSize = size;
                    break;
                default:
                    break;
            }
        }

        return new Preferences(immutable, bodyType, zone, zoneName, unsafeHtml, pageSize);
    }

    /// <summary>Text of <c>Preference-Applied</c>: confirmed are body type and time zone, not the id type.</summary>
    public string? Applied()
    {
        List<string> applied = [];
        if (BodyType is not null)
        {
            applied.Add($"outlook.body-content-type=\"{BodyType}\"");
        }

        if (TimeZoneName is not null)
        {
            applied.Add($"outlook.timezone=\"{TimeZoneName}\"");
        }

        return applied.Count == 0 ? null : string.Join(", ", applied);
    }

    public static TimeZoneInfo FindZone(string name) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
            ? zone
            : throw new GraphException(400, "TimeZoneNotSupportedException", "A valid TimeZone value must be specified.");

    private static IEnumerable<(string Name, string Value)> Split(string header)
    {
        var start = 0;
        var quoted = false;
        for (var i = 0; i <= header.Length; i++)
        {
            if (i < header.Length && header[i] == '"')
            {
                quoted = !quoted;
            }

            if (i < header.Length && (header[i] is not (',' or ';') || quoted))
            {
                continue;
            }

            var pair = header[start..i].Split('=', 2);
            start = i + 1;
            yield return (pair[0].Trim(), pair.Length == 2 ? pair[1].Trim().Trim('"') : "");
        }
    }
}
