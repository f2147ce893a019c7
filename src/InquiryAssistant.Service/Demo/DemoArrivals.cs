using Microsoft.Extensions.Options;

namespace InquiryAssistant.Service.Demo;

/// <summary>Lets a further demo mail arrive every few minutes, until all prepared ones have.</summary>
internal sealed partial class DemoArrivals(DemoMailbox mailbox, IOptions<DemoOptions> options, TimeProvider time, ILogger<DemoArrivals> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.DeliverEvery == TimeSpan.Zero)
        {
            return;
        }

        using var timer = new PeriodicTimer(options.Value.DeliverEvery, time);
        try
        {
            while (mailbox.Remaining > 0 && await timer.WaitForNextTickAsync(stoppingToken))
            {
                mailbox.Deliver();
                Log.Delivered(logger, mailbox.Remaining);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops: that is no failure.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "A demo mail has arrived, {Remaining} are left")]
        public static partial void Delivered(ILogger logger, int remaining);
    }
}
