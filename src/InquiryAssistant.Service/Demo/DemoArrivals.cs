using Microsoft.Extensions.Options;

namespace InquiryAssistant.Service.Demo;

/// <summary>Lets a further demo mail arrive every few minutes, until all prepared ones have.</summary>
internal sealed class DemoArrivals(DemoMailbox mailbox, IOptions<DemoOptions> options, TimeProvider time) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.DeliverEvery == TimeSpan.Zero)
        {
            return;
        }

        using var timer = new PeriodicTimer(options.Value.DeliverEvery, time);
        while (mailbox.Remaining > 0 && await timer.WaitForNextTickAsync(stoppingToken))
        {
            mailbox.Deliver();
        }
    }
}
