using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Faults;
using InquiryAssistant.GraphEmulator.Tests.Support;

namespace InquiryAssistant.GraphEmulator.Tests.Delta;

/// <summary>Whatever happens to a mailbox, and whenever, a client that follows the links ends with the true content of the folder.</summary>
public sealed class DeltaPropertyTests
{
    private const string Select = "$select=subject,categories,isRead";

    [Theory]
    [InlineData(true, DeltaUpdates.ChangedProperties, true, 0)]
    [InlineData(false, DeltaUpdates.ChangedProperties, false, 0)]
    [InlineData(true, DeltaUpdates.WholeItems, false, 0.5)]
    [InlineData(false, DeltaUpdates.ChangedProperties, true, 0.5)]
    public async Task FollowedLinks_EndWithTheTruth(bool immutable, DeltaUpdates updates, bool passing, double repeats)
    {
        await using var emulator = await TestEmulator.StartAsync(o =>
        {
            o.DeltaUpdates = updates;
            o.DeltaShowsPassingItems = passing;
            o.Faults = new FaultPlan { RepeatDelta = repeats };
            o.RequestsPerTenMinutes = int.MaxValue;
        });
        for (var run = 0; run < 40; run++)
        {
            // The run is the seed, so that a failure comes again.
            var chance = new Random(run);
            var steps = Enumerable.Range(0, chance.Next(60)).Select(_ => chance.Next(1000));
            var mailbox = $"rep{run}@bearing.example";
            emulator.Control.AddMailbox(mailbox, null, []);
            await FollowAsync(emulator, mailbox, new Queue<int>(steps), new DeltaClient(emulator, $"users/{mailbox}/mailFolders/inbox/messages/delta?{Select}", immutable, 1 + (run % 4)));
        }
    }

    private static async Task FollowAsync(TestEmulator emulator, string mailbox, Queue<int> steps, DeltaClient client)
    {
        var actor = new MailboxActor(emulator, mailbox);
        while (steps.Count > 0)
        {
            await client.RoundAsync(() => actor.ActAsync(steps, 2));
            await actor.ActAsync(steps, 3);
        }

        await client.RoundAsync();
        await AssertTruthAsync(emulator, mailbox, client);
        await client.RoundAsync();
        Assert.True(client.LastRound.Count <= 3, "When nothing changed, at most repeats come.");
        await AssertTruthAsync(emulator, mailbox, client);
    }

    private static async Task AssertTruthAsync(TestEmulator emulator, string mailbox, DeltaClient client)
    {
        var prefer = client.Known.Keys.Any(static k => k.StartsWith("AAk", StringComparison.Ordinal)) ? "IdType=\"ImmutableId\"" : "none";
        var truth = await emulator.GetAsync($"users/{mailbox}/mailFolders/inbox/messages?$top=1000&{Select}", ("Prefer", prefer));
        Assert.Equal(truth.Values.Select(static m => (string)m!["id"]!).Order(), client.Known.Keys.Order());
        foreach (var message in truth.Values)
        {
            var known = client.Known[(string)message!["id"]!];
            Assert.All(message.AsObject(), p => Assert.True(JsonNode.DeepEquals(p.Value, known[p.Key]), $"{p.Key} is stale."));
        }
    }
}

/// <summary>Does to a mailbox what a number says.</summary>
internal sealed class MailboxActor(TestEmulator emulator, string mailbox)
{
    private readonly List<string> ids = [];

    public async Task ActAsync(Queue<int> steps, int most)
    {
        for (var i = 0; i < most && steps.TryDequeue(out var step); i++)
        {
            await ActAsync(step);
        }
    }

    private async Task ActAsync(int step)
    {
        if (step % 5 < 2 || ids.Count == 0)
        {
            ids.Add(emulator.Control.Deliver(mailbox, Some.Mail($"Mail {step}", received: $"2026-03-{1 + (step % 28):D2}T08:00:00Z")).ImmutableId);
            return;
        }

        var id = ids[step % ids.Count];
        var path = $"users/{mailbox}/messages/{id}";
        switch (step % 7)
        {
            case 0:
                await emulator.PostAsync(path + "/move", new JsonObject { ["destinationId"] = "archive" });
                break;
            case 1:
                await emulator.PostAsync(path + "/move", new JsonObject { ["destinationId"] = "inbox" });
                break;
            case 2:
                await emulator.SendAsync("DELETE", path, null);
                break;
            case 3:
                await emulator.PostAsync(path + "/permanentDelete", null);
                ids.Remove(id);
                break;
            case 4:
                await emulator.PatchAsync(path, new JsonObject { ["isRead"] = step % 2 == 0 });
                break;
            default:
                await emulator.PatchAsync(path, new JsonObject { ["categories"] = new JsonArray($"C{step}") });
                break;
        }
    }
}
