using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using InquiryAssistant.Service.Sync.Mailboxes;
using Quartz;

namespace InquiryAssistant.Service.Sync.Engine;

/// <summary>Puts the reading of a mailbox on the timetable that all processes share. Lossy on purpose: what is lost here has a row that says so, and the sweep finds it.</summary>
internal sealed partial class SyncScheduler(ISchedulerFactory schedulers, TimeProvider time, ILogger<SyncScheduler> logger) : BackgroundService
{
    /// <summary>Prefix of the execution groups of which one job may run at a time, in all processes together.</summary>
    public const string GroupPrefix = "mbx:";

    private const int LargestBatch = 200;

    private readonly Channel<string> asked = Channel.CreateUnbounded<string>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>Asks for a reading of the mailbox as soon as a worker is free. Never waits and never fails.</summary>
    public void Wake(string mailbox) => asked.Writer.TryWrite(mailbox);

    /// <summary>Asks that the subscriptions be looked after now.</summary>
    public async Task LookAfterSubscriptionsAsync(CancellationToken cancellationToken) =>
        await (await schedulers.GetScheduler(cancellationToken)).TriggerJob(EngineRegistration.SubscriptionJobKey, cancellationToken: cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            while (await asked.Reader.WaitToReadAsync(stoppingToken))
            {
                batch.Clear();
                while (batch.Count < LargestBatch && asked.Reader.TryRead(out var mailbox))
                {
                    batch.Add(mailbox);
                }

                await ScheduleAsync(batch, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops: that is no failure.
        }
    }

    private async Task ScheduleAsync(HashSet<string> mailboxes, CancellationToken cancellationToken)
    {
        try
        {
            var scheduler = await schedulers.GetScheduler(cancellationToken);
            var job = JobBuilder.Create<SyncMailboxJob>().WithIdentity(EngineRegistration.SyncJobKey).StoreDurably().RequestRecovery().Build();
            await scheduler.ScheduleJob(job, mailboxes.Select(Trigger).ToArray(), new ScheduleJobOptions { Replace = true }, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotScheduled(logger, mailboxes.Count, exception.GetType().Name);
        }
    }

    /// <summary>The key holds a hash: Quartz writes keys into its log, and an address is nobody's business there.</summary>
    private ITrigger Trigger(string mailbox)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(mailbox)))[..16];
        return TriggerBuilder.Create(time)
            .ForJob(EngineRegistration.SyncJobKey)
            .WithIdentity(Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture), name)
            .WithExecutionGroup(GroupPrefix + name)
            .UsingJobData(SyncMailboxJob.MailboxKey, mailbox)
            .StartNow()
            .Build();
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Count} mailboxes could not be put on the timetable ({Failure}); the sweep finds them")]
        public static partial void NotScheduled(ILogger logger, int count, string failure);
    }
}
