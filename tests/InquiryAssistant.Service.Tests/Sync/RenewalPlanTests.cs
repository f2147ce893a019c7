using System.Globalization;
using InquiryAssistant.Graph;
using InquiryAssistant.Service.Sync.Subscriptions;

namespace InquiryAssistant.Service.Tests.Sync;

public sealed class RenewalPlanTests
{
    private const int Mailboxes = 10_000;

    /// <summary>Graph takes 500 changes of subscriptions in 20 seconds.</summary>
    private const int Allowed = 500;

    private static readonly int PerTick = RenewalPlan.CallsPerTick(new GraphOptions().SubscriptionCalls);

    private static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Life = new(6, 22, 0, 0);
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(20);

    [Fact]
    public void Renewal_IsAroundHalfOfTheLife_AndAlwaysAlikeForOneMailbox()
    {
        var shares = Enumerable.Range(0, Mailboxes).Select(i => (RenewalPlan.RenewAt(Name(i), Start, Start + Life) - Start) / Life).ToArray();

        Assert.All(shares, share => Assert.InRange(share, 0.4, 0.6));
        Assert.InRange(shares.Average(), 0.495, 0.505);
        Assert.Equal(RenewalPlan.RenewAt("a@b.example", Start, Start + Life), RenewalPlan.RenewAt("a@b.example", Start, Start + Life));
        // Even: no twentieth of the spread holds more than a tenth above its share.
        Assert.All(shares.GroupBy(s => (int)((s - 0.4) / 0.01)), slot => Assert.InRange(slot.Count(), 400, 600));
    }

    [Fact]
    public void AFailedRenewal_IsTriedAgainBeforeTheEnd()
    {
        Assert.Equal(TimeSpan.FromMinutes(10), RenewalPlan.RetryAt(Start, Start + TimeSpan.FromDays(3)) - Start);
        Assert.Equal(TimeSpan.FromMinutes(1), RenewalPlan.RetryAt(Start, Start + TimeSpan.FromMinutes(8)) - Start);
        Assert.Equal(RenewalPlan.Tick, RenewalPlan.RetryAt(Start, Start - TimeSpan.FromMinutes(8)) - Start);
    }

    [Fact]
    public void TenThousand_LiveForAMonth_WithoutABurstAndWithoutAGap()
    {
        var run = Simulate(TimeSpan.FromDays(30), outage: null);

        Assert.Equal(0, run.Ended);
        Assert.InRange(run.LargestWindow(Start, Start + TimeSpan.FromHours(1)), 100, Allowed / 2);
        // Once all are there, a window holds a handful: ten thousand in a fifth of seven days are 1.7 in 20 seconds.
        Assert.InRange(run.LargestWindow(Start + TimeSpan.FromHours(1), Start + TimeSpan.FromDays(30)), 1, 20);
    }

    [Fact]
    public void AfterADayWithoutTheService_TheOverdueOnesAreRenewed_WithoutABurst()
    {
        var outage = (From: Start + TimeSpan.FromDays(3), To: Start + TimeSpan.FromDays(4));

        var run = Simulate(TimeSpan.FromDays(12), outage);

        Assert.Equal(0, run.Ended);
        Assert.InRange(run.LargestWindow(outage.To, outage.To + TimeSpan.FromDays(1)), PerTick, Allowed / 2);
    }

    private static string Name(int i) => string.Create(CultureInfo.InvariantCulture, $"rep{i}@exporter.example");

    /// <summary>The keeper's ticks on a clock that is only counted: each takes what is due, the one that ends first in front, as much as one tick may.</summary>
    private static Run Simulate(TimeSpan length, (DateTimeOffset From, DateTimeOffset To)? outage)
    {
        var due = new PriorityQueue<int, DateTimeOffset>(Enumerable.Range(0, Mailboxes).Select(i => (i, Start)));
        var expires = new DateTimeOffset[Mailboxes];
        var run = new Run();
        for (var now = Start; now < Start + length; now += RenewalPlan.Tick)
        {
            if (now >= outage?.From && now < outage?.To)
            {
                continue;
            }

            for (var calls = 0; calls < PerTick && due.TryPeek(out var mailbox, out var at) && at <= now; calls++)
            {
                due.Dequeue();
                run.Ended += expires[mailbox] != default && expires[mailbox] < now ? 1 : 0;
                run.Calls.Add(now);
                expires[mailbox] = now + Life;
                due.Enqueue(mailbox, RenewalPlan.RenewAt(Name(mailbox), now, now + Life));
            }
        }

        return run;
    }

    private sealed class Run
    {
        public List<DateTimeOffset> Calls { get; } = [];

        /// <summary>Subscriptions that ended before they were renewed.</summary>
        public int Ended { get; set; }

        /// <summary>The most calls in any 20 seconds of a time, both ends counted.</summary>
        public int LargestWindow(DateTimeOffset from, DateTimeOffset to)
        {
            var calls = Calls.Where(c => c >= from && c < to).ToArray();
            var largest = 0;
            for (int first = 0, last = 0; last < calls.Length; last++)
            {
                while (calls[last] - calls[first] > Window)
                {
                    first++;
                }

                largest = Math.Max(largest, last - first + 1);
            }

            return largest;
        }
    }
}
