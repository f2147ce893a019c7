namespace InquiryAssistant.Service.Sync.Mailboxes;

/// <summary>A mailbox whose inbox is kept tagged: whose it is, how far its changes were read, and what is known to be new in it.</summary>
/// <remarks>Times are UTC ticks, which SQLite and PostgreSQL order alike.</remarks>
internal sealed class SyncedMailbox
{
    /// <summary>Longest mail address (RFC 5321).</summary>
    public const int LongestAddress = 320;

    /// <summary>The folder whose changes are followed.</summary>
    public const string Folder = "inbox";

    /// <summary>Lower case; the key.</summary>
    public required string Address { get; init; }

    public string OwnerName { get; set; } = "";

    public string OwnerCompany { get; set; } = "";

    /// <summary>Product lines, one a line.</summary>
    public string OwnerSells { get; set; } = "";

    /// <summary>Further addresses of the owner, one a line.</summary>
    public string OwnerAliases { get; set; } = "";

    /// <summary>Whether the settings name it; one that they no longer name is left alone.</summary>
    public bool Listed { get; set; }

    /// <summary>Graph's link to what comes next; null when the changes are to be read anew from <see cref="SinceTicks"/> on.</summary>
    public string? DeltaLink { get; set; }

    /// <summary>What was received before this is not looked at when the changes are read anew.</summary>
    public long SinceTicks { get; set; }

    /// <summary>Messages that the delta behind the link tracks; Graph stops at 5,000.</summary>
    public int Tracked { get; set; }

    /// <summary>Counts hints that there is news.</summary>
    public long News { get; set; }

    /// <summary>The value of <see cref="News"/> up to which the changes were read.</summary>
    public long Handled { get; set; }

    /// <summary>When the last hint came.</summary>
    public long? NewsAtTicks { get; set; }

    /// <summary>W3C trace of the last hint, to which the work that it causes belongs.</summary>
    public string? TraceParent { get; set; }

    /// <summary>When the last reading that came to the end of the changes began.</summary>
    public long? LastSyncTicks { get; set; }

    /// <summary>When it is looked at though nothing is said to be new.</summary>
    public long NextSweepTicks { get; set; }

    /// <summary>Sweeps in a row that found nothing.</summary>
    public int Quiet { get; set; }

    /// <summary>Until then a job has it or is about to; the sweep leaves it alone.</summary>
    public long ClaimedUntilTicks { get; set; }

    /// <summary>Until then nothing is asked of Graph for it: Graph wanted patience, or the last tries failed.</summary>
    public long WaitUntilTicks { get; set; }

    /// <summary>Until then no subscription is asked for: the last try failed.</summary>
    public long SubscribeAfterTicks { get; set; }

    /// <summary>What the last reading failed with; null when it did not.</summary>
    public string? FailureCode { get; set; }

    public long? FailedAtTicks { get; set; }

    /// <summary>Failures in a row.</summary>
    public int Failures { get; set; }
}
