using System.Globalization;
using System.Threading.Channels;
using InquiryAssistant.Service.Sync.Backfills;
using InquiryAssistant.Service.Sync.Mailboxes;
using Quartz;

namespace InquiryAssistant.Service.Sync.Engine;

/// <summary>Puts the reading of a mailbox on the timetable that all processes share. Lossy on purpose: what is lost here has a row that says so, and the sweep finds it.</summary>
internal sealed partial class SyncScheduler(ISchedulerFactory schedulers, TimeProvider time, ILogger<SyncScheduler> logger) : BackgroundService
{
    /// <summary>Prefix of the execution groups of which one job may run at a time, in all processes together.</summary>
    public const string GroupPrefix = "mbx:";

    /// <summary>Name of the trigger by which the sweep visits a mailbox.</summary>
    private const string VisitName = "visit";

    private const int LargestBatch = 200;

    private readonly Channel<Turn> asked = Channel.CreateUnbounded<Turn>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>Asks for a reading of the mailbox as soon as a worker is free. Never waits and never fails.</summary>
    public void Wake(string mailbox) => asked.Writer.TryWrite(new(mailbox, null));

    /// <summary>Asks for a turn of a backfill after what waits for the mailbox already. Never waits and never fails.</summary>
    public void WakeBackfill(Guid id, string mailbox) => asked.Writer.TryWrite(new(mailbox, id));

    /// <summary>Puts readings of mailboxes on the timetable before it returns. Each has one such trigger: a second one takes its place.</summary>
    /// <returns>Whether they stand there.</returns>
    public Task<bool> VisitAsync(IEnumerable<string> mailboxes, CancellationToken cancellationToken) => ScheduleAsync([.. mailboxes.Select(static m => new Turn(m, null, IsVisit: true))], cancellationToken);

    /// <summary>Puts turns of backfills on the timetable before it returns.</summary>
    /// <returns>Whether they stand there.</returns>
    public Task<bool> VisitAsync(IEnumerable<Backfill> backfills, CancellationToken cancellationToken) => ScheduleAsync([.. backfills.Select(static b => new Turn(b.Mailbox, b.Id))], cancellationToken);

    /// <summary>Asks that the subscriptions be looked after now.</summary>
    public async Task LookAfterSubscriptionsAsync(CancellationToken cancellationToken) =>
        await (await schedulers.GetScheduler(cancellationToken)).TriggerJob(EngineRegistration.SubscriptionJobKey, cancellationToken: cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new HashSet<Turn>();
        try
        {
            while (await asked.Reader.WaitToReadAsync(stoppingToken))
            {
                batch.Clear();
                while (batch.Count < LargestBatch && asked.Reader.TryRead(out var turn))
                {
                    batch.Add(turn);
                }

                await ScheduleAsync(batch, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops: that is no failure.
        }
    }

    private async Task<bool> ScheduleAsync(HashSet<Turn> turns, CancellationToken cancellationToken)
    {
        try
        {
            var scheduler = await schedulers.GetScheduler(cancellationToken);
            await ScheduleAsync<SyncMailboxJob>(scheduler, EngineRegistration.SyncJobKey, [.. turns.Where(static t => t.Backfill is null)], cancellationToken);
            await ScheduleAsync<BackfillJob>(scheduler, EngineRegistration.BackfillJobKey, [.. turns.Where(static t => t.Backfill is not null)], cancellationToken);
            return true;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotScheduled(logger, turns.Count, exception.GetType().Name);
            return false;
        }
    }

    private async Task ScheduleAsync<TJob>(IScheduler scheduler, JobKey key, Turn[] turns, CancellationToken cancellationToken)
        where TJob : IJob
    {
        if (turns.Length > 0)
        {
            var job = JobBuilder.Create<TJob>().WithIdentity(key).StoreDurably().RequestRecovery().Build();
            await scheduler.ScheduleJob(job, turns.Select(t => Trigger(key, t)).ToArray(), new ScheduleJobOptions { Replace = true }, cancellationToken);
        }
    }

    /// <summary>The key holds a hash: Quartz writes keys into its log, and an address is nobody's business there.</summary>
    /// <remarks>A backfill has one trigger: waking it twice does not give it two turns.</remarks>
    private ITrigger Trigger(JobKey job, Turn turn)
    {
        var name = MailboxDirectory.HashOf(turn.Mailbox);
        var key = turn is { IsVisit: true } ? VisitName : (turn.Backfill ?? Guid.NewGuid()).ToString("N", CultureInfo.InvariantCulture);
        var trigger = TriggerBuilder.Create(time)
            .ForJob(job)
            .WithIdentity(key, name)
            .WithExecutionGroup(GroupPrefix + name)
            .UsingJobData(SyncMailboxJob.MailboxKey, turn.Mailbox)
            .StartNow();
        return (turn.Backfill is { } backfill ? trigger.UsingJobData(BackfillJob.BackfillKey, backfill.ToString()) : trigger).Build();
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Count} turns of mailboxes could not be put on the timetable ({Failure}); the sweep finds them")]
        public static partial void NotScheduled(ILogger logger, int count, string failure);
    }

    /// <summary>Work on a mailbox that is asked for.</summary>
    /// <param name="Mailbox">Key of the mailbox.</param>
    /// <param name="Backfill">The backfill; null to read what is new.</param>
    /// <param name="IsVisit">Whether the sweep asks, which looks at the row again anyhow: one reading is enough. News that comes during a reading needs another.</param>
    private readonly record struct Turn(string Mailbox, Guid? Backfill, bool IsVisit = false);
}
