using InquiryAssistant.GraphEmulator.Faults;
using InquiryAssistant.GraphEmulator.Tests.Subscriptions;
using InquiryAssistant.GraphEmulator.Tests.Support;

namespace InquiryAssistant.GraphEmulator.Tests.Notifications;

/// <summary>In real time, from many threads, with every fault at once: each notification ends in exactly one way, and none stays on its way.</summary>
public sealed class NotificationStormTests
{
    private const int Mailboxes = 20;
    private const int MailsEach = 25;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task EveryNotification_EndsInOneWay(int seed)
    {
        await using var emulator = await TestEmulator.StartAsync(o =>
        {
            o.Time = TimeProvider.System;
            o.Notifications.LongestLatency = TimeSpan.FromMilliseconds(20);
            o.Notifications.FirstRetry = TimeSpan.FromMilliseconds(5);
            o.Notifications.LeastAnswers = int.MaxValue;
        });
        await using var receiver = await TestReceiver.StartAsync();
        for (var i = 0; i < Mailboxes; i++)
        {
            emulator.Control.AddMailbox(Address(i), null, []);
            var body = SubscriptionTests.Body(receiver, emulator.Control.Now.AddDays(1).ToString("O"));
            body["resource"] = $"users/{Address(i)}/mailFolders('inbox')/messages";
            Assert.Equal(System.Net.HttpStatusCode.Created, (await emulator.PostAsync("subscriptions", body, ("Prefer", "IdType=\"ImmutableId\""))).Status);
        }

        var chance = new Random(seed);
        receiver.Answer = n => Task.FromResult(n % 5 == 0 ? 503 : 202);
        emulator.Control.Faults = new FaultPlan { Seed = seed, DropNotification = 0.1, DuplicateNotification = 0.1, Reorder = true };
        var sent = await Task.WhenAll(Enumerable.Range(0, Mailboxes).Select(i => Task.Run(() => Enumerable.Range(0, MailsEach).Select(_ => emulator.Control.Deliver(Address(i), Some.Mail()).ImmutableId).ToList())));
        emulator.Control.AdvanceClock(TimeSpan.FromSeconds(chance.Next(1, 5)));
        await emulator.Control.NotificationsIdleAsync(TestEmulator.Token);

        var counters = emulator.Control.ReadCounters().Notifications;
        var heard = (await receiver.NextAsync(counters.Sent)).Select(static m => (string)m["resourceData"]!["id"]!).ToHashSet();
        Assert.Equal((Mailboxes * MailsEach, 0, 0, 0), (counters.Raised, counters.Pending, counters.Lost, counters.Silenced));
        Assert.Equal(counters.Raised + counters.Duplicated, counters.Sent + counters.Dropped);
        Assert.True(counters is { Dropped: > 0, Duplicated: > 0, Retried: > 0 });
        Assert.Equal(counters.Raised - counters.Dropped, sent.SelectMany(static s => s).Count(heard.Contains));
    }

    private static string Address(int i) => $"rep{i}@storm.example";
}
