namespace InquiryAssistant.Service.Sync.Subscriptions;

/// <summary>A subscription for the inbox of a mailbox, as Graph gave it.</summary>
internal sealed class MailboxSubscription
{
    public const int LongestId = 64;

    /// <summary>Graph's id.</summary>
    public required string Id { get; init; }

    public required string Mailbox { get; init; }

    /// <summary>SHA-256 of the secret that its notifications carry; the secret itself is kept nowhere but with Graph.</summary>
    public required byte[] ClientStateHash { get; init; }

    /// <summary>Where Graph was told to send; a service that has moved makes a new one.</summary>
    public required string NotificationUrl { get; init; }

    public long CreatedTicks { get; init; }

    public long ExpiresTicks { get; set; }

    /// <summary>When it is renewed.</summary>
    public long RenewTicks { get; set; }

    /// <summary>Graph said that it is gone: make a new one.</summary>
    public bool Removed { get; set; }
}
