using System.Globalization;
using System.Net.Mime;
using System.Text;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace InquiryAssistant.Service.Sync.Status;

/// <summary>What happens, while it happens.</summary>
internal static class EventEndpoints
{
    public static void MapEvents(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/events", Listen).WithTags("Sync").WithSummary("Server-sent events: mail (arrived, tagged, gone), sync, backfill; Last-Event-ID goes on where a broken connection ended")
            .Produces<string>(StatusCodes.Status200OK, MediaTypeNames.Text.EventStream);

    private static async Task Listen(HttpContext context, EventStream stream, IOptions<JsonOptions> json, IHostApplicationLifetime lifetime)
    {
        // A stream that never ends would hold up a host that wants to stop.
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        context.Response.ContentType = MediaTypeNames.Text.EventStream;
        context.Response.Headers.CacheControl = "no-store";
        // Nginx and its like collect an answer before they pass it on, unless told not to.
        context.Response.Headers["X-Accel-Buffering"] = "no";
        await using var writer = new StreamWriter(context.Response.Body, new UTF8Encoding(false), leaveOpen: true);
        try
        {
            await stream.WriteAsync(writer, LastSeen(context.Request), json.Value.SerializerOptions, ends.Token);
        }
        catch (OperationCanceledException) when (ends.IsCancellationRequested)
        {
            // The listener went, or the host stops.
        }
    }

    private static long? LastSeen(HttpRequest request) =>
        long.TryParse(request.Headers["Last-Event-ID"], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
