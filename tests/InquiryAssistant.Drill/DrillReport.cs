using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using InquiryAssistant.Core.Tags;

namespace InquiryAssistant.Drill;

/// <summary>What came of a drill, in figures. The drill has passed when nothing was lost, doubled or broken.</summary>
internal sealed record DrillReport
{
    public required JsonObject Figures { get; init; }

    public required bool Passed { get; init; }

    /// <summary>Quadrant tags on a message: one is right.</summary>
    public static int Quadrants(FoundMail mail) => mail.Categories.Count(c => c.Length > 2 && c[0] is >= 'A' and <= 'D' && c[1] == ' ' && TagPlanner.IsOurs(c));

    public static async Task<DrillReport> MakeAsync(
        DrillOptions options, EmulatorControl emulator, IReadOnlyList<(PlannedMail Plan, DeliveredMail Mail)> delivered, ConcurrentDictionary<string, string[]> expected, int kills)
    {
        var found = new Dictionary<string, FoundMail>();
        for (var i = 0; i < options.Mailboxes; i++)
        {
            foreach (var mail in await emulator.StateAsync(MailStream.AddressOf(i)))
            {
                found[mail.ImmutableId] = mail;
            }
        }

        var mails = delivered.Select(d => (d.Plan, Found: found[d.Mail.ImmutableId])).ToArray();
        var lost = mails.Count(m => m.Plan.MustBeTagged && Quadrants(m.Found) == 0);
        var doubled = mails.Count(m => Quadrants(m.Found) > 1 || m.Found.CategoryWrites > 1);
        var userLost = expected.Sum(e => e.Value.Count(category => !found[e.Key].Categories.Contains(category)));
        var counters = await emulator.CountersAsync();
        var violations = counters["limitViolations"]!["total"]!.GetValue<int>();
        var tagged = mails.Where(m => m.Found is { FirstCategoryWriteAt: not null, FirstReadAt: not null }).Select(m => m.Found).ToArray();
        var seconds = Sorted(tagged.Select(m => m.FirstCategoryWriteAt - m.ArrivedAt));
        var unread = Sorted(tagged.Select(m => m.FirstReadAt - m.ArrivedAt));
        var read = Sorted(tagged.Select(m => m.FirstCategoryWriteAt - m.FirstReadAt));
        return new DrillReport
        {
            Passed = lost + doubled + userLost + violations == 0,
            Figures = new JsonObject
            {
                ["engine"] = options.IsDistributed ? "distributed" : "embedded",
                ["processes"] = options.Processes,
                ["mailboxes"] = options.Mailboxes,
                ["sent"] = mails.Length,
                ["tagged"] = mails.Count(m => Quadrants(m.Found) == 1),
                ["mustBeTagged"] = mails.Count(m => m.Plan.MustBeTagged),
                ["lost"] = lost,
                ["doubled"] = doubled,
                ["userCategoriesLost"] = userLost,
                ["violations"] = violations,
                ["violationsByLimit"] = ByLimit(counters["limitViolations"]!.AsObject()),
                ["requestsPerMail"] = Math.Round(counters["httpRequests"]!.GetValue<int>() / (double)mails.Length, 2),
                ["p50"] = Percentile(seconds, 0.5),
                ["p99"] = Percentile(seconds, 0.99),
                ["p50UntilRead"] = Percentile(unread, 0.5),
                ["p99UntilRead"] = Percentile(unread, 0.99),
                ["p50AfterRead"] = Percentile(read, 0.5),
                ["p99AfterRead"] = Percentile(read, 0.99),
                ["kills"] = kills,
                ["seed"] = options.Seed,
            },
        };
    }

    /// <summary>Of the limits that were broken, how often each was.</summary>
    private static JsonObject ByLimit(JsonObject counted) =>
        new(counted.Where(static c => c.Key != "total" && c.Value!.GetValue<int>() > 0).Select(static c => KeyValuePair.Create(c.Key, (JsonNode?)c.Value!.DeepClone())));

    private static double[] Sorted(IEnumerable<TimeSpan?> times) => [.. times.Select(t => t!.Value.TotalSeconds).Order()];

    private static double Percentile(double[] sorted, double share) => sorted.Length == 0 ? 0 : Math.Round(sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))], 2);
}
