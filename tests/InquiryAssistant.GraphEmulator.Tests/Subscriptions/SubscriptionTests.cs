using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Tests.Support;
using InquiryAssistant.GraphEmulator.Throttling;
using Microsoft.AspNetCore.Http;

namespace InquiryAssistant.GraphEmulator.Tests.Subscriptions;

public sealed class SubscriptionTests
{
    [Fact]
    public async Task Created_AnswersTheWholeResource_AfterBothHandshakes()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var receiver = await TestReceiver.StartAsync();
        var body = Body(receiver, "2026-04-08T09:00:00Z");
        body["notificationUrl"] = receiver.Url + "?tenant=a%20b";
        body["lifecycleNotificationUrl"] = receiver.LifecycleUrl;

        var answer = await emulator.PostAsync("subscriptions", body);

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Equal(
            [
                "@odata.context", "id", "resource", "applicationId", "changeType", "clientState", "notificationUrl", "notificationQueryOptions", "lifecycleNotificationUrl",
                "expirationDateTime", "creatorId", "notificationContentType", "includeResourceData", "latestSupportedTlsVersion", "encryptionCertificate",
                "encryptionCertificateId", "notificationUrlAppId",
            ],
            answer.Body!.AsObject().Select(static p => p.Key));
        Assert.Equal("2026-04-08T09:00:00Z", (string?)answer["expirationDateTime"]);
        Assert.Equal(2, receiver.Handshakes.Count);
        Assert.StartsWith("?tenant=a%20b&validationToken=Validation", receiver.Handshakes[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("status")]
    [InlineData("body")]
    [InlineData("type")]
    public async Task AWrongHandshake_IsRefused_AndMakesNoSubscription(string fault)
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var receiver = await TestReceiver.StartAsync();
        receiver.Handshake = (context, token) =>
        {
            context.Response.StatusCode = fault == "status" ? 202 : 200;
            context.Response.ContentType = fault == "type" ? "application/json" : "text/plain";
            return context.Response.WriteAsync(fault == "body" ? token + "!" : token);
        };

        var answer = await emulator.PostAsync("subscriptions", Body(receiver));

        Assert.Equal((HttpStatusCode.BadRequest, "InvalidRequest"), (answer.Status, answer.ErrorCode));
        Assert.Empty((await emulator.GetAsync("subscriptions")).Values);
    }

