using InquiryAssistant.Service.Sync.Engine;
using InquiryAssistant.Service.Sync.Subscriptions;
using InquiryAssistant.Service.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace InquiryAssistant.Service.Tests.Sync;

public sealed class EmbeddedClockTests(EmbeddedSync sync) : ClockTests(sync), IClassFixture<EmbeddedSync>;

public sealed class DistributedClockTests(DistributedSync sync) : ClockTests(sync), IClassFixture<DistributedSync>;

/// <summary>Store and timetable as a clock leaves them that was an hour ahead and is set back: nothing may rest for that hour.</summary>
public abstract class ClockTests(SyncUnderTest sync)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AfterAnHourBack_MailIsFound_ThoughNobodyTellsOfIt()
    {
        await sync.ReadAsync();
        var id = sync.Service.Deliver(Some.Inquiry());
        var later = TimeProvider.System.GetUtcNow().AddHours(1);
        var engine = await sync.Part<ISchedulerFactory>().GetScheduler(Token);
        foreach (var job in EngineRegistration.Recurring.Keys)
        {
            var trigger = (await engine.GetTrigger(new TriggerKey(job.Name), Token))!;
            await engine.RescheduleJob(trigger.Key, trigger.GetTriggerBuilder().StartAt(later).Build(), Token);
        }

        await using (var store = sync.Open())
        {
            await store.Mailboxes.Where(m => m.Address == SyncUnderTest.Key).ExecuteUpdateAsync(
                set => set.SetProperty(m => m.NextSweepTicks, later.AddMinutes(2).UtcTicks).SetProperty(m => m.ClaimedUntilTicks, later.UtcTicks)
                    .SetProperty(m => m.WaitUntilTicks, later.AddMinutes(1).UtcTicks).SetProperty(m => m.FailedAtTicks, later.UtcTicks),
                Token);
        }

        await SyncUnderTest.UntilAsync("the mail is tagged", async () => (await sync.CategoriesAsync(id)).Length > 0);
        await SyncUnderTest.UntilAsync("the next sweep is planned anew", async () => (await sync.MailboxAsync()).NextSweepTicks <= TimeProvider.System.GetUtcNow().AddMinutes(15).UtcTicks);
    }

    [Fact]
    public async Task ARenewalThatIsFurtherAheadThanAnyPlan_IsDue()
    {
        var mailbox = await sync.AddQuietMailboxAsync("a secret");
        var now = TimeProvider.System.GetUtcNow();
        var life = TimeSpan.FromHours(6 * 24 + 22);
        await using var store = sync.Open();
        await store.Mailboxes.Where(m => m.Address == mailbox).ExecuteUpdateAsync(set => set.SetProperty(m => m.SubscribeAfterTicks, 0), Token);
        var url = sync.Service.Settings["Sync:NotificationBaseUrl"] + "/api/notifications";
        var isDue = new List<bool>();
        foreach (var renew in (DateTimeOffset[])[now + (life * 0.6), now + (life * 0.6) + TimeSpan.FromHours(1)])
        {
            await store.Subscriptions.Where(s => s.Mailbox == mailbox).ExecuteUpdateAsync(set => set.SetProperty(s => s.RenewTicks, renew.UtcTicks), Token);
            isDue.Add((await sync.Part<SubscriptionRows>().DueAsync(url, 100, Token)).Any(s => s.Mailbox == mailbox));
        }

        Assert.Equal([false, true], isDue);
    }
}
