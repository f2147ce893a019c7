using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;

namespace InquiryAssistant.Drill;

/// <summary>One drill: mails arrive under faults, a rep works in the mailboxes, processes die; in the end everything must be as if nothing had happened.</summary>
internal sealed class DrillRun(DrillOptions options, EmulatorControl emulator, ServiceFleet fleet)
{
    /// <summary>After the last change of the tags for so long, whatever is not tagged counts as lost. Longer than several sweeps and the longest wait a throttled request is told.</summary>
    private static readonly TimeSpan Stillness = TimeSpan.FromSeconds(60);

    /// <summary>After the last tag for so long: a second write, if there is one, comes late. Longer than a process takes to be taken over.</summary>
    private static readonly TimeSpan AfterTheLast = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(1);

    private readonly ConcurrentQueue<(PlannedMail Plan, DeliveredMail Mail)> delivered = new();
    private readonly Random random = new(options.Seed + 2);
    private readonly Rep rep = new(emulator, options.Seed);

    public async Task<DrillReport> RunAsync(IReadOnlyList<PlannedMail> plan)
    {
        var watch = Stopwatch.StartNew();
        var killing = KillAsync(watch);
        await DeliverAsync(plan, watch);
        await killing;
        await SettleAsync();
        return await DrillReport.MakeAsync(options, emulator, delivered.ToArray(), rep.Expected, fleet.Kills);
    }

    private async Task DeliverAsync(IReadOnlyList<PlannedMail> plan, Stopwatch watch)
    {
        foreach (var mail in plan)
        {
            await WaitUntilAsync(mail.After, watch);
            delivered.Enqueue((mail, await emulator.DeliverAsync(mail.Mailbox, mail.Message)));
            if (random.Next(4) == 0)
            {
                // Half of what the rep does meets mail that has only just come, the moment at which the tags are written.
                var known = delivered.ToArray();
                await rep.ActAsync(random.Next(2) == 0 ? known[^1].Mail : known[random.Next(known.Length)].Mail);
            }
        }
    }

    private async Task KillAsync(Stopwatch watch)
    {
        foreach (var moment in Enumerable.Range(0, options.Kills).Select(_ => TimeSpan.FromSeconds((0.05 + (random.NextDouble() * 0.9)) * options.Seconds)).Order().ToArray())
        {
            await WaitUntilAsync(moment, watch);
            await fleet.KillOneAsync(random);
        }
    }

    /// <summary>Waits until every mail that must be has been tagged and nothing moves any more; gives up after a long stillness.</summary>
    private async Task SettleAsync()
    {
        var open = delivered.Where(d => d.Plan.MustBeTagged).Select(d => d.Mail).ToList();
        var still = Stopwatch.StartNew();
        while (still.Elapsed < (open.Count > 0 ? Stillness : AfterTheLast))
        {
            if (open.Count > 0 && await WithoutTagsAsync(open) is var left && left.Count < open.Count)
            {
                await Console.Error.WriteLineAsync($"{left.Count} mails wait for their tags, {fleet.Kills} kills");
                (open, still) = (left, Stopwatch.StartNew());
            }

            await Task.Delay(Glance);
        }
    }

    private async Task<List<DeliveredMail>> WithoutTagsAsync(List<DeliveredMail> mails)
    {
        var left = new List<DeliveredMail>();
        foreach (var mailbox in mails.GroupBy(m => m.Mailbox))
        {
            var untagged = (await emulator.StateAsync(mailbox.Key)).Where(m => DrillReport.Quadrants(m) == 0).Select(m => m.ImmutableId).ToHashSet();
            left.AddRange(mailbox.Where(m => untagged.Contains(m.ImmutableId)));
        }

        return left;
    }

    private static async Task WaitUntilAsync(TimeSpan moment, Stopwatch watch)
    {
        if (moment - watch.Elapsed is { Ticks: > 0 } rest)
        {
            await Task.Delay(rest);
        }
    }
}
