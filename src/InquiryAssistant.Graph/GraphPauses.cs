using InquiryAssistant.Graph.Limits;

namespace InquiryAssistant.Graph;

/// <summary>Keeps beyond this process that Graph wants nothing to be asked before a time; given by whoever has a place for it. It must not fail.</summary>
/// <param name="target">Address of a mailbox, or one of the words of <see cref="GraphPauses"/>.</param>
/// <param name="until">Not before that.</param>
public delegate Task KeepPause(string target, DateTimeOffset until);

/// <summary>Takes in what Graph told other processes, or this one before it was started anew: not before a time.</summary>
public sealed class GraphPauses
{
    /// <summary>Stands for all mailboxes: many of them were refused at once.</summary>
    public const string Tenant = "tenant";

    /// <summary>Stands for making, renewing and ending subscriptions, which have limits of their own.</summary>
    public const string Subscriptions = MailboxLimits.Subscriptions;

    private readonly MailboxLimits limits;

    internal GraphPauses(MailboxLimits limits) => this.limits = limits;

    /// <summary>From here on requests wait for that time, or fail as busy at once when it is further away than they wait.</summary>
    public void Know(string target, DateTimeOffset until) => limits.PauseUntil(target, until);
}
