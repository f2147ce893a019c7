namespace InquiryAssistant.Graph.Limits;

/// <summary>Waits that never end too early.</summary>
internal static class Patience
{
    /// <summary>Waits at least so long. <c>Task.Delay</c> cuts a wait to whole milliseconds; whoever wakes that much too early finds that he must wait on, for no time at all, and spins through the rest.</summary>
    public static Task WaitAsync(this TimeProvider time, TimeSpan wait, CancellationToken cancellationToken) =>
        Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), time, cancellationToken);
}
