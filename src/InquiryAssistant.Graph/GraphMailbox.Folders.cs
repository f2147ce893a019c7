using Microsoft.Graph.Models;

namespace InquiryAssistant.Graph;

/// <summary>A folder as the workbench shows it. <paramref name="Key"/> is the well-known name, null for the user's own folders.</summary>
public sealed record MailFolderInfo(string Id, string? Key, string Name, int Unread, int Total);

public sealed partial class GraphMailbox
{
    private static readonly string[] WellKnown = ["inbox", "drafts", "sentitems", "archive", "deleteditems", "junkemail"];

    private IReadOnlyDictionary<string, string>? folderKeys;

    /// <summary>The folders of the first level, well-known ones first; at most a hundred.</summary>
    public async Task<IReadOnlyList<MailFolderInfo>> FoldersAsync(CancellationToken cancellationToken)
    {
        var keys = await FolderKeysAsync(cancellationToken);
        var page = await GraphCall.RunAsync(() => User.MailFolders.GetAsync(r => r.QueryParameters.Top = 100, cancellationToken), cancellationToken);
        return (page?.Value ?? [])
            .Select(f => new MailFolderInfo(f.Id ?? "", keys.GetValueOrDefault(f.Id ?? ""), f.DisplayName ?? "", f.UnreadItemCount ?? 0, f.TotalItemCount ?? 0))
            .OrderBy(f => f.Key is null ? WellKnown.Length : Array.IndexOf(WellKnown, f.Key))
            .ToArray();
    }

    /// <summary>The well-known name of a folder by its id; null for the user's own folders.</summary>
    public async Task<string?> FolderKeyAsync(string folderId, CancellationToken cancellationToken) => (await FolderKeysAsync(cancellationToken)).GetValueOrDefault(folderId);

    /// <summary>Display names are in the user's language, so the well-known names are asked for one by one. The ids of these folders never change: asked once.</summary>
    private async Task<IReadOnlyDictionary<string, string>> FolderKeysAsync(CancellationToken cancellationToken)
    {
        if (folderKeys is not null)
        {
            return folderKeys;
        }

        var folders = await Task.WhenAll(WellKnown.Select(async name => (name, folder: await FindFolderAsync(name, cancellationToken))));
        return folderKeys = folders.Where(f => f.folder?.Id is not null).ToDictionary(f => f.folder!.Id!, f => f.name, StringComparer.Ordinal);
    }

    private async Task<MailFolder?> FindFolderAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await GraphCall.RunAsync(() => User.MailFolders[name].GetAsync(r => r.QueryParameters.Select = ["id"], cancellationToken), cancellationToken);
        }
        catch (MessageMissingException)
        {
            // A mailbox without an archive folder is an ordinary mailbox.
            return null;
        }
    }
}
