using InquiryAssistant.GraphEmulator.OData;

namespace InquiryAssistant.GraphEmulator.Protocol;

/// <summary>A path below a mailbox and what answers it.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Template">Segments below <c>/me</c>, keys in braces: <c>messages/{message}</c>.</param>
/// <param name="Handle">What answers.</param>
/// <param name="Query">Query options it takes.</param>
internal sealed record GraphRoute(string Method, string Template, Func<GraphCall, GraphResponse> Handle, QueryKinds Query = QueryKinds.None)
{
    private readonly string[] segments = Template.Split('/', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Name under which requests are counted.</summary>
    public string Kind => Method + " " + (Template.Length == 0 ? "user" : Template);

    /// <summary>Whether it writes to a message that is there already.</summary>
    public bool WritesMessage => Method is "PATCH" or "DELETE" && Template.Contains("{message}", StringComparison.Ordinal);

    /// <summary>The keys of a path that fits, else null.</summary>
    public Dictionary<string, string>? Match(string method, IReadOnlyList<string> path)
    {
        if (method != Method || path.Count != segments.Length)
        {
            return null;
        }

        var keys = new Dictionary<string, string>();
        for (var i = 0; i < segments.Length; i++)
        {
            if (segments[i][0] == '{')
            {
                keys.Add(segments[i][1..^1], path[i]);
            }
            else if (!segments[i].Equals(path[i], StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }
        }

        return keys;
    }
}
