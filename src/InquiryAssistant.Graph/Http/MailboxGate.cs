using System.Net;
using InquiryAssistant.Graph.Limits;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Http.HttpClientLibrary.Extensions;
using Polly;

namespace InquiryAssistant.Graph.Http;

/// <summary>Goes with a <c>$batch</c>, which names its mailbox only inside its steps. All our batches may be sent twice: they read, or write with If-Match.</summary>
internal sealed record MailboxBatch(string Mailbox, int Steps) : IRequestOption;

/// <summary>Goes with every request to a link of Graph's own, which names the mailbox in another way than we do: as <c>users('…')</c>, perhaps by its id.</summary>
internal sealed record MailboxOfLink(string Mailbox) : IRequestOption;

/// <summary>Takes a place of the mailbox, waits until the limits allow it, then gives the try its time.</summary>
/// <remarks>Graph answers the fifth concurrent request of a mailbox with 429 (throttling limits, Outlook). It runs up to four steps of a batch at once, so a batch takes all places.</remarks>
internal sealed class MailboxGate(MailboxLimits limits, ResiliencePipeline oneTry) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var batch = request.GetRequestOption<MailboxBatch>();
        var target = batch?.Mailbox ?? request.GetRequestOption<MailboxOfLink>()?.Mailbox ?? Target(request.RequestUri);
        using var place = await limits.EnterAsync(target, isBatch: batch is not null || IsBatch(request.RequestUri), cancellationToken);
        await limits.UntilAllowedAsync(target, batch?.Steps ?? Weight(request, target), cancellationToken);
        // Both may have waited long.
        GraphTurn.ThrowIfOver();
        var response = await oneTry.ExecuteAsync(static async (state, token) => await state.self.SendInnerAsync(state.request, token), (self: this, request), cancellationToken);
        await limits.LearnAsync(target, answers: 1, throttled: IsThrottled(response) ? 1 : 0, GraphResilience.RetryAfter(response, limits.Time));
        return response;
    }

    /// <summary>Throttled, or refused with a time to come back.</summary>
    internal static bool IsThrottled(HttpResponseMessage response) =>
        response.StatusCode == HttpStatusCode.TooManyRequests || response is { StatusCode: HttpStatusCode.ServiceUnavailable, Headers.RetryAfter: not null };

    /// <summary>The mailbox of an address that we wrote: what stands behind <c>/users/</c>. Else the resource of the tenant, such as "subscriptions".</summary>
    internal static string Target(Uri? uri)
    {
        var segments = (uri?.Segments ?? []).Select(static s => s.TrimEnd('/')).ToArray();
        var users = Array.FindIndex(segments, s => s.Equals("users", StringComparison.OrdinalIgnoreCase));
        if (users >= 0 && users + 1 < segments.Length)
        {
            return Uri.UnescapeDataString(segments[users + 1]);
        }

        return segments.Any(s => s.Equals(MailboxLimits.Subscriptions, StringComparison.OrdinalIgnoreCase)) ? MailboxLimits.Subscriptions : "me";
    }

    private static int Weight(HttpRequestMessage request, string target) =>
        target == MailboxLimits.Subscriptions && request.Method == HttpMethod.Get ? MailboxLimits.ListingWeight : 1;

    private static bool IsBatch(Uri? uri) => uri?.AbsolutePath.EndsWith("/$batch", StringComparison.OrdinalIgnoreCase) == true;

    private async Task<HttpResponseMessage> SendInnerAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        // The body belongs to the try: a stall half-way counts against its time and keeps its place.
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        return response;
    }
}
