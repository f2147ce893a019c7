using System.Globalization;
using System.Text.Json.Nodes;

namespace InquiryAssistant.Benchmarks.Sync;

/// <summary>One service with a number of mailboxes: how long mail that comes singly waits for its tags, and what the service costs while nothing comes.</summary>
internal static class SyncMeasurement
{
    /// <summary>Mailboxes that get mail in turn.</summary>
    private const int InTurn = 40;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    /// <summary>Seconds that each mail waited, by the emulator's clock: from its arrival to the first write of its categories.</summary>
    public static async Task<Sample> LatencyAsync(ServiceUnderLoad service, int mails, CancellationToken cancellationToken)
    {
        var boxes = new HashSet<string>(StringComparer.Ordinal);
        var control = service.Emulator.Control;
        var arrived = new List<(string Mailbox, string Id)>();
        // The first mails find code that was never run; they are not counted.
        for (var i = 0; i < mails + 10; i++)
        {
            var mailbox = ServiceUnderLoad.Mailbox(i % Math.Min(InTurn, control.Mailboxes.Count));
            boxes.Add(mailbox);
            arrived.Add((mailbox, control.Deliver(mailbox, Inquiry(i)).ImmutableId));
            await UntilAsync(() => control.ReadState(mailbox).All(m => m.FirstCategoryWriteAt is not null), cancellationToken);
        }

        var states = boxes.SelectMany(control.ReadState).ToDictionary(m => m.ImmutableId, StringComparer.Ordinal);
        return new(arrived.Skip(10).Select(a => states[a.Id]).Select(m => (m.FirstCategoryWriteAt!.Value - m.ArrivedAt).TotalSeconds));
    }

    /// <summary>Waits until every mailbox was read, was subscribed to, and was read once more for what came in between.</summary>
    public static async Task SettledAsync(ServiceUnderLoad service, CancellationToken cancellationToken)
    {
        var mailboxes = service.Emulator.Control.Mailboxes.Count;
        await UntilAsync(() => Requests(service, "POST subscriptions") >= mailboxes && Requests(service, "delta") >= 2 * mailboxes, cancellationToken);
    }

    /// <summary>What the service costs in some seconds in which no mail comes.</summary>
    public static async Task<(double CpuSeconds, int Requests, double Megabytes)> IdleAsync(ServiceUnderLoad service, int seconds, CancellationToken cancellationToken)
    {
        var (cpu, requests) = (service.Cpu, service.Emulator.Control.ReadCounters().HttpRequests);
        await Task.Delay(TimeSpan.FromSeconds(seconds), TimeProvider.System, cancellationToken);
        return ((service.Cpu - cpu).TotalSeconds, service.Emulator.Control.ReadCounters().HttpRequests - requests, service.Megabytes);
    }

    public static async Task UntilAsync(Func<bool> isSo, CancellationToken cancellationToken)
    {
        while (!isSo())
        {
            await Task.Delay(Look, TimeProvider.System, cancellationToken);
        }
    }

    private static int Requests(ServiceUnderLoad service, string kind) =>
        service.Emulator.Control.ReadCounters().Requests.Where(r => r.Key.Contains(kind, StringComparison.OrdinalIgnoreCase)).Sum(r => r.Value);

    private static JsonObject Inquiry(int number) => new()
    {
        ["subject"] = string.Create(CultureInfo.InvariantCulture, $"Quotation for 6204-2RS, 3000 pcs ({number})"),
        ["from"] = new JsonObject { ["emailAddress"] = new JsonObject { ["name"] = "Ana Petrova", ["address"] = "ana@balkanbearings.example" } },
        ["body"] = new JsonObject { ["contentType"] = "text", ["content"] = "Please quote 6204-2RS, 3000 pcs, FOB Qingdao. What is your MOQ and lead time?\n\nAna Petrova\nPurchasing Manager\nBalkan Bearings EOOD" },
    };
}
