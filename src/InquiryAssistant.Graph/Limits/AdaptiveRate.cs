namespace InquiryAssistant.Graph.Limits;

/// <summary>How a rate is learnt.</summary>
/// <param name="Ceiling">Requests a second at which it no longer brakes, and from which the first cut starts.</param>
/// <param name="Floor">Requests a second that are always let through.</param>
/// <param name="RecoveryPerSecond">Requests a second won back in each second without throttling.</param>
/// <param name="Burst">Requests that may go at once.</param>
internal sealed record RateRules(double Ceiling, double Floor, double RecoveryPerSecond, int Burst);

/// <summary>Lets everything pass until Graph throttles; then nothing before the time it named, and after that a rate cut by its share of refusals that grows back evenly.</summary>
/// <remarks>Additive increase, multiplicative decrease. Pure: the time is given. Not thread-safe.</remarks>
internal sealed class AdaptiveRate(RateRules rules)
{
    /// <summary>Refusals of requests that were under way together are one event and cut once.</summary>
    private static readonly TimeSpan OneEvent = TimeSpan.FromSeconds(1);

    private DateTimeOffset pausedUntil = DateTimeOffset.UnixEpoch;
    private DateTimeOffset nextCut = DateTimeOffset.UnixEpoch;
    private DateTimeOffset paidUntil = DateTimeOffset.UnixEpoch;
    private DateTimeOffset learntAt;
    private DateTimeOffset latest = DateTimeOffset.UnixEpoch;
    private double? learnt;

    /// <summary>Requests a second now; null while nothing is braked.</summary>
    public double? At(DateTimeOffset now)
    {
        if (learnt is not { } rate)
        {
            return null;
        }

        rate += Math.Max(0, (now - learntAt).TotalSeconds) * rules.RecoveryPerSecond;
        return rate < rules.Ceiling ? rate : null;
    }

    /// <summary>How long the next request has to wait; zero when it may go.</summary>
    public TimeSpan WaitAt(DateTimeOffset now)
    {
        Follow(now);
        var ready = pausedUntil;
        if (At(now) is { } rate && paidUntil - TimeSpan.FromSeconds(rules.Burst / rate) is var paid && paid > ready)
        {
            ready = paid;
        }

        return ready > now ? ready - now : TimeSpan.Zero;
    }

    /// <summary>Notes that so many requests go now.</summary>
    public void Take(int requests, DateTimeOffset now)
    {
        if (At(now) is { } rate)
        {
            paidUntil = (paidUntil > now ? paidUntil : now) + TimeSpan.FromSeconds(requests / rate);
        }
    }

    /// <summary>Nothing before that time, which was named elsewhere.</summary>
    public void PauseUntil(DateTimeOffset until) => pausedUntil = until > pausedUntil ? until : pausedUntil;

    /// <summary>Learns from a refusal.</summary>
    /// <param name="now">When it came.</param>
    /// <param name="retryAfter">The time it named, if any.</param>
    /// <param name="share">Share of the requests answered together that were refused, above 0 to 1: a whole refusal halves the rate.</param>
    public void Throttled(DateTimeOffset now, TimeSpan? retryAfter, double share)
    {
        Follow(now);
        if (now + (retryAfter ?? TimeSpan.Zero) is var until && until > pausedUntil)
        {
            pausedUntil = until;
        }

        if (now >= nextCut)
        {
            learnt = Math.Max(rules.Floor, (At(now) ?? rules.Ceiling) * (1 - share / 2));
            nextCut = now + OneEvent;
        }

        // What is won back starts when the pause is over.
        learntAt = pausedUntil > now ? pausedUntil : now;
    }

    /// <summary>A clock that is set back takes along what was reckoned by it.</summary>
    private void Follow(DateTimeOffset now)
    {
        if (latest - now is { } back && back > OneEvent)
        {
            (pausedUntil, nextCut, paidUntil, learntAt) = (pausedUntil - back, nextCut - back, paidUntil - back, learntAt - back);
        }

        latest = now;
    }
}
