namespace InquiryAssistant.GraphEmulator.OData;

/// <summary>A parsed <c>$filter</c>, before it is bound to the properties of a type.</summary>
internal abstract record FilterNode
{
    internal sealed record And(FilterNode Left, FilterNode Right) : FilterNode;

    internal sealed record Or(FilterNode Left, FilterNode Right) : FilterNode;

    internal sealed record Not(FilterNode Inner) : FilterNode;

    /// <summary>A comparison. The value is a string, bool, <see cref="DateTimeOffset"/>, double or null.</summary>
    internal sealed record Compare(string Path, string Operator, object? Value) : FilterNode;

    /// <summary>contains, startswith or endswith.</summary>
    internal sealed record Call(string Function, string Path, string Value) : FilterNode;

    /// <summary>any over a collection, with the range variable taken out of the paths inside; the variable itself is an empty path.</summary>
    internal sealed record Any(string Path, FilterNode Inner) : FilterNode;
}
