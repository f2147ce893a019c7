namespace InquiryAssistant.GraphEmulator.Notifications;

/// <summary>What became of notifications. Each one raised or duplicated ends as sent, dropped, lost or silenced, or is still pending.</summary>
/// <param name="Raised">Notifications that changes and lifecycle events called for.</param>
/// <param name="Duplicated">Second copies made by the fault plan.</param>
/// <param name="Sent">Taken by their receiver.</param>
/// <param name="Dropped">Left out by the fault plan.</param>
/// <param name="Lost">Discarded because the receiver was in the drop state, answered no attempt for four hours, or by the event <c>missed</c>.</param>
/// <param name="Silenced">Not told because the subscription had ended or was not reauthorized.</param>
/// <param name="Retried">Repeated deliveries, counted by notification.</param>
/// <param name="Delayed">Put off by ten minutes because the receiver was slow.</param>
/// <param name="Deliveries">HTTP requests to receivers, repetitions included, validations not.</param>
/// <param name="Pending">Raised and not done with.</param>
public sealed record NotificationCounters(int Raised, int Duplicated, int Sent, int Dropped, int Lost, int Silenced, int Retried, int Delayed, int Deliveries, int Pending)
{
    internal static NotificationCounters None { get; } = new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}
