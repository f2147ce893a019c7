using System.Text.Json;
using System.Text.Json.Nodes;

namespace InquiryAssistant.GraphEmulator.Corpus;

/// <summary>One line of a corpus file: a message, what came before it and what its owner sent after it.</summary>
internal sealed record CorpusLine(string? OwnerAddress, string? OwnerName, JsonObject Message, IReadOnlyList<JsonObject> Thread, IReadOnlyList<JsonObject> SentAfter, double? AgeHours)
{
    public static CorpusLine Parse(string json)
    {
        try
        {
            var line = JsonNode.Parse(json) as JsonObject ?? throw new FormatException("not a JSON object");
            var owner = line["owner"] as JsonObject;
            return new CorpusLine(
                (string?)owner?["address"],
                (string?)owner?["name"],
                line["message"] as JsonObject ?? throw new FormatException("no message"),
                Messages(line["thread"]),
                Messages(line["sentAfter"]),
                (double?)line["ageHours"]);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new FormatException("not a corpus object", exception);
        }
    }

    private static IReadOnlyList<JsonObject> Messages(JsonNode? node) => node is JsonArray array ? [.. array.OfType<JsonObject>()] : [];
}
