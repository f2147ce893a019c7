namespace InquiryAssistant.GraphEmulator.Throttling;

/// <summary>What was asked of the emulator. Requests inside a batch count one by one; the batch itself counts too.</summary>
/// <param name="Total">All requests to a mailbox or to <c>$batch</c>.</param>
/// <param name="Requests">Their number by kind, such as <c>GET messages/{id}</c>.</param>
/// <param name="Statuses">Their number by status of the answer.</param>
/// <param name="HighestConcurrency">Most requests at once on one mailbox, refused ones included.</param>
/// <param name="Mailboxes">The same by mailbox.</param>
/// <param name="LimitViolations">Requests refused because a limit was exceeded.</param>
/// <param name="Faults">Failures injected on purpose.</param>
public sealed record CounterReport(
    int Total,
    IReadOnlyDictionary<string, int> Requests,
    IReadOnlyDictionary<string, int> Statuses,
    int HighestConcurrency,
    IReadOnlyDictionary<string, MailboxCounters> Mailboxes,
    LimitViolations LimitViolations,
    InjectedFaults Faults);

/// <summary>Counters of one mailbox.</summary>
public sealed record MailboxCounters(int Requests, int HighestConcurrency, int LimitViolations);

/// <summary>Refusals by limit: more than 4 at once, more than 10,000 in 10 minutes, more than 150 MB uploaded in 5 minutes.</summary>
public sealed record LimitViolations(int Concurrency, int Requests, int Uploads);

/// <summary>Injected failures by kind.</summary>
public sealed record InjectedFaults(int Throttle, int ServerError, int WriteConflict);
