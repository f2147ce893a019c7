using System.Net;
using InquiryAssistant.Graph;
using InquiryAssistant.Service.Sync.Notifications;

namespace InquiryAssistant.Service.Hosting;

/// <summary>Signing in of users is not built yet, so in Tenant mode a real mailbox is served to this machine only, and only to our own pages and tools on it.</summary>
internal static class LocalCallers
{
    private static readonly string[] Names = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Refuses with 403 what does not come from this machine. In Demo mode nothing is refused: the mailbox is invented.</summary>
    public static void UseLocalCallersOnly(this WebApplication app)
    {
        if (app.Services.GetRequiredService<GraphOptions>().Mode != GraphMode.Tenant)
        {
            return;
        }

        app.Use(async (context, next) =>
        {
            if (IsGuarded(context.Request.Path) && !IsLocal(context))
            {
                await Refusal().ExecuteAsync(context);
                return;
            }

            await next(context);
        });
    }

    /// <summary>All of the API but the notifications: Graph calls from outside, and proves itself by a secret of its own.</summary>
    internal static bool IsGuarded(PathString path) => path.StartsWithSegments("/api") && !path.StartsWithSegments(NotificationEndpoints.Path);

    /// <summary>From the loopback and not passed on by a proxy; asked for under a loopback name (a foreign name that resolves here is a rebinding attack); and not from
    /// another site's page in this machine's browser.</summary>
    internal static bool IsLocal(HttpContext context)
    {
        var headers = context.Request.Headers;
        return (context.Connection.RemoteIpAddress is null || IPAddress.IsLoopback(context.Connection.RemoteIpAddress))
            && !headers.ContainsKey("X-Forwarded-For") && !headers.ContainsKey("Forwarded")
            && Names.Contains(context.Request.Host.Host, StringComparer.OrdinalIgnoreCase)
            && headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none";
    }

    private static Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult Refusal() => ProblemCodes.Problem(
        StatusCodes.Status403Forbidden, ProblemCodes.LocalOnly, "This mailbox is served to its own machine only.", "Until users can sign in, call the API from the machine it runs on, at http://localhost.");
}
