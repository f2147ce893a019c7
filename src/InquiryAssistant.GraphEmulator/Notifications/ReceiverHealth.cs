using InquiryAssistant.GraphEmulator.Store;

namespace InquiryAssistant.GraphEmulator.Notifications;

/// <summary>How fast a receiver answers, and the penalty: over ten minutes, more than 10 % of answers after 3 seconds make it slow, more than 15 % after 10 seconds make its notifications be dropped.</summary>
internal sealed class ReceiverHealth(NotificationOptions options, EmulatorClock clock)
{
    private const double SlowShare = 0.10;
    private const double DropShare = 0.15;
    private readonly Lock gate = new();
    private readonly Queue<(DateTimeOffset At, AnswerSpeed Speed)> answers = [];
    private DateTimeOffset penaltyEnds;
    private ReceiverState penalty;

    /// <summary>Length of the window, and of a penalty.</summary>
    public static TimeSpan Window { get; } = TimeSpan.FromMinutes(10);

    /// <summary>What it means for a notification raised now.</summary>
    public ReceiverState State
    {
        get
        {
            lock (gate)
            {
                return clock.GetUtcNow() < penaltyEnds ? penalty : ReceiverState.Good;
            }
        }
    }

    public void Note(AnswerSpeed speed)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            answers.Enqueue((now, speed));
            while (answers.TryPeek(out var oldest) && now - oldest.At >= Window)
            {
                answers.Dequeue();
            }

            if (answers.Count < options.LeastAnswers || (now < penaltyEnds && penalty == ReceiverState.Drop))
            {
                return;
            }

            var verySlow = answers.Count(static a => a.Speed == AnswerSpeed.VerySlow);
            var slow = answers.Count(static a => a.Speed != AnswerSpeed.Good);
            var judged = verySlow > DropShare * answers.Count ? ReceiverState.Drop : slow > SlowShare * answers.Count ? ReceiverState.Slow : ReceiverState.Good;
            if (judged != ReceiverState.Good)
            {
                (penalty, penaltyEnds) = (judged, now + Window);
            }
        }
    }
}

/// <summary>How an answer came: in time, after 3 seconds, not within 10 seconds.</summary>
internal enum AnswerSpeed
{
    Good,
    Slow,
    VerySlow,
}

/// <summary>How a receiver is treated.</summary>
internal enum ReceiverState
{
    Good,

    /// <summary>New notifications are ten minutes late.</summary>
    Slow,

    /// <summary>New notifications are lost.</summary>
    Drop,
}
