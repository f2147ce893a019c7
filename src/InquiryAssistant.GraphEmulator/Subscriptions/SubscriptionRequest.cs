using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Protocol;

namespace InquiryAssistant.GraphEmulator.Subscriptions;

/// <summary>Reads and checks the bodies of requests about subscriptions.</summary>
internal static class SubscriptionRequest
{
    private const int LongestClientState = 128;
    private static readonly string[] Types = ["created", "updated", "deleted"];

    private static readonly HashSet<string> Writable = new(StringComparer.Ordinal)
    {
        "changeType", "notificationUrl", "lifecycleNotificationUrl", "resource", "expirationDateTime", "clientState", "latestSupportedTlsVersion", "includeResourceData",
        "encryptionCertificate", "encryptionCertificateId", "notificationQueryOptions", "notificationUrlAppId", "notificationContentType",
    };

    /// <summary>What carries the message itself: without a body in it, it would spare no one a read.</summary>
    private static readonly string[] Rich = ["encryptionCertificate", "encryptionCertificateId", "notificationUrlAppId", "notificationContentType", "notificationQueryOptions"];

    /// <exception cref="GraphException">400: a property that does not exist; 501: notifications with resource data.</exception>
    public static void CheckProperties(JsonObject body)
    {
        foreach (var (name, value) in body.Where(static p => !p.Key.StartsWith('@') && p.Key != "id"))
        {
            if (!Writable.Contains(name))
            {
                throw new GraphException(400, "BadRequest", $"The property '{name}' does not exist on type 'microsoft.graph.subscription'.");
            }

            if (value is not null && (Rich.Contains(name) || (name == "includeResourceData" && JsonRead.Flag(value, name))))
            {
                throw GraphException.NotEmulated("A notification with resource data");
            }
        }
    }

    public static IReadOnlyList<string> ChangeTypes(JsonObject body)
    {
        var given = Required(body, "changeType").Split(',', StringSplitOptions.TrimEntries);
        return given.All(t => Types.Contains(t, StringComparer.OrdinalIgnoreCase)) && given.Distinct(StringComparer.OrdinalIgnoreCase).Count() == given.Length
            ? [.. Types.Where(t => given.Contains(t, StringComparer.OrdinalIgnoreCase))]
            : throw Refused("changeType is a list of created, updated and deleted.");
    }

    public static string? ClientState(JsonObject body) =>
        JsonRead.TextOrNull(body["clientState"], "clientState") is { } state && state.Length > LongestClientState
            ? throw Refused($"clientState has at most {LongestClientState} characters.")
            : JsonRead.TextOrNull(body["clientState"], "clientState");

    public static string TlsVersion(JsonObject body) => body["latestSupportedTlsVersion"] is { } version
        ? JsonRead.OneOf(version, "latestSupportedTlsVersion", "v1_0", "v1_1", "v1_2", "v1_3")
        : "v1_2";

    /// <summary>When the subscription shall end, raised to the least life.</summary>
    /// <exception cref="GraphException">400: missing, past, or more than the greatest life ahead.</exception>
    public static DateTimeOffset Expiration(JsonObject body, DateTimeOffset now, NotificationOptions options)
    {
        var end = JsonRead.Time(body["expirationDateTime"] ?? throw Missing("expirationDateTime"), "expirationDateTime");
        if (end <= now)
        {
            throw Refused("expirationDateTime must be in the future.");
        }

        if (end - now > options.LongestLife)
        {
            throw Refused(FormattableString.Invariant($"Subscription expiration can only be {options.LongestLife.TotalMinutes} minutes in the future."));
        }

        var least = now + options.ShortestLife;
        return end < least ? least.AddTicks(-(least.Ticks % TimeSpan.TicksPerSecond)) : end;
    }

    /// <exception cref="GraphException">400: no address, or not https; 501: Event Hubs and Event Grid.</exception>
    public static Uri Address(string text, string name, NotificationOptions options)
    {
        if (text.StartsWith("EventHub:", StringComparison.OrdinalIgnoreCase) || text.StartsWith("EventGrid:", StringComparison.OrdinalIgnoreCase))
        {
            throw GraphException.NotEmulated("Delivery other than by HTTP");
        }

        var isAddress = Uri.TryCreate(text, UriKind.Absolute, out var url)
            && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback && options.PlainHttpToLoopback));
        return isAddress ? url! : throw Refused($"{name} must be an https address.");
    }

    public static string Required(JsonObject body, string name) => JsonRead.TextOrNull(body[name], name) ?? throw Missing(name);

    public static GraphException Refused(string message) => new(400, "InvalidRequest", message);

    private static GraphException Missing(string name) => Refused($"The property '{name}' is required.");
}
