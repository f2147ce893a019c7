using InquiryAssistant.GraphEmulator.OData;
using InquiryAssistant.GraphEmulator.Protocol;
using InquiryAssistant.GraphEmulator.Store;

namespace InquiryAssistant.GraphEmulator.Messages;

/// <summary>Finds the messages of a list request, filtered or searched, and in order.</summary>
internal static class MessageList
{
    private const int MostSearchResults = 1000;

    /// <param name="call">The request.</param>
    /// <param name="messages">What to look through.</param>
    /// <param name="isNewestFirst">Whether it comes newest first already, so that a page of it costs no more than it holds.</param>
    public static IEnumerable<MailItem> Find(GraphCall call, IEnumerable<MailItem> messages, bool isNewestFirst)
    {
        if (call.Query.Search is { } search)
        {
            RefuseWithSearch(call.Query);
            return [.. messages.Where(SearchQuery.Parse(search)).OrderByDescending(static m => m.Sent).ThenByDescending(static m => m.Number).Take(MostSearchResults)];
        }

        var schema = MessageSchema.For(call.Mailbox, call.Prefer.ImmutableIds);
        var filter = call.Query.Filter is { } text ? FilterParser.Parse(text) : null;
        var order = call.Query.OrderBy is { } orderBy ? OrderBy<MailItem>.Parse(orderBy, schema) : null;
        var test = filter is null ? null : FilterBinder.Bind(filter, schema);
        if (filter is not null && order is not null)
        {
            SortRule.Check(filter, order.Paths);
        }

        var fitting = test is null ? messages : messages.Where(test);
        var found = isNewestFirst ? fitting : fitting.OrderByDescending(static m => m.Received).ThenByDescending(static m => m.Number);
        var isSorted = order is null || (isNewestFirst && call.Query.OrderBy!.Trim().Equals("receivedDateTime desc", StringComparison.OrdinalIgnoreCase));
        return isSorted ? found : order!.Sort(found);
    }

    private static void RefuseWithSearch(QueryOptions query)
    {
        (string Name, string Code, string Spelling)[] refused =
        [
            ("$orderby", "SearchWithOrderBy", "$orderBy"), ("$filter", "SearchWithFilter", "$filter"), ("$skip", "SearchWithSkip", "$skip"), ("$count", "SearchWithCount", "$count"),
        ];
        foreach (var (name, code, spelling) in refused)
        {
            if (query.Has(name))
            {
                throw new GraphException(400, code, $"The query parameter '{spelling}' is not supported with '$search'.");
            }
        }
    }
}
