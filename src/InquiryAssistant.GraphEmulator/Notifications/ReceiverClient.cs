using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using InquiryAssistant.GraphEmulator.Protocol;
using InquiryAssistant.GraphEmulator.Store;

namespace InquiryAssistant.GraphEmulator.Notifications;

/// <summary>The outgoing side: validates a receiver's address and posts to it. Follows no redirect, uses no proxy, passes no trace on.</summary>
internal sealed class ReceiverClient(EmulatorClock clock, GraphEmulatorOptions options) : IDisposable
{
    private const int LongestAnswer = 4096;

    private readonly HttpClient http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = LongestAnswer,
    };

    public void Dispose() => http.Dispose();

    /// <summary>The handshake: the receiver has ten seconds to send the token back as plain text.</summary>
    /// <exception cref="GraphException">400: it did not.</exception>
    public async Task ValidateAsync(Uri url, CancellationToken cancellationToken)
    {
        var token = $"Validation: Testing client application reachability for subscription Request-Id: {Guid.NewGuid()}";
        var target = new UriBuilder(url);
        target.Query = target.Query.Length > 1 ? $"{target.Query[1..]}&validationToken={WebUtility.UrlEncode(token)}" : $"validationToken={WebUtility.UrlEncode(token)}";
        using var request = new HttpRequestMessage(HttpMethod.Post, target.Uri) { Content = new ByteArrayContent([]) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("text/plain", "utf-8");
        using var limit = new CancellationTokenSource(options.Notifications.ValidationWait, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        string fault;
        try
        {
            using var response = await http.SendAsync(request, either.Token);
            var text = await response.Content.ReadAsStringAsync(either.Token);
            fault = response.StatusCode != HttpStatusCode.OK
                ? $"Notification endpoint must respond with 200 OK to validation request; it responded with {(int)response.StatusCode}."
                : response.Content.Headers.ContentType?.MediaType != "text/plain" || text != token
                    ? "Notification endpoint must respond with 200 OK to validation request, with the validation token as plain text."
                    : "";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            fault = "The request timed out. Notification endpoint must respond with 200 OK to validation request.";
        }
        catch (HttpRequestException)
        {
            fault = "Notification endpoint must respond with 200 OK to validation request.";
        }

        if (fault.Length > 0)
        {
            throw new GraphException(400, "InvalidRequest", "Subscription validation request failed. " + fault);
        }
    }

    /// <summary>Posts a payload and answers whether the receiver took it in time.</summary>
    public async Task<bool> PostAsync(Uri url, string payload, TimeSpan wait)
    {
        using var content = new StringContent(payload, Encoding.UTF8, "application/json");
        using var limit = new CancellationTokenSource(wait, clock);
        try
        {
            using var response = await http.PostAsync(url, content, limit.Token);
            return response.IsSuccessStatusCode;
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }
}
