using System.Buffers.Text;
using System.ComponentModel.DataAnnotations;
using System.Text;
using InquiryAssistant.Graph;
using InquiryAssistant.Service.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace InquiryAssistant.Service.Messages;

/// <summary>Messages of the mailbox: list, read, mark, and find by the ids of Office.js.</summary>
internal static class MessageEndpoints
{
    public static void MapMessages(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/messages").WithTags("Messages").ProducesProblem(StatusCodes.Status503ServiceUnavailable).ProducesProblem(StatusCodes.Status502BadGateway);
        group.MapGet("/", List).WithSummary("A page of a folder, newest first");
        group.MapGet("/{id}", Read).WithSummary("One message with body and the names of its attachments");
        group.MapPatch("/{id}", Mark).WithSummary("Mark a message read or unread");
        group.MapPost("/resolve", Resolve).WithSummary("The lasting id of an item that Office.js names by an EWS or REST id");
    }

    private static async Task<Results<Ok<MessagePage>, ProblemHttpResult>> List(
        GraphMailbox mailbox, CancellationToken cancellationToken, string folder = "inbox", [Range(1, 100)] int top = 50, string? cursor = null)
    {
        MailPage page;
        if (cursor is null)
        {
            page = await mailbox.ListAsync(folder, top, cancellationToken);
        }
        else if (TryDecode(cursor) is { } next)
        {
            page = await mailbox.ListNextAsync(next, cancellationToken);
        }
        else
        {
            return BadCursor();
        }

        return TypedResults.Ok(new MessagePage(page.Items.Select(MessageSummary.Of).ToArray(), page.Next is { } link ? Base64Url.EncodeToString(Encoding.UTF8.GetBytes(link.AbsoluteUri)) : null));
    }

    private static ProblemHttpResult BadCursor() =>
        TypedResults.Problem("The cursor is not one that this list gave out. Start the list again without it.", statusCode: StatusCodes.Status400BadRequest);

    private static Uri? TryDecode(string cursor) =>
        Base64Url.IsValid(cursor) && Uri.TryCreate(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)), UriKind.Absolute, out var link) ? link : null;

    private static async Task<Results<Ok<MessageDetail>, ProblemHttpResult>> Read(string id, GraphMailbox mailbox, CancellationToken cancellationToken) =>
        await mailbox.FindAsync(id, cancellationToken) is { } mail ? TypedResults.Ok(new MessageDetail(mail)) : MessageProblems.NotFound();

    private static async Task<Ok<MessageSummary>> Mark(string id, ReadRequest request, GraphMailbox mailbox, CancellationToken cancellationToken) =>
        TypedResults.Ok(MessageSummary.Of(await mailbox.SetReadAsync(id, request.IsRead, cancellationToken)));

    private static async Task<Results<Ok<ResolvedMessage>, ProblemHttpResult>> Resolve(ResolveRequest request, GraphMailbox mailbox, CancellationToken cancellationToken) =>
        await mailbox.ResolveAsync(request.ItemId, request.Form == "ews", cancellationToken) is { } id ? TypedResults.Ok(new ResolvedMessage(id)) : MessageProblems.NotFound();
}

/// <summary>The refusal every feature gives when a message is gone.</summary>
internal static class MessageProblems
{
    public static ProblemHttpResult NotFound() => TypedResults.Problem(
        "It was moved, deleted or sent meanwhile. Refresh the list.",
        statusCode: StatusCodes.Status404NotFound,
        title: "The message is no longer there.",
        extensions: new Dictionary<string, object?> { ["code"] = ProblemCodes.MessageNotFound });
}
