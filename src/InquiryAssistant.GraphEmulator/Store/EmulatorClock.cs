namespace InquiryAssistant.GraphEmulator.Store;

/// <summary>The emulator's time: that of the source plus what the control side added. Timers run on the source; who waits for a time of the emulator listens to <see cref="Advanced"/> too.</summary>
internal sealed class EmulatorClock(TimeProvider source) : TimeProvider
{
    private long aheadTicks;

    /// <summary>Raised after the control side moved the clock ahead.</summary>
    public event Action? Advanced;

    public override long TimestampFrequency => source.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => source.GetUtcNow().AddTicks(Interlocked.Read(ref aheadTicks));

    public override long GetTimestamp() => source.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        source.CreateTimer(callback, state, dueTime, period);

    /// <summary>Now in whole seconds, the grain in which Exchange shows times.</summary>
    public DateTimeOffset Now()
    {
        var now = GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
    }

    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        _ = GetUtcNow() + by;
        Interlocked.Add(ref aheadTicks, by.Ticks);
        Advanced?.Invoke();
    }
}
