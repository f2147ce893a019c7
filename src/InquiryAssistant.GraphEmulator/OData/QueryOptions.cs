using System.Globalization;
using System.Text;
using InquiryAssistant.GraphEmulator.Protocol;

namespace InquiryAssistant.GraphEmulator.OData;

/// <summary>The query options of a request, each at most once, only those the path takes.</summary>
internal sealed class QueryOptions
{
    /// <summary>Entries of a page when nobody says how many.</summary>
    public const int DefaultTop = 10;

    private const int LargestTop = 1000;
    private const string SkipToken = "$skiptoken";
    private const string DeltaToken = "$deltatoken";

    private static readonly Dictionary<string, QueryKinds> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["$select"] = QueryKinds.Select,
        ["$filter"] = QueryKinds.Filter,
        ["$orderby"] = QueryKinds.OrderBy,
        ["$top"] = QueryKinds.Top,
        ["$skip"] = QueryKinds.Skip,
        ["$count"] = QueryKinds.Count,
        ["$expand"] = QueryKinds.Expand,
        ["$search"] = QueryKinds.Search,
        [SkipToken] = QueryKinds.Top,
        ["includeHiddenFolders"] = QueryKinds.IncludeHiddenFolders,
        ["changeType"] = QueryKinds.ChangeType,
        [DeltaToken] = QueryKinds.SyncToken,
    };

    private readonly Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);

    public string? Select => values.GetValueOrDefault("$select");

    public string? Filter => values.GetValueOrDefault("$filter");

    public string? OrderBy => values.GetValueOrDefault("$orderby");

    public string? Expand => values.GetValueOrDefault("$expand");

    public string? Search => values.GetValueOrDefault("$search");

    public string? ChangeType => values.GetValueOrDefault("changeType");

    /// <summary>The token of a link of a delta query.</summary>
    public string? SyncToken => values.GetValueOrDefault(DeltaToken) ?? values.GetValueOrDefault(SkipToken);

    /// <summary>How many options there are.</summary>
    public int Number => values.Count;

    public bool Has(string name) => values.ContainsKey(name);

    public bool Count => Switch("$count");

    public bool IncludeHiddenFolders => Switch("includeHiddenFolders");

    /// <summary>Entries of a page asked for, 1 to 1000, or null.</summary>
    public int? Top { get; private init; }

    /// <summary>Entries to pass over, from <c>$skip</c> or a next link.</summary>
    public int Skip { get; private init; }

    /// <summary>Parses the raw query of a request.</summary>
    /// <exception cref="GraphException">400: an option that is unknown, repeated, not for this path, or ill-formed.</exception>
    public static QueryOptions Parse(string query, QueryKinds allowed)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var pair = part.Split('=', 2);
            var name = Decode(pair[0]);
            // The dollar sign may be left out in v1.0.
            name = !Known.ContainsKey(name) && Known.ContainsKey("$" + name) ? "$" + name : name;
            if (!Known.TryGetValue(name, out var kind) || !allowed.HasFlag(kind))
            {
                throw GraphException.BadRequest($"The query option '{name}' is not supported on this path.");
            }

            if (!values.TryAdd(name, pair.Length == 2 ? Decode(pair[1]) : ""))
            {
                throw GraphException.BadRequest($"Query option '{name}' was specified more than once, but it must be specified at most once.");
            }
        }

        var options = new QueryOptions
        {
            Top = values.TryGetValue("$top", out var top) ? Read("$top", top, 1, LargestTop) : null,
            Skip = ReadSkip(values, allowed),
        };
        foreach (var (name, value) in values)
        {
            options.values.Add(name, value);
        }

        return options;
    }

    /// <summary>Entries of this page: as asked for, as preferred, or ten.</summary>
    public int PageSize(Preferences prefer) => Top ?? prefer.PageSize ?? DefaultTop;

    /// <summary>The link to the page that starts at an offset; everything else of the request is in it, as the caller need not repeat it.</summary>
    public string NextLink(GraphRequest request, int offset)
    {
        var link = new StringBuilder(request.Root).Append(request.RawPath).Append('?');
        foreach (var (name, value) in values.Where(static v => v.Key is not ("$skip" or SkipToken)))
        {
            link.Append(name).Append('=').Append(Uri.EscapeDataString(value)).Append('&');
        }

        var token = Convert.ToBase64String(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"AQAAAA{offset:D8}")));
        return link.Append(SkipToken).Append('=').Append(Uri.EscapeDataString(token)).ToString();
    }

    /// <summary>The skip token of a list is an offset; that of a delta query is read by the query itself.</summary>
    private static int ReadSkip(Dictionary<string, string> values, QueryKinds allowed)
    {
        if (values.TryGetValue(SkipToken, out var token) && !allowed.HasFlag(QueryKinds.SyncToken))
        {
            return ReadToken(token);
        }

        return values.TryGetValue("$skip", out var skip) ? Read("$skip", skip, 0, int.MaxValue / 2) : 0;
    }

    private static int ReadToken(string token)
    {
        var bytes = new byte[64];
        return token.Length < 64
            && Convert.TryFromBase64String(token, bytes, out var length)
            && Encoding.ASCII.GetString(bytes, 0, length) is { Length: 14 } text
            && text.StartsWith("AQAAAA", StringComparison.Ordinal)
            && int.TryParse(text.AsSpan(6), NumberStyles.None, CultureInfo.InvariantCulture, out var offset)
                ? offset
                : throw GraphException.BadRequest("The skip token is not valid.");
    }

    private bool Switch(string name) => values.TryGetValue(name, out var value) && value.ToUpperInvariant() switch
    {
        "TRUE" => true,
        "FALSE" => false,
        _ => throw GraphException.BadRequest($"The value of '{name}' is true or false."),
    };

    private static int Read(string name, string value, int least, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw GraphException.BadRequest($"Invalid value '{value}' for {name} query option found. The {name} query option requires a number from {least} to {most}.");

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