    [Fact]
    public async Task AHandshake_MayTakeTenSeconds_NotMore()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var receiver = await TestReceiver.StartAsync();
        receiver.Handshake = static (context, _) => Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted);

        var post = emulator.PostAsync("subscriptions", Body(receiver));
        await emulator.Time.WaitForTimersAsync(1).WaitAsync(TestEmulator.Token);
        emulator.Time.Advance(TimeSpan.FromSeconds(9));
        Assert.False(post.IsCompleted);
        emulator.Time.Advance(TimeSpan.FromSeconds(1));
        var answer = await post;

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("timed out", (string?)answer["error"]["message"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("changeType", "moved")]
    [InlineData("changeType", "created,created")]
    [InlineData("changeType", null)]
    [InlineData("notificationUrl", "http://receiver.example/notify")]
    [InlineData("notificationUrl", "nowhere")]
    [InlineData("notificationUrl", null)]
    [InlineData("lifecycleNotificationUrl", "http://receiver.example/notify")]
    [InlineData("resource", null)]
    [InlineData("resource", "me/mailFolders/nowhere/messages")]
    [InlineData("resource", "me/mailFolders('inbox')/messages?$filter=colour eq 'red'")]
    [InlineData("resource", "me/mailFolders('inbox')/messages?$select=subject")]
    [InlineData("expirationDateTime", null)]
    [InlineData("expirationDateTime", "soon")]
    [InlineData("expirationDateTime", "2026-04-02T07:59:59Z")]
    [InlineData("expirationDateTime", "2026-04-09T08:00:01Z")]
    [InlineData("latestSupportedTlsVersion", "v1_9")]
    [InlineData("colour", "red")]
    [InlineData("resource", "me/events", 501)]
    [InlineData("resource", "users/nobody@bearing.example/messages", 404)]
    [InlineData("encryptionCertificateId", "one", 501)]
    [InlineData("notificationUrl", "EventHub:https://x.example/hub", 501)]
    public async Task ABadSubscription_IsRefused(string property, string? value, int status = 400)
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var receiver = await TestReceiver.StartAsync();
        var body = Body(receiver);
        body[property] = value;

        Assert.Equal(status, (int)(await emulator.PostAsync("subscriptions", body)).Status);
        Assert.Empty(receiver.Handshakes);
    }

    [Fact]
    public async Task ClientState_HasAtMost128Characters()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var receiver = await TestReceiver.StartAsync();
        var (good, bad) = (Body(receiver), Body(receiver));
        (good["clientState"], bad["clientState"]) = (new string('x', 128), new string('x', 129));

        Assert.Equal(HttpStatusCode.BadRequest, (await emulator.PostAsync("subscriptions", bad)).Status);
        Assert.Equal(HttpStatusCode.Created, (await emulator.PostAsync("subscriptions", good)).Status);
    }

    [Fact]
    public async Task AShortLife_IsRaisedTo45Minutes()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var receiver = await TestReceiver.StartAsync();

        var answer = await emulator.PostAsync("subscriptions", Body(receiver, "2026-04-02T08:01:00Z"));

        Assert.Equal("2026-04-02T08:45:00Z", (string?)answer["expirationDateTime"]);
    }

    [Fact]
    public async Task PlainHttp_IsRefusedOnLoopback_WhenSwitchedOff()
    {
        await using var emulator = await TestEmulator.StartAsync(static o => o.Notifications.PlainHttpToLoopback = false);
        await using var receiver = await TestReceiver.StartAsync();

        Assert.Equal(HttpStatusCode.BadRequest, (await emulator.PostAsync("subscriptions", Body(receiver))).Status);
    }

    [Fact]
    public async Task TheSameAgain_IsAConflict_HoweverTheResourceIsWritten()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var receiver = await TestReceiver.StartAsync();
        await emulator.PostAsync("subscriptions", Body(receiver));
        var (same, other) = (Body(receiver), Body(receiver));
        same["resource"] = $"/users('{Some.Owner}')/mailFolders/INBOX/messages";
        other["changeType"] = "created,updated";

        Assert.Equal(HttpStatusCode.Conflict, (await emulator.PostAsync("subscriptions", same)).Status);
        Assert.Equal(HttpStatusCode.Created, (await emulator.PostAsync("subscriptions", other)).Status);
        Assert.Equal(2, (await emulator.GetAsync("subscriptions")).Values.Count);
    }

    [Fact]
    public async Task AMailbox_HasItsGreatestNumber()
    {
        await using var emulator = await TestEmulator.StartAsync(static o => o.Notifications.SubscriptionsPerMailbox = 1);
        await using var receiver = await TestReceiver.StartAsync();
        await emulator.PostAsync("subscriptions", Body(receiver));
        var second = Body(receiver);
        second["changeType"] = "deleted";

        Assert.Equal(HttpStatusCode.Forbidden, (await emulator.PostAsync("subscriptions", second)).Status);
    }

    [Fact]
    public async Task AUser_SubscribesToOwnMailOnly()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var receiver = await TestReceiver.StartAsync();
        emulator.Control.AddMailbox("other@bearing.example", null, []);
        emulator.Http.DefaultRequestHeaders.Authorization = new("Bearer", "other@bearing.example");

        Assert.Equal(HttpStatusCode.Forbidden, (await emulator.PostAsync("subscriptions", Body(receiver))).Status);
    }

    [Fact]
    public async Task Renewal_ChangesTheEnd_ButNotTheLifecycleAddress()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var receiver = await TestReceiver.StartAsync();
        var id = (await emulator.PostAsync("subscriptions", Body(receiver, "2026-04-02T09:00:00Z"))).Id;

        var renewed = await emulator.PatchAsync($"subscriptions/{id}", new JsonObject { ["@odata.type"] = "#microsoft.graph.subscription", ["expirationDateTime"] = "2026-04-05T09:00:00Z" });
        var lifecycle = await emulator.PatchAsync($"subscriptions/{id}", new JsonObject { ["lifecycleNotificationUrl"] = receiver.LifecycleUrl });
        var tooLong = await emulator.PatchAsync($"subscriptions/{id}", new JsonObject { ["expirationDateTime"] = "2026-05-05T09:00:00Z" });
        emulator.Control.AdvanceClock(TimeSpan.FromHours(2));
        var alive = await emulator.GetAsync($"subscriptions/{id}");

        Assert.Equal((HttpStatusCode.OK, "2026-04-05T09:00:00Z"), (renewed.Status, (string?)renewed["expirationDateTime"]));
        Assert.Equal(HttpStatusCode.BadRequest, lifecycle.Status);
        Assert.Equal(HttpStatusCode.BadRequest, tooLong.Status);
        Assert.Equal(HttpStatusCode.OK, alive.Status);
    }

    [Fact]
    public async Task ANewAddress_IsValidated()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var receiver = await TestReceiver.StartAsync();
        var id = (await emulator.PostAsync("subscriptions", Body(receiver))).Id;

        var moved = await emulator.PatchAsync($"subscriptions/{id}", new JsonObject { ["notificationUrl"] = receiver.LifecycleUrl });
        receiver.Handshake = static (context, _) => Task.FromResult(context.Response.StatusCode = 500);
        var refused = await emulator.PatchAsync($"subscriptions/{id}", new JsonObject { ["notificationUrl"] = receiver.Url });

        Assert.Equal((HttpStatusCode.OK, receiver.LifecycleUrl), (moved.Status, (string?)moved["notificationUrl"]));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
    }

    [Fact]
    public async Task AnExpiredOne_IsNotFound_AndMayBeMadeAgain()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var receiver = await TestReceiver.StartAsync();
        var id = (await emulator.PostAsync("subscriptions", Body(receiver, "2026-04-02T09:00:00Z"))).Id;
        emulator.Control.AdvanceClock(TimeSpan.FromHours(1));

        Assert.Equal(HttpStatusCode.NotFound, (await emulator.PatchAsync($"subscriptions/{id}", new JsonObject { ["expirationDateTime"] = "2026-04-03T09:00:00Z" })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await emulator.PostAsync($"subscriptions/{id}/reauthorize", null)).Status);
        Assert.Empty((await emulator.GetAsync("subscriptions")).Values);
        Assert.Equal(HttpStatusCode.Created, (await emulator.PostAsync("subscriptions", Body(receiver))).Status);
    }

    [Fact]
    public async Task Deleted_IsGone()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var receiver = await TestReceiver.StartAsync();
        var id = (await emulator.PostAsync("subscriptions", Body(receiver))).Id;

        Assert.Equal(HttpStatusCode.NoContent, (await emulator.SendAsync("DELETE", $"subscriptions/{id}", null)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await emulator.SendAsync("DELETE", $"subscriptions/{id}", null)).Status);
    }

    [Fact]
    public async Task TheApi_HasItsOwnRates_AndTheLogTells()
    {
        await using var emulator = await TestEmulator.StartAsync(static o => (o.Notifications.ListsPerTwentySeconds, o.Notifications.CallsPerTwentySeconds) = (2, 1));
        await emulator.GetAsync("subscriptions");
        await emulator.GetAsync("subscriptions");
        var third = await emulator.GetAsync("subscriptions");
        await emulator.SendAsync("DELETE", $"subscriptions/{Guid.Empty}", null);
        var second = await emulator.SendAsync("DELETE", $"subscriptions/{Guid.Empty}", null);
        emulator.Control.AdvanceClock(TimeSpan.FromSeconds(20));

        Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(20)), (third.Status, third.Headers.RetryAfter!.Delta!.Value));
        Assert.Equal(HttpStatusCode.TooManyRequests, second.Status);
        Assert.Equal(HttpStatusCode.OK, (await emulator.GetAsync("subscriptions")).Status);
        Assert.Equal(2, emulator.Control.ReadViolations().Count(static v => v.Limit == LimitKind.SubscriptionCalls));
    }

    [Fact]
    public async Task RenewedAndReauthorizedWithinTenMinutes_IsAViolation()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var receiver = await TestReceiver.StartAsync();
        var id = (await emulator.PostAsync("subscriptions", Body(receiver))).Id;

        await emulator.PatchAsync($"subscriptions/{id}", new JsonObject { ["expirationDateTime"] = "2026-04-03T09:00:00Z" });
        emulator.Control.AdvanceClock(TimeSpan.FromMinutes(10));
        await emulator.PostAsync($"subscriptions/{id}/reauthorize", null);
        Assert.Equal(0, emulator.Control.ReadCounters().LimitViolations.ReauthorizedTwice);
        await emulator.PatchAsync($"subscriptions/{id}", new JsonObject { ["expirationDateTime"] = "2026-04-03T09:00:00Z" });

        Assert.Equal(1, emulator.Control.ReadCounters().LimitViolations.ReauthorizedTwice);
    }

    public static JsonObject Body(TestReceiver receiver, string expires = "2026-04-05T08:00:00Z") => new()
    {
        ["changeType"] = "created",
        ["notificationUrl"] = receiver.Url,
        ["resource"] = $"users/{Some.Owner}/mailFolders('inbox')/messages",
        ["expirationDateTime"] = DateTimeOffset.TryParse(expires, CultureInfo.InvariantCulture, out _) ? expires : throw new ArgumentException("A time is needed.", nameof(expires)),
        ["clientState"] = "secret",
    };
}
