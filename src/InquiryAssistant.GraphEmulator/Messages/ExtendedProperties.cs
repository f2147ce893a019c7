using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using InquiryAssistant.GraphEmulator.Protocol;

namespace InquiryAssistant.GraphEmulator.Messages;

/// <summary>Single-value extended properties: written with the message, never echoed, read by <c>$expand</c>, found by <c>$filter</c>.</summary>
internal static partial class ExtendedProperties
{
    private const string Types = "ApplicationTime|Binary|Boolean|CLSID|Currency|Double|Error|Float|Integer|Long|Object|Short|String|SystemTime";

    /// <summary>The id in one spelling: type and GUID count without case, the name with it.</summary>
    /// <exception cref="GraphException">400: no form of an extended property id.</exception>
    public static string Canonical(string id)
    {
        var match = IdPattern().Match(id);
        if (!match.Success)
        {
            throw GraphException.BadRequest("The extended property id is not in a supported format.");
        }

        var type = match.Groups["type"].Value.ToUpperInvariant();
        var set = match.Groups["set"].Success ? " " + Guid.Parse(match.Groups["set"].Value).ToString("B") : "";
        var number = match.Groups["number"];
        var rest = number.Success
            ? int.Parse(number.ValueSpan, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture).ToString("X", CultureInfo.InvariantCulture)
            : "Name " + match.Groups["name"].Value;
        return type + set + " " + rest;
    }

    public static IReadOnlyDictionary<string, ExtendedProperty> Merge(IReadOnlyDictionary<string, ExtendedProperty> before, JsonNode? node)
    {
        var merged = new Dictionary<string, ExtendedProperty>(before);
        foreach (var entry in JsonRead.Array(node, "singleValueExtendedProperties"))
        {
            var property = JsonRead.Object(entry, "singleValueExtendedProperties");
            var id = JsonRead.Text(property["id"], "singleValueExtendedProperties/id");
            merged[Canonical(id)] = new ExtendedProperty(id, JsonRead.Text(property["value"], "singleValueExtendedProperties/value"));
        }

        return merged;
    }

    [GeneratedRegex(@"^(?<type>(?i:" + Types + @"))( (?<set>\{[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}) ((?i:Name) (?<name>.{1,250})|(?i:Id) 0[xX](?<number>[0-9A-Fa-f]{1,4}))| 0[xX](?<number>[0-9A-Fa-f]{1,4}))$")]
    private static partial Regex IdPattern();
}

/// <summary>A property as it was written: id in the writer's spelling, value.</summary>
internal sealed record ExtendedProperty(string Id, string Value);
