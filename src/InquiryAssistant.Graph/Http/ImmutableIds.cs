namespace InquiryAssistant.Graph.Http;

/// <summary>Asks for immutable ids on every request, pages and writes too: the header counts only for the request that carries it, and the SDK does not repeat it for pages.</summary>
internal sealed class ImmutableIds : DelegatingHandler
{
    private const string Preference = "IdType=\"ImmutableId\"";

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Add("Prefer", Preference);
        return base.SendAsync(request, cancellationToken);
    }
}
