using InquiryAssistant.Service.Sync.Mailboxes;

namespace InquiryAssistant.Service.Sync.Backfills;

/// <summary>What a backfill is doing.</summary>
internal enum BackfillState
{
    /// <summary>It is worked on, or waits for its turn.</summary>
    Running,

    /// <summary>A person halted it; it goes on where it is when he says so.</summary>
    Paused,

    /// <summary>Everything was read. What could not be tagged is a dead letter.</summary>
    Done,

    /// <summary>Graph refused for a reason that waiting does not mend; it goes on where it is once that is put right.</summary>
    Failed,

    /// <summary>A person ended it.</summary>
    Cancelled,
}

/// <summary>The tagging of the mail that lay in a folder before: read from the newest to the oldest, how far it is, and who works on it. Of each mailbox one is open at a time.</summary>
/// <remarks>Times are UTC ticks. The place is a time, not a link: links count messages, and would pass one over for each that the rep moves away meanwhile.</remarks>
internal sealed class Backfill
{
    /// <summary>Longest immutable or classic id of a folder with room to spare.</summary>
    public const int LongestFolder = 300;

    /// <summary>Ten minutes of requests, sixty counts and some to spare.</summary>
    public const int LongestSpent = 1300;

    /// <summary>How far back it may reach: ten years.</summary>
    public const int MostDays = 3650;

    /// <summary>How far back it reaches when nothing is said.</summary>
    public const int UsualDays = 90;

    public Guid Id { get; init; }

    /// <summary>Address in lower case.</summary>
    public required string Mailbox { get; init; }

    /// <summary>Id or well-known name.</summary>
    public string Folder { get; init; } = SyncedMailbox.Folder;

    /// <summary>Days before its start that it reaches back.</summary>
    public int Days { get; init; }

    public BackfillState State { get; set; }

    /// <summary>The oldest time that it reads, in whole seconds.</summary>
    public long SinceTicks { get; init; }

    /// <summary>What was received at this time or after is done; null at the start. At <see cref="SinceTicks"/> all was read.</summary>
    public long? BeforeTicks { get; set; }

    /// <summary>Messages in the time span as counted at the start: mail comes and goes, so about so many. Null when Graph did not say.</summary>
    public int? Total { get; set; }

    /// <summary>Messages that are done.</summary>
    public int Read { get; set; }

    /// <summary>Of these the ones that carry our tags now.</summary>
    public int Tagged { get; set; }

    /// <summary>Messages a second of late; 0 before the first.</summary>
    public double PerSecond { get; set; }

    /// <summary>When <see cref="Read"/> last grew, or the work began again: the pace is reckoned from there.</summary>
    public long PacedTicks { get; set; }

    /// <summary>What was asked of the mailbox in the last ten minutes (<see cref="Graph.GraphMailbox.Spent"/>), for whoever goes on with it: another process, or the next one after a kill.</summary>
    public string Spent { get; init; } = "";

    public long StartedTicks { get; init; }

    /// <summary>When it was done, failed or was ended.</summary>
    public long? EndedTicks { get; set; }

    /// <summary>Names the slice of work that has it.</summary>
    public string? Holder { get; set; }

    /// <summary>Until then that slice has it alone; it says again every few seconds that it lives.</summary>
    public long HeldUntilTicks { get; set; }

    /// <summary>Whether that slice runs outside the timetable (the command), where no execution group keeps it apart from the reading of the mailbox.</summary>
    public bool HeldOutside { get; set; }

    /// <summary>Until then nothing is asked of Graph for it: Graph wanted patience, or the last tries failed.</summary>
    public long WaitUntilTicks { get; set; }

    /// <summary>When the sweep wakes it if nobody works on it by then.</summary>
    public long NextTicks { get; set; }

    /// <summary>Failures in a row.</summary>
    public int Failures { get; set; }

    /// <summary>What it failed with or waits for; null when nothing.</summary>
    public string? FailureCode { get; set; }

    public bool IsOpen => State is BackfillState.Running or BackfillState.Paused;

    /// <summary>Whether every page was read; what is left are mails that are tried again.</summary>
    public bool IsReadThrough => BeforeTicks <= SinceTicks;
}
