using InquiryAssistant.Service.Sync.Engine;
using InquiryAssistant.Service.Sync.Mailboxes;
using Quartz;

namespace InquiryAssistant.Service.Sync.Backfills;

/// <summary>One turn of a backfill. Its triggers stand in the execution group of its mailbox: never beside the reading of what arrives there, which has its turn in between.</summary>
internal sealed class BackfillJob(BackfillRunner runner, BackfillPlaces places, SyncScheduler scheduler, ClusterPulse pulse) : IJob
{
    /// <summary>Key of the backfill in the job's data; kept when a job is taken over from a dead process.</summary>
    public const string BackfillKey = "backfill";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        if (context.MergedJobDataMap.GetString(SyncMailboxJob.MailboxKey) is not { Length: > 0 } mailbox || !Guid.TryParse(context.MergedJobDataMap.GetString(BackfillKey), out var id) || !places.TryEnter())
        {
            return;
        }

        using var mine = pulse.Begin(cancellationToken);
        try
        {
            if (await runner.RunAsync(id, isOutside: false, mine.Token) == SliceEnd.More && !mine.IsCancellationRequested)
            {
                scheduler.WakeBackfill(id, mailbox);
            }
        }
        catch (Exception) when (mine.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            // It was let go of before it was taken in hand: the sweep wakes it again.
        }
        finally
        {
            places.Leave();
        }
    }
}
