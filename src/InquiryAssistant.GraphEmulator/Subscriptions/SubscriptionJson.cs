using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Messages;
using InquiryAssistant.GraphEmulator.Notifications;

namespace InquiryAssistant.GraphEmulator.Subscriptions;

/// <summary>Subscriptions in JSON, properties in the order of a recorded answer.</summary>
internal static class SubscriptionJson
{
    public static JsonObject Write(Subscription subscription) => new()
    {
        ["id"] = subscription.Id.ToString(),
        ["resource"] = subscription.Resource,
        ["applicationId"] = NotificationIds.Application.ToString(),
        ["changeType"] = string.Join(',', subscription.ChangeTypes),
        ["clientState"] = subscription.ClientState,
        ["notificationUrl"] = subscription.NotificationUrl.OriginalString,
        ["notificationQueryOptions"] = null,
        ["lifecycleNotificationUrl"] = subscription.LifecycleUrl?.OriginalString,
        ["expirationDateTime"] = MessageJson.Time(subscription.Expires),
        ["creatorId"] = subscription.Creator.ToString(),
        ["notificationContentType"] = null,
        ["includeResourceData"] = null,
        ["latestSupportedTlsVersion"] = subscription.TlsVersion,
        ["encryptionCertificate"] = null,
        ["encryptionCertificateId"] = null,
        ["notificationUrlAppId"] = null,
    };
}
