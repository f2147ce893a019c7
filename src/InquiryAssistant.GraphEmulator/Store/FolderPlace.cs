namespace InquiryAssistant.GraphEmulator.Store;

/// <summary>Where a message stands in its folder: by the time it was received, then by its number.</summary>
/// <param name="Received">The time when the message came into the folder; a later change of the message does not move it.</param>
/// <param name="Number">Number of the message.</param>
internal readonly record struct FolderPlace(DateTimeOffset Received, long Number) : IComparable<FolderPlace>
{
    /// <summary>Newest first.</summary>
    public int CompareTo(FolderPlace other)
    {
        var byTime = other.Received.CompareTo(Received);
        return byTime != 0 ? byTime : other.Number.CompareTo(Number);
    }

    public static bool operator <(FolderPlace left, FolderPlace right) => left.CompareTo(right) < 0;

    public static bool operator >(FolderPlace left, FolderPlace right) => left.CompareTo(right) > 0;

    public static bool operator <=(FolderPlace left, FolderPlace right) => left.CompareTo(right) <= 0;

    public static bool operator >=(FolderPlace left, FolderPlace right) => left.CompareTo(right) >= 0;
}
