using InquiryAssistant.GraphEmulator.OData;
using InquiryAssistant.GraphEmulator.Sending;
using InquiryAssistant.GraphEmulator.Store;
using InquiryAssistant.GraphEmulator.Subscriptions;
using InquiryAssistant.GraphEmulator.Throttling;

namespace InquiryAssistant.GraphEmulator.Protocol;

/// <summary>Finds mailbox and route of a request, keeps the limits, rolls the faults, runs the handler under the mailbox's lock. Serves the wire and batches alike.</summary>
internal sealed class GraphDispatcher(
    EmulatorStore store, Emulation emulation, RequestLimits limits, MailTransport transport, SubscriptionEndpoints subscriptions)
{
    public async Task<GraphResponse> RunAsync(GraphRequest request, CancellationToken cancellationToken)
    {
        limits.Retries.Check(request);
        try
        {
            return request.Path is [var first, ..] && first.Equals("subscriptions", StringComparison.OrdinalIgnoreCase)
                ? await subscriptions.RunAsync(request, [.. request.Path.Skip(1)], cancellationToken)
                : await RunOnMailboxAsync(request, cancellationToken);
        }
        catch (GraphException refusal) when (refusal.RetryAfter is not null)
        {
            limits.Retries.Note(request, refusal.RetryAfter.Value);
            throw;
        }
    }

    /// <summary>Address of the mailbox a request goes to; null if it goes to none.</summary>
    public string? AddressOf(GraphRequest request) => request.Path is [var first, ..] && first.Equals("me", StringComparison.OrdinalIgnoreCase)
        ? store.OfToken(request.Token).Address
        : request.Path is [var users, var user, ..] && users.Equals("users", StringComparison.OrdinalIgnoreCase) ? store.Find(user)?.Address : null;

    private async Task<GraphResponse> RunOnMailboxAsync(GraphRequest request, CancellationToken cancellationToken)
    {
        var (mailbox, path) = Mailbox(request);
        var (route, keys) = RouteTable.Find(request.Method, RouteTable.Shorten(path));
        using var turn = limits.Throttle.Enter(mailbox.Address, route.Kind, request.Method is "GET" or "DELETE" ? 0 : request.Length, request.Batch);
        await emulation.Dice.RollAsync(route.WritesMessage, cancellationToken);

        var call = new GraphCall(request, mailbox, keys, QueryOptions.Parse(request.Query, route.Query), emulation);
        GraphResponse response;
        lock (mailbox.Gate)
        {
            response = route.Handle(call);
        }

        foreach (var mail in call.Outbox)
        {
            transport.Deliver(mail);
        }

        if (call.Prefer.Applied() is { } applied)
        {
            response.Headers["Preference-Applied"] = applied;
        }

        return response;
    }

    private (Mailbox Mailbox, IReadOnlyList<string> Path) Mailbox(GraphRequest request)
    {
        var path = request.Path;
        switch (path.Count > 0 ? path[0].ToUpperInvariant() : "")
        {
            case "ME":
                return (store.OfToken(request.Token), [.. path.Skip(1)]);
            case "USERS" when path.Count > 1:
                return (store.Find(path[1]) ?? throw UnknownUser(path[1]), [.. path.Skip(2)]);
            default:
                throw GraphException.NotEmulated("This path");
        }
    }

    private static GraphException UnknownUser(string user) =>
        new(404, "ErrorInvalidUser", $"The requested user '{user}' is invalid.");
}
