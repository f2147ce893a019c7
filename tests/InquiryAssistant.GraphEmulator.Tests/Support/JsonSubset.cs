using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace InquiryAssistant.GraphEmulator.Tests.Support;

/// <summary>Whether one JSON value is contained in another. In strings, <c>*</c> is anything, <c>-</c> nothing at all, <c>~…</c> a pattern; of a list the first entries are compared.</summary>
public static class JsonSubset
{
    /// <summary>Where they first differ, or null.</summary>
    public static string? FirstDifference(JsonNode? expected, JsonNode? actual, string path)
    {
        switch (expected)
        {
            case JsonObject parts:
                return actual is not JsonObject whole
                    ? $"{path} is no object"
                    : parts.Select(p => Member(p.Key, p.Value, whole, path)).FirstOrDefault(static d => d is not null);
            case JsonArray entries:
                return actual is not JsonArray list || list.Count < entries.Count || (entries.Count == 0 && list.Count > 0)
                    ? $"{path} is no list of at least {entries.Count}"
                    : entries.Select((e, i) => FirstDifference(e, list[i], $"{path}[{i}]")).FirstOrDefault(static d => d is not null);
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                return Text((string)value!, actual) ? null : $"{path} is {actual?.ToJsonString()}, not {value}";
            default:
                return JsonNode.DeepEquals(expected, actual) ? null : $"{path} is {actual?.ToJsonString()}, not {expected?.ToJsonString()}";
        }
    }

    private static string? Member(string name, JsonNode? expected, JsonObject whole, string path)
    {
        if (expected is JsonValue value && value.GetValueKind() == JsonValueKind.String && (string?)value == "-")
        {
            return whole.ContainsKey(name) ? $"{path}.{name} is there" : null;
        }

        return whole.TryGetPropertyValue(name, out var actual) ? FirstDifference(expected, actual, $"{path}.{name}") : $"{path}.{name} is missing";
    }

    private static bool Text(string expected, JsonNode? actual) => expected switch
    {
        "*" => actual is not null,
        ['~', .. var pattern] => actual is JsonValue && Regex.IsMatch((string)actual!, pattern, RegexOptions.None, TimeSpan.FromSeconds(1)),
        _ => actual is JsonValue value && value.GetValueKind() == JsonValueKind.String && (string?)actual == expected,
    };
}
