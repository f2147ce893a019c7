using InquiryAssistant.Core.Drafts;
using InquiryAssistant.Core.Mail;
using InquiryAssistant.Graph;
using InquiryAssistant.Service.Assessments;
using InquiryAssistant.Service.Hosting;
using InquiryAssistant.Service.Messages;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace InquiryAssistant.Service.Drafts;

/// <summary>The answer to a message: shown first, then left in Drafts. Nothing is ever sent.</summary>
internal static class DraftEndpoints
{
    public static void MapDrafts(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/messages/{id}/drafts").WithTags("Drafts").WithMailboxProblems();
        group.MapGet("/preview", Preview).WithSummary("The letter, its recipients and the facts the rep must fill in; writes nothing");
        group.MapPost("/", Create).WithSummary("Leave the reply to all in Drafts; a second call gives the same draft back");
    }

    private static async Task<Results<Ok<DraftPreview>, ProblemHttpResult>> Preview(string id, MailAssessor assessor, CancellationToken cancellationToken)
    {
        if (await assessor.FindAsync(id, cancellationToken) is not { } mail)
        {
            return MessageProblems.NotFound();
        }

        if (DraftComposer.Compose(mail.Conversation, mail.Assessment) is not { } text)
        {
            return NoDraft();
        }

        var recipients = ReplyRecipients.For(mail.Conversation.Message, mail.Conversation.Owner);
        return TypedResults.Ok(new DraftPreview(ReplySubject.Of(mail.Conversation.Message.Subject), recipients.To, recipients.Cc, text.Html, text.Text, text.Placeholders, mail.Assessment.Quadrant));
    }

    private static async Task<Results<Created<DraftResponse>, Ok<DraftResponse>, ProblemHttpResult>> Create(
        string id, MailAssessor assessor, GraphMailbox mailbox, [FromHeader(Name = "Idempotency-Key")] Guid? requestKey, CancellationToken cancellationToken)
    {
        if (await assessor.FindAsync(id, cancellationToken) is not { } mail)
        {
            return MessageProblems.NotFound();
        }

        if (DraftComposer.Compose(mail.Conversation, mail.Assessment) is not { } text)
        {
            return NoDraft();
        }

        var saved = await mailbox.SaveReplyAsync(mail.Conversation.Message, text, mail.Conversation.Owner, requestKey, cancellationToken);
        var response = new DraftResponse(saved.Draft.Id, saved.Draft.Subject, saved.Draft.To, saved.Draft.Cc, saved.Draft.WebLink, saved.Created);
        return saved.Created ? TypedResults.Created($"/api/messages/{Uri.EscapeDataString(saved.Draft.Id)}", response) : TypedResults.Ok(response);
    }

    private static ProblemHttpResult NoDraft() => ProblemCodes.Problem(
        StatusCodes.Status409Conflict, ProblemCodes.NoDraftForKind, "No answer is due.", "Mail of this kind gets no drafted answer: it is not from a prospect or customer. Answer it by hand if you must.");
}

internal sealed record DraftPreview(
    string Subject,
    IReadOnlyList<MailAddress> To,
    IReadOnlyList<MailAddress> Cc,
    string Html,
    string Text,
    IReadOnlyList<string> Placeholders,
    Core.Assessments.Quadrant? Quadrant);

internal sealed record DraftResponse(string DraftId, string Subject, IReadOnlyList<MailAddress> To, IReadOnlyList<MailAddress> Cc, string WebLink, bool Created);
