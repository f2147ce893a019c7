using Microsoft.Extensions.Options;

namespace InquiryAssistant.Service.Sync.Backfills;

/// <summary>How many of this process's workers may be at earlier mail at once: half of them, so that mail that arrives in other mailboxes always finds one. Whoever finds no place is woken again by the sweep.</summary>
internal sealed class BackfillPlaces(IOptions<SyncOptions> options)
{
    private int free = Math.Max(1, options.Value.Workers / 2);

    /// <summary>Takes a place if there is one; give it back with <see cref="Leave"/>.</summary>
    public bool TryEnter()
    {
        if (Interlocked.Decrement(ref free) >= 0)
        {
            return true;
        }

        Leave();
        return false;
    }

    public void Leave() => Interlocked.Increment(ref free);
}
