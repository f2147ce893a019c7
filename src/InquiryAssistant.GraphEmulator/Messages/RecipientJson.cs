using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Protocol;
using InquiryAssistant.GraphEmulator.Store;

namespace InquiryAssistant.GraphEmulator.Messages;

/// <summary>Recipients as Graph writes them: <c>{"emailAddress":{"name":…,"address":…}}</c>.</summary>
internal static class RecipientJson
{
    public static JsonNode? Write(Recipient? recipient) => recipient is null
        ? null
        : new JsonObject
        {
            ["emailAddress"] = new JsonObject { ["name"] = recipient.Name ?? recipient.Address, ["address"] = recipient.Address },
        };

    public static JsonArray Write(IReadOnlyList<Recipient> recipients) => [.. recipients.Select(Write)];

    public static Recipient? Read(JsonNode? node, string what)
    {
        if (node is null)
        {
            return null;
        }

        var address = JsonRead.Object(JsonRead.Object(node, what)["emailAddress"], what + "/emailAddress");
        return new Recipient(JsonRead.TextOrNull(address["name"], what), JsonRead.TextOrNull(address["address"], what) ?? "");
    }

    public static IReadOnlyList<Recipient> ReadMany(JsonNode? node, string what) =>
        node is null ? [] : [.. JsonRead.Array(node, what).Select(n => Read(n, what) ?? throw GraphException.BadRequest($"{what} holds null."))];
}
