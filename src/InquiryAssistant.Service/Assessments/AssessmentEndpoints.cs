using System.Net.Mime;
using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Mail;
using InquiryAssistant.Service.Hosting;
using InquiryAssistant.Service.Messages;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace InquiryAssistant.Service.Assessments;

/// <summary>What a message is, with its reasons.</summary>
internal static class AssessmentEndpoints
{
    /// <summary>A message with its thread and their HTML; mail servers refuse much larger ones.</summary>
    private const long LargestInput = 32 * 1024 * 1024;

    public static IServiceCollection AddAssessments(this IServiceCollection services)
    {
        services.AddOptions<AssessmentOptions>().BindConfiguration(AssessmentOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AssessmentOptions>, AssessmentOptionsValidation>();
        services.AddSingleton(static provider => new InquiryAssessor(provider.GetRequiredService<IOptions<AssessmentOptions>>().Value.Load()));
        services.AddSingleton<MailAssessor>();
        return services;
    }

    public static void MapAssessments(this IEndpointRouteBuilder routes)
    {
        routes.MapGroup("/api/messages/{id}/assessment").WithTags("Assessments").WithMailboxProblems()
            .MapGet("/", Read).WithSummary("Kind, intent, role, quadrant, risks and entities of a message, each with the words that prove it");
        routes.MapGroup("/api/assessments").WithTags("Assessments").ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .MapPost("/", Assess).WithSummary("Assess a message that is given whole, with its owner and thread").Accepts<AssessmentRequest>(MediaTypeNames.Application.Json)
            .WithMetadata(new RequestSizeLimitAttribute(LargestInput));
    }

    private static async Task<Results<Ok<AssessmentResponse>, ProblemHttpResult>> Read(string id, MailAssessor assessor, CancellationToken cancellationToken) =>
        await assessor.FindAsync(id, cancellationToken) is { } mail ? TypedResults.Ok(new AssessmentResponse(mail.Assessment) { MessageId = mail.Conversation.Message.Id }) : MessageProblems.NotFound();

    /// <summary>Read by hand: broken UTF-8 inside mail text is replaced, not refused, and a fault is told by the member's name.</summary>
    private static async Task<Results<Ok<AssessmentResponse>, ProblemHttpResult>> Assess(HttpRequest request, InquiryAssessor assessor, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType())
        {
            return ProblemCodes.Problem(StatusCodes.Status415UnsupportedMediaType, ProblemCodes.OfStatus(415), "The input is not JSON.", "Send one input object with Content-Type: application/json.");
        }

        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, cancellationToken);
        return AssessmentInput.TryRead(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), out var input, out var error)
            ? TypedResults.Ok(new AssessmentResponse(assessor.Assess(input.Conversation)))
            : ProblemCodes.Problem(StatusCodes.Status400BadRequest, ProblemCodes.BadInput, "The input is no message.", error);
    }
}
