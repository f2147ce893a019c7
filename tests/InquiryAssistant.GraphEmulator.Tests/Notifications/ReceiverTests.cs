using InquiryAssistant.GraphEmulator.Tests.Subscriptions;
using InquiryAssistant.GraphEmulator.Tests.Support;

namespace InquiryAssistant.GraphEmulator.Tests.Notifications;

/// <summary>How the emulator treats receivers that answer late, badly or not at all.</summary>
public sealed class ReceiverTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static CancellationToken Token => TestEmulator.Token;

    [Fact]
    public async Task A503_IsRepeated_AsTimePasses()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var receiver = await TestReceiver.StartAsync();
        await emulator.PostAsync("subscriptions", SubscriptionTests.Body(receiver));
        receiver.Answer = static n => Task.FromResult(n < 3 ? 503 : 202);

        emulator.Deliver(Some.Mail());
        await RetriedAsync(emulator, 1);
        emulator.Time.Advance(TimeSpan.FromSeconds(5));
        await RetriedAsync(emulator, 2);
        emulator.Time.Advance(TimeSpan.FromSeconds(10));
        await receiver.NextAsync();
        await emulator.Control.NotificationsIdleAsync(Token);

        var counters = emulator.Control.ReadCounters().Notifications;
        Assert.Equal((3, 1, 2, 0), (counters.Deliveries, counters.Sent, counters.Retried, counters.Lost));
    }

    [Fact]
    public async Task AClockMovedByHours_MakesUpForAllRepetitions_AndThenTheyAreLost()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var receiver = await TestReceiver.StartAsync();
        await emulator.PostAsync("subscriptions", SubscriptionTests.Body(receiver));
        receiver.Answer = static _ => Task.FromResult(500);

        emulator.Deliver(Some.Mail());
        await RetriedAsync(emulator, 1);
        emulator.Control.AdvanceClock(TimeSpan.FromHours(4));
        await emulator.Control.NotificationsIdleAsync(Token);

        // After 5, 10, 20 … seconds: eleven repetitions fit into four hours.
        var counters = emulator.Control.ReadCounters().Notifications;
        Assert.Equal((12, 11, 1, 0), (counters.Deliveries, counters.Retried, counters.Lost, counters.Sent));
    }

    [Fact]
    public async Task AReceiverThatIsDown_GetsItsNotificationsWhenItIsBack()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var receiver = await TestReceiver.StartAsync();
        await emulator.PostAsync("subscriptions", SubscriptionTests.Body(receiver));
        receiver.Answer = static n => n == 1 ? throw new InvalidOperationException("The receiver is down.") : Task.FromResult(202);

        emulator.Deliver(Some.Mail());
        await RetriedAsync(emulator, 1);
        emulator.Control.AdvanceClock(TimeSpan.FromMinutes(1));

        Assert.Equal("created", (string?)(await receiver.NextAsync())["changeType"]);
    }

    [Fact]
    public async Task AFirstAnswerAfterThreeSeconds_IsTooLate_ARepeatedOneMayTakeTen()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var receiver = await TestReceiver.StartAsync();
        await emulator.PostAsync("subscriptions", SubscriptionTests.Body(receiver));
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        receiver.Answer = async _ =>
        {
            asked.TrySetResult();
            await Task.Delay(TimeSpan.FromSeconds(5), emulator.Time);
            return 202;
        };

        emulator.Deliver(Some.Mail());
        await IsAskedAsync(emulator, asked.Task);
        emulator.Time.Advance(TimeSpan.FromSeconds(3));
        await RetriedAsync(emulator, 1);
        emulator.Control.AdvanceClock(TimeSpan.FromSeconds(2));
        // The first answer and the schedule wait still; with them, the second answer and the limit of its delivery.
        await emulator.Time.WaitForTimersAsync(4).WaitAsync(Token);
        emulator.Time.Advance(TimeSpan.FromSeconds(5));
        await emulator.Control.NotificationsIdleAsync(Token);

        var counters = emulator.Control.ReadCounters().Notifications;
        Assert.Equal((2, 1, 1), (counters.Deliveries, counters.Retried, counters.Sent));
    }

    [Fact]
    public async Task ASlowReceiver_WaitsTenMinutes_AndIsForgivenAfterThem()
    {
        await using var emulator = await TestEmulator.StartAsync(static o => o.Notifications.LeastAnswers = 1);
        await using var receiver = await TestReceiver.StartAsync();
        await emulator.PostAsync("subscriptions", SubscriptionTests.Body(receiver));
        await AnswerLateAsync(emulator, receiver, TimeSpan.FromSeconds(4));

        emulator.Deliver(Some.Mail());
        var before = emulator.Control.ReadCounters().Notifications;
        emulator.Control.AdvanceClock(TimeSpan.FromMinutes(10));
        await emulator.Control.NotificationsIdleAsync(Token);
        emulator.Deliver(Some.Mail());
        await emulator.Control.NotificationsIdleAsync(Token);

        Assert.Equal((1, 1, 0), (before.Delayed, before.Pending, before.Lost));
        Assert.Equal((1, 3), (emulator.Control.ReadCounters().Notifications.Delayed, emulator.Control.ReadCounters().Notifications.Sent));
    }

    [Fact]
    public async Task AVerySlowReceiver_LosesNotificationsForTenMinutes()
    {
        await using var emulator = await TestEmulator.StartAsync(static o => (o.Notifications.LeastAnswers, o.Notifications.FirstWait) = (1, TimeSpan.FromSeconds(10)));
        await using var receiver = await TestReceiver.StartAsync();
        await emulator.PostAsync("subscriptions", SubscriptionTests.Body(receiver));
        await AnswerLateAsync(emulator, receiver, TimeSpan.FromSeconds(11));

        emulator.Deliver(Some.Mail());
        Assert.Equal(1, emulator.Control.ReadCounters().Notifications.Lost);
        emulator.Control.AdvanceClock(TimeSpan.FromMinutes(10));
        await emulator.Control.NotificationsIdleAsync(Token);
        emulator.Deliver(Some.Mail());
        await emulator.Control.NotificationsIdleAsync(Token);

        Assert.Equal((1, 2), (emulator.Control.ReadCounters().Notifications.Lost, emulator.Control.ReadCounters().Notifications.Sent));
    }

    /// <summary>Lets one delivery be answered so late that it is made again, then answers at once.</summary>
    private static async Task AnswerLateAsync(TestEmulator emulator, TestReceiver receiver, TimeSpan late)
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        receiver.Answer = async n =>
        {
            if (n == 1)
            {
                asked.TrySetResult();
                await Task.Delay(late, emulator.Time);
            }

            return 202;
        };
        emulator.Deliver(Some.Mail());
        await IsAskedAsync(emulator, asked.Task);
        emulator.Time.Advance(late);
        await RetriedAsync(emulator, 1);
        emulator.Control.AdvanceClock(TimeSpan.FromSeconds(5));
        await emulator.Control.NotificationsIdleAsync(Token);
    }

    /// <summary>Ends when the receiver is asked, and the limit of the delivery and the answer wait for their time. Counting timers alone would not do: that of the handshake may still stand.</summary>
    private static async Task IsAskedAsync(TestEmulator emulator, Task asked)
    {
        await asked.WaitAsync(Token);
        await emulator.Time.WaitForTimersAsync(2).WaitAsync(Token);
    }

    /// <summary>Ends when so many notifications have been put up for repetition.</summary>
    private static async Task RetriedAsync(TestEmulator emulator, int count)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (emulator.Control.ReadCounters().Notifications.Retried < count)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(begun) < Patience, "Nothing was put up for repetition.");
            await Task.Yield();
            Token.ThrowIfCancellationRequested();
        }
    }
}
