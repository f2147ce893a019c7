using Quartz;

namespace InquiryAssistant.Service.Sync.Engine;

/// <summary>Puts right what a clock that was set back leaves behind on the timetable: what recurs would rest until the clock is where it was. Looks by a timer that no clock moves.</summary>
internal sealed partial class ClockWatch(ISchedulerFactory schedulers, TimeProvider time, ILogger<ClockWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(10);

    /// <summary>What clocks of machines that work together may differ by.</summary>
    public static readonly TimeSpan ClocksDiffer = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await LookAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops: that is no failure.
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            var scheduler = await schedulers.GetScheduler(cancellationToken);
            foreach (var (job, every) in EngineRegistration.Recurring)
            {
                var now = time.GetUtcNow();
                if (await scheduler.GetTrigger(new TriggerKey(job.Name), cancellationToken) is { } trigger && trigger.NextFireTimeUtc > now + every + ClocksDiffer)
                {
                    Log.SetBack(logger, job.Name);
                    await scheduler.RescheduleJob(trigger.Key, trigger.GetTriggerBuilder().StartAt(now).Build(), cancellationToken);
                }
            }
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotSeen(logger, failure.GetType().Name);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The clock was set back: {Job} goes on from now")]
        public static partial void SetBack(ILogger logger, string job);

        [LoggerMessage(2, LogLevel.Warning, "The timetable cannot be looked at ({Failure})")]
        public static partial void NotSeen(ILogger logger, string failure);
    }
}
