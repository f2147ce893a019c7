using System.Runtime.CompilerServices;
using InquiryAssistant.Graph;
using InquiryAssistant.Service.Assessments;
using InquiryAssistant.Service.Messages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace InquiryAssistant.Service.Feedback;

/// <summary>A rep corrects the machine, and the corrections come out as labelled mail.</summary>
internal static class FeedbackEndpoints
{
    public static IServiceCollection AddFeedback(this IServiceCollection services) => services.AddSingleton<Corrections>();

    public static void MapFeedback(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api").WithTags("Feedback").ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        group.MapPost("/messages/{id}/corrections", Correct).WithSummary("Correct kind, quadrant or role; it wins at once for this conversation and sender");
        group.MapGet("/corrections/export", Export).WithSummary("The corrected mails with their labels, one JSON object a line, for train");
    }

    private static async Task<Results<Ok<AssessmentResponse>, ProblemHttpResult>> Correct(
        string id, CorrectionRequest request, MailAssessor assessor, Corrections corrections, CancellationToken cancellationToken)
    {
        if (request is { Kind: null, Quadrant: null, Role: null } || request.Reason?.Length > Correction.LongestReason)
        {
            return TypedResults.Problem(
                $"Name at least one of kind, quadrant and role; a reason has at most {Correction.LongestReason} characters.", statusCode: StatusCodes.Status400BadRequest, title: "Nothing is corrected.");
        }

        if (await assessor.FindAsync(id, cancellationToken) is not { } mail)
        {
            return MessageProblems.NotFound();
        }

        await corrections.AddAsync(mail.Conversation, request, cancellationToken);
        return TypedResults.Ok(new AssessmentResponse((await assessor.AssessAsync(mail.Conversation, cancellationToken)).Assessment) { MessageId = id });
    }

    /// <summary>Mail text is never stored, so each corrected mail is read from the mailbox again; one that is gone is left out.</summary>
    private static async IAsyncEnumerable<LabelledMail> Labelled(
        MailAssessor assessor, GraphMailbox mailbox, Corrections corrections, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var owner = await mailbox.OwnerAsync(cancellationToken);
        foreach (var correction in (await corrections.AllAsync(owner.Address, cancellationToken)).GroupBy(c => c.MessageId).Select(g => g.Last()))
        {
            if (await assessor.FindAsync(correction.MessageId, cancellationToken) is { } mail)
            {
                yield return LabelledMail.Of(correction.Id, mail);
            }
        }
    }

    private static async Task Export(HttpContext context, MailAssessor assessor, GraphMailbox mailbox, Corrections corrections, CancellationToken cancellationToken)
    {
        context.Response.ContentType = "application/x-ndjson; charset=utf-8";
        await foreach (var line in Labelled(assessor, mailbox, corrections, cancellationToken))
        {
            await System.Text.Json.JsonSerializer.SerializeAsync(context.Response.Body, line, Hosting.ApiRegistration.CorpusJson, cancellationToken);
            await context.Response.WriteAsync("\n", cancellationToken);
        }
    }
}
