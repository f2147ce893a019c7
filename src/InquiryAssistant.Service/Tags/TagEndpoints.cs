using InquiryAssistant.Core.Tags;
using InquiryAssistant.Graph;
using InquiryAssistant.Service.Assessments;
using InquiryAssistant.Service.Messages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace InquiryAssistant.Service.Tags;

/// <summary>Category tags of a message: what is there, what would be, apply and undo.</summary>
internal static class TagEndpoints
{
    public static void MapTags(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/messages/{id}/tags").WithTags("Tags").WithMailboxProblems();
        group.MapGet("/", Plan).WithSummary("The categories there are and the ones the assessment asks for");
        group.MapPost("/", Apply).WithSummary("Write the tags; the user's own categories stay");
        group.MapPost("/undo", Undo).WithSummary("Take back what an apply did, and nothing else");
    }

    private static async Task<Results<Ok<TagsResponse>, ProblemHttpResult>> Plan(string id, MailAssessor assessor, CancellationToken cancellationToken)
    {
        if (await assessor.FindAsync(id, cancellationToken) is not { } mail)
        {
            return MessageProblems.NotFound();
        }

        var present = mail.Conversation.Message.Categories;
        var plan = TagPlanner.Merge(present, mail.Assessment.Tags);
        var note = Regions.Of(mail.Assessment.Entities.Country)?.Note;
        return TypedResults.Ok(new TagsResponse(present, mail.Assessment.Tags, plan.Added, plan.Removed, note));
    }

    private static async Task<Results<Ok<TagChange>, ProblemHttpResult>> Apply(string id, MailAssessor assessor, GraphMailbox mailbox, CancellationToken cancellationToken) =>
        await assessor.FindAsync(id, cancellationToken) is { } mail
            ? TypedResults.Ok(await mailbox.TagAsync(id, present => TagPlanner.Merge(present, mail.Assessment.Tags), cancellationToken))
            : MessageProblems.NotFound();

    private static async Task<Ok<TagChange>> Undo(string id, UndoRequest request, GraphMailbox mailbox, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mailbox.TagAsync(id, present => TagPlanner.Undo(present, request.Added, request.Removed), cancellationToken));
}

/// <summary>What is there, what belongs there, and the difference.</summary>
/// <param name="Present">All categories of the message now.</param>
/// <param name="Planned">Ours that the assessment asks for.</param>
/// <param name="Add">What an apply would add.</param>
/// <param name="Remove">What an apply would take away: stale ones of ours.</param>
/// <param name="MarketNote">What a rep should know of the buyer's region; null when the country is unknown.</param>
internal sealed record TagsResponse(IReadOnlyList<string> Present, IReadOnlyList<string> Planned, IReadOnlyList<string> Add, IReadOnlyList<string> Remove, string? MarketNote);

/// <summary>What an apply answered.</summary>
internal sealed record UndoRequest
{
    public required IReadOnlyList<string> Added { get; init; }

    public required IReadOnlyList<string> Removed { get; init; }
}
