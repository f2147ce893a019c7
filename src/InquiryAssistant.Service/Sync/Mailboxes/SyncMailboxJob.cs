using InquiryAssistant.Service.Sync.Engine;
using Quartz;

namespace InquiryAssistant.Service.Sync.Mailboxes;

/// <summary>Reads one mailbox. Of each mailbox one runs at a time in all processes together: its triggers stand in the mailbox's execution group.</summary>
internal sealed class SyncMailboxJob(MailboxSync sync, SyncScheduler scheduler, ClusterPulse pulse) : IJob
{
    /// <summary>Key of the mailbox in the job's data; kept when a job is taken over from a dead process.</summary>
    public const string MailboxKey = "mailbox";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        if (context.MergedJobDataMap.GetString(MailboxKey) is not { Length: > 0 } mailbox)
        {
            return;
        }

        using var mine = pulse.Begin(cancellationToken);
        try
        {
            if (await sync.RunAsync(mailbox, mine.Token))
            {
                scheduler.Wake(mailbox);
            }
        }
        catch (Exception) when (mine.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            // What was done stands, and the rest is found by whoever comes first.
            await sync.LetGoAsync(mailbox, cancellationToken);
        }
    }
}
