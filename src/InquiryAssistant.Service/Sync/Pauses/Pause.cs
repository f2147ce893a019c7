namespace InquiryAssistant.Service.Sync.Pauses;

/// <summary>A time before which Graph wants nothing to be asked: of a mailbox, of all of them, or of its subscriptions. One row each at most; one that is over says nothing.</summary>
internal sealed class Pause
{
    /// <summary>Address in lower case, or a word of <see cref="Graph.GraphPauses"/>.</summary>
    public required string Target { get; init; }

    /// <summary>When Graph said so.</summary>
    public long AtTicks { get; init; }

    /// <summary>Not before that.</summary>
    public long UntilTicks { get; init; }
}
