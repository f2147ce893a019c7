using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Tests.Subscriptions;
using InquiryAssistant.GraphEmulator.Tests.Support;

namespace InquiryAssistant.GraphEmulator.Tests.Notifications;

public sealed class LifecycleTests
{
    private static CancellationToken Token => TestEmulator.Token;

    [Theory]
    [InlineData("reauthorize")]
    [InlineData("renew")]
    [InlineData("ignore")]
    public async Task ReauthorizationRequired_SilencesAfterTheDeadline_UnlessHeeded(string reaction)
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var receiver = await TestReceiver.StartAsync();
        var id = await SubscribeAsync(emulator, receiver);
        await FireAsync(emulator, new JsonObject { ["event"] = "reauthorizationRequired", ["subscription"] = id, ["deadline"] = "00:05:00" });
        var told = await receiver.NextAsync();

        if (reaction != "ignore")
        {
            var answer = reaction == "renew"
                ? await emulator.PatchAsync($"subscriptions/{id}", new JsonObject { ["expirationDateTime"] = "2026-04-06T08:00:00Z" })
                : await emulator.PostAsync($"subscriptions/{id}/reauthorize", null);
            Assert.True((int)answer.Status is 200 or 204);
        }

        emulator.Control.AdvanceClock(TimeSpan.FromMinutes(5));
        emulator.Deliver(Some.Mail());
        await emulator.Control.NotificationsIdleAsync(Token);

        Assert.Equal(["subscriptionId", "subscriptionExpirationDateTime", "tenantId", "clientState", "lifecycleEvent"], told.Select(static p => p.Key));
        Assert.Equal((id, "reauthorizationRequired"), ((string?)told["subscriptionId"], (string?)told["lifecycleEvent"]));
        var counters = emulator.Control.ReadCounters().Notifications;
        Assert.Equal(reaction == "ignore" ? (1, 1) : (2, 0), (counters.Sent, counters.Silenced));
    }

    [Fact]
    public async Task ReauthorizationRequired_ComesByItselfBeforeTheEnd()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var receiver = await TestReceiver.StartAsync();
        await SubscribeAsync(emulator, receiver);

        emulator.Control.AdvanceClock(TimeSpan.FromDays(3) - TimeSpan.FromHours(1));

        Assert.Equal("reauthorizationRequired", (string?)(await receiver.NextAsync())["lifecycleEvent"]);
    }

    [Fact]
    public async Task SubscriptionRemoved_IsTold_AndItIsGone()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var receiver = await TestReceiver.StartAsync();
        var id = await SubscribeAsync(emulator, receiver);

        await FireAsync(emulator, new JsonObject { ["event"] = "subscriptionRemoved", ["mailbox"] = Some.Owner });
        var told = await receiver.NextAsync();
        emulator.Deliver(Some.Mail());
        await emulator.Control.NotificationsIdleAsync(Token);

        Assert.Equal("subscriptionRemoved", (string?)told["lifecycleEvent"]);
        Assert.Equal(HttpStatusCode.NotFound, (await emulator.GetAsync($"subscriptions/{id}")).Status);
        Assert.Equal(1, receiver.Deliveries);
    }

    [Fact]
    public async Task Missed_LosesWhatIsOnItsWay_AndKeepsTheSubscription()
    {
        await using var emulator = await TestEmulator.StartAsync(static o => (o.Notifications.ShortestLatency, o.Notifications.LongestLatency) = (TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1)));
        await using var receiver = await TestReceiver.StartAsync();
        var id = await SubscribeAsync(emulator, receiver);
        emulator.Deliver(Some.Mail());

        await FireAsync(emulator, new JsonObject { ["event"] = "missed" });
        emulator.Control.AdvanceClock(TimeSpan.FromMinutes(1));
        var told = await receiver.NextAsync();
        await emulator.Control.NotificationsIdleAsync(Token);

        Assert.Equal("missed", (string?)told["lifecycleEvent"]);
        Assert.Equal(1, emulator.Control.ReadCounters().Notifications.Lost);
        Assert.Equal(HttpStatusCode.OK, (await emulator.GetAsync($"subscriptions/{id}")).Status);
    }

    private static async Task<string> SubscribeAsync(TestEmulator emulator, TestReceiver receiver)
    {
        var body = SubscriptionTests.Body(receiver);
        body["lifecycleNotificationUrl"] = receiver.LifecycleUrl;
        return (await emulator.PostAsync("subscriptions", body)).Id;
    }

    private static async Task FireAsync(TestEmulator emulator, JsonObject body)
    {
        using var answer = await emulator.Http.PostAsJsonAsync("/emulator/lifecycle", body, Token);
        Assert.Equal("{\"subscriptions\":1}", await answer.Content.ReadAsStringAsync(Token));
    }
}
