namespace InquiryAssistant.GraphEmulator.Faults;

/// <summary>Draws what goes wrong with notifications, by the seed of the plan but apart from requests, so that neither changes the other's draws.</summary>
internal sealed class NotificationDice(GraphEmulatorOptions options, FaultDice dice)
{
    /// <summary>How much later than the others a notification may come when they are to be out of order.</summary>
    private static readonly TimeSpan Overtaken = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private FaultPlan plan = dice.Plan;
    private Random chance = new(dice.Plan.Seed ^ 0x4E6F7465);

    public NotificationFate Draw(bool isSpared)
    {
        lock (gate)
        {
            if (!ReferenceEquals(plan, dice.Plan))
            {
                plan = dice.Plan;
                chance = new Random(plan.Seed ^ 0x4E6F7465);
            }

            var faults = isSpared ? FaultPlan.None : plan;
            var isDropped = faults.DropNotification > 0 && chance.NextDouble() < faults.DropNotification;
            var isDuplicated = faults.DuplicateNotification > 0 && chance.NextDouble() < faults.DuplicateNotification;
            return new NotificationFate(isDropped, Latency(faults.Reorder), isDuplicated ? Latency(isReordered: true) : null);
        }
    }

    private TimeSpan Latency(bool isReordered)
    {
        var (least, most) = (options.Notifications.ShortestLatency, options.Notifications.LongestLatency);
        var latency = least + ((most - least) * chance.NextDouble());
        return isReordered && chance.Next(2) == 0 ? latency + (Overtaken * chance.NextDouble()) : latency;
    }
}

/// <summary>What happens to one notification.</summary>
/// <param name="IsDropped">Whether it is never sent.</param>
/// <param name="Latency">When it is sent.</param>
/// <param name="SecondLatency">When it is sent once more; null for once only.</param>
internal sealed record NotificationFate(bool IsDropped, TimeSpan Latency, TimeSpan? SecondLatency);
