using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Protocol;
using InquiryAssistant.GraphEmulator.Store;

namespace InquiryAssistant.GraphEmulator.Messages;

/// <summary>The follow-up flag in JSON: dates stand there only when set.</summary>
internal static class FlagJson
{
    public static JsonObject Write(FlagState flag)
    {
        var json = new JsonObject { ["flagStatus"] = flag.Status };
        Add(json, "completedDateTime", flag.Completed);
        Add(json, "dueDateTime", flag.Due);
        Add(json, "startDateTime", flag.Start);
        return json;
    }

    public static FlagState Read(JsonNode? node)
    {
        if (node is null)
        {
            return FlagState.None;
        }

        var flag = JsonRead.Object(node, "flag");
        var status = JsonRead.OneOf(flag["flagStatus"], "flag/flagStatus", "notFlagged", "complete", "flagged");
        var state = new FlagState(status, Zoned(flag["startDateTime"]), Zoned(flag["dueDateTime"]), Zoned(flag["completedDateTime"]));
        if (state.Due is not null && state.Start is null)
        {
            throw GraphException.Invalid("A due date needs a start date.");
        }

        return state;
    }

    private static void Add(JsonObject json, string name, ZonedTime? time)
    {
        if (time is not null)
        {
            json[name] = new JsonObject { ["dateTime"] = time.DateTime, ["timeZone"] = time.TimeZone };
        }
    }

    private static ZonedTime? Zoned(JsonNode? node)
    {
        if (node is null)
        {
            return null;
        }

        var time = JsonRead.Object(node, "flag");
        JsonRead.Time(time["dateTime"], "flag dateTime");
        var zone = JsonRead.Text(time["timeZone"], "flag timeZone");
        Preferences.FindZone(zone);
        return new ZonedTime(JsonRead.Text(time["dateTime"], "flag dateTime"), zone);
    }
}
