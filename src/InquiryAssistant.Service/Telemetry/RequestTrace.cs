using System.Diagnostics;
using System.Globalization;

namespace InquiryAssistant.Service.Telemetry;

/// <summary>Spans of the requests to the API, by the names of the OpenTelemetry conventions for HTTP servers; of addresses only the route pattern.</summary>
internal static class RequestTrace
{
    private static readonly ActivitySource Source = new("InquiryAssistant.Requests");

    /// <summary>Begins a trace. It does not go on from the caller's: anybody can reach the notifications, and would else decide what our traces hold.</summary>
    /// <param name="method">A known one, or <c>_OTHER</c>.</param>
    /// <param name="route">Route pattern; null when the address leads nowhere.</param>
    public static Activity? Start(string method, string? route)
    {
        Activity.Current = null;
        var activity = Source.StartActivity(route is null ? method : $"{method} {route}", ActivityKind.Server);
        return activity?.SetTag("http.request.method", method).SetTag("http.route", route);
    }

    public static void End(Activity? activity, int status)
    {
        activity?.SetTag("http.response.status_code", status);
        if (status >= StatusCodes.Status500InternalServerError)
        {
            activity?.SetTag("error.type", status.ToString(CultureInfo.InvariantCulture)).SetStatus(ActivityStatusCode.Error);
        }
    }
}
