using System.Diagnostics;
using System.Diagnostics.Metrics;
using InquiryAssistant.Service.Sync;
using InquiryAssistant.Service.Telemetry;
using InquiryAssistant.Service.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace InquiryAssistant.Service.Tests.Telemetry;

public sealed class TelemetryEndTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task StoppedAndDisposedAtOnce_ItSendsWhatIsLeftOnce_AndEndsWithoutAFault()
    {
        var (asked, answer) = (Gate(), Gate());
        await using var collector = await ScriptedServer.StartAsync(async (_, _) =>
        {
            asked.TrySetResult();
            await answer.Task;
        });
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        // A store that does not answer is no measurement.
        var queue = new QueueMeters(services.GetRequiredService<IMeterFactory>(), static () => throw new TimeoutException(), TimeProvider.System);
        using var source = new ActivitySource("InquiryAssistant.TelemetryEndTests");
        using var export = new TelemetryExport(Options.Create(new TelemetryOptions { OtlpEndpoint = collector.Url.AbsoluteUri }), queue);
        await export.StartAsync(Token);
        source.StartActivity("a span that is left")!.Dispose();

        // One thread of the host is sending while another ends the same.
        var stopping = export.StopAsync(Token);
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(120), Token);
        export.Dispose();
        answer.SetResult();
        await stopping;

        Assert.Equal(2, collector.Requests);
    }

    private static TaskCompletionSource Gate() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
