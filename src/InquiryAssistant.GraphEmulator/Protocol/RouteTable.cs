using InquiryAssistant.GraphEmulator.Attachments;
using InquiryAssistant.GraphEmulator.Categories;
using InquiryAssistant.GraphEmulator.Delta;
using InquiryAssistant.GraphEmulator.Folders;
using InquiryAssistant.GraphEmulator.Ids;
using InquiryAssistant.GraphEmulator.Messages;
using InquiryAssistant.GraphEmulator.Replies;
using InquiryAssistant.GraphEmulator.Sending;
using InquiryAssistant.GraphEmulator.Settings;
using InquiryAssistant.GraphEmulator.Users;

namespace InquiryAssistant.GraphEmulator.Protocol;

/// <summary>Everything that is emulated. What is not in here answers 501.</summary>
internal static class RouteTable
{
    private static readonly GraphRoute[] Routes =
    [
        .. UserEndpoints.Routes,
        .. DeltaEndpoints.Routes,
        .. MessageEndpoints.Routes,
        .. MoveEndpoints.Routes,
        .. ReplyEndpoints.Routes,
        .. SendEndpoints.Routes,
        .. AttachmentEndpoints.Routes,
        .. FolderEndpoints.Routes,
        .. CategoryEndpoints.Routes,
        .. SettingsEndpoints.Routes,
        .. TranslateEndpoints.Routes,
    ];

    /// <summary>The route of a path below a mailbox.</summary>
    /// <exception cref="GraphException">501: not emulated.</exception>
    public static (GraphRoute Route, IReadOnlyDictionary<string, string> Keys) Find(string method, IReadOnlyList<string> path)
    {
        foreach (var route in Routes)
        {
            if (route.Match(method, path) is { } keys)
            {
                return (route, keys);
            }
        }

        throw GraphException.NotEmulated($"{method} on this path");
    }

    /// <summary>Takes the detour over parent folders out: <c>mailFolders/a/childFolders/b/messages</c> is <c>mailFolders/b/messages</c>.</summary>
    public static IReadOnlyList<string> Shorten(IReadOnlyList<string> path)
    {
        var segments = path;
        while (segments.Count >= 4 && Is(segments[0], "mailFolders") && Is(segments[2], "childFolders"))
        {
            segments = [segments[0], .. segments.Skip(3)];
        }

        return segments;
    }

    private static bool Is(string segment, string name) => segment.Equals(name, StringComparison.OrdinalIgnoreCase);
}
