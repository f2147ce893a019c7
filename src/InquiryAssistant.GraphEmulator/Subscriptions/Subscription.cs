using InquiryAssistant.GraphEmulator.Store;

namespace InquiryAssistant.GraphEmulator.Subscriptions;

/// <summary>What an application wants to hear about. What can be renewed is changed under the lock of <see cref="SubscriptionStore"/>.</summary>
internal sealed class Subscription
{
    public required Guid Id { get; init; }

    /// <summary>The resource as the client wrote it.</summary>
    public required string Resource { get; init; }

    public required SubscribedResource Target { get; init; }

    /// <summary>created, updated, deleted: those asked for, in this order.</summary>
    public required IReadOnlyList<string> ChangeTypes { get; init; }

    public required Uri NotificationUrl { get; set; }

    public Uri? LifecycleUrl { get; init; }

    public string? ClientState { get; init; }

    public required DateTimeOffset Expires { get; set; }

    public string TlsVersion { get; init; } = "v1_2";

    /// <summary>Whether the request that made it asked for immutable ids.</summary>
    public bool ImmutableIds { get; init; }

    /// <summary>The user or the application that made it.</summary>
    public required Guid Creator { get; init; }

    /// <summary>When delivery stops unless it is reauthorized; null means not before its end.</summary>
    public DateTimeOffset? AuthorizedUntil { get; set; }

    public DateTimeOffset? Reauthorized { get; set; }

    public DateTimeOffset? Renewed { get; set; }

    public bool IsRemoved { get; set; }

    /// <summary>Rises when all that is on its way to the receiver is missed.</summary>
    public int Epoch { get; set; }

    /// <summary>Messages that fit the filter of the resource, by number; null without a filter. Changed under the mailbox's lock.</summary>
    public HashSet<long>? Matching { get; set; }

    public bool IsActive(DateTimeOffset now) => !IsRemoved && now < Expires;

    public bool IsHeard(DateTimeOffset now) => IsActive(now) && (AuthorizedUntil is null || now < AuthorizedUntil);
}

/// <summary>The messages a subscription is about.</summary>
/// <param name="Mailbox">Their mailbox.</param>
/// <param name="Folder">Their folder; null means all.</param>
/// <param name="Filter">Text of the filter, or null.</param>
/// <param name="Fits">The filter as a test; null without one.</param>
internal sealed record SubscribedResource(Mailbox Mailbox, MailFolder? Folder, string? Filter, Func<MailItem, bool>? Fits);
