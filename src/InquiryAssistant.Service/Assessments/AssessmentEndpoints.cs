using System.Text.Json;
using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Mail;
using InquiryAssistant.Graph;
using InquiryAssistant.Service.Hosting;
using InquiryAssistant.Service.Messages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace InquiryAssistant.Service.Assessments;

/// <summary>What a message is, with its reasons.</summary>
internal static class AssessmentEndpoints
{
    public static IServiceCollection AddAssessments(this IServiceCollection services)
    {
        services.AddSingleton(static _ => InquiryAssessor.Shipped);
        services.AddSingleton<MailAssessor>();
        return services;
    }

    public static void MapAssessments(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api").WithTags("Assessments").ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        group.MapGet("/messages/{id}/assessment", Read).WithSummary("Kind, intent, role, quadrant, risks and entities of a message, each with the words that prove it");
        group.MapPost("/assessments", Assess).WithSummary("Assess a message that is given whole, with its thread").Accepts<JsonElement>("application/json");
    }

    private static async Task<Results<Ok<Assessment>, ProblemHttpResult>> Read(string id, MailAssessor assessor, CancellationToken cancellationToken) =>
        await assessor.FindAsync(id, cancellationToken) is { } mail ? TypedResults.Ok(mail.Assessment) : MessageProblems.NotFound();

    private static Results<Ok<Assessment>, ProblemHttpResult> Assess(JsonElement input, InquiryAssessor assessor) =>
        AssessmentInput.TryRead(input, out var read, out var error)
            ? TypedResults.Ok(assessor.Assess(read.Conversation))
            : TypedResults.Problem(error, statusCode: StatusCodes.Status400BadRequest, title: "The input is no message.", extensions: new Dictionary<string, object?> { ["code"] = ProblemCodes.BadInput });
}
