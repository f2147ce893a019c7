using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Notifications;
using InquiryAssistant.GraphEmulator.Protocol;
using InquiryAssistant.GraphEmulator.Store;
using InquiryAssistant.GraphEmulator.Throttling;

namespace InquiryAssistant.GraphEmulator.Subscriptions;

/// <summary>Making, reading, renewing, reauthorizing and deleting subscriptions. The addresses of the receiver are validated inside the call.</summary>
internal sealed class SubscriptionEndpoints(SubscriptionStore subscriptions, SubscriptionRate rate, EmulatorStore store, NotificationSender sender, Emulation emulation)
{
    /// <summary>PATCH reauthorizes already: both within this span is a mistake (Graph page "Lifecycle notifications").</summary>
    private static readonly TimeSpan ReauthorizeApart = TimeSpan.FromMinutes(10);

    private NotificationOptions Options => emulation.Options.Notifications;

    /// <param name="request">The request.</param>
    /// <param name="path">Its path below <c>subscriptions</c>.</param>
    /// <param name="cancellationToken">Ends the wait for a receiver.</param>
    public async Task<GraphResponse> RunAsync(GraphRequest request, IReadOnlyList<string> path, CancellationToken cancellationToken)
    {
        var kind = (request.Method, path) switch
        {
            ("GET", []) => "GET subscriptions",
            ("POST", []) => "POST subscriptions",
            ("GET" or "PATCH" or "DELETE", [_]) => request.Method + " subscriptions/{subscription}",
            ("POST", [_, var action]) when action.Equals("reauthorize", StringComparison.OrdinalIgnoreCase) => "POST subscriptions/{subscription}/reauthorize",
            _ => throw GraphException.NotEmulated($"{request.Method} on this path"),
        };
        emulation.Counters.CountRequest(kind);
        if (request.Query.Length > 0)
        {
            throw GraphException.BadRequest("Requests about subscriptions take no query options.");
        }

        if (kind != "GET subscriptions/{subscription}")
        {
            rate.Enter(kind, request.Method == "GET");
        }

        await emulation.Dice.RollAsync(writesMessage: false, cancellationToken);
        return (request.Method, path) switch
        {
            ("GET", []) => List(request),
            ("POST", []) => await CreateAsync(request, cancellationToken),
            ("GET", [var id]) => GraphResponse.Ok(WithContext(request, Find(request, id))),
            ("PATCH", [var id]) => await UpdateAsync(request, Find(request, id), cancellationToken),
            ("DELETE", [var id]) => Delete(Find(request, id)),
            (_, [var id, ..]) => Reauthorize(Find(request, id)),
            _ => throw GraphException.NotEmulated("This path"),
        };
    }

    private GraphResponse List(GraphRequest request) => GraphResponse.Ok(new JsonObject
    {
        ["@odata.context"] = request.Root + "/$metadata#subscriptions",
        ["value"] = new JsonArray([.. subscriptions.All.Where(s => s.Creator == Creator(request)).Select(SubscriptionJson.Write)]),
    });

    private async Task<GraphResponse> CreateAsync(GraphRequest request, CancellationToken cancellationToken)
    {
        var body = JsonRead.Object(request.Json, "The request body");
        SubscriptionRequest.CheckProperties(body);
        var immutableIds = Preferences.Parse(request.Header("Prefer")).ImmutableIds;
        var resource = SubscriptionRequest.Required(body, "resource");
        var lifecycle = JsonRead.TextOrNull(body["lifecycleNotificationUrl"], "lifecycleNotificationUrl");
        var subscription = new Subscription
        {
            Id = Guid.NewGuid(),
            ChangeTypes = SubscriptionRequest.ChangeTypes(body),
            NotificationUrl = SubscriptionRequest.Address(SubscriptionRequest.Required(body, "notificationUrl"), "notificationUrl", Options),
            LifecycleUrl = lifecycle is null ? null : SubscriptionRequest.Address(lifecycle, "lifecycleNotificationUrl", Options),
            Resource = resource,
            Target = ResourceReader.Read(resource, request.Token, store, immutableIds),
            ClientState = SubscriptionRequest.ClientState(body),
            TlsVersion = SubscriptionRequest.TlsVersion(body),
            Expires = SubscriptionRequest.Expiration(body, emulation.Clock.GetUtcNow(), Options),
            ImmutableIds = immutableIds,
            Creator = Creator(request),
        };
        await sender.ValidateAsync(subscription.NotificationUrl, cancellationToken);
        if (subscription.LifecycleUrl is not null)
        {
            await sender.ValidateAsync(subscription.LifecycleUrl, cancellationToken);
        }

        subscriptions.Add(subscription);
        sender.PlanReauthorization(subscription);
        return GraphResponse.Created(WithContext(request, subscription));
    }

