using System.Globalization;
using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.OData;
using InquiryAssistant.GraphEmulator.Protocol;

namespace InquiryAssistant.GraphEmulator.Settings;

/// <summary>Mailbox settings: read whole, changed in part.</summary>
internal static class SettingsEndpoints
{
    private static readonly string[] Properties =
    [
        "archiveFolder", "timeZone", "delegateMeetingMessageDeliveryOptions", "dateFormat", "timeFormat", "userPurpose", "automaticRepliesSetting", "language", "workingHours",
    ];

    /// <summary>What a client may change, each with its check.</summary>
    private static readonly Dictionary<string, Action<JsonNode?>> Writable = new(StringComparer.Ordinal)
    {
        ["timeZone"] = static v => Preferences.FindZone(JsonRead.Text(v, "timeZone")),
        ["dateFormat"] = static v => JsonRead.Text(v, "dateFormat"),
        ["timeFormat"] = static v => JsonRead.Text(v, "timeFormat"),
        ["language"] = static v => JsonRead.Text(JsonRead.Object(v, "language")["locale"], "language/locale"),
        ["workingHours"] = static v => CheckHours(JsonRead.Object(v, "workingHours")),
        ["automaticRepliesSetting"] = static v => CheckReplies(JsonRead.Object(v, "automaticRepliesSetting")),
        ["delegateMeetingMessageDeliveryOptions"] = static v =>
            JsonRead.OneOf(v, "delegateMeetingMessageDeliveryOptions", "sendToDelegateAndInformationToPrincipal", "sendToDelegateAndPrincipal", "sendToDelegateOnly"),
    };

    public static GraphRoute[] Routes { get; } =
    [
        new("GET", "mailboxSettings", Get, QueryKinds.Select),
        new("PATCH", "mailboxSettings", Update),
    ];

    private static GraphResponse Get(GraphCall call) =>
        GraphResponse.Ok(Write(call, Selection.Parse(call.Query.Select, Properties, "microsoft.graph.mailboxSettings")));

    private static GraphResponse Update(GraphCall call)
    {
        var changes = call.Body().Where(static p => !p.Key.StartsWith('@')).ToList();
        foreach (var (name, value) in changes)
        {
            if (!Writable.TryGetValue(name, out var check))
            {
                throw GraphException.BadRequest($"The property '{name}' of mailboxSettings cannot be changed.");
            }

            check(value);
        }

        var settings = call.Mailbox.Settings;
        foreach (var (name, value) in changes)
        {
            Merge(settings, name, value!);
        }

        return GraphResponse.Ok(Write(call, Selection.Default));
    }

    /// <summary>Objects are changed member by member, everything else is replaced.</summary>
    private static void Merge(JsonObject target, string name, JsonNode value)
    {
        if (value is not JsonObject parts || target[name] is not JsonObject inner)
        {
            target[name] = value.DeepClone();
            return;
        }

        foreach (var (part, partValue) in parts.Where(static p => !p.Key.StartsWith('@')))
        {
            inner[part] = partValue?.DeepClone();
        }
    }

    private static JsonObject Write(GraphCall call, Selection selection)
    {
        var json = selection.Cut(call.Mailbox.Settings.DeepClone().AsObject());
        json.Insert(0, "@odata.context", call.Context("mailboxSettings"));
        return json;
    }

    private static void CheckReplies(JsonObject replies)
    {
        if (replies["status"] is { } status)
        {
            JsonRead.OneOf(status, "status", "disabled", "alwaysEnabled", "scheduled");
        }

        if (replies["externalAudience"] is { } audience)
        {
            JsonRead.OneOf(audience, "externalAudience", "none", "contactsOnly", "all");
        }
    }

    private static void CheckHours(JsonObject hours)
    {
        foreach (var name in new[] { "startTime", "endTime" })
        {
            if (hours[name] is { } time && !TimeOnly.TryParse(JsonRead.Text(time, name), CultureInfo.InvariantCulture, out _))
            {
                throw GraphException.BadRequest($"{name} must be a time.");
            }
        }
    }
}
