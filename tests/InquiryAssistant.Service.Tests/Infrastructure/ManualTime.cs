namespace InquiryAssistant.Service.Tests.Infrastructure;

/// <summary>A clock that moves only when told to, and tells when somebody waits on it.</summary>
internal sealed class ManualTime : TimeProvider
{
    /// <summary>Shorter than the time that a try has, and a handshake.</summary>
    private static readonly TimeSpan LongestPass = TimeSpan.FromSeconds(9);

    private readonly Lock gate = new();
    private readonly List<ManualTimer> timers = [];
    private readonly List<(Predicate<TimeSpan> Wanted, TaskCompletionSource Seen)> watchers = [];
    private DateTimeOffset now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Ends when somebody waits for just this long.</summary>
    public Task UntilSomebodyWaits(TimeSpan due) => UntilSomebodyWaits(asked => asked == due);

    /// <summary>Ends when somebody waits for a time that fits.</summary>
    public Task UntilSomebodyWaits(Predicate<TimeSpan> wanted)
    {
        lock (gate)
        {
            if (timers.Exists(t => wanted(t.Asked)))
            {
                return Task.CompletedTask;
            }

            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            watchers.Add((wanted, seen));
            return seen.Task.WaitAsync(TimeSpan.FromSeconds(60));
        }
    }

    /// <summary>Moves on whenever somebody waits for a while, until the work is done. Longer waits are limits that a test does not want to reach: they are left alone.</summary>
    public async Task<T> PassUntilDoneAsync<T>(Task<T> work)
    {
        while (!work.IsCompleted)
        {
            var waiting = UntilSomebodyWaits(due => due <= LongestPass);
            await Task.WhenAny(work, waiting);
            if (waiting.IsCompletedSuccessfully)
            {
                Pass();
            }
        }

        return await work;
    }

    private void Pass()
    {
        TimeSpan wait;
        lock (gate)
        {
            var due = timers.FindAll(static t => t.Asked <= LongestPass);
            wait = due.Count > 0 ? due.Min(t => t.DueAt) - now : TimeSpan.Zero;
        }

        Advance(wait);
    }

    public void Advance(TimeSpan by)
    {
        List<ManualTimer> due;
        lock (gate)
        {
            now += by;
            due = timers.FindAll(t => t.DueAt <= now);
            timers.RemoveAll(due.Contains);
        }

        due.ForEach(t => t.Fire());
    }

    private sealed class ManualTimer(ManualTime time, Action fire) : ITimer
    {
        public TimeSpan Asked { get; private set; }

        public DateTimeOffset DueAt { get; private set; }

        public Action Fire { get; } = fire;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time.gate)
            {
                time.timers.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan)
                {
                    return true;
                }

                (Asked, DueAt) = (dueTime, time.now + dueTime);
                time.timers.Add(this);
                foreach (var watcher in time.watchers.FindAll(w => w.Wanted(dueTime)))
                {
                    watcher.Seen.TrySetResult();
                }
            }

            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
