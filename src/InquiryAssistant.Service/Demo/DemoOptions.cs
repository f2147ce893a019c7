using System.ComponentModel.DataAnnotations;

namespace InquiryAssistant.Service.Demo;

/// <summary>The embedded demo mailbox. Section <c>Demo</c>.</summary>
internal sealed class DemoOptions
{
    public const string Section = "Demo";

    /// <summary>How often a further demo mail arrives by itself; zero for never. Default: 4 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan DeliverEvery { get; set; } = TimeSpan.FromMinutes(4);
}
