namespace InquiryAssistant.GraphEmulator;

/// <summary>How subscriptions and change notifications behave. All spans run on the emulator's clock, save the waits for an answer of the receiver, which are real.</summary>
public sealed class NotificationOptions
{
    /// <summary>Whether plain http is taken for receivers on the loopback address. Default: true. Graph takes https only.</summary>
    public bool PlainHttpToLoopback { get; set; } = true;

    /// <summary>Least life of a subscription; a shorter one asked for is raised to it. Default: 45 minutes (Graph page "subscription resource type").</summary>
    public TimeSpan ShortestLife { get; set; } = TimeSpan.FromMinutes(45);

    /// <summary>Greatest life of a subscription; more is refused with 400. Default: 10,080 minutes (same page, messages without resource data).</summary>
    public TimeSpan LongestLife { get; set; } = TimeSpan.FromMinutes(10_080);

    /// <summary>Active subscriptions on one mailbox; more is refused with 403. Default: 1,000 (Graph page "Outlook change notifications overview").</summary>
    public int SubscriptionsPerMailbox { get; set; } = 1000;

    /// <summary>POST, PATCH and DELETE of subscriptions in 20 seconds. Default: 500 (Graph page "Service-specific throttling limits").</summary>
    public int CallsPerTwentySeconds { get; set; } = 500;

    /// <summary>Lists of subscriptions in 20 seconds. Default: 25 (same page).</summary>
    public int ListsPerTwentySeconds { get; set; } = 25;

    /// <summary>How long a receiver has for the validation of its address. Default: 10 seconds (Graph page "Change notifications delivery").</summary>
    public TimeSpan ValidationWait { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a receiver has for the first delivery; an answer after it is late and the delivery is made again. Default: 3 seconds (same page).</summary>
    public TimeSpan FirstWait { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How long a receiver has for a repeated delivery. Default: 10 seconds (same page).</summary>
    public TimeSpan RetryWait { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Least time from a change to its notification. Default: 50 milliseconds (Graph publishes less than a minute on average, three at most; a demonstration shall not wait so long).</summary>
    public TimeSpan ShortestLatency { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Greatest time from a change to its notification. Default: 300 milliseconds.</summary>
    public TimeSpan LongestLatency { get; set; } = TimeSpan.FromMilliseconds(300);

    /// <summary>Most notifications in one delivery. Default: 20 (Graph batches; its figure is not published).</summary>
    public int PerDelivery { get; set; } = 20;

    /// <summary>Deliveries to one address at once. Default: 8 (not published).</summary>
    public int DeliveriesAtOnce { get; set; } = 8;

    /// <summary>Wait before the first repetition; it doubles with each. Default: 5 seconds (Graph says "exponential back-off" only).</summary>
    public TimeSpan FirstRetry { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a delivery is repeated before its notifications are lost. Default: 4 hours (same page).</summary>
    public TimeSpan RetryFor { get; set; } = TimeSpan.FromHours(4);

    /// <summary>Answers within ten minutes below which a receiver is not judged slow. Default: 10 (not published; one slow answer of one is 100 per cent).</summary>
    public int LeastAnswers { get; set; } = 10;

    /// <summary>How long before its end a subscription with a lifecycle address is asked to be reauthorized. Default: 1 hour (not published).</summary>
    public TimeSpan ReauthorizationNotice { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Whether a delivered message is changed once right after its arrival, as rules and filters of a live mailbox do. Default: true ("created" is very often followed by "updated").</summary>
    public bool UpdateAfterDelivery { get; set; } = true;
}
