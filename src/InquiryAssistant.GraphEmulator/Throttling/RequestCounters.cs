using System.Globalization;
using InquiryAssistant.GraphEmulator.Notifications;

namespace InquiryAssistant.GraphEmulator.Throttling;

/// <summary>Counts what was asked, so that a test or a drill can say how a client behaved.</summary>
internal sealed class RequestCounters(NotificationLedger notifications)
{
    /// <summary>Violations kept word by word; further ones are only counted.</summary>
    private const int MostKept = 10_000;

    private readonly Lock gate = new();
    private Tally tally = new();

    /// <summary>One request on the wire.</summary>
    public void CountHttp() => Count(static t => t.Http++);

    /// <summary>One request inside a batch.</summary>
    public void CountStep() => Count(static t => t.Steps++);

    /// <summary>A request that goes to no one mailbox.</summary>
    public void CountRequest(string kind) => Count(t => t.Requests[kind] = t.Requests.GetValueOrDefault(kind) + 1);

    public void CountRequest(string kind, string mailbox, int inFlight) => Count(t =>
    {
        t.Requests[kind] = t.Requests.GetValueOrDefault(kind) + 1;
        var before = t.Mailboxes.GetValueOrDefault(mailbox) ?? new MailboxCounters(0, 0, 0);
        t.Mailboxes[mailbox] = before with { Requests = before.Requests + 1, HighestConcurrency = Math.Max(before.HighestConcurrency, inFlight) };
    });

    public void CountStatus(int status) => Count(t =>
    {
        var key = status.ToString(CultureInfo.InvariantCulture);
        t.Statuses[key] = t.Statuses.GetValueOrDefault(key) + 1;
    });

    public void CountTagWrite(bool isRefused) => Count(t => t.Tags = new TagWrites(t.Tags.Attempted + 1, t.Tags.Refused + (isRefused ? 1 : 0)));

    public void CountViolation(LimitViolation violation) => Count(t =>
    {
        t.Broken[violation.Limit] = t.Broken.GetValueOrDefault(violation.Limit) + 1;
        if (t.Violations.Count < MostKept)
        {
            t.Violations.Add(violation);
        }

        if (violation.Mailbox is { } mailbox)
        {
            var before = t.Mailboxes.GetValueOrDefault(mailbox) ?? new MailboxCounters(0, 0, 0);
            t.Mailboxes[mailbox] = before with { LimitViolations = before.LimitViolations + 1 };
        }
    });

    public void CountFault(Func<InjectedFaults, InjectedFaults> add) => Count(t => t.Faults = add(t.Faults));

    public Task NotificationsIdleAsync(CancellationToken cancellationToken) => notifications.IdleAsync(cancellationToken);

    /// <summary>The first violations since the start or the last reset, oldest first.</summary>
    public IReadOnlyList<LimitViolation> Violations()
    {
        lock (gate)
        {
            return [.. tally.Violations];
        }
    }

    public CounterReport Report()
    {
        lock (gate)
        {
            return tally.Report(notifications.Report());
        }
    }

    public CounterReport Reset()
    {
        lock (gate)
        {
            var report = tally.Report(notifications.Report());
            tally = new Tally();
            notifications.Reset();
            return report;
        }
    }

    private void Count(Action<Tally> add)
    {
        lock (gate)
        {
            add(tally);
        }
    }

    private sealed class Tally
    {
        public int Http { get; set; }

        public int Steps { get; set; }

        public Dictionary<string, int> Requests { get; } = [];

        public Dictionary<string, int> Statuses { get; } = [];

        public TagWrites Tags { get; set; } = new(0, 0);

        public Dictionary<string, MailboxCounters> Mailboxes { get; } = [];

        public Dictionary<LimitKind, int> Broken { get; } = [];

        public List<LimitViolation> Violations { get; } = [];

        public InjectedFaults Faults { get; set; } = new(0, 0, 0, 0);

        public CounterReport Report(NotificationCounters notifications) => new(
            Http,
            Steps,
            Requests.Values.Sum(),
            new SortedDictionary<string, int>(Requests, StringComparer.Ordinal),
            new SortedDictionary<string, int>(Statuses, StringComparer.Ordinal),
            Mailboxes.Values.Select(static m => m.HighestConcurrency).DefaultIfEmpty().Max(),
            Tags,
            new SortedDictionary<string, MailboxCounters>(Mailboxes, StringComparer.Ordinal),
            new LimitViolations(
                Broken.Values.Sum(),
                Times(LimitKind.Concurrency),
                Times(LimitKind.Requests),
                Times(LimitKind.Uploads),
                Times(LimitKind.SubscriptionCalls),
                Times(LimitKind.EarlyRetry),
                Times(LimitKind.ReauthorizedTwice)),
            Faults,
            notifications);

        private int Times(LimitKind limit) => Broken.GetValueOrDefault(limit);
    }
}
