namespace InquiryAssistant.GraphEmulator.Throttling;

/// <summary>What one mailbox bears at the moment. Used under the lock of <see cref="MailboxThrottle"/>.</summary>
internal sealed class MailboxLoad
{
    private int singles;

    public static TimeSpan RequestWindow { get; } = TimeSpan.FromMinutes(10);

    public static TimeSpan UploadWindow { get; } = TimeSpan.FromMinutes(5);

    public List<BatchLoad> Batches { get; } = [];

    public Queue<DateTimeOffset> Requests { get; } = [];

    public Queue<(DateTimeOffset At, long Bytes)> Uploads { get; } = [];

    public long UploadedBytes { get; private set; }

    /// <summary>Requests at once as one more request meets them: a step of a batch meets the running steps of its own batch, but all the places of others.</summary>
    public int InFlight(BatchLoad? own) => singles + (own?.Running ?? 0) + Batches.Where(b => b != own).Sum(static b => b.Places);

    /// <summary>Refused requests count too: trying again early makes it worse, as with Graph.</summary>
    public void Count(DateTimeOffset now)
    {
        Requests.Enqueue(now);
        while (Requests.TryPeek(out var at) && now - at >= RequestWindow)
        {
            Requests.Dequeue();
        }

        while (Uploads.TryPeek(out var upload) && now - upload.At >= UploadWindow)
        {
            UploadedBytes -= Uploads.Dequeue().Bytes;
        }
    }

    public void Take(DateTimeOffset now, long uploadBytes, BatchLoad? batch)
    {
        batch?.Enter();
        singles += batch is null ? 1 : 0;
        if (uploadBytes > 0)
        {
            Uploads.Enqueue((now, uploadBytes));
            UploadedBytes += uploadBytes;
        }
    }

    public void Release(BatchLoad? batch)
    {
        batch?.Leave(wasRunning: true);
        singles -= batch is null ? 1 : 0;
    }
}

/// <summary>The steps of one batch on one mailbox.</summary>
/// <param name="steps">How many there are.</param>
/// <param name="atOnce">How many of them may run at once.</param>
internal sealed class BatchLoad(int steps, int atOnce)
{
    private int open = steps;

    /// <summary>Places it holds: those of the steps that may still run at once.</summary>
    public int Places => Math.Min(atOnce, open);

    public int Running { get; private set; }

    public void Enter() => Running++;

    public void Leave(bool wasRunning)
    {
        open--;
        Running -= wasRunning ? 1 : 0;
    }
}
