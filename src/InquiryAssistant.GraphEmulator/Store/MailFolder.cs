namespace InquiryAssistant.GraphEmulator.Store;

/// <summary>A folder of a mailbox.</summary>
internal sealed class MailFolder
{
    public required long Number { get; init; }

    public required string Id { get; init; }

    public required string DisplayName { get; set; }

    /// <summary>The folder it lies in; null for the two roots.</summary>
    public MailFolder? Parent { get; set; }

    /// <summary>The name usable in place of the id; null for a folder a user made.</summary>
    public string? WellKnownName { get; init; }

    public bool IsHidden { get; init; }

    /// <summary>What happened to messages here, oldest first: the ground on which a delta query stands.</summary>
    public ChangeLog Changes { get; } = new();

    /// <summary>Its messages, newest first.</summary>
    public SortedSet<FolderPlace> Places { get; } = [];
}
