using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace InquiryAssistant.GraphEmulator.Protocol;

/// <summary>Typed reading of request bodies; a wrong type is a 400 that names the property, never a crash.</summary>
internal static class JsonRead
{
    public static JsonObject Object(JsonNode? node, string what) =>
        node as JsonObject ?? throw GraphException.BadRequest($"{what} must be a JSON object.");

    public static JsonArray Array(JsonNode? node, string what) =>
        node as JsonArray ?? throw GraphException.BadRequest($"{what} must be a JSON array.");

    public static string Text(JsonNode? node, string what) => TextOrNull(node, what)
        ?? throw GraphException.BadRequest($"{what} must be a string.");

    public static string? TextOrNull(JsonNode? node, string what) => node switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.String => Decode(value, what),
        _ => throw GraphException.BadRequest($"{what} must be a string."),
    };

    public static bool Flag(JsonNode? node, string what) => node?.GetValueKind() switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw GraphException.BadRequest($"{what} must be true or false."),
    };

    public static IReadOnlyList<string> Texts(JsonNode? node, string what) => [.. Array(node, what).Select(n => Text(n, what))];

    public static DateTimeOffset Time(JsonNode? node, string what) =>
        DateTimeOffset.TryParse(Text(node, what), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond))
            : throw GraphException.BadRequest($"{what} must be a date and time.");

    public static string OneOf(JsonNode? node, string what, params ReadOnlySpan<string> values)
    {
        var text = Text(node, what);
        foreach (var value in values)
        {
            if (value.Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        throw GraphException.BadRequest($"'{text}' is no value of {what}.");
    }

    private static string Decode(JsonValue value, string what)
    {
        try
        {
            return value.GetValue<string>();
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, written as an escape.
            throw GraphException.BadRequest($"{what} is not valid Unicode.");
        }
    }

    /// <summary>A parameter of an action. Names match without case, as the SDK writes them with a capital.</summary>
    public static JsonNode? Parameter(JsonObject? body, string name) =>
        body?.FirstOrDefault(p => p.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>The body of an action; none at all counts as empty.</summary>
    /// <exception cref="GraphException">400: a parameter the action does not have.</exception>
    public static JsonObject Parameters(JsonNode? body, params ReadOnlySpan<string> known)
    {
        var parameters = body is null ? [] : Object(body, "The request body");
        foreach (var (name, _) in parameters)
        {
            var found = name.StartsWith('@');
            foreach (var parameter in known)
            {
                found |= parameter.Equals(name, StringComparison.OrdinalIgnoreCase);
            }

            if (!found)
            {
                throw GraphException.BadRequest($"The parameter '{name}' is not valid for this operation.");
            }
        }

        return parameters;
    }
}
