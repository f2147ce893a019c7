namespace InquiryAssistant.Service.Storage;

/// <summary>The line of those in this process who want to write into the SQLite file, which takes one at a time. SQLite's own wait holds a thread, sleeps up to a tenth of a
/// second a time and lets whoever wakes at the right moment go first; here nobody holds a thread, and who came first goes first (decision 058).</summary>
internal sealed class SqliteLine
{
    private readonly Lock gate = new();
    private readonly Queue<Place> urgent = [];
    private readonly Queue<Place> others = [];
    private object? writer;

    /// <summary>Waits for its turn.</summary>
    /// <param name="who">Stands for the writer until it leaves.</param>
    /// <param name="isUrgent">Whether it goes before all that are not.</param>
    /// <param name="cancellationToken">Gives the place up.</param>
    public async ValueTask EnterAsync(object who, bool isUrgent, CancellationToken cancellationToken)
    {
        if (Enter(who, isUrgent) is { } place)
        {
            await using var given = cancellationToken.Register(() => place.Turn.TrySetCanceled(cancellationToken));
            await place.Turn.Task;
        }
    }

    /// <summary>Lets the next one write. Does nothing for one whose turn it is not.</summary>
    public void Leave(object who)
    {
        lock (gate)
        {
            if (writer != who)
            {
                return;
            }

            writer = null;
            while (writer is null && (urgent.TryDequeue(out var next) || others.TryDequeue(out next)))
            {
                // One that gave up its place takes no turn any more.
                writer = next.Turn.TrySetResult() ? next.Who : null;
            }
        }
    }

    /// <summary>Null when it is its turn already.</summary>
    private Place? Enter(object who, bool isUrgent)
    {
        lock (gate)
        {
            if (writer is null || writer == who)
            {
                writer = who;
                return null;
            }

            var place = new Place(who);
            (isUrgent ? urgent : others).Enqueue(place);
            return place;
        }
    }

    private sealed record Place(object Who)
    {
        public TaskCompletionSource Turn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
