using InquiryAssistant.GraphEmulator.OData;
using InquiryAssistant.GraphEmulator.Protocol;

namespace InquiryAssistant.GraphEmulator.Messages;

/// <summary>Which filters and sort orders Exchange takes together: each property sorted by stands in the filter too, in the same order, before any other.</summary>
internal static class SortRule
{
    /// <exception cref="GraphException">400 InefficientFilter.</exception>
    public static void Check(FilterNode filter, IReadOnlyList<string> sorted)
    {
        List<string> filtered = [];
        var searches = Collect(filter, filtered);
        // Text search and the flag cannot be sorted with at all, as live tenants show; a filter on categories alone can.
        if (searches || filtered.Any(static p => p.StartsWith("flag/", StringComparison.OrdinalIgnoreCase)))
        {
            throw GraphException.Inefficient();
        }

        if (filtered.Count > 0 && !filtered.Take(sorted.Count).SequenceEqual(sorted, StringComparer.OrdinalIgnoreCase))
        {
            throw GraphException.Inefficient();
        }
    }

    /// <summary>Notes the properties in the order they first come; answers whether a text search is among them.</summary>
    private static bool Collect(FilterNode node, List<string> properties)
    {
        switch (node)
        {
            case FilterNode.And and:
                return Collect(and.Left, properties) | Collect(and.Right, properties);
            case FilterNode.Or or:
                return Collect(or.Left, properties) | Collect(or.Right, properties);
            case FilterNode.Not not:
                return Collect(not.Inner, properties);
            case FilterNode.Compare compare:
                Note(compare.Path, properties);
                return false;
            case FilterNode.Call call:
                Note(call.Path, properties);
                return true;
            default:
                return false;
        }
    }

    private static void Note(string path, List<string> properties)
    {
        if (!properties.Contains(path, StringComparer.OrdinalIgnoreCase))
        {
            properties.Add(path);
        }
    }
}
