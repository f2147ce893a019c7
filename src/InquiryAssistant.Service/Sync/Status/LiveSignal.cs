namespace InquiryAssistant.Service.Sync.Status;

/// <summary>Wakes those in this process who watch the store, so that they need not wait for their next look.</summary>
internal sealed class LiveSignal
{
    private volatile TaskCompletionSource next = New();

    /// <summary>Ends at the next change. Take it before looking at the store.</summary>
    public Task Next => next.Task;

    /// <summary>Something was written that watchers may show.</summary>
    public void Changed() => Interlocked.Exchange(ref next, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
