using System.Collections.Concurrent;

namespace InquiryAssistant.Graph.Limits;

/// <summary>Graph asked for more patience than a request waits; nothing was sent.</summary>
internal sealed class HeldBackException(TimeSpan wait) : Exception("Graph asked for patience; nothing was sent.")
{
    /// <summary>How long it is still to wait.</summary>
    public TimeSpan Wait { get; } = wait;
}

/// <summary>What one mailbox, and the tenant as a whole, may ask of Graph now: places on the wire, requests in ten minutes, and the pace that its refusals taught.</summary>
/// <remarks>Of this process: others that work on the same mailbox are not seen, but for what is handed on with its work (decisions 041 and 078). Thread-safe.</remarks>
internal sealed class MailboxLimits(GraphOptions options, TimeProvider time, KeepPause? keep = null)
{
    /// <summary>Target of the subscriptions API, which has a limit of its own for application and tenant.</summary>
    public const string Subscriptions = "subscriptions";

    /// <summary>Graph allows 10,000 requests of a mailbox in 10 minutes; a tenth is left to other processes. Of the rest a backfill leaves <see cref="GraphOptions.ReservedForNews"/>.</summary>
    private const int RequestsInTenMinutes = 9_000;

    /// <summary>Weight of a listing of subscriptions among changes of them: Graph allows 25 in the time of 500 changes.</summary>
    public const int ListingWeight = 20;

    private static readonly RateRules MailboxRules = new(Ceiling: 40, Floor: 4, RecoveryPerSecond: 1, Burst: 20);
    private static readonly RateRules TenantRules = new(Ceiling: 1_000, Floor: 20, RecoveryPerSecond: 20, Burst: 100);

    private readonly ConcurrentDictionary<string, Target> targets = new(StringComparer.OrdinalIgnoreCase);
    private readonly AdaptiveRate tenant = new(TenantRules);
    private readonly TenantWatch watch = new();
    private readonly Lock gate = new();

    public TimeProvider Time => time;

    /// <summary>Waits for a place of the mailbox on the wire, a batch for all of them; dispose the answer to leave.</summary>
    public Task<IDisposable> EnterAsync(string target, bool isBatch, CancellationToken cancellationToken) => For(target).Places.EnterAsync(isBatch, cancellationToken);

    /// <summary>Waits until so many requests may go, and counts them.</summary>
    /// <exception cref="HeldBackException">It would be longer than a request waits.</exception>
    public async Task UntilAllowedAsync(string target, int requests, CancellationToken cancellationToken)
    {
        while (Reserve(For(target), requests) is var (wait, isSpent) && wait > TimeSpan.Zero)
        {
            // Who gives way does not wait where others would have to wait behind him.
            if (wait > options.LongestWait || (isSpent && GraphTurn.GivesWay))
            {
                throw new HeldBackException(wait);
            }

            await time.WaitAsync(wait, cancellationToken);
        }
    }

    /// <summary>Learns from answers that came together, and keeps the wait that they named before anybody waits for it: whoever goes on after a kill, or in another process, waits too (decision 080).</summary>
    /// <param name="target">The mailbox.</param>
    /// <param name="answers">How many.</param>
    /// <param name="throttled">How many of them were refusals.</param>
    /// <param name="retryAfter">The longest wait they named, if any.</param>
    public async Task LearnAsync(string target, int answers, int throttled, TimeSpan? retryAfter)
    {
        var now = time.GetUtcNow();
        var isTenant = Learn(target, answers, throttled, retryAfter, now);
        if (keep is not null && throttled > 0 && retryAfter is { } wait && wait > TimeSpan.Zero)
        {
            await keep(target, now + wait);
            if (isTenant)
            {
                await keep(GraphPauses.Tenant, now + wait);
            }
        }
    }

    /// <summary>Nothing is asked of the mailbox, or of all of them, before that time.</summary>
    public void PauseUntil(string target, DateTimeOffset until)
    {
        lock (gate)
        {
            (target == GraphPauses.Tenant ? tenant : For(target).Rate).PauseUntil(until);
        }
    }

    private bool Learn(string target, int answers, int throttled, TimeSpan? retryAfter, DateTimeOffset now)
    {
        lock (gate)
        {
            var share = throttled == 0 ? 0 : (double)throttled / answers;
            if (throttled > 0)
            {
                For(target).Rate.Throttled(now, retryAfter, share);
            }

            var isTenant = watch.IsTenant(target, answers, throttled, now);
            if (isTenant)
            {
                tenant.Throttled(now, retryAfter, share);
            }

            return isTenant;
        }
    }

    /// <summary>What is counted against a mailbox's requests in ten minutes, for <see cref="Know"/> in another process.</summary>
    public string SpentOf(string target)
    {
        lock (gate)
        {
            return For(target).Budget.Write(time.GetUtcNow());
        }
    }

    /// <summary>Counts what was asked elsewhere.</summary>
    public void Know(string target, string spent)
    {
        lock (gate)
        {
            For(target).Budget.Know(spent, time.GetUtcNow());
        }
    }

    private (TimeSpan Wait, bool IsSpent) Reserve(Target target, int requests)
    {
        var now = time.GetUtcNow();
        lock (gate)
        {
            var budget = target.Budget.WaitFor(requests + (GraphTurn.GivesWay ? options.ReservedForNews : 0), now);
            var wait = new[] { target.Rate.WaitAt(now), budget, tenant.WaitAt(now) }.Max();
            if (wait == TimeSpan.Zero)
            {
                target.Rate.Take(requests, now);
                target.Budget.Take(requests, now);
                tenant.Take(requests, now);
            }

            return (wait, budget > TimeSpan.Zero);
        }
    }

    private Target For(string target) => targets.GetOrAdd(target, name => name == Subscriptions
        ? new(new(options.ConcurrentRequestsPerMailbox), new(MailboxRules), new(options.SubscriptionCalls, TimeSpan.FromSeconds(20)))
        : new(new(options.ConcurrentRequestsPerMailbox), new(MailboxRules), new(RequestsInTenMinutes, TimeSpan.FromMinutes(10))));

    private sealed record Target(MailboxPlaces Places, AdaptiveRate Rate, RequestBudget Budget);
}
