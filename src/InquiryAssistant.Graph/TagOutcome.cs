using InquiryAssistant.Core.Tags;

namespace InquiryAssistant.Graph;

/// <summary>One message to tag.</summary>
/// <param name="MessageId">Its immutable id.</param>
/// <param name="ETag">The version that <paramref name="Present"/> was read from; "" when unknown: it is read first then.</param>
/// <param name="Present">Its categories in that version, the user's own included.</param>
/// <param name="Plan">Merges our tags into the categories there are; called again whenever somebody else wrote in between.</param>
public sealed record TagRequest(string MessageId, string ETag, IReadOnlyList<string> Present, Func<IReadOnlyList<string>, TagPlan> Plan);

/// <summary>What became of one message.</summary>
public enum TagResult
{
    /// <summary>The tags stand, and we wrote them.</summary>
    Written,

    /// <summary>The tags stood already; nothing was written.</summary>
    AlreadyThere,

    /// <summary>The message is gone.</summary>
    Gone,

    /// <summary>The tags may not stand; see the failure.</summary>
    Failed,
}

/// <summary>What became of one message to tag.</summary>
/// <param name="MessageId">Its immutable id.</param>
/// <param name="Result">What became of it.</param>
/// <param name="ETag">Its version now, by which our own writing is known again in the folder's changes; "" when it is gone or failed.</param>
/// <param name="Change">Its categories now, and what was changed; null when it is gone or failed.</param>
/// <param name="Failure">Why it failed, else null: <see cref="MailboxBusyException"/> (try later), <see cref="MailboxConflictException"/> (it never stood still), or a refusal of this message.</param>
public sealed record TagOutcome(string MessageId, TagResult Result, string ETag, TagChange? Change, MailboxException? Failure)
{
    /// <summary>HTTP status of the failure; 0 without one.</summary>
    public int Status => Failure?.Status ?? 0;

    /// <summary>Error code of the failure; "" without one.</summary>
    public string Code => Failure?.Code ?? "";
}
