using Quartz;

namespace InquiryAssistant.Service.Sync.Mailboxes;

/// <summary>Reads one mailbox. Of each mailbox one runs at a time in all processes together: its triggers stand in the mailbox's execution group.</summary>
internal sealed class SyncMailboxJob(MailboxSync sync) : IJob
{
    /// <summary>Key of the mailbox in the job's data; kept when a job is taken over from a dead process.</summary>
    public const string MailboxKey = "mailbox";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        if (context.MergedJobDataMap.GetString(MailboxKey) is { Length: > 0 } mailbox)
        {
            await sync.RunAsync(mailbox, cancellationToken);
        }
    }
}
