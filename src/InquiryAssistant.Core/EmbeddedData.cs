using System.Reflection;
using System.Text.Json;

namespace InquiryAssistant.Core;

/// <summary>The described data files that are built into the assembly.</summary>
internal static class EmbeddedData
{
    private static readonly Assembly _home = typeof(EmbeddedData).Assembly;

    /// <summary>The file under Data as a JSON document; throws when it was not built in.</summary>
    public static JsonDocument Open(string path)
    {
        using var stream = Stream(path);
        return JsonDocument.Parse(stream);
    }

    /// <summary>The file under Data as a value; throws when it was not built in or is empty.</summary>
    public static T Read<T>(string path, JsonSerializerOptions options)
    {
        using var stream = Stream(path);
        return JsonSerializer.Deserialize<T>(stream, options) ?? throw new InvalidOperationException($"The data file {path} is empty.");
    }

    /// <summary>Whether such a file was built in.</summary>
    public static bool Has(string path) => _home.GetManifestResourceInfo(path) is not null;

    /// <summary>The files below a folder of Data, in order of their names.</summary>
    public static IEnumerable<string> Below(string folder) =>
        _home.GetManifestResourceNames().Where(n => n.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static Stream Stream(string path) =>
        _home.GetManifestResourceStream(path) ?? throw new InvalidOperationException($"The data file {path} is not built in.");
}
