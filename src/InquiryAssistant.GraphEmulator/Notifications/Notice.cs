using System.Globalization;
using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Subscriptions;

namespace InquiryAssistant.GraphEmulator.Notifications;

/// <summary>One thing to tell a receiver: a change of a message, or an event in the life of the subscription.</summary>
/// <param name="Subscription">Who hears it.</param>
/// <param name="Event">created, updated, deleted; or reauthorizationRequired, subscriptionRemoved, missed.</param>
/// <param name="ItemId">Id of the message, in the form the subscription asked for; null for an event of the subscription.</param>
/// <param name="ChangeKey">Change key of the message at that time; null for an event of the subscription.</param>
internal sealed record Notice(Subscription Subscription, string Event, string? ItemId, string? ChangeKey)
{
    private readonly int epoch = Subscription.Epoch;

    public bool IsLifecycle => ItemId is null;

    /// <summary>Whether Graph has missed it since it was raised.</summary>
    public bool IsMissed => !IsLifecycle && epoch != Subscription.Epoch;

    /// <summary>Where it goes; null for an event of a subscription without a lifecycle address.</summary>
    public Uri? Url => IsLifecycle ? Subscription.LifecycleUrl : Subscription.NotificationUrl;

    /// <summary>Whether it is still to be told: a subscription that has ended or was not reauthorized is silent, its last event is not.</summary>
    public bool IsHeard(DateTimeOffset at) => IsLifecycle || Subscription.IsHeard(at);

    /// <summary>The entry of a payload, in the casing of basic notifications.</summary>
    public JsonObject Write()
    {
        var json = new JsonObject
        {
            ["subscriptionId"] = Subscription.Id.ToString(),
            ["subscriptionExpirationDateTime"] = Subscription.Expires.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture),
        };
        if (IsLifecycle)
        {
            json["tenantId"] = NotificationIds.Tenant.ToString();
            json["clientState"] = Subscription.ClientState;
            json["lifecycleEvent"] = Event;
            return json;
        }

        var resource = $"Users/{Subscription.Target.Mailbox.UserId}/Messages/{ItemId}";
        json["changeType"] = Event;
        json["resource"] = resource;
        json["clientState"] = Subscription.ClientState;
        json["tenantId"] = NotificationIds.Tenant.ToString();
        json["resourceData"] = new JsonObject
        {
            ["@odata.type"] = "#Microsoft.Graph.Message",
            ["@odata.id"] = resource,
            ["@odata.etag"] = $"W/\"{ChangeKey}\"",
            ["id"] = ItemId,
        };
        return json;
    }
}
