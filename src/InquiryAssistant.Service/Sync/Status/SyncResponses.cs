using InquiryAssistant.Service.Sync.Engine;

namespace InquiryAssistant.Service.Sync.Status;

/// <summary>How a mailbox is kept tagged.</summary>
internal enum SyncState
{
    /// <summary>Notifications come and what they tell is read.</summary>
    Healthy,

    /// <summary>There is more to read than was read yet.</summary>
    CatchingUp,

    /// <summary>No notifications: sweeps find new mail within minutes.</summary>
    Polling,

    /// <summary>The last reading failed; it is repeated.</summary>
    Failing,

    /// <summary>Sync:Enabled is false.</summary>
    Off,
}

/// <summary>Whether Graph tells us of new mail.</summary>
internal enum SubscriptionState
{
    Active,

    /// <summary>There is none yet, or no longer; one is being made.</summary>
    Missing,

    /// <summary>There is no address under which Graph could reach us.</summary>
    Off,
}

internal sealed record SyncResponse(EngineKind Engine, int DeadLetters, IReadOnlyList<MailboxSyncResponse> Mailboxes);

/// <summary>A mailbox and its health.</summary>
/// <param name="Mailbox">Its address.</param>
/// <param name="State">In one word.</param>
/// <param name="LastNewsAt">When Graph last told of news; null before the first time.</param>
/// <param name="LastSyncAt">When it was last read to the end.</param>
/// <param name="NextSweepAt">When it is looked at next though nobody tells of news.</param>
/// <param name="Pending">Mails known to wait; at least 1 while there is news.</param>
/// <param name="Subscription">What tells us of news.</param>
/// <param name="LastFailure">Why the last reading failed; null when it did not.</param>
/// <param name="DeadLetters">Mails that could not be taken in.</param>
internal sealed record MailboxSyncResponse(
    string Mailbox,
    SyncState State,
    DateTimeOffset? LastNewsAt,
    DateTimeOffset? LastSyncAt,
    DateTimeOffset? NextSweepAt,
    int Pending,
    SubscriptionResponse Subscription,
    SyncFailure? LastFailure,
    int DeadLetters);

internal sealed record SubscriptionResponse(SubscriptionState State, DateTimeOffset? ExpiresAt, DateTimeOffset? RenewAt);

internal sealed record SyncFailure(string Code, DateTimeOffset At);

/// <summary>Which mailbox to repair; the configured one when none is named.</summary>
internal sealed record RepairRequest(string? Mailbox);
