using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Faults;
using InquiryAssistant.GraphEmulator.Tests.Subscriptions;
using InquiryAssistant.GraphEmulator.Tests.Support;

namespace InquiryAssistant.GraphEmulator.Tests.Notifications;

public sealed class NotificationTests
{
    private static CancellationToken Token => TestEmulator.Token;

    [Fact]
    public async Task ADelivery_IsTold_InTheCasingOfBasicNotifications()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var receiver = await TestReceiver.StartAsync();
        var subscription = await emulator.PostAsync("subscriptions", SubscriptionTests.Body(receiver));
        var user = (string)(await emulator.GetAsync("me"))["id"]!;

        var mail = emulator.Control.Deliver(Some.Owner, Some.Mail());
        var told = await receiver.NextAsync();

        Assert.Equal(["subscriptionId", "subscriptionExpirationDateTime", "changeType", "resource", "clientState", "tenantId", "resourceData"], told.Select(static p => p.Key));
        Assert.Equal((subscription.Id, "2026-04-05T08:00:00.0000000Z", "created", "secret"), (Text(told, "subscriptionId"), Text(told, "subscriptionExpirationDateTime"), Text(told, "changeType"), Text(told, "clientState")));
        Assert.Equal($"Users/{user}/Messages/{mail.Id}", Text(told, "resource"));
        Assert.Equal(
            ["#Microsoft.Graph.Message", $"Users/{user}/Messages/{mail.Id}", mail.Id],
            new[] { "@odata.type", "@odata.id", "id" }.Select(n => (string?)told["resourceData"]![n]));
        Assert.StartsWith("W/\"CQAAAB", (string?)told["resourceData"]!["@odata.etag"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task ImmutableIds_AreToldWhenTheSubscriptionAskedForThem()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var receiver = await TestReceiver.StartAsync();
        await emulator.PostAsync("subscriptions", SubscriptionTests.Body(receiver), ("Prefer", "IdType=\"ImmutableId\""));

        var mail = emulator.Control.Deliver(Some.Owner, Some.Mail());

        Assert.Equal(mail.ImmutableId, (string?)(await receiver.NextAsync())["resourceData"]!["id"]);
    }

    [Fact]
    public async Task EachAct_FiresWhatGraphFires()
    {
        await using var emulator = await TestEmulator.StartAsync(static o => o.Notifications.UpdateAfterDelivery = false);
        await using var receiver = await TestReceiver.StartAsync();
        var inbox = SubscriptionTests.Body(receiver);
        inbox["changeType"] = "created,updated,deleted";
        await emulator.PostAsync("subscriptions", inbox);
        var archive = SubscriptionTests.Body(receiver);
        (archive["resource"], archive["clientState"]) = ("me/mailFolders/archive/messages", "archive");
        await emulator.PostAsync("subscriptions", archive);
        var told = new List<string>();

        var mail = emulator.Control.Deliver(Some.Owner, Some.Mail());
        told.Add(Said(await receiver.NextAsync()));
        await emulator.PatchAsync($"me/messages/{mail.Id}", new JsonObject { ["categories"] = new JsonArray("A") });
        told.Add(Said(await receiver.NextAsync()));
        await emulator.PostAsync($"me/messages/{mail.Id}/move", new JsonObject { ["destinationId"] = "archive" });
        var moved = await receiver.NextAsync(2);
        told.AddRange(moved.Select(Said).Order());
        await emulator.Control.NotificationsIdleAsync(Token);

        Assert.Equal(["created secret", "updated secret", "created archive", "deleted secret"], told);
        Assert.Equal(mail.Id, (string?)moved.Single(static m => Text(m, "changeType") == "deleted")["resourceData"]!["id"]);
        Assert.NotEqual(mail.Id, (string?)moved.Single(static m => Text(m, "changeType") == "created")["resourceData"]!["id"]);
        Assert.Equal(4, emulator.Control.ReadCounters().Notifications.Sent);
    }

    [Fact]
    public async Task ADelivery_IsFollowedByAnUpdate_ByDefault()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var receiver = await TestReceiver.StartAsync();
        var body = SubscriptionTests.Body(receiver);
        body["changeType"] = "created,updated";
        await emulator.PostAsync("subscriptions", body);

        emulator.Deliver(Some.Mail());

        Assert.Equal(["created", "updated"], (await receiver.NextAsync(2)).Select(static m => Text(m, "changeType")).Order());
    }

