using System.Text.Json.Serialization;

namespace InquiryAssistant.GraphEmulator.Throttling;

/// <summary>One limit a client broke.</summary>
/// <param name="At">When, on the emulator's clock.</param>
/// <param name="Limit">Which limit.</param>
/// <param name="Mailbox">Of which mailbox; null for limits over all.</param>
/// <param name="Request">Kind of the request, such as <c>GET messages/{message}</c>.</param>
public sealed record LimitViolation(DateTimeOffset At, LimitKind Limit, string? Mailbox, string Request);

/// <summary>The limits that are watched.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LimitKind>))]
public enum LimitKind
{
    /// <summary>More than 4 requests of one mailbox at once; a batch takes as many places as it may have steps running.</summary>
    [JsonStringEnumMemberName("concurrency")]
    Concurrency,

    /// <summary>More than 10,000 requests of one mailbox in 10 minutes.</summary>
    [JsonStringEnumMemberName("requests")]
    Requests,

    /// <summary>More than 150 MB sent to one mailbox in 5 minutes.</summary>
    [JsonStringEnumMemberName("uploads")]
    Uploads,

    /// <summary>More than 500 changes or 25 lists of subscriptions in 20 seconds.</summary>
    [JsonStringEnumMemberName("subscriptionCalls")]
    SubscriptionCalls,

    /// <summary>The same request again before the time <c>Retry-After</c> named.</summary>
    [JsonStringEnumMemberName("earlyRetry")]
    EarlyRetry,

    /// <summary>A subscription renewed and reauthorized within 10 minutes.</summary>
    [JsonStringEnumMemberName("reauthorizedTwice")]
    ReauthorizedTwice,
}
