namespace InquiryAssistant.GraphEmulator.Store;

/// <summary>
/// Runs things when the emulator's clock comes to their time: as time passes, and at once when the control side moves the clock past them.
/// They run one after the other in the order of their times, never on the thread and never under the locks of the one who scheduled them.
/// </summary>
internal sealed partial class EmulatorSchedule : IDisposable
{
    /// <summary>Timers take no longer span; a longer wait is cut in pieces.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly Lock gate = new();
    private readonly PriorityQueue<Action<DateTimeOffset>, (DateTimeOffset Due, long Order)> waiting = new();
    private readonly EmulatorClock clock;
    private readonly ILogger<EmulatorSchedule> logger;
    private readonly ITimer timer;
    private long lastOrder;
    private bool running;

    public EmulatorSchedule(EmulatorClock clock, ILogger<EmulatorSchedule> logger)
    {
        this.clock = clock;
        this.logger = logger;
        timer = clock.CreateTimer(static schedule => ((EmulatorSchedule)schedule!).Wake(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        clock.Advanced += Wake;
    }

    /// <summary>The clock it goes by.</summary>
    public EmulatorClock Clock => clock;

    /// <summary>Runs something at a time of the emulator's clock, or as soon as possible if that is past. It gets the time it was due, so that what follows from it can be reckoned from there.</summary>
    public void At(DateTimeOffset due, Action<DateTimeOffset> run)
    {
        lock (gate)
        {
            waiting.Enqueue(run, (due, ++lastOrder));
        }

        Wake();
    }

    public void Dispose()
    {
        clock.Advanced -= Wake;
        timer.Dispose();
    }

    private void Wake()
    {
        lock (gate)
        {
            if (running || !waiting.TryPeek(out _, out var next))
            {
                return;
            }

            var wait = next.Due - clock.GetUtcNow();
            if (wait > TimeSpan.Zero)
            {
                timer.Change(wait < LongestWait ? wait : LongestWait, Timeout.InfiniteTimeSpan);
                // The clock may have come to it between the look at it and the setting of the timer, which then waits for too long.
                if (next.Due > clock.GetUtcNow())
                {
                    return;
                }
            }

            running = true;
        }

        // Without the context of the caller: its trace and its log scope are not ours.
        ThreadPool.UnsafeQueueUserWorkItem(static schedule => schedule.RunDue(), this, preferLocal: false);
    }

    private void RunDue()
    {
        while (true)
        {
            Action<DateTimeOffset>? run;
            DateTimeOffset due;
            lock (gate)
            {
                if (!waiting.TryPeek(out run, out var next) || next.Due > clock.GetUtcNow())
                {
                    running = false;
                    break;
                }

                due = next.Due;
                waiting.Dequeue();
            }

            try
            {
                run(due);
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                Log.Failed(logger, failure);
            }
        }

        Wake();
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The emulator failed on something it had scheduled")]
        public static partial void Failed(ILogger logger, Exception failure);
    }
}
