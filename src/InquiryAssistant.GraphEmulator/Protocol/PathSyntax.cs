namespace InquiryAssistant.GraphEmulator.Protocol;

/// <summary>Takes a request target apart: percent signs are decoded per segment, keys may be segments or stand in brackets.</summary>
internal static class PathSyntax
{
    private const int MostSegments = 24;

    /// <summary>The segments of a raw path: <c>/me/mailFolders('inbox')/messages/AAMk%3D</c> gives me, mailFolders, inbox, messages, AAMk=.</summary>
    public static IReadOnlyList<string> Segments(string rawPath)
    {
        List<string> segments = [];
        foreach (var raw in rawPath.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            Add(segments, Uri.UnescapeDataString(raw));
            if (segments.Count > MostSegments)
            {
                throw GraphException.BadSyntax("The path has too many segments.");
            }
        }

        return segments;
    }

    private static void Add(List<string> segments, string segment)
    {
        const string Namespace = "microsoft.graph.";
        if (segment.StartsWith(Namespace, StringComparison.OrdinalIgnoreCase))
        {
            segment = segment[Namespace.Length..];
        }

        var open = segment.IndexOf('(', StringComparison.Ordinal);
        if (open <= 0 || segment[^1] != ')')
        {
            segments.Add(segment);
            return;
        }

        segments.Add(segment[..open]);
        var key = segment[(open + 1)..^1];
        if (key.Length >= 2 && key[0] == '\'' && key[^1] == '\'')
        {
            segments.Add(key[1..^1].Replace("''", "'", StringComparison.Ordinal));
        }
        else if (key.Length > 0)
        {
            throw GraphException.BadSyntax("A key in brackets is a quoted string.");
        }
    }
}
