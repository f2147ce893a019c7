namespace InquiryAssistant.GraphEmulator.OData;

/// <summary>The properties of a type that can be filtered and sorted by.</summary>
internal sealed class FilterSchema<T>(string typeName)
{
    private readonly Dictionary<string, FilterProperty<T>> properties = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Func<FilterNode, Func<T, bool>>> collections = new(StringComparer.OrdinalIgnoreCase);

    public string TypeName { get; } = typeName;

    public FilterProperty<T>? Property(string path) => properties.GetValueOrDefault(path);

    /// <summary>Binder of the inside of any over a collection, or null.</summary>
    public Func<FilterNode, Func<T, bool>>? Collection(string path) => collections.GetValueOrDefault(path);

    public FilterSchema<T> Add(string path, FilterType type, Func<T, object?> read, params string[] members)
    {
        properties.Add(path, new FilterProperty<T>(path, type, read, members));
        return this;
    }

    public FilterSchema<T> AddCollection(string path, Func<FilterNode, Func<T, bool>> bind)
    {
        collections.Add(path, bind);
        return this;
    }
}

/// <summary>A property, its type, how to read it, and the members if it is an enumeration.</summary>
internal sealed record FilterProperty<T>(string Path, FilterType Type, Func<T, object?> Read, IReadOnlyList<string> Members);

/// <summary>Types a filter compares by. Ids are texts in which case counts; a text only searched is never compared or sorted.</summary>
internal enum FilterType
{
    Text,
    Id,
    SearchedText,
    Flag,
    Time,
    Enumeration,
    Number,
}
