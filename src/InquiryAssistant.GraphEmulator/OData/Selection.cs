using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Protocol;

namespace InquiryAssistant.GraphEmulator.OData;

/// <summary>The properties a caller wants; null means all that come by default.</summary>
internal sealed class Selection
{
    private readonly HashSet<string>? names;

    private Selection(HashSet<string>? names) => this.names = names;

    /// <summary>Everything that comes by default.</summary>
    public static Selection Default { get; } = new(null);

    /// <summary>Parses <c>$select</c> against the properties of a type.</summary>
    /// <exception cref="GraphException">400: the type has no such property.</exception>
    public static Selection Parse(string? select, IReadOnlyCollection<string> properties, string type)
    {
        if (string.IsNullOrWhiteSpace(select))
        {
            return Default;
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var raw in select.Split(','))
        {
            var name = raw.Trim();
            if (name == "*")
            {
                return Default;
            }

            names.Add(properties.FirstOrDefault(p => p.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? throw GraphException.UnknownProperty(name, type));
        }

        return new Selection(names);
    }

    /// <summary>Whether a property that comes by default is wanted.</summary>
    public bool Wants(string property) => names is null || names.Contains(property);

    /// <summary>Whether a property was named; some come only then.</summary>
    public bool Names(string property) => names?.Contains(property) == true;

    /// <summary>Leaves of a full object only what is wanted; annotations and the id stay.</summary>
    public JsonObject Cut(JsonObject full)
    {
        if (names is not null)
        {
            foreach (var property in full.Select(static p => p.Key).Where(k => !k.StartsWith('@') && k != "id" && !names.Contains(k)).ToList())
            {
                full.Remove(property);
            }
        }

        return full;
    }

    /// <summary>The projection as it stands in the context: <c>(subject,from)</c>, or nothing.</summary>
    public string Projection() => names is null ? "" : "(" + string.Join(',', names) + ")";
}
