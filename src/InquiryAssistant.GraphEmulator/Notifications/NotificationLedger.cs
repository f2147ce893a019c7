namespace InquiryAssistant.GraphEmulator.Notifications;

/// <summary>Keeps the counters of notifications and tells when nothing is pending.</summary>
internal sealed class NotificationLedger
{
    private readonly Lock gate = new();
    private readonly List<TaskCompletionSource> watchers = [];
    private NotificationCounters counters = NotificationCounters.None;

    public NotificationCounters Report()
    {
        lock (gate)
        {
            return counters;
        }
    }

    /// <summary>Starts anew; what is pending stays so.</summary>
    public void Reset()
    {
        lock (gate)
        {
            counters = NotificationCounters.None with { Pending = counters.Pending };
        }
    }

    public void Count(Func<NotificationCounters, NotificationCounters> add)
    {
        lock (gate)
        {
            counters = add(counters);
            if (counters.Pending == 0)
            {
                watchers.ForEach(static w => w.TrySetResult());
                watchers.Clear();
            }
        }
    }

    /// <summary>Ends when nothing is pending.</summary>
    public Task IdleAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (counters.Pending == 0)
            {
                return Task.CompletedTask;
            }

            var idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            watchers.Add(idle);
            return idle.Task.WaitAsync(cancellationToken);
        }
    }
}
