namespace InquiryAssistant.Graph.Limits;

/// <summary>The places of one mailbox on the wire. Whoever comes first enters first, so that a batch, which needs all places, is not starved by single requests.</summary>
internal sealed class MailboxPlaces(int places)
{
    private readonly Lock gate = new();
    private readonly LinkedList<Waiter> waiters = [];
    private readonly int all = places;
    private int free = places;

    /// <summary>Waits for a place, or for all; dispose the answer to leave.</summary>
    public async Task<IDisposable> EnterAsync(bool wantsAll, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var waiter = new Waiter(wantsAll ? all : 1);
        lock (gate)
        {
            waiters.AddLast(waiter);
            LetIn();
        }

        await using var _ = cancellationToken.Register(() => GiveUp(waiter, cancellationToken));
        await waiter.Entered.Task;
        return new Place(this, waiter.Wanted);
    }

    private void GiveUp(Waiter waiter, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (waiters.Remove(waiter))
            {
                waiter.Entered.SetCanceled(cancellationToken);
                LetIn();
            }
        }
    }

    private void LetIn()
    {
        while (waiters.First is { } first && first.Value.Wanted <= free)
        {
            waiters.RemoveFirst();
            free -= first.Value.Wanted;
            first.Value.Entered.SetResult();
        }
    }

    private void Leave(int count)
    {
        lock (gate)
        {
            free += count;
            LetIn();
        }
    }

    private sealed class Waiter(int wanted)
    {
        public int Wanted { get; } = wanted;

        public TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class Place(MailboxPlaces places, int count) : IDisposable
    {
        public void Dispose() => places.Leave(Interlocked.Exchange(ref count, 0));
    }
}
