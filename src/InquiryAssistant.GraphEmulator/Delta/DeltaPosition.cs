using InquiryAssistant.GraphEmulator.Store;

namespace InquiryAssistant.GraphEmulator.Delta;

/// <summary>How far a client has come in following a folder.</summary>
/// <param name="RoundStart">Sequence of the mailbox when this round began: the client knows all up to it.</param>
/// <param name="Seen">Sequence of the last entry of the change log that was passed.</param>
/// <param name="Listing">Whether the first round still lists what the folder held when it began.</param>
/// <param name="Last">The last message listed, while listing.</param>
/// <param name="Tracked">Messages listed so far.</param>
/// <param name="Floor">Where the limit of tracked messages cut the listing off; older messages are not followed.</param>
internal sealed record DeltaPosition(long RoundStart, long Seen, bool Listing, FolderPlace? Last, int Tracked, DateTimeOffset? Floor)
{
    public static DeltaPosition Start(long now) => new(now, now, true, null, 0, null);
}
