namespace InquiryAssistant.Service.Sync.Intake;

/// <summary>What becomes of a message that could not be taken in.</summary>
internal enum DeadLetterState
{
    /// <summary>It is tried again.</summary>
    Retrying,

    /// <summary>It failed too often; a person looks at it.</summary>
    Dead,

    /// <summary>A person said that it need not be taken in.</summary>
    Dismissed,
}

/// <summary>A message that could not be taken in, with the reason. The others of its mailbox went on without it.</summary>
internal sealed class DeadLetter
{
    public const int LongestReason = 100;

    public Guid Id { get; init; }

    public required string Mailbox { get; init; }

    public required string MessageId { get; init; }

    public DeadLetterState State { get; set; }

    /// <summary>A code, never a word of the mail.</summary>
    public string Reason { get; set; } = "";

    public int Attempts { get; set; }

    public long FirstTicks { get; init; }

    public long LastTicks { get; set; }

    /// <summary>When it is tried again while it is <see cref="DeadLetterState.Retrying"/>.</summary>
    public long NextTryTicks { get; set; }
}
