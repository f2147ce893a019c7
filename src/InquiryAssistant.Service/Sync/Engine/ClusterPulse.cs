using System.Data.Common;
using InquiryAssistant.Graph;
using InquiryAssistant.Service.Storage;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace InquiryAssistant.Service.Sync.Engine;

/// <summary>Tells the work on mailboxes when this process may be given up for dead. Others then do the same work, and two processes on one mailbox break Graph's limits (decision 077).</summary>
/// <remarks>In a cluster only: whoever is alone is given up by nobody.</remarks>
internal sealed partial class ClusterPulse(ISchedulerFactory schedulers, Func<Store> open, IConfiguration configuration, TimeProvider time, ILogger<ClusterPulse> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    private CancellationTokenSource alive = new();
    private long untilTicks = long.MaxValue;
    private bool wasSeen;

    /// <summary>Begins a piece of work on a mailbox, which flows from the caller: it ends when this process could not report for so long that others may soon do the same, and Graph is asked nothing more for it then.</summary>
    /// <returns>To be disposed when the work is done.</returns>
    public CancellationTokenSource Begin(CancellationToken cancellationToken)
    {
        var work = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, Volatile.Read(ref alive).Token);
        GraphTurn.Begin(() => IsOurs(work.Token));
        return work;
    }

    /// <summary>Whether work may still ask Graph. By the clock: a process that was frozen wakes before its timers do.</summary>
    private bool IsOurs(CancellationToken work)
    {
        if (time.GetUtcNow().UtcTicks >= Volatile.Read(ref untilTicks))
        {
            Volatile.Read(ref alive).Cancel();
        }

        return !work.IsCancellationRequested;
    }

    public override void Dispose()
    {
        alive.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (EngineRegistration.EngineOf(configuration) != EngineKind.Distributed)
        {
            return;
        }

        var name = (await schedulers.GetScheduler(stoppingToken)).SchedulerInstanceId;
        using var timer = new PeriodicTimer(Look, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await LookAsync(name, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops, and ends the work itself.
        }
    }

    /// <summary>Looks at what the others see. When the store does not answer, the time that is left runs on.</summary>
    private async Task LookAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            await using var store = open();
            var reports = await store.Database.SqlQuery<long>($"""SELECT last_checkin_time AS "Value" FROM qrtz_scheduler_state WHERE instance_name = {name}""").ToListAsync(cancellationToken);
            if (reports is [var ticks, ..])
            {
                wasSeen = true;
                Judge(new DateTimeOffset(ticks, TimeSpan.Zero) + EngineRegistration.SilentAfter);
            }
            else if (wasSeen)
            {
                // Given up already; before the first report the engine has not begun.
                Judge(DateTimeOffset.MinValue);
            }
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested && failure is DbException or InvalidOperationException { InnerException: DbException } or TimeoutException)
        {
            Log.NotSeen(logger, failure.GetType().Name);
        }
    }

    /// <param name="until">Until then work may go on without another report.</param>
    private void Judge(DateTimeOffset until)
    {
        Volatile.Write(ref untilTicks, until.UtcTicks);
        var left = until - time.GetUtcNow();
        if (left <= TimeSpan.Zero)
        {
            alive.Cancel();
        }
        else if (!alive.IsCancellationRequested)
        {
            alive.CancelAfter(left);
        }
        else
        {
            Log.Back(logger);
            Volatile.Write(ref alive, new CancellationTokenSource(left, time));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The reports of this process cannot be looked up ({Failure})")]
        public static partial void NotSeen(ILogger logger, string failure);

        [LoggerMessage(2, LogLevel.Warning, "This process could not report to the others in time, so that what it did with mailboxes was broken off; it reports again, and goes on")]
        public static partial void Back(ILogger logger);
    }
}
