using InquiryAssistant.GraphEmulator.OData;
using InquiryAssistant.GraphEmulator.Protocol;

namespace InquiryAssistant.GraphEmulator.Delta;

/// <summary>What the first request of a delta query asked for. It is written into every link, so that later requests carry nothing but the link.</summary>
/// <param name="Select">The value of <c>$select</c>.</param>
/// <param name="Expand">The value of <c>$expand</c>.</param>
/// <param name="Top">Entries of a page, if <c>$top</c> named them.</param>
/// <param name="ChangeType">created, updated or deleted; null means all.</param>
/// <param name="Since">The time of <c>$filter</c>.</param>
/// <param name="SinceExcluded">Whether the filter said <c>gt</c>, not <c>ge</c>.</param>
internal sealed record DeltaOptions(string? Select, string? Expand, int? Top, string? ChangeType, DateTimeOffset? Since, bool SinceExcluded)
{
    private static readonly string[] ChangeTypes = ["created", "updated", "deleted"];

    /// <summary>Reads the options of a first request.</summary>
    /// <exception cref="GraphException">400: any filter but <c>receivedDateTime ge|gt</c>, any order but <c>receivedDateTime desc</c>, a change type there is none of.</exception>
    public static DeltaOptions Parse(QueryOptions query)
    {
        if (query.OrderBy is { } order && order.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not ["receivedDateTime", "desc"])
        {
            throw GraphException.BadRequest("The only $orderby expression supported on the delta of messages is 'receivedDateTime desc'.");
        }

        if (query.ChangeType is { } type && !ChangeTypes.Contains(type, StringComparer.OrdinalIgnoreCase))
        {
            throw GraphException.BadRequest("changeType is created, updated or deleted.");
        }

        var (since, excluded) = Filter(query.Filter);
        return new DeltaOptions(query.Select, query.Expand, query.Top, query.ChangeType?.ToUpperInvariant(), since, excluded);
    }

    /// <summary>Whether a message received then is asked for.</summary>
    public bool Includes(DateTimeOffset received) => Since is null || (SinceExcluded ? received > Since : received >= Since);

    public bool Wants(string changeType) => ChangeType is null || ChangeType.Equals(changeType, StringComparison.OrdinalIgnoreCase);

    private static (DateTimeOffset? Since, bool Excluded) Filter(string? filter)
    {
        if (filter is null)
        {
            return (null, false);
        }

        return FilterParser.Parse(filter) is FilterNode.Compare { Path: "receivedDateTime", Operator: "ge" or "gt", Value: DateTimeOffset since } compare
            ? (since, compare.Operator == "gt")
            : throw GraphException.BadRequest("The only $filter expressions supported on the delta of messages are 'receivedDateTime ge' and 'receivedDateTime gt' a time.");
    }
}
