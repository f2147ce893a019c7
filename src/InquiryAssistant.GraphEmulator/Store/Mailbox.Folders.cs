namespace InquiryAssistant.GraphEmulator.Store;

/// <summary>The folders of a mailbox.</summary>
internal sealed partial class Mailbox
{
    private readonly List<MailFolder> folders = [];

    public IReadOnlyList<MailFolder> Folders => folders;

    public MailFolder Root => WellKnown("msgfolderroot");

    public MailFolder WellKnown(string name) =>
        folders.First(f => name.Equals(f.WellKnownName, StringComparison.OrdinalIgnoreCase));

    /// <summary>The folder of an id or a well-known name (case does not count for names), or null.</summary>
    public MailFolder? FindFolder(string idOrName) =>
        folders.Find(f => f.Id == idOrName) ?? folders.Find(f => idOrName.Equals(f.WellKnownName, StringComparison.OrdinalIgnoreCase));

    public IEnumerable<MailFolder> Children(MailFolder parent) => folders.Where(f => f.Parent == parent);

    public MailFolder AddFolder(string displayName, MailFolder? parent, bool isHidden, string? wellKnownName = null)
    {
        var number = ++lastNumber;
        var folder = new MailFolder
        {
            Number = number,
            Id = Mint.Folder(number),
            DisplayName = displayName,
            Parent = parent,
            WellKnownName = wellKnownName,
            IsHidden = isHidden,
        };
        folders.Add(folder);
        return folder;
    }

    /// <summary>Puts a folder into Deleted Items, under another name if its own is taken there; one that lies there already goes for good.</summary>
    public void DeleteFolder(MailFolder folder)
    {
        var deleted = WellKnown("deleteditems");
        if (IsBelow(folder, deleted))
        {
            RemoveFolder(folder);
            return;
        }

        for (var n = 1; Children(deleted).Any(f => f.DisplayName.Equals(folder.DisplayName, StringComparison.OrdinalIgnoreCase)); n++)
        {
            folder.DisplayName += n;
        }

        folder.Parent = deleted;
    }

    private static bool IsBelow(MailFolder folder, MailFolder ancestor)
    {
        for (var at = folder.Parent; at is not null; at = at.Parent)
        {
            if (at == ancestor)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes a folder away with all below it and all messages in them.</summary>
    private void RemoveFolder(MailFolder folder)
    {
        foreach (var child in Children(folder).ToList())
        {
            RemoveFolder(child);
        }

        foreach (var item in ItemsIn(folder).ToList())
        {
            Remove(item);
        }

        folders.Remove(folder);
    }

    /// <summary>Whether messages here count as part of the mailbox, as in <c>/me/messages</c>; purged ones do not.</summary>
    public static bool IsVisibleTree(MailFolder folder) => folder.WellKnownName != "recoverableitemsdeletions";

    private void AddWellKnownFolders()
    {
        var store = AddFolder("Root", null, true, "root");
        var root = AddFolder("Top of Information Store", store, false, "msgfolderroot");
        foreach (var (name, title) in Shown)
        {
            AddFolder(title, root, false, name);
        }

        foreach (var (name, title) in Hidden)
        {
            AddFolder(title, root, true, name);
        }

        var issues = AddFolder("Sync Issues", root, true, "syncissues");
        AddFolder("Conflicts", issues, true, "conflicts");
        AddFolder("Local Failures", issues, true, "localfailures");
        AddFolder("Server Failures", issues, true, "serverfailures");
        AddFolder("Deletions", store, true, "recoverableitemsdeletions");
        AddFolder("Finder", store, true, "searchfolders");
    }

    private static readonly (string Name, string Title)[] Shown =
    [
        ("archive", "Archive"), ("conversationhistory", "Conversation History"), ("deleteditems", "Deleted Items"), ("drafts", "Drafts"),
        ("inbox", "Inbox"), ("junkemail", "Junk Email"), ("outbox", "Outbox"), ("sentitems", "Sent Items"),
    ];

    private static readonly (string Name, string Title)[] Hidden = [("clutter", "Clutter"), ("scheduled", "Scheduled")];
}
