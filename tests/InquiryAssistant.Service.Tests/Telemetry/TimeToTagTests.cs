using System.Diagnostics.Metrics;
using InquiryAssistant.Graph;
using InquiryAssistant.Service.Assessments;
using InquiryAssistant.Service.Storage;
using InquiryAssistant.Service.Sync;
using InquiryAssistant.Service.Sync.Intake;
using InquiryAssistant.Service.Sync.Status;
using InquiryAssistant.Service.Tests.Infrastructure;
using InquiryAssistant.Service.Tests.Sync;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace InquiryAssistant.Service.Tests.Telemetry;

public sealed class EmbeddedTimeToTagTests(EmbeddedSync sync) : TimeToTagTests(sync), IClassFixture<EmbeddedSync>;

public sealed class DistributedTimeToTagTests(DistributedSync sync) : TimeToTagTests(sync), IClassFixture<DistributedSync>;

/// <summary>How long a mail waited for its tags, by a clock that a test moves.</summary>
public abstract class TimeToTagTests(SyncUnderTest sync)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AMailThatHasJustCome_IsMeasuredOnce_AndEarlierMailNever()
    {
        await sync.ReadAsync();
        var services = sync.Service.Services;
        var mailbox = services.GetRequiredService<GraphMailbox>();
        var (time, meters) = (new ManualTime(), new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>());
        var waits = new List<double>();
        using var listener = Listen(meters, "inquiry.sync.tag.wait", waits);
        var ours = new SyncMeters(meters, time);
        var ledger = new IntakeLedger(services.GetRequiredService<Func<Store>>(), new LiveSignal(), Options.Create(new SyncOptions()), ours, time);
        var intake = new InquiryIntake(ledger, services.GetRequiredService<MailAssessor>(), ours, NullLogger<InquiryIntake>.Instance);
        var mails = (await mailbox.FindManyAsync([sync.Service.Deliver(Some.Inquiry()), sync.Service.Deliver(Some.Inquiry())], Token)).Select(m => m.Message!).ToArray();
        time.Advance(mails[0].ReceivedAt.AddSeconds(7.25) - time.GetUtcNow());

        await intake.TakeInNewAsync(mailbox, [mails[0]], Token);
        time.Advance(TimeSpan.FromMinutes(1));
        await intake.TakeInNewAsync(mailbox, [mails[0]], Token);
        await intake.TakeInAsync(mailbox, [mails[1]], Token);

        Assert.Equal([7.25], waits);
    }

    private static MeterListener Listen(IMeterFactory meters, string name, List<double> values)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Name == name && ReferenceEquals(instrument.Meter.Scope, meters))
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((_, value, _, _) => values.Add(value));
        listener.Start();
        return listener;
    }
}