    [Fact]
    public async Task WithAFilter_ReadingIsDeletion_AndUnreadingCreation()
    {
        await using var emulator = await TestEmulator.StartAsync(static o => o.Notifications.UpdateAfterDelivery = false);
        await using var receiver = await TestReceiver.StartAsync();
        var mail = emulator.Control.Deliver(Some.Owner, Some.Mail());
        var body = SubscriptionTests.Body(receiver);
        (body["resource"], body["changeType"]) = ("me/mailFolders('inbox')/messages?$filter=isRead eq false", "created,updated,deleted");
        await emulator.PostAsync("subscriptions", body);
        var told = new List<string?>();

        foreach (var act in new[] { "markRead", "markUnread", "delete" })
        {
            emulator.Control.Act(Some.Owner, mail.ImmutableId, act, null);
            told.Add(Text(await receiver.NextAsync(), "changeType"));
        }

        Assert.Equal(["deleted", "created", "deleted"], told);
    }

    [Fact]
    public async Task AnExpiredSubscription_IsSilent()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var receiver = await TestReceiver.StartAsync();
        await emulator.PostAsync("subscriptions", SubscriptionTests.Body(receiver, "2026-04-02T09:00:00Z"));
        emulator.Control.AdvanceClock(TimeSpan.FromHours(1));

        emulator.Deliver(Some.Mail());
        await emulator.Control.NotificationsIdleAsync(Token);

        Assert.Equal(0, receiver.Deliveries);
    }

    [Fact]
    public async Task Latency_RunsOnTheEmulatorsClock_AndWhatIsDueTogetherComesTogether()
    {
        await using var emulator = await TestEmulator.StartAsync(static o => (o.Notifications.ShortestLatency, o.Notifications.LongestLatency, o.Notifications.DeliveriesAtOnce) = (TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1), 1));
        await using var receiver = await TestReceiver.StartAsync();
        await emulator.PostAsync("subscriptions", SubscriptionTests.Body(receiver));
        for (var i = 0; i < 45; i++)
        {
            emulator.Deliver(Some.Mail());
        }

        Assert.Equal((0, 45), (receiver.Deliveries, emulator.Control.ReadCounters().Notifications.Pending));
        emulator.Control.AdvanceClock(TimeSpan.FromMinutes(1));
        await receiver.NextAsync(45);
        await emulator.Control.NotificationsIdleAsync(Token);

        Assert.All(receiver.Payloads, static p => Assert.InRange(p["value"]!.AsArray().Count, 1, 20));
        Assert.InRange(receiver.Deliveries, 3, 10);
    }

    [Fact]
    public async Task DropAndDuplicate_ActBySeed()
    {
        var runs = new List<string>();
        for (var run = 0; run < 2; run++)
        {
            await using var emulator = await TestEmulator.StartAsync();
            await using var receiver = await TestReceiver.StartAsync();
            await emulator.PostAsync("subscriptions", SubscriptionTests.Body(receiver));
            emulator.Control.Faults = new FaultPlan { Seed = 5, DropNotification = 0.3, DuplicateNotification = 0.3 };
            for (var i = 0; i < 40; i++)
            {
                emulator.Deliver(Some.Mail());
            }

            emulator.Control.AdvanceClock(TimeSpan.FromSeconds(3));
            await emulator.Control.NotificationsIdleAsync(Token);
            var counters = emulator.Control.ReadCounters().Notifications;
            Assert.Equal(counters.Raised + counters.Duplicated, counters.Sent + counters.Dropped);
            Assert.Equal(counters.Sent, receiver.Payloads.Sum(static p => p["value"]!.AsArray().Count));
            runs.Add($"{counters.Raised} {counters.Dropped} {counters.Duplicated} {counters.Sent}");
        }

        Assert.Equal(runs[0], runs[1]);
        Assert.DoesNotContain(" 0", runs[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reorder_LetsLaterOnesOvertake()
    {
        await using var emulator = await TestEmulator.StartAsync(static o => o.Notifications.DeliveriesAtOnce = 1);
        await using var receiver = await TestReceiver.StartAsync();
        await emulator.PostAsync("subscriptions", SubscriptionTests.Body(receiver));
        emulator.Control.Faults = new FaultPlan { Reorder = true };
        var sent = Enumerable.Range(0, 20).Select(_ => emulator.Deliver(Some.Mail())).ToList();

        emulator.Control.AdvanceClock(TimeSpan.FromSeconds(3));
        var came = (await receiver.NextAsync(20)).Select(static m => (string)m["resourceData"]!["id"]!).ToList();

        Assert.Equal(sent.Order(), came.Order());
        Assert.NotEqual(sent, came);
    }

    private static string Said(JsonObject told) => $"{Text(told, "changeType")} {Text(told, "clientState")}";

    private static string? Text(JsonObject told, string name) => (string?)told[name];
}
