using System.Net;
using System.Text.Json.Nodes;
using InquiryAssistant.Service.Sync.Engine;
using InquiryAssistant.Service.Sync.Mailboxes;
using InquiryAssistant.Service.Sync.Subscriptions;
using InquiryAssistant.Service.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace InquiryAssistant.Service.Tests.Sync;

public sealed class EmbeddedSubscriptionTests(EmbeddedToldSync sync) : SubscriptionTests(sync), IClassFixture<EmbeddedToldSync>;

public sealed class DistributedSubscriptionTests(DistributedToldSync sync) : SubscriptionTests(sync), IClassFixture<DistributedToldSync>;

/// <summary>Subscriptions as the emulator's strict side keeps them: made, renewed, lost, and what is caught up then.</summary>
public abstract class SubscriptionTests(SyncUnderTest sync) : IAsyncLifetime
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Each test begins with one living subscription and nothing to do.</summary>
    public async ValueTask InitializeAsync()
    {
        await SyncUnderTest.UntilAsync("the mailbox is subscribed", async () => (string)(await OneAsync())["state"]! == "healthy" && (int)(await OneAsync())["pending"]! == 0);
        sync.Service.Wire.Forget();
    }

    public ValueTask DisposeAsync()
    {
        sync.Service.Wire.Before = static (_, _) => Task.FromResult<HttpStatusCode?>(null);
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task MailThatArrives_GetsItsTagsByItself()
    {
        var started = TimeProvider.System.GetTimestamp();
        var id = sync.Service.Deliver(Some.Inquiry());

        await SyncUnderTest.UntilAsync("the mail is tagged", async () => (await sync.CategoriesAsync(id)).Length > 0);

        Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(20));
        Assert.NotNull((await OneAsync())["lastNewsAt"]);
    }

    [Fact]
    public async Task TheSubscription_AsksForLeast_AndHasALifecycleAddressAndASecretOfItsOwn()
    {
        await LoseAsync();
        var request = (await CallAsync("POST", "/subscriptions")).Json;

        Assert.Equal("created", (string)request["changeType"]!);
        Assert.Equal($"users/{SyncUnderTest.Key}/mailFolders('inbox')/messages", (string)request["resource"]!);
        Assert.EndsWith("/api/notifications", (string)request["notificationUrl"]!, StringComparison.Ordinal);
        Assert.EndsWith("/api/notifications/lifecycle", (string)request["lifecycleNotificationUrl"]!, StringComparison.Ordinal);
        Assert.InRange(((string)request["clientState"]!).Length, 40, 128);
        Assert.False(request.ContainsKey("includeResourceData"));
        var life = (DateTimeOffset)request["expirationDateTime"]! - TimeProvider.System.GetUtcNow();
        Assert.InRange(life, TimeSpan.FromDays(6.8), TimeSpan.FromDays(7));
        var told = (await OneAsync())["subscription"]!;
        Assert.InRange((DateTimeOffset)told["renewAt"]! - TimeProvider.System.GetUtcNow(), TimeSpan.FromDays(2.7), TimeSpan.FromDays(4.2));
    }

    /// <summary>To subscribe to the mailboxes of others, it must be the application that asks, not the user of one of them.</summary>
    [Fact]
    public async Task AFurtherMailbox_GetsASubscriptionOfItsOwn()
    {
        const string Colleague = "zoe@tp-bearing.example";
        sync.Service.Emulator.Control.AddMailbox(Colleague, "Zoe", []);
        await using var store = sync.Open();
        store.Mailboxes.Add(new SyncedMailbox { Address = Colleague, Listed = true, NextSweepTicks = TimeProvider.System.GetUtcNow().AddDays(1).UtcTicks });
        await store.SaveChangesAsync(Token);

        await sync.Part<SyncScheduler>().LookAfterSubscriptionsAsync(Token);
        await SyncUnderTest.UntilAsync("it is subscribed to", () => store.Subscriptions.AnyAsync(s => s.Mailbox == Colleague, Token));
        var id = sync.Service.Emulator.Control.Deliver(Colleague, Some.Inquiry()).ImmutableId;

        await SyncUnderTest.UntilAsync("its mail is taken in", () => store.TakenIn.AnyAsync(m => m.Mailbox == Colleague && m.MessageId == id, Token));
        await store.Mailboxes.Where(m => m.Address == Colleague).ExecuteUpdateAsync(set => set.SetProperty(m => m.Listed, false), Token);
        await sync.Part<SyncScheduler>().LookAfterSubscriptionsAsync(Token);
        // Its end is no part of what other tests see on the wire.
        await SyncUnderTest.UntilAsync("it is ended", async () => !await store.Subscriptions.AnyAsync(s => s.Mailbox == Colleague, Token));
    }

    [Fact]
    public async Task ADueSubscription_IsRenewedByPatch_NotMadeAnew()
    {
        var before = await RowAsync();
        await DueAsync();

        var renewal = await CallAsync("PATCH", "/" + before.Id);

        Assert.Equal(["expirationDateTime"], renewal.Json.Select(p => p.Key).Where(k => !k.StartsWith('@')));
        await SyncUnderTest.UntilAsync("the renewal is noted", async () => (await RowAsync()).RenewTicks > TimeProvider.System.GetUtcNow().AddDays(2).UtcTicks);
        Assert.Equal(before.Id, (await RowAsync()).Id);
        Assert.DoesNotContain(sync.Service.Wire.Calls, c => c.Is("POST", "/subscriptions") || c.Method == "DELETE");
    }

    [Fact]
    public async Task ASubscriptionThatIsGone_IsMadeAnew_AndTheGapIsCaughtUp()
    {
        var before = await RowAsync();
        var id = await LoseAsync(() => sync.Service.Deliver(Some.Inquiry()));

        await SyncUnderTest.UntilAsync("the mail of the gap is tagged", async () => (await sync.CategoriesAsync(id!)).Length > 0);

        Assert.NotEqual(before.Id, (await RowAsync()).Id);
        await using var store = sync.Open();
        Assert.Equal(1, await store.Subscriptions.CountAsync(s => s.Mailbox == SyncUnderTest.Key, Token));
    }

    [Fact]
    public async Task AFailedRenewal_IsTriedAgain_AndTheSubscriptionStays()
    {
        var before = await RowAsync();
        sync.Service.Wire.Before = (method, path) => Task.FromResult<HttpStatusCode?>(method == "PATCH" && path.EndsWith(before.Id, StringComparison.Ordinal) ? HttpStatusCode.ServiceUnavailable : null);
        await DueAsync();
        await SyncUnderTest.UntilAsync("the failure is noted", async () => (await sync.MailboxAsync()).SubscribeAfterTicks > TimeProvider.System.GetUtcNow().UtcTicks);
        sync.Service.Wire.Before = static (_, _) => Task.FromResult<HttpStatusCode?>(null);

        Assert.Equal(HttpStatusCode.Accepted, (await sync.Service.PostAsync("/api/sync/repair", new { })).StatusCode);

        await SyncUnderTest.UntilAsync("it is renewed", async () => (await RowAsync()).RenewTicks > TimeProvider.System.GetUtcNow().AddDays(2).UtcTicks);
        Assert.Equal(before.Id, (await RowAsync()).Id);
    }

    [Fact]
    public async Task ReauthorizationRequired_IsAnsweredByARenewal()
    {
        var before = await RowAsync();

        Assert.Equal(1, sync.Service.Emulator.Control.FireLifecycle("reauthorizationRequired", SyncUnderTest.Key, null));
        await LookOnceNotedAsync(before);

        await CallAsync("PATCH", "/" + before.Id);
        Assert.Equal(before.Id, (await RowAsync()).Id);
    }

    [Fact]
    public async Task SubscriptionRemoved_IsAnsweredByANewOne_AndACatchUp()
    {
        var before = await RowAsync();

        Assert.Equal(1, sync.Service.Emulator.Control.FireLifecycle("subscriptionRemoved", SyncUnderTest.Key, null));
        await LookOnceNotedAsync(before);

        await SyncUnderTest.UntilAsync("there is a new one", async () => (await FindRowAsync()) is { } row && row.Id != before.Id);
        await SyncUnderTest.UntilAsync("it was caught up", async () => await sync.MailboxAsync() is var row && row.Handled >= row.News);
        Assert.Contains(sync.Service.Wire.Calls, c => c.Target.Contains("/delta", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Missed_IsAnsweredByAReading()
    {
        Assert.Equal(1, sync.Service.Emulator.Control.FireLifecycle("missed", SyncUnderTest.Key, null));

        await SyncUnderTest.UntilAsync("the mailbox is read", () => Task.FromResult(sync.Service.Wire.Calls.Any(c => c.Target.Contains("/delta", StringComparison.OrdinalIgnoreCase))));
    }

    [Fact]
    public async Task TheSubscriptionOfAMailboxThatIsNoLongerOurs_Ends()
    {
        var mailbox = await sync.AddQuietMailboxAsync("a secret");
        await using (var store = sync.Open())
        {
            await store.Mailboxes.Where(m => m.Address == mailbox).ExecuteUpdateAsync(set => set.SetProperty(m => m.Listed, false), Token);
        }

        await sync.Part<SyncScheduler>().LookAfterSubscriptionsAsync(Token);
        await SyncUnderTest.UntilAsync("it is taken away", async () =>
        {
            await using var store = sync.Open();
            return !await store.Subscriptions.AnyAsync(s => s.Mailbox == mailbox, Token);
        });

        Assert.Contains(sync.Service.Wire.Calls, c => c.Is("DELETE", "/" + SyncUnderTest.SubscriptionOf(mailbox)));
        Assert.NotNull(await FindRowAsync());
    }

    /// <summary>Mailboxes that refuse to be subscribed to, because of their licence or their right, must not use up what a tick may do.</summary>
    [Fact]
    public async Task AMailboxThatRefusesANewSubscription_WaitsItsTurn_HoweverLongAgoTheOldOneEnded()
    {
        var (rows, now) = (sync.Part<SubscriptionRows>(), TimeProvider.System.GetUtcNow());
        var refusing = await sync.AddQuietMailboxAsync("a secret");
        var living = await sync.AddQuietMailboxAsync("a secret");
        await using var store = sync.Open();
        await store.Subscriptions.Where(s => s.Mailbox == refusing).ExecuteUpdateAsync(
            set => set.SetProperty(s => s.Removed, true).SetProperty(s => s.RenewTicks, 1).SetProperty(s => s.ExpiresTicks, now.AddDays(-1).UtcTicks), Token);
        await store.Subscriptions.Where(s => s.Mailbox == living).ExecuteUpdateAsync(set => set.SetProperty(s => s.RenewTicks, 1).SetProperty(s => s.ExpiresTicks, now.AddDays(3).UtcTicks), Token);
        await store.Mailboxes.Where(m => m.Address == refusing || m.Address == living).ExecuteUpdateAsync(set => set.SetProperty(m => m.SubscribeAfterTicks, 0), Token);
        var url = sync.Service.Settings["Sync:NotificationBaseUrl"] + "/api/notifications";

        var first = (await rows.DueAsync(url, 1, Token)).Single();
        var row = await store.Subscriptions.AsNoTracking().SingleAsync(s => s.Mailbox == refusing, Token);
        await rows.FailedAsync(refusing, row, null, Token);

        Assert.Equal(living, first.Mailbox);
        Assert.InRange(new DateTimeOffset((await sync.MailboxAsync(refusing)).SubscribeAfterTicks, TimeSpan.Zero) - now, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(20));
        await store.Mailboxes.Where(m => m.Address == refusing || m.Address == living).ExecuteUpdateAsync(set => set.SetProperty(m => m.Listed, false), Token);
    }

    [Fact]
    public async Task WhoWasTriedLongestAgo_IsSubscribedToFirst()
    {
        var names = new[] { await sync.AddQuietMailboxAsync("a secret"), await sync.AddQuietMailboxAsync("a secret") }.Order(StringComparer.Ordinal).ToArray();
        await using var store = sync.Open();
        await store.Subscriptions.Where(s => names.Contains(s.Mailbox)).ExecuteDeleteAsync(Token);
        await store.Mailboxes.Where(m => m.Address == names[0]).ExecuteUpdateAsync(set => set.SetProperty(m => m.SubscribeAfterTicks, 1), Token);
        await store.Mailboxes.Where(m => m.Address == names[1]).ExecuteUpdateAsync(set => set.SetProperty(m => m.SubscribeAfterTicks, 0), Token);

        var first = await sync.Part<SubscriptionRows>().MissingAsync(1, Token);
        await store.Mailboxes.Where(m => names.Contains(m.Address)).ExecuteUpdateAsync(set => set.SetProperty(m => m.Listed, false), Token);

        Assert.Equal([names[1]], first);
    }

    [Fact]
    public async Task NoLimit_IsBroken()
    {
        for (var i = 0; i < 5; i++)
        {
            sync.Service.Deliver(Some.Inquiry());
        }

        await SyncUnderTest.UntilAsync("the mails are read", async () => (int)(await OneAsync())["pending"]! == 0);

        Assert.Empty(sync.Service.Emulator.Control.ReadViolations());
    }

    private async Task<JsonObject> OneAsync() => (await sync.Service.GetAsync("/api/sync"))["mailboxes"]![0]!.AsObject();

    private async Task<MailboxSubscription?> FindRowAsync()
    {
        await using var store = sync.Open();
        return await store.Subscriptions.AsNoTracking().SingleOrDefaultAsync(s => s.Mailbox == SyncUnderTest.Key, Token);
    }

    private async Task<MailboxSubscription> RowAsync() => (await FindRowAsync())!;

    /// <summary>The first such request on the wire, once it is there.</summary>
    private async Task<WireCall> CallAsync(string method, string ending)
    {
        await SyncUnderTest.UntilAsync($"{method} {ending}", () => Task.FromResult(sync.Service.Wire.Calls.Any(c => c.Is(method, ending) && c.Status < 300)));
        return sync.Service.Wire.Calls.First(c => c.Is(method, ending) && c.Status < 300);
    }

    /// <summary>Lets the job look once the event of the subscription stands in the store, in place of waiting for its turn.</summary>
    private async Task LookOnceNotedAsync(MailboxSubscription before)
    {
        await SyncUnderTest.UntilAsync("the event is noted", async () => await FindRowAsync() is not { } row || row.Id != before.Id || row.Removed || row.RenewTicks != before.RenewTicks);
        await sync.Part<SyncScheduler>().LookAfterSubscriptionsAsync(Token);
    }

    /// <summary>Makes it due and lets the job look.</summary>
    private async Task DueAsync()
    {
        await using var store = sync.Open();
        await store.Subscriptions.Where(s => s.Mailbox == SyncUnderTest.Key).ExecuteUpdateAsync(set => set.SetProperty(s => s.RenewTicks, 1), Token);
        await sync.Part<SyncScheduler>().LookAfterSubscriptionsAsync(Token);
    }

    /// <summary>Takes the subscription away behind our back, lets something happen in the gap, and waits until another one is there.</summary>
    private async Task<string?> LoseAsync(Func<string>? inTheGap = null)
    {
        var before = await RowAsync();
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"{sync.Service.Emulator.BaseUrl.AbsoluteUri.TrimEnd('/')}/subscriptions/{before.Id}");
        (await sync.Service.Outlook.SendAsync(request, Token)).EnsureSuccessStatusCode();
        var result = inTheGap?.Invoke();
        await DueAsync();
        await SyncUnderTest.UntilAsync("there is a new one", async () => (await FindRowAsync()) is { } row && row.Id != before.Id);
        return result;
    }
}
