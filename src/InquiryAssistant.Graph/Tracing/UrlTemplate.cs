using System.Collections.Frozen;

namespace InquiryAssistant.Graph.Tracing;

/// <summary>What is asked of Graph, without of whom and of what: the path of a request with everything but Graph's own words replaced by <c>{id}</c>, and no query.</summary>
/// <remarks>Pure. Words that are not listed count as ids, so that nothing can slip through: addresses, ids and folder names stand in paths.</remarks>
internal static class UrlTemplate
{
    private const string Id = "{id}";
    private const string Namespace = "microsoft.graph.";

    private static readonly FrozenDictionary<string, string> Words = new[]
    {
        "v1.0", "beta", "me", "users", "messages", "mailFolders", "delta", "attachments", "outlook", "masterCategories", "translateExchangeIds", "createReplyAll", "subscriptions", "reauthorize", "$batch",
    }.ToFrozenDictionary(static w => w, StringComparer.OrdinalIgnoreCase);

    /// <summary>The template, such as <c>/v1.0/users/{id}/messages/{id}</c>.</summary>
    public static string Of(Uri? uri) => Of(uri?.AbsolutePath ?? "/");

    /// <summary>The same for an absolute path or one relative to the version, with or without a query.</summary>
    public static string Of(string path)
    {
        var end = path.IndexOf('?', StringComparison.Ordinal);
        var segments = (end < 0 ? path : path[..end]).Split('/', StringSplitOptions.RemoveEmptyEntries);
        return "/" + string.Join('/', segments.Select(Segment));
    }

    /// <summary>Keys come as segments, or in brackets behind the word, as Graph writes its own links: <c>users('…')</c>; functions have empty ones.</summary>
    private static string Segment(string segment)
    {
        var bracket = segment.IndexOf('(', StringComparison.Ordinal);
        var word = Uri.UnescapeDataString(bracket < 0 ? segment : segment[..bracket]);
        word = word.StartsWith(Namespace, StringComparison.OrdinalIgnoreCase) ? word[Namespace.Length..] : word;
        return !Words.TryGetValue(word, out var known) ? Id : bracket >= 0 && segment.Length > bracket + 2 ? $"{known}/{Id}" : known;
    }
}
