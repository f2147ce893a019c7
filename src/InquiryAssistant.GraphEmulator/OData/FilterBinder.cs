using InquiryAssistant.GraphEmulator.Protocol;

namespace InquiryAssistant.GraphEmulator.OData;

/// <summary>Turns a parsed filter into a test of entries, after checking every property and every type.</summary>
internal static class FilterBinder
{
    /// <exception cref="GraphException">400: a property that is unknown or cannot be filtered by, or a value of another type.</exception>
    public static Func<T, bool> Bind<T>(FilterNode node, FilterSchema<T> schema)
    {
        switch (node)
        {
            case FilterNode.And and:
                var (left, right) = (Bind(and.Left, schema), Bind(and.Right, schema));
                return x => left(x) && right(x);
            case FilterNode.Or or:
                var (one, other) = (Bind(or.Left, schema), Bind(or.Right, schema));
                return x => one(x) || other(x);
            case FilterNode.Not not:
                var inner = Bind(not.Inner, schema);
                return x => !inner(x);
            case FilterNode.Call call:
                return BindCall(call, Known(call.Path, schema));
            case FilterNode.Any any:
                var bind = schema.Collection(any.Path) ?? throw NotFilterable(any.Path, schema);
                return bind(any.Inner);
            case FilterNode.Compare compare:
                return BindCompare(compare, Known(compare.Path, schema));
            default:
                throw new InvalidOperationException("A filter node without a meaning.");
        }
    }

    private static FilterProperty<T> Known<T>(string path, FilterSchema<T> schema) => schema.Property(path) ?? throw NotFilterable(path, schema);

    private static GraphException NotFilterable<T>(string path, FilterSchema<T> schema) =>
        GraphException.BadSyntax($"Could not find a property named '{path}' on type '{schema.TypeName}' that can be filtered by.");

    private static Func<T, bool> BindCall<T>(FilterNode.Call call, FilterProperty<T> property)
    {
        if (property.Type is not (FilterType.Text or FilterType.Id or FilterType.SearchedText))
        {
            throw Mismatch(call.Path);
        }

        const StringComparison NoCase = StringComparison.OrdinalIgnoreCase;
        return call.Function switch
        {
            "contains" => x => property.Read(x) is string text && text.Contains(call.Value, NoCase),
            "startswith" => x => property.Read(x) is string text && text.StartsWith(call.Value, NoCase),
            _ => x => property.Read(x) is string text && text.EndsWith(call.Value, NoCase),
        };
    }

    private static Func<T, bool> BindCompare<T>(FilterNode.Compare compare, FilterProperty<T> property)
    {
        var equality = compare.Operator is "eq" or "ne";
        var fits = (property.Type, compare.Value) switch
        {
            (FilterType.SearchedText, _) => false,
            (_, null) => equality,
            (FilterType.Text, string) => true,
            (FilterType.Id, string) => equality,
            (FilterType.Flag, bool) => equality,
            (FilterType.Enumeration, string member) => equality && property.Members.Contains(member, StringComparer.OrdinalIgnoreCase),
            (FilterType.Time, DateTimeOffset) or (FilterType.Number, double) => true,
            _ => false,
        };
        if (!fits)
        {
            throw Mismatch(compare.Path);
        }

        var comparer = Comparer(property.Type);
        return compare.Operator switch
        {
            "eq" => x => comparer(property.Read(x), compare.Value) == 0,
            "ne" => x => comparer(property.Read(x), compare.Value) != 0,
            "gt" => x => property.Read(x) is { } v && comparer(v, compare.Value) > 0,
            "ge" => x => property.Read(x) is { } v && comparer(v, compare.Value) >= 0,
            "lt" => x => property.Read(x) is { } v && comparer(v, compare.Value) < 0,
            _ => x => property.Read(x) is { } v && comparer(v, compare.Value) <= 0,
        };
    }

    /// <summary>The order of a type; text goes without case, as Exchange compares it.</summary>
    public static Comparison<object?> Comparer(FilterType type) => type switch
    {
        FilterType.Id => static (a, b) => string.CompareOrdinal((string?)a, (string?)b),
        FilterType.Text or FilterType.Enumeration => static (a, b) => string.Compare((string?)a, (string?)b, StringComparison.OrdinalIgnoreCase),
        _ => static (a, b) => Comparer<object>.Default.Compare(a!, b!),
    };

    private static GraphException Mismatch(string path) =>
        GraphException.BadSyntax($"A binary operator with incompatible types was detected at '{path}'.");
}
