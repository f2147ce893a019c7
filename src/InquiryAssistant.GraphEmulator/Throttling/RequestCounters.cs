namespace InquiryAssistant.GraphEmulator.Throttling;

/// <summary>Counts what was asked, so that a test or a drill can say how a client behaved.</summary>
internal sealed class RequestCounters
{
    private readonly Lock gate = new();
    private Dictionary<string, int> requests = [];
    private Dictionary<string, int> statuses = [];
    private Dictionary<string, MailboxCounters> mailboxes = [];
    private LimitViolations violations = new(0, 0, 0);
    private InjectedFaults faults = new(0, 0, 0);

    public void CountRequest(string kind, string mailbox, int inFlight)
    {
        lock (gate)
        {
            requests[kind] = requests.GetValueOrDefault(kind) + 1;
            var before = mailboxes.GetValueOrDefault(mailbox) ?? new MailboxCounters(0, 0, 0);
            mailboxes[mailbox] = before with { Requests = before.Requests + 1, HighestConcurrency = Math.Max(before.HighestConcurrency, inFlight) };
        }
    }

    public void CountBatch()
    {
        lock (gate)
        {
            requests["POST $batch"] = requests.GetValueOrDefault("POST $batch") + 1;
        }
    }

    public void CountStatus(int status)
    {
        lock (gate)
        {
            var key = status.ToString(System.Globalization.CultureInfo.InvariantCulture);
            statuses[key] = statuses.GetValueOrDefault(key) + 1;
        }
    }

    public void CountViolation(string mailbox, Func<LimitViolations, LimitViolations> add)
    {
        lock (gate)
        {
            violations = add(violations);
            var before = mailboxes.GetValueOrDefault(mailbox) ?? new MailboxCounters(0, 0, 0);
            mailboxes[mailbox] = before with { LimitViolations = before.LimitViolations + 1 };
        }
    }

    public void CountFault(Func<InjectedFaults, InjectedFaults> add)
    {
        lock (gate)
        {
            faults = add(faults);
        }
    }

    public CounterReport Report()
    {
        lock (gate)
        {
            return new CounterReport(
                requests.Values.Sum(),
                new SortedDictionary<string, int>(requests, StringComparer.Ordinal),
                new SortedDictionary<string, int>(statuses, StringComparer.Ordinal),
                mailboxes.Values.Select(static m => m.HighestConcurrency).DefaultIfEmpty().Max(),
                new SortedDictionary<string, MailboxCounters>(mailboxes, StringComparer.Ordinal),
                violations,
                faults);
        }
    }

    public CounterReport Reset()
    {
        lock (gate)
        {
            var report = Report();
            requests = [];
            statuses = [];
            mailboxes = [];
            violations = new LimitViolations(0, 0, 0);
            faults = new InjectedFaults(0, 0, 0);
            return report;
        }
    }
}
