using System.Net;
using System.Net.Http.Json;
using System.Text;
using InquiryAssistant.Service.Storage;
using InquiryAssistant.Service.Sync;
using InquiryAssistant.Service.Sync.Engine;
using InquiryAssistant.Service.Sync.Notifications;
using InquiryAssistant.Service.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Sub = InquiryAssistant.Service.Sync.Notifications.Lifecycle;

namespace InquiryAssistant.Service.Tests.Sync;

public sealed class EmbeddedNotificationTests(EmbeddedSync sync) : NotificationTests(sync), IClassFixture<EmbeddedSync>;

public sealed class DistributedNotificationTests(DistributedSync sync) : NotificationTests(sync), IClassFixture<DistributedSync>;

/// <summary>The endpoint that Graph calls. Its mailboxes are such that no job touches them, so that what is in the store is what the endpoint put there.</summary>
public abstract class NotificationTests(SyncUnderTest sync)
{
    private const string Path = "/api/notifications";
    private const string Lifecycle = "/api/notifications/lifecycle";
    private const string Secret = "a secret of one subscription";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Path)]
    [InlineData(Lifecycle)]
    public async Task Handshake_EchoesTheToken_AsPlainText(string path)
    {
        const string Word = "Validation: Testing client application reachability for subscription Request-Id: 1&2=<b>ü</b>";

        var answer = await sync.Service.Api.PostAsync($"{path}?validationToken={Uri.EscapeDataString(Word)}", new StringContent("", Encoding.UTF8, "text/plain"), Token);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/plain", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(Word, await answer.Content.ReadAsStringAsync(Token));
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task ANotice_IsDurableBeforeTheAnswer_AndGraphIsNotAsked()
    {
        var mailbox = await sync.AddQuietMailboxAsync(Secret);
        var asked = 0;
        sync.Service.Wire.Before = (_, path) =>
        {
            asked += path.Contains(mailbox, StringComparison.OrdinalIgnoreCase) ? 1 : 0;
            return Task.FromResult<HttpStatusCode?>(null);
        };

        var answer = await SendAsync(Path, Notification(mailbox, Secret, "m1"));

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal((1, "m1"), await NewsAsync(mailbox));
        Assert.Equal(0, asked);
    }

    [Fact]
    public async Task SeveralChangesOfAMailbox_CollapseIntoOneRow()
    {
        var mailbox = await sync.AddQuietMailboxAsync(Secret);

        await SendAsync(Path, Notification(mailbox, Secret, "m1"), Notification(mailbox, Secret, "m2"), Notification(mailbox, Secret, "m1"));
        await SendAsync(Path, Notification(mailbox, Secret, "m2"));

        Assert.Equal((2, "m1 m2"), await NewsAsync(mailbox));
    }

    [Fact]
    public async Task AWrongSecret_IsAnswered_AndIgnored()
    {
        var mailbox = await sync.AddQuietMailboxAsync(Secret);
        var other = await sync.AddQuietMailboxAsync("another secret");

        var answer = await SendAsync(Path, Notification(mailbox, "another secret", "m1"), Notification(mailbox, "", "m2"), Notification(other, "another secret", "m3"));

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal((0, ""), await NewsAsync(mailbox));
        Assert.Equal((1, "m3"), await NewsAsync(other));
    }

    [Fact]
    public async Task AnUnknownOrEndedSubscription_IsAnswered_AndIgnored()
    {
        var mailbox = await sync.AddQuietMailboxAsync(Secret);
        await using (var store = sync.Open())
        {
            await store.Subscriptions.Where(s => s.Mailbox == mailbox).ExecuteUpdateAsync(set => set.SetProperty(s => s.ExpiresTicks, TimeProvider.System.GetUtcNow().AddHours(-1).UtcTicks), Token);
        }

        Assert.Equal(HttpStatusCode.Accepted, (await SendAsync(Path, Notification(mailbox, Secret, "m1"))).StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, (await SendAsync(Path, new { subscriptionId = Guid.NewGuid(), clientState = Secret, resourceData = new { id = "m" } })).StatusCode);
        Assert.Equal((0, ""), await NewsAsync(mailbox));
    }

    [Theory]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("no json", HttpStatusCode.BadRequest)]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    [InlineData("""{"value":7}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"\ud800":7}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"value":[]}""", HttpStatusCode.Accepted)]
    [InlineData("""{"value":[7,{"subscriptionId":7},{"subscriptionId":"x","resourceData":[]}]}""", HttpStatusCode.Accepted)]
    public async Task WhatIsNoNotification_IsRefused_AndOddItemsAreNot(string body, HttpStatusCode status)
    {
        var answer = await sync.Service.Api.PostAsync(Path, new StringContent(body, Encoding.UTF8, "application/json"), Token);

        Assert.Equal(status, answer.StatusCode);
    }

    /// <summary>What waits is written together, so that one notice which a database cannot take would hold up all others; a stranger may send it.</summary>
    [Theory]
    [InlineData("""{"subscriptionId":"a\u0000b","clientState":"x"}""")]
    [InlineData("""{"subscriptionId":"a\ud800b","clientState":"x"}""")]
    [InlineData("""{"subscriptionId":"a","clientState":"\udc00","lifecycleEvent":"\udc00"}""")]
    [InlineData("""{"subscriptionId":"{known}","clientState":"a secret of one subscription","resourceData":{"id":"a\u0000b"}}""")]
    [InlineData("""{"subscriptionId":"{known}","clientState":"a secret of one subscription","resourceData":{"id":"a\ud800b"}}""")]
    public async Task WhatNoDatabaseTakes_HoldsNobodyUp(string item)
    {
        var mailbox = await sync.AddQuietMailboxAsync(Secret);
        var body = $$"""{"value":[{{item.Replace("{known}", SyncUnderTest.SubscriptionOf(mailbox), StringComparison.Ordinal)}},{{System.Text.Json.JsonSerializer.Serialize(Notification(mailbox, Secret, "m1"))}}]}""";

        var answer = await sync.Service.Api.PostAsync(Path, new StringContent(body, Encoding.UTF8, "application/json"), Token);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal((1, "m1"), await NewsAsync(mailbox));
    }

    [Fact]
    public async Task AsManyUnknownSubscriptionsAsWaitTogether_HoldNobodyUp()
    {
        var mailbox = await sync.AddQuietMailboxAsync(Secret);
        var strangers = Enumerable.Range(0, 40_000).Select(static i => new Notice($"{i:x8}-0000-0000-0000-000000000000", "x", null, Sub.None));
        // On a clock that stands still nobody's patience ends, however busy the machine is.
        using var writer = new NewsWriter(sync.Open, sync.Part<SyncScheduler>(), new ManualTime(), sync.Part<SyncMeters>(), NullLogger<NewsWriter>.Instance);
        await writer.StartAsync(Token);

        Assert.True(await writer.TryWriteAsync([.. strangers, new Notice(SyncUnderTest.SubscriptionOf(mailbox), Secret, "m1", Sub.None)], Token));

        Assert.Equal((1, "m1"), await NewsAsync(mailbox));
    }

    [Fact]
    public async Task ABodyBeyondAMegabyte_IsRefused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new StringContent("{\"value\":[\"" + new string('x', 1_100_000) + "\"]}", Encoding.UTF8, "application/json") };
        // Asked before it is sent, or the connection may break under the sender before he reads the answer.
        request.Headers.ExpectContinue = true;

        var answer = await sync.Service.Api.SendAsync(request, Token);

        await ServiceUnderTest.ProblemAsync(answer, HttpStatusCode.RequestEntityTooLarge, "too-large");
    }

    [Fact]
    public async Task AStoreThatDoesNotTakeIt_MeansSendItAgain_AndTheRestIsOneTransaction()
    {
        var mailbox = await sync.AddQuietMailboxAsync(Secret);
        Task<HttpResponseMessage>[] waiting;
        await using (var store = sync.Open())
        {
            await store.Database.OpenConnectionAsync(Token);
            await ExecuteAsync(store, store is SqliteStore ? "BEGIN EXCLUSIVE" : "BEGIN; LOCK TABLE mailboxes IN ACCESS EXCLUSIVE MODE");

            var refused = await SendAsync(Path, Notification(mailbox, Secret, "m0"));
            await ServiceUnderTest.ProblemAsync(refused, HttpStatusCode.ServiceUnavailable, "not-ready");
            Assert.NotNull(refused.Headers.RetryAfter);

            waiting = [.. Enumerable.Range(1, 200).Select(i => SendAsync(Path, Notification(mailbox, Secret, $"n{i:000}")))];
            await Task.Delay(TimeSpan.FromMilliseconds(500), Token);
            await ExecuteAsync(store, "ROLLBACK");
        }

        var answers = await Task.WhenAll(waiting);
        await Task.WhenAll(Enumerable.Range(1, 200).Zip(answers).Where(a => a.Second.StatusCode != HttpStatusCode.Accepted).Select(a => SendAsync(Path, Notification(mailbox, Secret, $"n{a.First:000}"))));

        await using var after = sync.Open();
        Assert.Equal(200, await after.Hints.CountAsync(h => h.Mailbox == mailbox && h.MessageId != "m0", Token));
        // Two hundred that waited are a few transactions, not two hundred.
        Assert.InRange((await sync.MailboxAsync(mailbox)).News, 1, 60);
    }

    [Theory]
    [InlineData("reauthorizationRequired", 0, false)]
    [InlineData("subscriptionRemoved", 0, true)]
    public async Task ALifecycleEvent_CallsForTheSubscription(string lifecycleEvent, long renewTicks, bool removed)
    {
        var mailbox = await sync.AddQuietMailboxAsync(Secret);

        var answer = await SendAsync(Lifecycle, new { subscriptionId = SyncUnderTest.SubscriptionOf(mailbox), clientState = Secret, lifecycleEvent });

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        await using var store = sync.Open();
        var row = await store.Subscriptions.SingleAsync(s => s.Mailbox == mailbox, Token);
        Assert.Equal(renewTicks, row.RenewTicks);
        Assert.Equal(removed, row.Removed);
        Assert.Equal((1, ""), await NewsAsync(mailbox));
    }

    /// <summary>What is told of a subscription is written a moment after it was found there, and a new one may have taken its place in between.</summary>
    [Theory]
    [InlineData("reauthorizationRequired")]
    [InlineData("subscriptionRemoved")]
    public async Task ALifecycleEvent_OfASubscriptionThatWasReplaced_LeavesTheNewOneAsItIs(string lifecycleEvent)
    {
        var mailbox = await sync.AddQuietMailboxAsync(Secret);
        var (old, later) = (SyncUnderTest.SubscriptionOf(mailbox), TimeProvider.System.GetUtcNow().AddDays(1).UtcTicks);
        using var looks = new StoreLooks("subscriptions", old);
        Task<HttpResponseMessage>? sending = null;

        await new Func<Store>(sync.Open).TogetherAsync(
            async (store, token) =>
            {
                // Whoever writes to the mailbox waits from here on.
                await store.Mailboxes.Where(m => m.Address == mailbox).ExecuteUpdateAsync(set => set.SetProperty(m => m.Quiet, 1), token);
                sending = SendAsync(Lifecycle, new { subscriptionId = old, clientState = Secret, lifecycleEvent });
                await looks.First.WaitAsync(TimeSpan.FromSeconds(60), token);
                await store.Subscriptions.Where(s => s.Mailbox == mailbox).ExecuteDeleteAsync(token);
                store.Subscriptions.Add(new() { Id = "new" + old[3..], Mailbox = mailbox, ClientStateHash = new byte[32], NotificationUrl = "", ExpiresTicks = later, RenewTicks = later });
                await store.SaveChangesAsync(token);
            },
            Token);

        Assert.Equal(HttpStatusCode.Accepted, (await sending!).StatusCode);
        await using var store = sync.Open();
        var row = await store.Subscriptions.SingleAsync(s => s.Mailbox == mailbox, Token);
        Assert.Equal((false, later), (row.Removed, row.RenewTicks));
    }

    [Fact]
    public async Task MissedNotifications_AreNews()
    {
        var mailbox = await sync.AddQuietMailboxAsync(Secret);

        await SendAsync(Lifecycle, new { subscriptionId = SyncUnderTest.SubscriptionOf(mailbox), clientState = Secret, lifecycleEvent = "missed" });

        Assert.Equal((1, ""), await NewsAsync(mailbox));
    }

    private static object Notification(string mailbox, string secret, string id) => new
    {
        subscriptionId = SyncUnderTest.SubscriptionOf(mailbox),
        subscriptionExpirationDateTime = "2026-12-08T09:00:00.0000000Z",
        changeType = "created",
        resource = $"Users/{Guid.Empty}/Messages/{id}",
        clientState = secret,
        tenantId = Guid.Empty,
        resourceData = new Dictionary<string, string> { ["@odata.type"] = "#Microsoft.Graph.Message", ["id"] = id },
    };

    private Task<HttpResponseMessage> SendAsync(string path, params object[] items) => sync.Service.Api.PostAsJsonAsync(path, new { value = items }, Token);

    private async Task<(long News, string Hints)> NewsAsync(string mailbox)
    {
        await using var store = sync.Open();
        return ((await sync.MailboxAsync(mailbox)).News, string.Join(' ', await store.Hints.Where(h => h.Mailbox == mailbox).OrderBy(h => h.MessageId).Select(h => h.MessageId).ToListAsync(Token)));
    }

    private static async Task ExecuteAsync(Store store, string sql)
    {
        await using var command = store.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Token);
    }
}
