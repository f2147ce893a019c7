namespace InquiryAssistant.GraphEmulator.Store;

/// <summary>Putting messages into folders and out of them; every change is written down in the log of its folder.</summary>
internal sealed partial class Mailbox
{
    private long lastChange;

    /// <summary>Sequence of the last change anywhere in the mailbox.</summary>
    public long LastChange => lastChange;

    /// <summary>Names the run of the change log that sync tokens belong to; a token of another one is expired.</summary>
    public Guid SyncGeneration { get; private set; } = Guid.NewGuid();

    /// <summary>Ends the life of every sync token given out so far.</summary>
    public void ExpireSyncTokens() => SyncGeneration = Guid.NewGuid();

    /// <summary>The message of a number, or null.</summary>
    public MailItem? FindItem(long number) => items.GetValueOrDefault(number);

    /// <summary>The messages of a folder, newest first.</summary>
    public IEnumerable<MailItem> ItemsIn(MailFolder folder) => folder.Places.Select(p => items[p.Number]);

    public void Add(MailItem item, MailFolder folder)
    {
        items.Add(item.Number, item);
        byId.Add(item.ImmutableId, item);
        Enter(item, folder);
    }

    /// <summary>To be called after each change of a message: new change key, new time, a line in the change log.</summary>
    /// <param name="item">The message.</param>
    /// <param name="properties">JSON names of what was written.</param>
    public void Touch(MailItem item, params IEnumerable<string> properties)
    {
        Stamp(item);
        foreach (var property in properties.Concat(["changeKey", "lastModifiedDateTime"]))
        {
            item.ChangedAt[property] = item.LastChange;
        }

        Log(item, ChangeKind.Updated, item.LastChange);
    }

    /// <summary>Puts a message into another folder: the classic id dies, the immutable one stays.</summary>
    public void Move(MailItem item, MailFolder target)
    {
        Leave(item);
        Enter(item, target);
    }

    public void Remove(MailItem item)
    {
        Leave(item);
        byId.Remove(item.ImmutableId);
        items.Remove(item.Number);
    }

    private void Enter(MailItem item, MailFolder folder)
    {
        item.Folder = folder;
        item.ClassicId = Mint.Item(folder.Number, ++lastNumber);
        byId.Add(item.ClassicId, item);
        item.Place = new FolderPlace(item.Received, item.Number);
        folder.Places.Add(item.Place);
        Stamp(item);
        item.Placed = item.LastChange;
        Log(item, ChangeKind.Created, item.LastChange);
    }

    private void Leave(MailItem item)
    {
        item.Folder.Places.Remove(item.Place);
        (item.FirstPlaced ??= []).TryAdd(item.Folder.Number, item.Placed);
        byId.Remove(item.ClassicId);
        Log(item, ChangeKind.Deleted, ++lastChange);
    }

    private void Stamp(MailItem item)
    {
        item.Modified = clock.Now();
        item.LastChange = ++lastChange;
        item.ChangeKey = Mint.ChangeKey(item.LastChange);
    }

    private void Log(MailItem item, ChangeKind kind, long sequence)
    {
        var change = new Change(sequence, kind, item.Number, item.ClassicId, item.ImmutableId, item.Place.Received, item.Placed, item.FirstPlaced?.GetValueOrDefault(item.Folder.Number, item.Placed) ?? item.Placed);
        item.Folder.Changes.Add(change);
        Watcher?.Invoke(this, item, change);
    }
}
