namespace InquiryAssistant.Service.Sync.Notifications;

/// <summary>What a lifecycle notification asks for.</summary>
internal enum Lifecycle
{
    /// <summary>It is no lifecycle notification.</summary>
    None,

    /// <summary>Authorise anew, or delivery ends silently.</summary>
    ReauthorizationRequired,

    /// <summary>The subscription is gone.</summary>
    SubscriptionRemoved,

    /// <summary>Notifications were lost.</summary>
    Missed,

    /// <summary>A word that we do not know; it counts as missed, since reading once too often harms nobody.</summary>
    Unknown,
}

/// <summary>One item of a notification, as far as we read it.</summary>
/// <param name="SubscriptionId">Whose it says it is.</param>
/// <param name="ClientState">The secret that proves it; "" when there is none.</param>
/// <param name="MessageId">The message it is about; null when it names none.</param>
/// <param name="Lifecycle">What it asks for.</param>
internal sealed record Notice(string SubscriptionId, string ClientState, string? MessageId, Lifecycle Lifecycle);
