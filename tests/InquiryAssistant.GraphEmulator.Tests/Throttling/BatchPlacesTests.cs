using InquiryAssistant.GraphEmulator.Notifications;
using InquiryAssistant.GraphEmulator.Protocol;
using InquiryAssistant.GraphEmulator.Store;
using InquiryAssistant.GraphEmulator.Tests.Support;
using InquiryAssistant.GraphEmulator.Throttling;

namespace InquiryAssistant.GraphEmulator.Tests.Throttling;

public sealed class BatchPlacesTests
{
    private readonly MailboxThrottle throttle = new(new GraphEmulatorOptions(), new EmulatorClock(new ManualTime()), new RequestCounters(new NotificationLedger()));

    [Theory]
    [InlineData(20, 4, 0)]
    [InlineData(3, 4, 1)]
    [InlineData(20, 1, 3)]
    public void ABatch_HoldsThePlacesOfItsSteps_BeforeAnyRuns(int steps, int atOnce, int free)
    {
        using var batch = throttle.EnterBatch(Enumerable.Repeat(Some.Owner, steps), atOnce);

        for (var i = 0; i < free; i++)
        {
            throttle.Enter(Some.Owner, "GET messages", 0, null);
        }

        Assert.Equal(429, Assert.Throws<GraphException>(() => throttle.Enter(Some.Owner, "GET messages", 0, null)).Status);
    }

    [Fact]
    public void ItsOwnSteps_MeetOnlyEachOther_AndItsEndFreesAll()
    {
        using (var batch = throttle.EnterBatch(Enumerable.Repeat(Some.Owner, 20), 4))
        {
            var running = Enumerable.Range(0, 4).Select(_ => throttle.Enter(Some.Owner, "GET messages", 0, batch)).ToList();
            Assert.Throws<GraphException>(() => throttle.Enter(Some.Owner, "GET messages", 0, batch));
            running.ForEach(static r => r.Dispose());
            throttle.Enter(Some.Owner, "GET messages", 0, batch).Dispose();
        }

        Assert.All(Enumerable.Range(0, 4), _ => throttle.Enter(Some.Owner, "GET messages", 0, null));
    }
}
