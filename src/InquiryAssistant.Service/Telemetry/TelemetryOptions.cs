using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace InquiryAssistant.Service.Telemetry;

/// <summary>Where traces and metrics go. Section <c>Telemetry</c>.</summary>
internal sealed class TelemetryOptions
{
    public const string Section = "Telemetry";

    /// <summary>Root of an OpenTelemetry collector that takes OTLP over HTTP with protobuf, such as <c>http://localhost:4318</c>; <c>/v1/traces</c> and <c>/v1/metrics</c> lie below it.
    /// Default: empty, then nothing is collected and nothing sent.</summary>
    public string OtlpEndpoint { get; set; } = "";

    /// <summary>How often metrics are sent. Default: 1 minute.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan MetricsEvery { get; set; } = TimeSpan.FromMinutes(1);
}

/// <summary>Names every fault of section <c>Telemetry</c>, each with its key.</summary>
internal sealed class TelemetryOptionsValidation : IValidateOptions<TelemetryOptions>
{
    public ValidateOptionsResult Validate(string? name, TelemetryOptions options)
    {
        var faults = Faults(options).ToArray();
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(TelemetryOptions options)
    {
        if (options.OtlpEndpoint.Length > 0 && !(Uri.TryCreate(options.OtlpEndpoint, UriKind.Absolute, out var url)
            && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps) && url.Query.Length == 0 && url.UserInfo.Length == 0))
        {
            yield return Fault(nameof(options.OtlpEndpoint), "is not an http or https address without a query and without a password.");
        }

        var ranges = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), ranges, validateAllProperties: true);
        foreach (var fault in ranges)
        {
            yield return Fault(fault.MemberNames.First(), $"is out of range: {fault.ErrorMessage}");
        }
    }

    private static string Fault(string key, string what) => $"{TelemetryOptions.Section}:{key} {what}";
}
