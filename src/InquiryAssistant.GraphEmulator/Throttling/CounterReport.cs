using InquiryAssistant.GraphEmulator.Notifications;

namespace InquiryAssistant.GraphEmulator.Throttling;

/// <summary>What was asked of the emulator.</summary>
/// <param name="HttpRequests">Requests on the wire; a batch counts one.</param>
/// <param name="BatchSteps">Requests inside batches.</param>
/// <param name="Total">All requests to a mailbox, to subscriptions or to <c>$batch</c>: requests inside a batch count one by one, the batch itself counts too.</param>
/// <param name="Requests">Their number by kind, such as <c>GET messages/{id}</c>.</param>
/// <param name="Statuses">Their number by status of the answer.</param>
/// <param name="HighestConcurrency">Most requests at once on one mailbox, refused ones included.</param>
/// <param name="TagWrites">Changes of the categories of messages by clients.</param>
/// <param name="Mailboxes">Requests by mailbox.</param>
/// <param name="LimitViolations">Limits that were exceeded.</param>
/// <param name="Faults">Failures injected on purpose.</param>
/// <param name="Notifications">What became of change notifications.</param>
public sealed record CounterReport(
    int HttpRequests,
    int BatchSteps,
    int Total,
    IReadOnlyDictionary<string, int> Requests,
    IReadOnlyDictionary<string, int> Statuses,
    int HighestConcurrency,
    TagWrites TagWrites,
    IReadOnlyDictionary<string, MailboxCounters> Mailboxes,
    LimitViolations LimitViolations,
    InjectedFaults Faults,
    NotificationCounters Notifications);

/// <summary>Writes of categories: those that came to the message, and of these the ones refused because it had changed meanwhile.</summary>
public sealed record TagWrites(int Attempted, int Refused);

/// <summary>Counters of one mailbox.</summary>
public sealed record MailboxCounters(int Requests, int HighestConcurrency, int LimitViolations);

/// <summary>Violations by limit; see <see cref="LimitKind"/>.</summary>
public sealed record LimitViolations(int Total, int Concurrency, int Requests, int Uploads, int SubscriptionCalls, int EarlyRetries, int ReauthorizedTwice);

/// <summary>Injected failures by kind.</summary>
public sealed record InjectedFaults(int Throttle, int ServerError, int WriteConflict, int ResetConnection);
