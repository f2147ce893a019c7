using Microsoft.Extensions.Options;

namespace InquiryAssistant.Service.Demo;

/// <summary>The embedded demo mailbox. Section <c>Demo</c>.</summary>
internal sealed class DemoOptions
{
    public const string Section = "Demo";

    /// <summary>How often a further demo mail arrives by itself, at most once a second; zero for never. Default: 4 minutes.</summary>
    public TimeSpan DeliverEvery { get; set; } = TimeSpan.FromMinutes(4);
}

internal sealed class DemoOptionsValidation : IValidateOptions<DemoOptions>
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public ValidateOptionsResult Validate(string? name, DemoOptions options) =>
        options.DeliverEvery == TimeSpan.Zero || (options.DeliverEvery >= Shortest && options.DeliverEvery <= Longest)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"{DemoOptions.Section}:DeliverEvery is a time from 00:00:01 to 1.00:00:00, or 00:00:00 for never.");
}
