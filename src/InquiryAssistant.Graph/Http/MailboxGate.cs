using System.Collections.Concurrent;
using Polly;

namespace InquiryAssistant.Graph.Http;

/// <summary>Lets only so many requests of one mailbox out at once; a slot is held while a try is on the wire, not while it waits to be repeated.</summary>
/// <remarks>Graph answers the fifth concurrent request of a mailbox with 429 (throttling limits, Outlook).</remarks>
internal sealed class MailboxSlots(GraphOptions options)
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> slots = new(StringComparer.OrdinalIgnoreCase);

    public SemaphoreSlim For(HttpRequestMessage request) => slots.GetOrAdd(Mailbox(request.RequestUri), _ => new SemaphoreSlim(options.ConcurrentRequestsPerMailbox));

    /// <summary>The segment behind <c>/users/</c>, or "me".</summary>
    private static string Mailbox(Uri? uri)
    {
        var segments = uri?.Segments ?? [];
        var users = Array.FindIndex(segments, s => s.Equals("users/", StringComparison.OrdinalIgnoreCase));
        return users >= 0 && users + 1 < segments.Length ? segments[users + 1].TrimEnd('/') : "me";
    }
}

/// <summary>Innermost handler: takes a slot, then gives the try its time.</summary>
internal sealed class MailboxGate(MailboxSlots slots, ResiliencePipeline oneTry) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var slot = slots.For(request);
        await slot.WaitAsync(cancellationToken);
        try
        {
            return await oneTry.ExecuteAsync(static async (state, token) => await state.self.SendInnerAsync(state.request, token), (self: this, request), cancellationToken);
        }
        finally
        {
            slot.Release();
        }
    }

    private async Task<HttpResponseMessage> SendInnerAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        // The body belongs to the try: a stall half-way counts against its time and keeps its slot.
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        return response;
    }
}
