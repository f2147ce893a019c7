using InquiryAssistant.Service.Sync;
using Microsoft.Extensions.Options;

namespace InquiryAssistant.Service.Telemetry;

/// <summary>Registers what is told of the service's work to those who run it.</summary>
internal static class TelemetryRegistration
{
    /// <summary>To be called before other hosted services are added: it starts first and ends last.</summary>
    public static void AddTelemetry(this IServiceCollection services)
    {
        services.AddOptions<TelemetryOptions>().BindConfiguration(TelemetryOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TelemetryOptions>, TelemetryOptionsValidation>();
        services.AddSingleton<QueueMeters>();
        services.AddHostedService<TelemetryExport>();
    }
}
