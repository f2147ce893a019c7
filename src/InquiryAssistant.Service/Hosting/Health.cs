using InquiryAssistant.Graph;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace InquiryAssistant.Service.Hosting;

/// <summary>Live: the process answers. Ready: the mailbox answers too.</summary>
internal static class Health
{
    public static void AddHealth(this IServiceCollection services) => services.AddHealthChecks().AddCheck<MailboxCheck>("mailbox", tags: ["ready"], timeout: TimeSpan.FromSeconds(10));

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = static _ => false });
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = static check => check.Tags.Contains("ready") });
    }

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
                return HealthCheckResult.Unhealthy($"The mailbox does not answer ({failure.Status} {failure.Code}).");
            }
        }
    }
}