    private async Task<GraphResponse> UpdateAsync(GraphRequest request, Subscription subscription, CancellationToken cancellationToken)
    {
        var body = JsonRead.Object(request.Json, "The request body");
        SubscriptionRequest.CheckProperties(body);
        if (body.FirstOrDefault(static p => !p.Key.StartsWith('@') && p.Key is not ("id" or "expirationDateTime" or "notificationUrl")).Key is { } other)
        {
            throw SubscriptionRequest.Refused($"The property '{other}' cannot be changed; make a new subscription.");
        }

        var now = emulation.Clock.GetUtcNow();
        var expires = body.ContainsKey("expirationDateTime") ? SubscriptionRequest.Expiration(body, now, Options) : subscription.Expires;
        var url = body.ContainsKey("notificationUrl")
            ? SubscriptionRequest.Address(SubscriptionRequest.Required(body, "notificationUrl"), "notificationUrl", Options)
            : subscription.NotificationUrl;
        if (url != subscription.NotificationUrl)
        {
            await sender.ValidateAsync(url, cancellationToken);
        }

        NoteIfBoth(subscription.Reauthorized, now, subscription, "PATCH subscriptions/{subscription}");
        subscriptions.Change(() => (subscription.Expires, subscription.NotificationUrl, subscription.AuthorizedUntil, subscription.Renewed) = (expires, url, null, now));
        sender.PlanReauthorization(subscription);
        return GraphResponse.Ok(WithContext(request, subscription));
    }

    private GraphResponse Delete(Subscription subscription)
    {
        subscriptions.Remove(subscription);
        return GraphResponse.NoContent();
    }

    private GraphResponse Reauthorize(Subscription subscription)
    {
        var now = emulation.Clock.GetUtcNow();
        NoteIfBoth(subscription.Renewed, now, subscription, "POST subscriptions/{subscription}/reauthorize");
        subscriptions.Change(() => (subscription.AuthorizedUntil, subscription.Reauthorized) = (null, now));
        return GraphResponse.NoContent();
    }

    private void NoteIfBoth(DateTimeOffset? other, DateTimeOffset now, Subscription subscription, string kind)
    {
        if (other is not null && now - other < ReauthorizeApart)
        {
            emulation.Counters.CountViolation(new LimitViolation(now, LimitKind.ReauthorizedTwice, subscription.Target.Mailbox.Address, kind));
        }
    }

    /// <summary>A user sees the user's own, an application its own.</summary>
    private Subscription Find(GraphRequest request, string id) =>
        subscriptions.Find(id) is { } found && found.Creator == Creator(request)
            ? found
            : throw new GraphException(404, "ResourceNotFound", "The object was not found.");

    private Guid Creator(GraphRequest request) => store.Find(request.Token)?.UserId ?? NotificationIds.Application;

    private static JsonObject WithContext(GraphRequest request, Subscription subscription)
    {
        var json = SubscriptionJson.Write(subscription);
        json.Insert(0, "@odata.context", request.Root + "/$metadata#subscriptions/$entity");
        return json;
    }
}
