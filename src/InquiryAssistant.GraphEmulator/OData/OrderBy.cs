using InquiryAssistant.GraphEmulator.Protocol;

namespace InquiryAssistant.GraphEmulator.OData;

/// <summary>A parsed <c>$orderby</c>.</summary>
internal sealed class OrderBy<T>
{
    private readonly IReadOnlyList<(FilterProperty<T> Property, bool Descending)> keys;

    private OrderBy(IReadOnlyList<(FilterProperty<T> Property, bool Descending)> keys) => this.keys = keys;

    /// <summary>The properties, first one first.</summary>
    public IReadOnlyList<string> Paths => [.. keys.Select(static k => k.Property.Path)];

    /// <exception cref="GraphException">400: a property that is unknown or cannot be sorted by.</exception>
    public static OrderBy<T> Parse(string orderBy, FilterSchema<T> schema)
    {
        List<(FilterProperty<T>, bool)> keys = [];
        foreach (var part in orderBy.Split(','))
        {
            var words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length is 0 or > 2 || (words.Length == 2 && words[1].ToUpperInvariant() is not ("ASC" or "DESC")))
            {
                throw GraphException.BadSyntax("The $orderby expression is not valid.");
            }

            var property = schema.Property(words[0]);
            if (property is null or { Type: FilterType.SearchedText or FilterType.Id })
            {
                throw GraphException.BadSyntax($"Could not find a property named '{words[0]}' on type '{schema.TypeName}' that can be sorted by.");
            }

            keys.Add((property, words.Length == 2 && words[1].Equals("desc", StringComparison.OrdinalIgnoreCase)));
        }

        return new OrderBy<T>(keys);
    }

    public IEnumerable<T> Sort(IEnumerable<T> entries)
    {
        IOrderedEnumerable<T>? sorted = null;
        foreach (var (property, descending) in keys)
        {
            var comparison = FilterBinder.Comparer(property.Type);
            var comparer = Comparer<object?>.Create((a, b) => a is null || b is null ? (a is null ? 0 : 1) - (b is null ? 0 : 1) : comparison(a, b));
            sorted = (sorted, descending) switch
            {
                (null, false) => entries.OrderBy(property.Read, comparer),
                (null, true) => entries.OrderByDescending(property.Read, comparer),
                (_, false) => sorted.ThenBy(property.Read, comparer),
                (_, true) => sorted.ThenByDescending(property.Read, comparer),
            };
        }

        return sorted ?? entries;
    }
}
