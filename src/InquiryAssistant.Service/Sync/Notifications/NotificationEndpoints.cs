using System.Net.Mime;
using System.Text.Json;
using InquiryAssistant.Service.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace InquiryAssistant.Service.Sync.Notifications;

/// <summary>Where Graph tells that there is news. The answer waits for the store and for nothing else; Graph is not asked before it is given.</summary>
internal static class NotificationEndpoints
{
    /// <summary>Below the root under which Graph reaches us.</summary>
    public const string Path = "/api/notifications";

    /// <summary>For lifecycle notifications.</summary>
    public const string LifecyclePath = Path + "/lifecycle";

    /// <summary>Bytes of a body. An item has less than a thousand, and Graph puts some dozens into one.</summary>
    private const long LargestBody = 1024 * 1024;

    /// <summary>Characters of a validation token; Graph's have a few hundred.</summary>
    private const int LongestToken = 4000;

    public static void MapNotifications(this IEndpointRouteBuilder routes)
    {
        foreach (var (path, summary) in new[] { (Path, "Graph tells that a mailbox has news"), (LifecyclePath, "Graph tells that a subscription needs care") })
        {
            routes.MapPost(path, Take).WithTags("Notifications").WithSummary(summary)
                .Accepts<NotificationRequest>(isOptional: true, MediaTypeNames.Application.Json, MediaTypeNames.Text.Plain)
                .Produces(StatusCodes.Status202Accepted)
                .Produces<string>(StatusCodes.Status200OK, MediaTypeNames.Text.Plain)
                .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status503ServiceUnavailable)
                .WithMetadata(new RequestSizeLimitAttribute(LargestBody));
        }
    }

    private static async Task<IResult> Take(HttpRequest request, NewsWriter news, [FromQuery] string? validationToken, CancellationToken cancellationToken)
    {
        if (validationToken is not null)
        {
            return Echo(request, validationToken);
        }

        if (await ReadAsync(request, cancellationToken) is not { } notices)
        {
            return ProblemCodes.Problem(StatusCodes.Status400BadRequest, ProblemCodes.BadInput, "This is no notification.", "Send a JSON object with an array \"value\", as Microsoft Graph does.");
        }

        return notices.Count == 0 || await news.TryWriteAsync(notices, cancellationToken)
            ? TypedResults.Accepted((string?)null)
            : Refusal(request.HttpContext.Response);
    }

    /// <summary>The handshake: the token comes back as it came, as text that no browser takes for anything else.</summary>
    private static IResult Echo(HttpRequest request, string token)
    {
        if (token.Length is 0 or > LongestToken)
        {
            return ProblemCodes.Problem(StatusCodes.Status400BadRequest, ProblemCodes.BadInput, "This is no validation token.", $"It has 1 to {LongestToken} characters.");
        }

        request.HttpContext.Response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.Text(token, MediaTypeNames.Text.Plain);
    }

    private static async Task<IReadOnlyList<Notice>?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(request.Body, new JsonDocumentOptions { MaxDepth = 16 }, cancellationToken);
            return NotificationBody.Read(body.RootElement);
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Graph sends again what it could not hand over.</summary>
    private static ProblemHttpResult Refusal(HttpResponse response)
    {
        response.Headers.RetryAfter = "10";
        return ProblemCodes.Problem(StatusCodes.Status503ServiceUnavailable, ProblemCodes.NotReady, "The notification could not be kept.", "The store does not take it at the moment. Send it again.");
    }
}

/// <summary>A notification as the API document shows it; it is read more tolerantly than that.</summary>
internal sealed record NotificationRequest(IReadOnlyList<JsonElement> Value);
