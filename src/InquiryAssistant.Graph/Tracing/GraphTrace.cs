using InquiryAssistant.Graph.Http;
using Microsoft.Kiota.Http.HttpClientLibrary.Extensions;

namespace InquiryAssistant.Graph.Tracing;

/// <summary>Innermost handler: a span and a measurement for every try that goes over the wire. What a request waits for before, its turn and the limits, is no part of them.</summary>
internal sealed class GraphTrace(TimeProvider time) : DelegatingHandler
{
    private static readonly HttpRequestOptionsKey<int> Tries = new("tries");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var tries = request.Options.TryGetValue(Tries, out var before) ? before : 0;
        request.Options.Set(Tries, tries + 1);
        var template = UrlTemplate.Of(request.RequestUri);
        using var activity = GraphTelemetry.Start(request, template, tries, request.GetRequestOption<MailboxBatch>()?.Steps);
        var started = time.GetTimestamp();
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            GraphTelemetry.End(activity, request, template, (int)response.StatusCode, null, time.GetElapsedTime(started));
            if (MailboxGate.IsThrottled(response))
            {
                GraphTelemetry.Throttled((int)response.StatusCode, isStep: false);
            }

            return response;
        }
        catch (Exception failure)
        {
            GraphTelemetry.End(activity, request, template, null, failure, time.GetElapsedTime(started));
            throw;
        }
    }
}
