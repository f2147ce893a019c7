using System.Diagnostics;
using InquiryAssistant.Service.Sync;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace InquiryAssistant.Service.Telemetry;

/// <summary>Sends our own spans and metrics to the collector of the settings. Spans of the framework and of the database driver are not taken: addresses of requests, statements and
/// texts of failures stand in them (decision 057).</summary>
internal sealed class TelemetryExport(IOptions<TelemetryOptions> options, QueueMeters queue) : IHostedService, IDisposable
{
    /// <summary>All activity sources and meters of ours.</summary>
    private const string Ours = "InquiryAssistant.*";

    /// <summary>Of the runtime and of HTTP requests, by route; neither knows ids.</summary>
    private static readonly string[] Further = ["System.Runtime", "Microsoft.AspNetCore.Hosting"];

    private List<IDisposable> running = [];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.OtlpEndpoint.Length == 0)
        {
            running.Add(OnlyIds());
            return Task.CompletedTask;
        }

        queue.Start();
        var resource = ResourceBuilder.CreateDefault().AddService("inquiry-assistant", serviceVersion: typeof(TelemetryExport).Assembly.GetName().Version?.ToString(3));
        running.Add(Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(Ours).AddOtlpExporter(exporter => Point(exporter, "/v1/traces")).Build());
        running.Add(Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter([Ours, .. Further]).AddOtlpExporter((exporter, reader) =>
        {
            Point(exporter, "/v1/metrics");
            reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = (int)options.Value.MetricsEvery.TotalMilliseconds;
        }).Build());
        return Task.CompletedTask;
    }

    /// <summary>Sends what is left, for at most some seconds.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => Task.Run(Dispose, cancellationToken);

    /// <summary>The host stops and disposes from threads of its own, perhaps at once: whoever comes first ends the parts.</summary>
    public void Dispose() => Interlocked.Exchange(ref running, []).ForEach(static part => part.Dispose());

    private void Point(OtlpExporterOptions exporter, string path) =>
        (exporter.Protocol, exporter.Endpoint) = (OtlpExportProtocol.HttpProtobuf, new Uri(options.Value.OtlpEndpoint.TrimEnd('/') + path));

    /// <summary>Without a collector spans hold nothing but their ids, by which lines of the log belong together.</summary>
    private static ActivityListener OnlyIds()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name.StartsWith(Ours[..^1], StringComparison.Ordinal),
            Sample = static (ref _) => ActivitySamplingResult.PropagationData,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
