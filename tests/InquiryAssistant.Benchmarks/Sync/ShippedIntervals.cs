using System.Globalization;
using System.Text.Json;

namespace InquiryAssistant.Benchmarks.Sync;

/// <summary>What the intervals that ship with the service come to, by the description of its settings that lies beside it.</summary>
internal static class ShippedIntervals
{
    /// <summary>Subscriptions are renewed at half of their life on average.</summary>
    private const double MeanRenewal = 0.5;

    /// <summary>Requests an hour that a mailbox costs in which nothing has happened for an hour: one reading of its changes each time it is looked at, and the renewals.</summary>
    public static double RequestsPerHour()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(own.Parent!.Parent!.FullName, "InquiryAssistant.Service", own.Name, "appsettings.schema.json")));
        var settings = schema.RootElement.GetProperty("properties").GetProperty("Sync").GetProperty("properties");
        double Hours(string name) => TimeSpan.Parse(settings.GetProperty(name).GetProperty("default").GetString()!, CultureInfo.InvariantCulture).TotalHours;
        return (1 / Hours("LongestSweep")) + (1 / (Hours("SubscriptionLife") * MeanRenewal));
    }
}
