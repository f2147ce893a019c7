using InquiryAssistant.GraphEmulator.Protocol;
using InquiryAssistant.GraphEmulator.Store;
using InquiryAssistant.GraphEmulator.Throttling;

namespace InquiryAssistant.GraphEmulator.Subscriptions;

/// <summary>The limits of the subscription API over all mailboxes: changes and lists in a sliding 20 seconds.</summary>
internal sealed class SubscriptionRate(GraphEmulatorOptions options, EmulatorClock clock, RequestCounters counters)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(20);
    private readonly Lock gate = new();
    private readonly Queue<DateTimeOffset> changes = [];
    private readonly Queue<DateTimeOffset> lists = [];

    /// <exception cref="GraphException">429: too many in the window; refused ones count too.</exception>
    public void Enter(string kind, bool isList)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            var (calls, most) = isList ? (lists, options.Notifications.ListsPerTwentySeconds) : (changes, options.Notifications.CallsPerTwentySeconds);
            while (calls.TryPeek(out var at) && now - at >= Window)
            {
                calls.Dequeue();
            }

            calls.Enqueue(now);
            if (calls.Count > most)
            {
                counters.CountViolation(new LimitViolation(now, LimitKind.SubscriptionCalls, null, kind));
                var freeing = calls.ElementAt(calls.Count - most - 1);
                throw new GraphException(429, "TooManyRequests", "Too many requests about subscriptions.") { RetryAfter = freeing + Window - now };
            }
        }
    }
}
