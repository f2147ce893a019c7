using System.Globalization;
using InquiryAssistant.Graph;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace InquiryAssistant.Service.Hosting;

/// <summary>Live: the process answers. Ready: the mailbox answers too.</summary>
internal static class Health
{
    private const string Ready = "ready";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static void AddHealth(this IServiceCollection services) => services.AddHealthChecks().AddCheck<MailboxCheck>("mailbox", tags: [Ready], timeout: Patience);

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = static _ => false, ResponseWriter = static (context, _) => TypedResults.Ok(new HealthResponse("live")).ExecuteAsync(context) });
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = static check => check.Tags.Contains(Ready), ResponseWriter = Write });
    }

    private static Task Write(HttpContext context, HealthReport report) => report.Status == HealthStatus.Healthy
        ? TypedResults.Ok(new HealthResponse("ready")).ExecuteAsync(context)
        : ProblemCodes.Problem(
            StatusCodes.Status503ServiceUnavailable, ProblemCodes.NotReady, "The service is not ready.", report.Entries.Values.First().Description ?? "The mailbox does not answer in time.").ExecuteAsync(context);

    private sealed record HealthResponse(string Status);

    private sealed class MailboxCheck(GraphMailbox mailbox) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                await mailbox.ListAsync("inbox", 1, cancellationToken);
                return HealthCheckResult.Healthy();
            }
            catch (MailboxException failure)
            {
                return HealthCheckResult.Unhealthy(string.Create(CultureInfo.InvariantCulture, $"The mailbox does not answer ({failure.Status} {failure.Code})."));
            }
        }
    }
}
