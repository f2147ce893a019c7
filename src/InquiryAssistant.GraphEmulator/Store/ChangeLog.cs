namespace InquiryAssistant.GraphEmulator.Store;

/// <summary>What happened to the messages of one folder, oldest first. A move writes <see cref="ChangeKind.Deleted"/> in the old folder and <see cref="ChangeKind.Created"/> in the new one.</summary>
internal sealed class ChangeLog
{
    private readonly List<Change> changes = [];

    public int Count => changes.Count;

    public Change this[int index] => changes[index];

    public void Add(Change change) => changes.Add(change);

    /// <summary>All changes with a greater sequence number than the one given.</summary>
    public IReadOnlyList<Change> Since(long sequence) => changes[After(sequence)..];

    /// <summary>Index of the first change with a greater sequence number, or <see cref="Count"/>.</summary>
    public int After(long sequence)
    {
        int low = 0, high = changes.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = changes[middle].Sequence <= sequence ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}

/// <summary>One change.</summary>
/// <param name="Sequence">Rises over the whole mailbox.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Item">Number of the message.</param>
/// <param name="ClassicId">Its classic id at that time.</param>
/// <param name="ImmutableId">Its immutable id.</param>
/// <param name="Received">When it was received, as a filter of a delta query asks for that of deleted messages too.</param>
/// <param name="Placed">Sequence of the change that put it into this folder.</param>
/// <param name="FirstPlaced">Sequence of the change that put it into this folder for the first time.</param>
internal sealed record Change(long Sequence, ChangeKind Kind, long Item, string ClassicId, string ImmutableId, DateTimeOffset Received, long Placed, long FirstPlaced);

internal enum ChangeKind
{
    Created,
    Updated,
    Deleted,
}
