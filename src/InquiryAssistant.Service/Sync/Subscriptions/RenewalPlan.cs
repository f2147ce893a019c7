using InquiryAssistant.Graph;
using InquiryAssistant.Service.Sync.Engine;

namespace InquiryAssistant.Service.Sync.Subscriptions;

/// <summary>When subscriptions are renewed and how many at once. Pure; ten thousand of them are simulated in a test.</summary>
/// <remarks>Graph takes 500 creations, renewals and removals of an application in 20 s (Graph page "subscription", limits).</remarks>
internal static class RenewalPlan
{
    /// <summary>How often the due ones are looked for.</summary>
    public static readonly TimeSpan Tick = TimeSpan.FromSeconds(10);

    /// <summary>Calls in one tick, 50 at the default of <see cref="GraphOptions.SubscriptionCalls"/>: three ticks can touch one window of 20 s, and retries need room.</summary>
    /// <param name="inTwentySeconds">What this process may do in 20 s.</param>
    public static int CallsPerTick(int inTwentySeconds) => inTwentySeconds * 5 / 16;

    private const double Earliest = 0.4;
    private const double Width = 0.2;

    /// <summary>The moment of renewal: at half of the life, a tenth of it earlier or later, always alike for one mailbox. Those created in one burst part within their first life for good.</summary>
    public static DateTimeOffset RenewAt(string mailbox, DateTimeOffset now, DateTimeOffset expires) => now + ((expires - now) * (Earliest + (Width * Share.Of(mailbox))));

    /// <summary>The latest time that is planned for a renewal; what lies beyond was planned before the clock was set back.</summary>
    public static DateTimeOffset Latest(DateTimeOffset now, TimeSpan life) => now + (life * (Earliest + Width)) + ClockWatch.ClocksDiffer;

    /// <summary>When a failed renewal is tried again: soon, but a few times only before the end of its life.</summary>
    public static DateTimeOffset RetryAt(DateTimeOffset now, DateTimeOffset expires)
    {
        var left = (expires - now) / 8;
        return now + (left < Tick ? Tick : left > LongestRetry ? LongestRetry : left);
    }

    private static readonly TimeSpan LongestRetry = TimeSpan.FromMinutes(10);
}
