using System.Globalization;
using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Protocol;

namespace InquiryAssistant.GraphEmulator.Settings;

/// <summary>What may be changed in mailbox settings. Each rule checks a value and answers it in the spelling Graph gives back; codes as on the page "Update user mailbox settings".</summary>
internal static class SettingsRules
{
    private static readonly string[] Days = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    public static IReadOnlyDictionary<string, Func<JsonNode?, JsonNode>> All { get; } = new Dictionary<string, Func<JsonNode?, JsonNode>>(StringComparer.Ordinal)
    {
        ["timeZone"] = static v => Zone(v),
        ["dateFormat"] = static v => JsonRead.Text(v, "dateFormat"),
        ["timeFormat"] = static v => JsonRead.Text(v, "timeFormat"),
        ["language"] = static v => Language(JsonRead.Object(v, "language")),
        ["workingHours"] = static v => Hours(Bare(v, "workingHours")),
        ["automaticRepliesSetting"] = static v => Replies(Bare(v, "automaticRepliesSetting")),
        ["delegateMeetingMessageDeliveryOptions"] = static v =>
            JsonRead.OneOf(v, "delegateMeetingMessageDeliveryOptions", "sendToDelegateAndInformationToPrincipal", "sendToDelegateAndPrincipal", "sendToDelegateOnly"),
    };

    private static string Zone(JsonNode? node)
    {
        var name = JsonRead.Text(node, "timeZone");
        return TimeZoneInfo.TryFindSystemTimeZoneById(name, out _)
            ? name
            : throw new GraphException(400, "InvalidTimeZone", "Time Zone settings provided are invalid.");
    }

    private static JsonObject Language(JsonObject language)
    {
        var locale = JsonRead.Text(language["locale"], "language/locale");
        try
        {
            return new JsonObject { ["locale"] = locale, ["displayName"] = CultureInfo.GetCultureInfo(locale, predefinedOnly: true).EnglishName };
        }
        catch (CultureNotFoundException)
        {
            throw GraphException.BadRequest($"'{locale}' is no locale.");
        }
    }

    private static JsonObject Replies(JsonObject replies)
    {
        Spell(replies, "status", "disabled", "alwaysEnabled", "scheduled");
        Spell(replies, "externalAudience", "none", "contactsOnly", "all");
        return replies;
    }

    private static JsonObject Hours(JsonObject hours)
    {
        var (start, end) = (Time(hours, "startTime"), Time(hours, "endTime"));
        if (start > end)
        {
            throw new GraphException(400, "ErrorInvalidTimeSettings", "Start Time should occur before End Time.");
        }

        if (hours["daysOfWeek"] is { } days)
        {
            hours["daysOfWeek"] = new JsonArray([.. JsonRead.Texts(days, "daysOfWeek").Select(Day)]);
        }

        // A zone of one's own making has no name to look up.
        if (hours["timeZone"] is { } zone && (string?)zone["@odata.type"] != "#microsoft.graph.customTimeZone")
        {
            Zone(zone["name"]);
        }

        return hours;
    }

    private static JsonNode Day(string name) => Days.FirstOrDefault(d => d.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new GraphException(400, "InvalidArguments", $"Requested value '{name}' was not found.");

    private static TimeOnly? Time(JsonObject hours, string name)
    {
        if (hours[name] is not { } node)
        {
            return null;
        }

        var text = JsonRead.Text(node, name);
        return TimeOnly.TryParseExact(text, ["HH:mm:ss", "HH:mm:ss.FFFFFFF"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : throw new GraphException(400, "RequestBodyRead", $"Cannot convert the literal '{text}' to the expected type 'Edm.TimeOfDay'.");
    }

    private static void Spell(JsonObject parts, string name, params ReadOnlySpan<string> values)
    {
        if (parts[name] is { } value)
        {
            parts[name] = JsonRead.OneOf(value, name, values);
        }
    }

    /// <summary>A copy without annotations.</summary>
    private static JsonObject Bare(JsonNode? node, string what) =>
        new(JsonRead.Object(node, what).Where(static p => !p.Key.StartsWith('@')).Select(static p => KeyValuePair.Create(p.Key, p.Value?.DeepClone())));
}
