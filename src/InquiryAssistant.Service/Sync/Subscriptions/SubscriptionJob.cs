using Quartz;

namespace InquiryAssistant.Service.Sync.Subscriptions;

/// <summary>Looks after the subscriptions; one at a time in all processes together, so that their calls add up to what <see cref="RenewalPlan"/> allows.</summary>
[DisallowConcurrentExecution]
internal sealed class SubscriptionJob(SubscriptionKeeper keeper) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await keeper.RunAsync(cancellationToken);
}
