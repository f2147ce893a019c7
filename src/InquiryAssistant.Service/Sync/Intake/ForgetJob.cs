using Quartz;

namespace InquiryAssistant.Service.Sync.Intake;

/// <summary>Keeps the list of messages that were taken in from growing for ever; one run at a time in all processes together.</summary>
[DisallowConcurrentExecution]
internal sealed class ForgetJob(IntakeLedger ledger) : IJob
{
    /// <summary>How often it looks.</summary>
    public static readonly TimeSpan Tick = TimeSpan.FromMinutes(10);

    /// <summary>Portions of one run; with ten thousand mailboxes of fifty mails a day some 3,500 rows fall due in it.</summary>
    private const int MostPortions = 40;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        for (var i = 0; i < MostPortions && await ledger.ForgetAsync(cancellationToken); i++)
        {
            // There is more.
        }
    }
}
