using InquiryAssistant.GraphEmulator.Protocol;
using InquiryAssistant.GraphEmulator.Store;

namespace InquiryAssistant.GraphEmulator.Throttling;

/// <summary>Outlook's limits per mailbox: requests at once, requests in 10 minutes, bytes uploaded in 5 minutes.</summary>
internal sealed class MailboxThrottle(GraphEmulatorOptions options, EmulatorClock clock, RequestCounters counters)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, MailboxLoad> loads = [];

    /// <summary>Takes the places of a batch: in each mailbox as many as it may have steps running at once. They are not free for others until the batch is answered.</summary>
    /// <param name="mailboxOfEachStep">Address of the mailbox of each step.</param>
    /// <param name="atOnce">How many steps may run at once.</param>
    public BatchPlaces EnterBatch(IEnumerable<string> mailboxOfEachStep, int atOnce)
    {
        lock (gate)
        {
            var places = mailboxOfEachStep.GroupBy(static m => m).ToDictionary(static g => g.Key, g => new BatchLoad(g.Count(), atOnce));
            foreach (var (mailbox, load) in places)
            {
                LoadOf(mailbox).Batches.Add(load);
            }

            return new BatchPlaces(this, places);
        }
    }

    /// <summary>Lets a request in; dispose the answer when it is done.</summary>
    /// <param name="mailbox">Its mailbox.</param>
    /// <param name="kind">What it is counted as.</param>
    /// <param name="uploadBytes">Bytes it brings.</param>
    /// <param name="batch">The batch it is a step of, or null.</param>
    /// <exception cref="GraphException">429: a limit is exceeded.</exception>
    public IDisposable Enter(string mailbox, string kind, long uploadBytes, BatchPlaces? batch)
    {
        lock (gate)
        {
            var (load, own, now) = (LoadOf(mailbox), batch?.Of(mailbox), clock.GetUtcNow());
            var inFlight = load.InFlight(own);
            counters.CountRequest(kind, mailbox, inFlight + 1);
            load.Count(now);
            if (inFlight >= options.ConcurrentRequestsPerMailbox)
            {
                throw Refuse(LimitKind.Concurrency, "MailboxConcurrency", TimeSpan.FromSeconds(1));
            }

            if (load.Requests.Count > options.RequestsPerTenMinutes)
            {
                var freeing = load.Requests.ElementAt(load.Requests.Count - options.RequestsPerTenMinutes - 1);
                throw Refuse(LimitKind.Requests, "MailboxRequests", freeing + MailboxLoad.RequestWindow - now);
            }

            if (load.UploadedBytes + uploadBytes > options.UploadBytesPerFiveMinutes)
            {
                throw Refuse(LimitKind.Uploads, "MailboxUpload", load.Uploads.TryPeek(out var first) ? first.At + MailboxLoad.UploadWindow - now : MailboxLoad.UploadWindow);
            }

            load.Take(now, uploadBytes, own);
            return new Turn(this, load, own);

            GraphException Refuse(LimitKind limit, string name, TimeSpan wait)
            {
                own?.Leave(wasRunning: false);
                counters.CountViolation(new LimitViolation(now, limit, mailbox, kind));
                return new GraphException(429, "ApplicationThrottled", $"Application is over its {name} limit.") { RetryAfter = wait };
            }
        }
    }

    private MailboxLoad LoadOf(string mailbox)
    {
        if (!loads.TryGetValue(mailbox, out var load))
        {
            loads.Add(mailbox, load = new MailboxLoad());
        }

        return load;
    }

    /// <summary>The places of a batch while it runs.</summary>
    internal sealed class BatchPlaces(MailboxThrottle throttle, IReadOnlyDictionary<string, BatchLoad> places) : IDisposable
    {
        public BatchLoad? Of(string mailbox) => places.GetValueOrDefault(mailbox);

        public void Dispose()
        {
            lock (throttle.gate)
            {
                foreach (var (mailbox, load) in places)
                {
                    throttle.LoadOf(mailbox).Batches.Remove(load);
                }
            }
        }
    }

    private sealed class Turn(MailboxThrottle throttle, MailboxLoad load, BatchLoad? batch) : IDisposable
    {
        public void Dispose()
        {
            lock (throttle.gate)
            {
                load.Release(batch);
            }
        }
    }
}
