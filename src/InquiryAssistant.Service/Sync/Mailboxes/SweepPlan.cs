namespace InquiryAssistant.Service.Sync.Mailboxes;

/// <summary>When a mailbox is looked at again though nobody said that there is news: the longer it has been quiet, the later.</summary>
internal static class SweepPlan
{
    private const int MostDoublings = 20;

    /// <summary>The wait after a sweep: <paramref name="shortest"/>, doubled with each quiet sweep in a row, up to <paramref name="longest"/>.</summary>
    public static TimeSpan Interval(int quiet, TimeSpan shortest, TimeSpan longest) => Doubled(quiet, shortest, longest);

    /// <summary>The wait after the <paramref name="failures"/>th failure in a row, from 1; what Graph asked for counts when it is longer.</summary>
    public static TimeSpan AfterFailure(int failures, TimeSpan first, TimeSpan longest, TimeSpan? asked)
    {
        var own = Doubled(failures - 1, first, longest);
        return asked > own ? asked.Value : own;
    }

    /// <summary>Shifts a time by up to a tenth, always alike for one mailbox, so that ten thousand that started together drift apart.</summary>
    public static TimeSpan Spread(TimeSpan interval, string mailbox) => interval * (0.9 + (0.1 * Share.Of(mailbox)));

    private static TimeSpan Doubled(int times, TimeSpan first, TimeSpan longest)
    {
        var ticks = first.Ticks * (double)(1L << Math.Clamp(times, 0, MostDoublings));
        return ticks >= longest.Ticks ? longest : TimeSpan.FromTicks((long)ticks);
    }
}
