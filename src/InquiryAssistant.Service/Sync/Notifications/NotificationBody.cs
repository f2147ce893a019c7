using System.Text.Json;

namespace InquiryAssistant.Service.Sync.Notifications;

/// <summary>Reads the body of a notification. The resource path is not read: Graph writes it in several cases, and the id stands in resourceData too.</summary>
internal static class NotificationBody
{
    /// <summary>Items of one body; Graph sends far fewer.</summary>
    private const int MostItems = 5000;

    /// <summary>The items that name a subscription, or null when the body is no notification.</summary>
    public static IReadOnlyList<Notice>? Read(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("value", out var items) || items.ValueKind != JsonValueKind.Array || items.GetArrayLength() > MostItems)
        {
            return null;
        }

        return items.EnumerateArray().Where(static i => i.ValueKind == JsonValueKind.Object).Select(ReadItem).OfType<Notice>().ToArray();
    }

    private static Notice? ReadItem(JsonElement item) => Text(item, "subscriptionId") is { Length: > 0 } subscription
        ? new(subscription, Text(item, "clientState") ?? "", MessageId(item), LifecycleOf(Text(item, "lifecycleEvent")))
        : null;

    private static string? MessageId(JsonElement item) => item.TryGetProperty("resourceData", out var data) && data.ValueKind == JsonValueKind.Object ? Text(data, "id") : null;

    private static Lifecycle LifecycleOf(string? word) => word switch
    {
        null => Lifecycle.None,
        _ when word.Equals("reauthorizationRequired", StringComparison.OrdinalIgnoreCase) => Lifecycle.ReauthorizationRequired,
        _ when word.Equals("subscriptionRemoved", StringComparison.OrdinalIgnoreCase) => Lifecycle.SubscriptionRemoved,
        _ when word.Equals("missed", StringComparison.OrdinalIgnoreCase) => Lifecycle.Missed,
        _ => Lifecycle.Unknown,
    };

    /// <summary>A text that a database takes, or null: half a character pair is none for .NET, and no database stores U+0000.</summary>
    private static string? Text(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        try
        {
            return value.GetString() is { } text && !text.Contains('\0', StringComparison.Ordinal) ? text : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
