using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;

namespace InquiryAssistant.Graph;

/// <summary>The subscriptions of this application: who tells us that a folder has news.</summary>
/// <remarks>Basic ones for created messages of one folder, the least that does (decision 040). Thread-safe.</remarks>
public sealed class GraphSubscriptions
{
    private const string ChangeType = "created";

    /// <summary>The longest life ever asked for: Graph documents 10,080 minutes for mail and was seen to refuse more than 10,070 (decision 060).</summary>
    private static readonly TimeSpan Documented = TimeSpan.FromMinutes(10_070) - RefusedLife.Slack;

    private readonly GraphConnection connection;
    private readonly TimeProvider time;

    /// <summary>The longest life that was not refused so far: learnt once, not paid for by every mailbox.</summary>
    private TimeSpan longest = Documented;

    internal GraphSubscriptions(GraphConnection connection, GraphOptions options, TimeProvider time) => (this.connection, CallsInTwentySeconds, this.time) = (connection, options.SubscriptionCalls, time);

    /// <summary>How many may be made, renewed and ended in 20 s (<see cref="GraphOptions.SubscriptionCalls"/>); more wait.</summary>
    public int CallsInTwentySeconds { get; }

    private GraphServiceClient Graph => connection.Client;

    /// <summary>Creates a subscription; both addresses must answer Graph's handshake meanwhile. One of ours that is there already is taken over when it is the same, else replaced.</summary>
    /// <remarks>When the answer is lost, the repeat finds the first one and takes it over.</remarks>
    /// <exception cref="MessageMissingException">There is no such mailbox.</exception>
    /// <exception cref="MailboxConflictException">Another one of the same kind came back after it was deleted.</exception>
    /// <exception cref="MailboxException">Refused: the handshake failed, or 1,000 subscriptions are there (403).</exception>
    public async Task<MailSubscription> CreateAsync(SubscriptionRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await PostAsync(request, cancellationToken);
        }
        catch (MailboxConflictException)
        {
            return await TakeOverAsync(request, cancellationToken) ?? await PostAsync(request, cancellationToken);
        }
    }

    /// <summary>Prolongs a subscription; answers it with the end that Graph gave.</summary>
    /// <exception cref="SubscriptionGoneException">It is not there any more: create it anew and catch up.</exception>
    public async Task<MailSubscription> RenewAsync(string id, DateTimeOffset expiresAt, CancellationToken cancellationToken) => ToMail(await ExistingAsync(
        () => ShorteningAsync(expiresAt, end => Graph.Subscriptions[id].PatchAsync(new Subscription { ExpirationDateTime = end }, cancellationToken: cancellationToken), cancellationToken)));

    /// <summary>Answers Graph's reauthorizationRequired without prolonging.</summary>
    /// <exception cref="SubscriptionGoneException">It is not there any more.</exception>
    public async Task ReauthorizeAsync(string id, CancellationToken cancellationToken) => await ExistingAsync(() => GraphCall.RunAsync(
        async () =>
        {
            await Graph.Subscriptions[id].Reauthorize.PostAsync(cancellationToken: cancellationToken);
            return new Subscription();
        },
        cancellationToken));

    /// <summary>Ends a subscription; one that is gone is fine.</summary>
    public async Task DeleteAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            await ExistingAsync(() => GraphCall.RunAsync(
                async () =>
                {
                    await Graph.Subscriptions[id].DeleteAsync(cancellationToken: cancellationToken);
                    return new Subscription();
                },
                cancellationToken));
        }
        catch (SubscriptionGoneException)
        {
            // That is what was wanted.
        }
    }

    /// <summary>All subscriptions of this application. Graph allows few listings (25 in 20 seconds), so this is for repair, not for routine.</summary>
    public async Task<IReadOnlyList<MailSubscription>> ListAsync(CancellationToken cancellationToken)
    {
        var all = new List<MailSubscription>();
        await foreach (var subscription in AllAsync(cancellationToken))
        {
            all.Add(ToMail(subscription));
        }

        return all;
    }

    private static string Resource(SubscriptionRequest request) => $"users/{request.Mailbox}/mailFolders('{request.Folder}')/messages";

    private async Task<MailSubscription> PostAsync(SubscriptionRequest request, CancellationToken cancellationToken) => ToMail(await ShorteningAsync(
        request.ExpiresAt,
        end => Graph.Subscriptions.PostAsync(
            new Subscription
            {
                ChangeType = ChangeType,
                Resource = Resource(request),
                NotificationUrl = request.NotificationUrl,
                LifecycleNotificationUrl = request.LifecycleUrl,
                ClientState = request.ClientState,
                ExpirationDateTime = end,
            },
            cancellationToken: cancellationToken),
        cancellationToken));

    /// <summary>The one that is in the way: ours in every point is renewed, any other (an older secret, another address) is deleted. Null when the place is free now.</summary>
    private async Task<MailSubscription?> TakeOverAsync(SubscriptionRequest request, CancellationToken cancellationToken)
    {
        await foreach (var found in AllAsync(cancellationToken))
        {
            if (!IsSame(found.Resource, Resource(request)) || found.ChangeType != ChangeType || found.Id is null)
            {
                continue;
            }

            if (found.NotificationUrl == request.NotificationUrl && found.LifecycleNotificationUrl == request.LifecycleUrl && found.ClientState == request.ClientState)
            {
                return await FindRenewedAsync(found.Id, request.ExpiresAt, cancellationToken);
            }

            await DeleteAsync(found.Id, cancellationToken);
        }

        return null;
    }

    /// <summary>The subscription prolonged; null when it went meanwhile, and the place is free.</summary>
    private async Task<MailSubscription?> FindRenewedAsync(string id, DateTimeOffset expiresAt, CancellationToken cancellationToken)
    {
        try
        {
            return await RenewAsync(id, expiresAt, cancellationToken);
        }
        catch (SubscriptionGoneException)
        {
            return null;
        }
    }

    /// <summary>Graph changes the case of resources, and knows a leading slash.</summary>
    private static bool IsSame(string? one, string other) => string.Equals(one?.TrimStart('/'), other, StringComparison.OrdinalIgnoreCase);

    private async IAsyncEnumerable<Subscription> AllAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var page = await GraphCall.RunAsync(() => Graph.Subscriptions.GetAsync(cancellationToken: cancellationToken), cancellationToken);
        while (page is not null)
        {
            foreach (var subscription in page.Value ?? [])
            {
                yield return subscription;
            }

            page = page.OdataNextLink is { Length: > 0 } link
                ? await GraphCall.RunAsync(() => Graph.Subscriptions.WithUrl(link).GetAsync(cancellationToken: cancellationToken), cancellationToken)
                : null;
        }
    }

    /// <summary>Asks for the end wanted, and for a shorter life when Graph names one that it allows.</summary>
    private async Task<Subscription> ShorteningAsync(DateTimeOffset wanted, Func<DateTimeOffset, Task<Subscription?>> ask, CancellationToken cancellationToken)
    {
        // What is learnt counts for this call alone until the shorter life was accepted: a refusal for another reason must not shorten every mailbox's.
        var most = longest;
        while (true)
        {
            var now = time.GetUtcNow();
            var life = wanted - now < most ? wanted - now : most;
            try
            {
                var accepted = await GraphCall.RunAsync(() => GuardedAsync(ask, now, life), cancellationToken) ?? throw new MailboxException("Graph answered without a subscription.", 200, "empty-answer");
                longest = most < longest ? most : longest;
                return accepted;
            }
            catch (LifeTooLongException tooLong)
            {
                most = tooLong.Allowed;
            }
        }
    }

    /// <summary>A refusal says "400" for a life that is too long and for a failed handshake alike, under the same codes. Only the first names a life that is allowed; nothing else is cured by asking again.</summary>
    private static async Task<Subscription?> GuardedAsync(Func<DateTimeOffset, Task<Subscription?>> ask, DateTimeOffset now, TimeSpan life)
    {
        try
        {
            return await ask(now + life);
        }
        catch (ODataError refusal) when (refusal.ResponseStatusCode == 400 && RefusedLife.Allowed(refusal.Error?.Message) is { } allowed && allowed < life)
        {
            throw new LifeTooLongException(allowed);
        }
    }

    private static async Task<T> ExistingAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (MailboxException gone) when (gone.Status is 404 or 410)
        {
            throw new SubscriptionGoneException(gone.Status, gone.Code);
        }
    }

    private static MailSubscription ToMail(Subscription subscription) =>
        new(subscription.Id ?? "", subscription.Resource ?? "", subscription.ExpirationDateTime ?? DateTimeOffset.UnixEpoch, subscription.NotificationUrl ?? "");

    private sealed class LifeTooLongException(TimeSpan allowed) : Exception
    {
        public TimeSpan Allowed { get; } = allowed;
    }
}
