using System.Globalization;

namespace InquiryAssistant.Graph.Limits;

/// <summary>Keeps a count within a sliding window, so that Graph need not refuse.</summary>
/// <remarks>The window is cut into slices; a slice counts until it lies wholly outside, so the true window is never exceeded. Pure: the time is given. Not thread-safe.</remarks>
internal sealed class RequestBudget(int limit, TimeSpan window)
{
    private const int Slices = 60;

    private readonly long sliceTicks = window.Ticks / Slices;
    private Queue<(long Slice, int Count)> taken = new();
    private int total;
    private long latest;

    /// <summary>How long so many requests have to wait; zero when they fit.</summary>
    public TimeSpan WaitFor(int requests, DateTimeOffset now)
    {
        Forget(now);
        var over = total + requests - limit;
        foreach (var (slice, count) in over > 0 ? taken.ToArray() : [])
        {
            over -= count;
            if (over <= 0)
            {
                return TimeSpan.FromTicks(EndOf(slice) - now.UtcTicks);
            }
        }

        return TimeSpan.Zero;
    }

    /// <summary>Notes that so many requests go now.</summary>
    public void Take(int requests, DateTimeOffset now)
    {
        Forget(now);
        taken.Enqueue((now.UtcTicks / sliceTicks, requests));
        total += requests;
    }

    /// <summary>What counts now, slice by slice.</summary>
    public string Write(DateTimeOffset now)
    {
        Forget(now);
        return string.Join(' ', BySlice().Select(static s => string.Create(CultureInfo.InvariantCulture, $"{s.Key}:{s.Value}")));
    }

    /// <summary>Counts what another budget wrote: of each slice what is more than is counted here, since what went to and fro is in both.</summary>
    public void Know(string written, DateTimeOffset now)
    {
        var counts = BySlice();
        var newest = now.UtcTicks / sliceTicks;
        foreach (var word in written.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            // Clocks differ by seconds; what lies further ahead would count for too long.
            if (word.Split(':') is [var first, var second] && long.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var slice) && slice <= newest + 1
                && int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= limit && count > counts.GetValueOrDefault(slice))
            {
                counts[slice] = count;
            }
        }

        taken = new(counts.Select(static c => (c.Key, c.Value)));
        total = counts.Values.Sum();
        Forget(now);
    }

    private SortedDictionary<long, int> BySlice() => new(taken.GroupBy(static t => t.Slice).ToDictionary(static g => g.Key, static g => g.Sum(static t => t.Count)));

    /// <summary>When a slice lies wholly outside the window.</summary>
    private long EndOf(long slice) => ((slice + 1) * sliceTicks) + window.Ticks;

    private void Forget(DateTimeOffset now)
    {
        // A clock that is set back takes along what was counted by it.
        var newest = now.UtcTicks / sliceTicks;
        if (latest - newest is var back && back > 1)
        {
            taken = new(taken.Select(t => (t.Slice - back, t.Count)));
        }

        latest = newest;
        while (taken.TryPeek(out var oldest) && EndOf(oldest.Slice) <= now.UtcTicks)
        {
            total -= taken.Dequeue().Count;
        }
    }
}
