using InquiryAssistant.GraphEmulator.Protocol;
using InquiryAssistant.GraphEmulator.Store;

namespace InquiryAssistant.GraphEmulator.Throttling;

/// <summary>Outlook's limits per mailbox: requests at once, requests in 10 minutes, bytes uploaded in 5 minutes.</summary>
internal sealed class MailboxThrottle(GraphEmulatorOptions options, EmulatorClock clock, RequestCounters counters)
{
    private static readonly TimeSpan RequestWindow = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan UploadWindow = TimeSpan.FromMinutes(5);
    private readonly Lock gate = new();
    private readonly Dictionary<string, Load> loads = [];

    /// <summary>Lets a request in; dispose the answer when it is done.</summary>
    /// <exception cref="GraphException">429: a limit is exceeded.</exception>
    public IDisposable Enter(string mailbox, string kind, long uploadBytes)
    {
        lock (gate)
        {
            if (!loads.TryGetValue(mailbox, out var load))
            {
                loads.Add(mailbox, load = new Load());
            }

            var now = clock.GetUtcNow();
            counters.CountRequest(kind, mailbox, load.InFlight + 1);
            load.Count(now);
            if (load.InFlight >= options.ConcurrentRequestsPerMailbox)
            {
                counters.CountViolation(mailbox, static v => v with { Concurrency = v.Concurrency + 1 });
                throw Refusal("MailboxConcurrency", TimeSpan.FromSeconds(1));
            }

            if (load.Requests.Count > options.RequestsPerTenMinutes)
            {
                var freeing = load.Requests.ElementAt(load.Requests.Count - options.RequestsPerTenMinutes - 1);
                counters.CountViolation(mailbox, static v => v with { Requests = v.Requests + 1 });
                throw Refusal("MailboxRequests", freeing + RequestWindow - now);
            }

            if (load.UploadedBytes + uploadBytes > options.UploadBytesPerFiveMinutes)
            {
                counters.CountViolation(mailbox, static v => v with { Uploads = v.Uploads + 1 });
                var wait = load.Uploads.TryPeek(out var first) ? first.At + UploadWindow - now : UploadWindow;
                throw Refusal("MailboxUpload", wait);
            }

            load.Take(now, uploadBytes);
            return new Turn(this, load);
        }
    }

    private static GraphException Refusal(string limit, TimeSpan wait) =>
        new(429, "ApplicationThrottled", $"Application is over its {limit} limit.") { RetryAfter = wait };

    private sealed class Load
    {
        public int InFlight { get; set; }

        public Queue<DateTimeOffset> Requests { get; } = [];

        public Queue<(DateTimeOffset At, long Bytes)> Uploads { get; } = [];

        public long UploadedBytes { get; private set; }

        /// <summary>Refused requests count too: trying again early makes it worse, as with Graph.</summary>
        public void Count(DateTimeOffset now)
        {
            Requests.Enqueue(now);
            while (Requests.TryPeek(out var at) && now - at >= RequestWindow)
            {
                Requests.Dequeue();
            }

            while (Uploads.TryPeek(out var upload) && now - upload.At >= UploadWindow)
            {
                UploadedBytes -= Uploads.Dequeue().Bytes;
            }
        }

        public void Take(DateTimeOffset now, long uploadBytes)
        {
            InFlight++;
            if (uploadBytes > 0)
            {
                Uploads.Enqueue((now, uploadBytes));
                UploadedBytes += uploadBytes;
            }
        }
    }

    private sealed class Turn(MailboxThrottle throttle, Load load) : IDisposable
    {
        public void Dispose()
        {
            lock (throttle.gate)
            {
                load.InFlight--;
            }
        }
    }
}
