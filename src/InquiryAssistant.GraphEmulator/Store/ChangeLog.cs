namespace InquiryAssistant.GraphEmulator.Store;

/// <summary>What happened to the messages of one folder. A move writes <see cref="ChangeKind.Deleted"/> in the old folder and <see cref="ChangeKind.Created"/> in the new one.</summary>
internal sealed class ChangeLog
{
    private readonly List<Change> changes = [];

    public void Add(Change change) => changes.Add(change);

    /// <summary>All changes with a greater sequence number than the one given.</summary>
    public IReadOnlyList<Change> Since(long sequence) => [.. changes.SkipWhile(c => c.Sequence <= sequence)];
}

/// <summary>One change. The sequence rises over the whole mailbox.</summary>
internal sealed record Change(long Sequence, ChangeKind Kind, long Item, string ClassicId, string ImmutableId, DateTimeOffset At);

internal enum ChangeKind
{
    Created,
    Updated,
    Deleted,
}
