using InquiryAssistant.Service.Sync.Mailboxes;

namespace InquiryAssistant.Service.Sync.Backfills;

/// <summary>A folder whose mail shall be tagged.</summary>
/// <param name="Name">Its well-known name, or its id.</param>
/// <param name="IsTagged">Whether mail is tagged there at all.</param>
internal sealed record BackfillFolder(string Name, bool IsTagged);

/// <summary>Finds the folder that a person named.</summary>
internal sealed class BackfillFolders(KnownMailboxes mailboxes)
{
    /// <summary>The folder by its well-known name, its id, or its display name; null when there is none. The inbox is there without a look.</summary>
    /// <exception cref="Graph.MessageMissingException">There is no such mailbox.</exception>
    public async Task<BackfillFolder?> FindAsync(string mailbox, string? name, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Equals(SyncedMailbox.Folder, StringComparison.OrdinalIgnoreCase))
        {
            return new(SyncedMailbox.Folder, true);
        }

        var opened = await mailboxes.OpenAsync(mailbox, cancellationToken);
        return await opened.FolderAsync(name.Trim(), cancellationToken) is { } folder ? new(folder.Key ?? folder.Id, ChangeIntake.IsTagged(folder.Key)) : null;
    }
}
