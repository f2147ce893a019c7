using InquiryAssistant.GraphEmulator.Messages;
using InquiryAssistant.GraphEmulator.Protocol;

namespace InquiryAssistant.GraphEmulator.OData;

/// <summary>What <c>$expand</c> of a message asks for: its attachments, some of its extended properties.</summary>
/// <param name="Attachments">The selection for attachments, or null if they are not wanted.</param>
/// <param name="ExtendedProperties">Canonical ids, or null if none are wanted.</param>
internal sealed record Expansion(string? Attachments, IReadOnlySet<string>? ExtendedProperties)
{
    public static Expansion None { get; } = new(null, null);

    /// <exception cref="GraphException">400: unknown navigation or option; 501: open extensions.</exception>
    public static Expansion Parse(string? expand)
    {
        string? attachments = null;
        IReadOnlySet<string>? properties = null;
        foreach (var part in Split(expand ?? "", ','))
        {
            var open = part.IndexOf('(', StringComparison.Ordinal);
            var name = open < 0 ? part : part[..open];
            var inner = open < 0 ? [] : part[^1] == ')' ? Split(part[(open + 1)..^1], ';') : throw GraphException.BadSyntax("A bracket of $expand is not closed.");
            switch (name.Trim().ToUpperInvariant())
            {
                case "ATTACHMENTS":
                    attachments = Option(inner, "$select") ?? "";
                    break;
                case "SINGLEVALUEEXTENDEDPROPERTIES":
                    properties = Ids(Option(inner, "$filter"));
                    break;
                case "EXTENSIONS" or "MULTIVALUEEXTENDEDPROPERTIES":
                    throw GraphException.NotEmulated($"Expanding '{name.Trim()}'");
                default:
                    throw GraphException.UnknownProperty(name.Trim(), "microsoft.graph.message");
            }
        }

        return new Expansion(attachments, properties);
    }

    /// <summary>Reads <c>id eq '…' or id eq '…'</c>.</summary>
    private static HashSet<string> Ids(string? filter)
    {
        if (filter is null)
        {
            throw GraphException.BadRequest("Expanding extended properties needs a $filter on their id.");
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        Collect(FilterParser.Parse(filter), ids);
        return ids;
    }

    private static void Collect(FilterNode node, HashSet<string> ids)
    {
        switch (node)
        {
            case FilterNode.Or or:
                Collect(or.Left, ids);
                Collect(or.Right, ids);
                break;
            case FilterNode.Compare { Path: "id", Operator: "eq", Value: string id }:
                ids.Add(Messages.ExtendedProperties.Canonical(id));
                break;
            default:
                throw GraphException.BadRequest("Extended properties are expanded by a $filter of the form id eq '…', joined by or.");
        }
    }

    private static string? Option(IReadOnlyList<string> options, string name)
    {
        string? value = null;
        foreach (var option in options)
        {
            var pair = option.Split('=', 2);
            var given = pair[0].Trim();
            if (pair.Length != 2 || !(given.Equals(name, StringComparison.OrdinalIgnoreCase) || given.Equals(name[1..], StringComparison.OrdinalIgnoreCase)))
            {
                throw GraphException.BadSyntax($"The option '{given}' inside $expand is not supported.");
            }

            value = pair[1];
        }

        return value;
    }

    /// <summary>Cuts at a separator outside brackets and quotes.</summary>
    private static List<string> Split(string text, char separator)
    {
        List<string> parts = [];
        int depth = 0, start = 0;
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            quoted ^= text[i] == '\'';
            depth += quoted ? 0 : text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (text[i] == separator && depth == 0 && !quoted)
            {
                parts.Add(text[start..i]);
                start = i + 1;
            }
        }

        parts.Add(text[start..]);
        return [.. parts.Select(static p => p.Trim()).Where(static p => p.Length > 0)];
    }
}
