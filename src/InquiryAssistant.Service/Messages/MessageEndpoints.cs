using System.ComponentModel.DataAnnotations;
using InquiryAssistant.Graph;
using InquiryAssistant.Service.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace InquiryAssistant.Service.Messages;

/// <summary>Messages of the mailbox: list, read, mark, and find by the ids of Office.js.</summary>
internal static class MessageEndpoints
{
    public static void AddMessages(this IServiceCollection services) => services.AddSingleton<PageCursor>();

    public static void MapMessages(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/messages").WithTags("Messages").WithMailboxProblems();
        group.MapGet("/", List).WithSummary("A page of a folder, newest first");
        group.MapGet("/{id}", Read).WithSummary("One message with body and the names of its attachments");
        group.MapPatch("/{id}", Mark).WithSummary("Mark a message read or unread");
        group.MapPost("/resolve", Resolve).WithSummary("The lasting id of an item that Office.js names by an EWS or REST id");
    }

    private static async Task<Results<Ok<MessagePage>, ProblemHttpResult>> List(
        GraphMailbox mailbox, PageCursor cursors, CancellationToken cancellationToken, [Length(1, 300)] string folder = "inbox", [Range(1, 100)] int top = 50, string? cursor = null)
    {
        if (cursor is not null && cursors.Open(cursor) is null)
        {
            return ProblemCodes.Problem(400, ProblemCodes.BadInput, "The cursor is not known.", "It is not one that this list gave out since the service started. Start the list again without it.");
        }

        try
        {
            var page = cursor is null ? await mailbox.ListAsync(folder, top, cancellationToken) : await mailbox.ListNextAsync(cursors.Open(cursor)!, cancellationToken);
            return TypedResults.Ok(new MessagePage(page.Items.Select(MessageSummary.Of).ToArray(), cursors.Seal(page)));
        }
        catch (MessageMissingException)
        {
            return ProblemCodes.Problem(404, ProblemCodes.FolderNotFound, "The folder is not there.", "It was moved or deleted meanwhile, or the name is not one of Outlook's. Refresh the folders.");
        }
    }

    private static async Task<Results<Ok<MessageDetail>, ProblemHttpResult>> Read(string id, GraphMailbox mailbox, CancellationToken cancellationToken) =>
        await mailbox.FindAsync(id, cancellationToken) is { } mail ? TypedResults.Ok(new MessageDetail(mail)) : MessageProblems.NotFound();

    private static async Task<Ok<MessageSummary>> Mark(string id, ReadRequest request, GraphMailbox mailbox, CancellationToken cancellationToken) =>
        TypedResults.Ok(MessageSummary.Of(await mailbox.SetReadAsync(id, request.IsRead, cancellationToken)));

    private static async Task<Results<Ok<ResolvedMessage>, ProblemHttpResult>> Resolve(ResolveRequest request, GraphMailbox mailbox, CancellationToken cancellationToken)
    {
        if (request.ItemId.Length is 0 or > ResolveRequest.LongestId || request.InternetMessageId?.Length > ResolveRequest.LongestId)
        {
            return ProblemCodes.Problem(400, ProblemCodes.BadInput, "This is no id.", $"itemId has 1 to {ResolveRequest.LongestId} characters, internetMessageId at most as many.");
        }

        return await mailbox.ResolveAsync(request.ItemId, request.Form == ItemIdForm.Ews, request.InternetMessageId, cancellationToken) is { } id
            ? TypedResults.Ok(new ResolvedMessage(id))
            : MessageProblems.NotFound();
    }
}

/// <summary>What every feature that speaks to the mailbox may answer beside its own.</summary>
internal static class MessageProblems
{
    public static ProblemHttpResult NotFound() =>
        ProblemCodes.Problem(404, ProblemCodes.MessageNotFound, "The message is no longer there.", "It was moved, deleted or sent meanwhile. Refresh the list.");

    public static RouteGroupBuilder WithMailboxProblems(this RouteGroupBuilder group) => group
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status502BadGateway)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
}
