using System.Linq.Expressions;
using InquiryAssistant.Service.Sync.Engine;

namespace InquiryAssistant.Service.Sync.Mailboxes;

/// <summary>When a mailbox is looked at again though nobody said that there is news: the longer it has been quiet, the later.</summary>
internal static class SweepPlan
{
    private const int MostDoublings = 20;

    /// <summary>When a mailbox is swept next: <paramref name="shortest"/> after <paramref name="now"/>, twice as long with each quiet sweep in a row, never later than <paramref name="longest"/>.</summary>
    /// <remarks>Ten thousand that were read together, as at a start, must not be read together again. So a wait that still grows is shortened by up to a half, always alike for one mailbox, and a mailbox that has
    /// grown quiet has a place of its own in a round of the longest wait, where it stays.</remarks>
    public static DateTimeOffset Next(DateTimeOffset now, int quiet, TimeSpan shortest, TimeSpan longest, string mailbox)
    {
        var (wait, share) = (Doubled(quiet, shortest, longest), Share.Of(mailbox));
        return wait < longest ? now + (wait * (0.5 + (0.5 * share))) : now + longest - TimeSpan.FromTicks((now.UtcTicks - (longest * share).Ticks) % longest.Ticks);
    }

    /// <summary>The wait after the <paramref name="failures"/>th failure in a row, from 1; what Graph asked for counts when it is longer.</summary>
    public static TimeSpan AfterFailure(int failures, TimeSpan first, TimeSpan longest, TimeSpan? asked)
    {
        var own = Doubled(failures - 1, first, longest);
        return asked > own ? asked.Value : own;
    }

    /// <summary>Whether a mailbox is to be read now, because of news or of its time. What lies further ahead than any plan puts it, and a wait that began in the future, was written before the clock was set back, and does not count.</summary>
    public static Expression<Func<SyncedMailbox, bool>> IsToBeRead(DateTimeOffset now, TimeSpan longest)
    {
        var (ticks, nearly, latest) = (now.UtcTicks, (now + ClockWatch.ClocksDiffer).UtcTicks, Latest(now, longest));
        return m => m.Listed && (m.WaitUntilTicks <= ticks || m.FailedAtTicks > nearly) && (m.News > m.Handled || m.NextSweepTicks <= ticks || (m.NextSweepTicks > latest && m.NextSweepTicks > m.WaitUntilTicks));
    }

    /// <summary>The latest time that a plan names for the next sweep.</summary>
    public static long Latest(DateTimeOffset now, TimeSpan longest) => (now + longest + ClockWatch.ClocksDiffer).UtcTicks;

    private static TimeSpan Doubled(int times, TimeSpan first, TimeSpan longest)
    {
        var ticks = first.Ticks * (double)(1L << Math.Clamp(times, 0, MostDoublings));
        return ticks >= longest.Ticks ? longest : TimeSpan.FromTicks((long)ticks);
    }
}
