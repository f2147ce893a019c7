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

    public static GraphRoute[] Routes { get; } =
    [
        new("GET", "mailboxSettings", Get, QueryKinds.Select),
        new("PATCH", "mailboxSettings", Update),
    ];

    private static GraphResponse Get(GraphCall call) =>
        GraphResponse.Ok(Write(call, Selection.Parse(call.Query.Select, Properties, "microsoft.graph.mailboxSettings")));

    private static GraphResponse Update(GraphCall call)
    {
        List<(string Name, JsonNode Value)> changes = [];
        foreach (var (name, value) in call.Body().Where(static p => !p.Key.StartsWith('@')))
        {
            var rule = SettingsRules.All.GetValueOrDefault(name) ?? throw GraphException.BadRequest($"The property '{name}' of mailboxSettings cannot be changed.");
            changes.Add((name, rule(value)));
        }

        foreach (var (name, value) in changes)
        {
            Merge(call.Mailbox.Settings, name, value);
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

        foreach (var (part, partValue) in parts)
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
}
