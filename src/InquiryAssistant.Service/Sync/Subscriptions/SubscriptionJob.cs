using InquiryAssistant.Graph;
using InquiryAssistant.Service.Sync.Pauses;
using Quartz;

namespace InquiryAssistant.Service.Sync.Subscriptions;

/// <summary>Looks after the subscriptions; one at a time in all processes together, so that their calls add up to what <see cref="RenewalPlan"/> allows.</summary>
[DisallowConcurrentExecution]
internal sealed class SubscriptionJob(SubscriptionKeeper keeper, PauseMemory pauses) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        // The last look may have been another process's.
        await pauses.RecallAsync(GraphPauses.Subscriptions, cancellationToken);
        await keeper.RunAsync(cancellationToken);
    }
}
