using System.Net;
using System.Text.Json.Nodes;
using InquiryAssistant.Service.Sync.Engine;
using InquiryAssistant.Service.Sync.Mailboxes;
using InquiryAssistant.Service.Sync.Subscriptions;
using InquiryAssistant.Service.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Quartz;

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

    public async ValueTask DisposeAsync()
    {
        sync.Service.Wire.Before = static (_, _) => Task.FromResult<HttpStatusCode?>(null);
        await (await sync.Part<ISchedulerFactory>().GetScheduler(CancellationToken.None)).Start(CancellationToken.None);
        GC.SuppressFinalize(this);
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
        var request = sync.Service.Wire.Calls.First(IsCreation).Json;

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
        store.Mailboxes.Add(new SyncedMailbox { Address = Colleague, Listed = true, NextSweepTicks = TimeProvider.System.GetUtcNow().AddMinutes(14).UtcTicks });
        await store.SaveChangesAsync(Token);

        await sync.Part<SyncScheduler>().LookAfterSubscriptionsAsync(Token);
        await SyncUnderTest.UntilAsync("it is subscribed to", () => store.Subscriptions.AnyAsync(s => s.Mailbox == Colleague, Token));
        var id = sync.Service.Emulator.Control.Deliver(Colleague, Some.Inquiry()).ImmutableId;

        await SyncUnderTest.UntilAsync("its mail is taken in", () => store.TakenIn.AnyAsync(m => m.Mailbox == Colleague && m.MessageId == id, Token));
        await UnlistAsync(Colleague);
        await EndAsync(Colleague);
    }

    [Fact]
    public async Task ADueSubscription_IsRenewedByPatch_NotMadeAnew()
    {
        var before = await RowAsync();
        var other = await sync.AddQuietMailboxAsync("a secret");
        await UnlistAsync(other);
        await DueAsync();

        var renewal = await CallAsync("PATCH", "/" + before.Id);

        Assert.Equal(["expirationDateTime"], renewal.Json.Select(p => p.Key).Where(k => !k.StartsWith('@')));
        await SyncUnderTest.UntilAsync("the renewal is noted", async () => (await RowAsync()).RenewTicks > TimeProvider.System.GetUtcNow().AddDays(2).UtcTicks);
        Assert.Equal(before.Id, (await RowAsync()).Id);
        // That of a mailbox that is no longer ours ends meanwhile, which is no matter of this one.
        Assert.Contains(sync.Service.Wire.Calls, c => c.Is("DELETE", "/" + SyncUnderTest.SubscriptionOf(other)));
        Assert.DoesNotContain(sync.Service.Wire.Calls, c => IsCreation(c) || c.Is("DELETE", "/" + before.Id));
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
        Assert.Contains(sync.Service.Wire.Calls, IsReading);
    }

    [Fact]
    public async Task Missed_IsAnsweredByAReading()
    {
        var before = await sync.MailboxAsync();

        Assert.Equal(1, sync.Service.Emulator.Control.FireLifecycle("missed", SyncUnderTest.Key, null));

        // A sweep reads too, but counts no news.
        await SyncUnderTest.UntilAsync("the mailbox is read", async () => await sync.MailboxAsync() is var row && row.News > before.News && row.Handled >= row.News);
        Assert.Contains(sync.Service.Wire.Calls, IsReading);
    }

    [Fact]
    public async Task TheSubscriptionOfAMailboxThatIsNoLongerOurs_Ends()
    {
        var mailbox = await sync.AddQuietMailboxAsync("a secret");
        await UnlistAsync(mailbox);

        await EndAsync(mailbox);

        Assert.Single(sync.Service.Wire.Calls, c => c.Is("DELETE", "/" + SyncUnderTest.SubscriptionOf(mailbox)));
        Assert.NotNull(await FindRowAsync());
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, -1)]
    public async Task WhatGraphHasEnded_IsNotEndedOnceMore(bool isRemoved, int daysLeft)
    {
        var mailbox = await sync.AddQuietMailboxAsync("a secret");
        var expires = TimeProvider.System.GetUtcNow().AddDays(daysLeft).UtcTicks;
        await using var store = sync.Open();
        await store.Subscriptions.Where(s => s.Mailbox == mailbox).ExecuteUpdateAsync(set => set.SetProperty(s => s.Removed, isRemoved).SetProperty(s => s.ExpiresTicks, expires), Token);
        await UnlistAsync(mailbox);

        await EndAsync(mailbox);

        Assert.DoesNotContain(sync.Service.Wire.Calls, c => c.Is("DELETE", "/" + SyncUnderTest.SubscriptionOf(mailbox)));
    }

    /// <summary>Mailboxes that refuse to be subscribed to, because of their licence or their right, must not use up what a tick may do.</summary>
    [Fact]
    public async Task AMailboxThatRefusesANewSubscription_WaitsItsTurn_HoweverLongAgoTheOldOneEnded()
    {
        await RestAsync();
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
        await ForgetAsync(refusing, living);
    }

    [Fact]
    public async Task WhoWasTriedLongestAgo_IsSubscribedToFirst()
    {
        await RestAsync();
        var names = new[] { await sync.AddQuietMailboxAsync("a secret"), await sync.AddQuietMailboxAsync("a secret") }.Order(StringComparer.Ordinal).ToArray();
        await using var store = sync.Open();
        await store.Subscriptions.Where(s => names.Contains(s.Mailbox)).ExecuteDeleteAsync(Token);
        await store.Mailboxes.Where(m => m.Address == names[0]).ExecuteUpdateAsync(set => set.SetProperty(m => m.SubscribeAfterTicks, 1), Token);
        await store.Mailboxes.Where(m => m.Address == names[1]).ExecuteUpdateAsync(set => set.SetProperty(m => m.SubscribeAfterTicks, 0), Token);

        var first = await sync.Part<SubscriptionRows>().MissingAsync(1, Token);
        await ForgetAsync(names);

        Assert.Equal([names[1]], first);
    }

    [Fact]
    public async Task NoLimit_IsBroken()
    {
        var before = sync.Service.Emulator.Control.ReadViolations().Count;
        var mails = Enumerable.Range(0, 5).Select(_ => sync.Service.Deliver(Some.Inquiry())).ToArray();

        foreach (var mail in mails)
        {
            await SyncUnderTest.UntilAsync("the mails are tagged", async () => (await sync.CategoriesAsync(mail)).Length > 0);
        }

        Assert.Empty(sync.Service.Emulator.Control.ReadViolations().Skip(before));
    }

    private async Task<JsonObject> OneAsync() => (await sync.Service.GetAsync($"/api/sync?mailbox={Uri.EscapeDataString(SyncUnderTest.Key)}"))["mailboxes"]![0]!.AsObject();

    /// <summary>Whether our mailbox was subscribed to; what is done for others, as tests leave them behind, is another matter.</summary>
    private static bool IsCreation(WireCall call) =>
        call.Is("POST", "/subscriptions") && call.Status < 300 && ((string)call.Json["resource"]!).StartsWith($"users/{SyncUnderTest.Key}/", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the changes of our mailbox were asked for.</summary>
    private static bool IsReading(WireCall call) =>
        call.Target.Contains("/delta", StringComparison.OrdinalIgnoreCase) && Uri.UnescapeDataString(call.Target).Contains(SyncUnderTest.Key, StringComparison.OrdinalIgnoreCase);

    /// <summary>The engine begins nothing until the end of the test, which looks at rows that it would work on.</summary>
    private async Task RestAsync()
    {
        var engine = await sync.Part<ISchedulerFactory>().GetScheduler(Token);
        await engine.Standby(Token);
        await SyncUnderTest.UntilAsync("nothing runs", async () => (await engine.QueryFireInstances(new FireInstanceQuery(), Token)).Items.Count == 0);
    }

    /// <summary>Takes mailboxes of which Graph knows nothing out of the store again.</summary>
    private async Task ForgetAsync(params string[] mailboxes)
    {
        await using var store = sync.Open();
        await store.Subscriptions.Where(s => mailboxes.Contains(s.Mailbox)).ExecuteDeleteAsync(Token);
        await store.Mailboxes.Where(m => mailboxes.Contains(m.Address)).ExecuteDeleteAsync(Token);
    }

    /// <summary>The settings no longer name it.</summary>
    private async Task UnlistAsync(string mailbox)
    {
        await using var store = sync.Open();
        await store.Mailboxes.Where(m => m.Address == mailbox).ExecuteUpdateAsync(set => set.SetProperty(m => m.Listed, false), Token);
    }

    /// <summary>Lets the job look, until the subscription of a mailbox that is no longer ours is taken away.</summary>
    private async Task EndAsync(string mailbox)
    {
        await sync.Part<SyncScheduler>().LookAfterSubscriptionsAsync(Token);
        await SyncUnderTest.UntilAsync("it is taken away", async () =>
        {
            await using var store = sync.Open();
            return !await store.Subscriptions.AnyAsync(s => s.Mailbox == mailbox, Token);
        });
    }

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
