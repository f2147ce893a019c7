namespace InquiryAssistant.Graph.Limits;

/// <summary>Tells throttling of the tenant from throttling of one mailbox, which touches no other (graph-facts 6.1).</summary>
/// <remarks>Pure: the time is given. Not thread-safe.</remarks>
internal sealed class TenantWatch
{
    private const int FewestAnswers = 20;
    private const int FewestMailboxes = 3;
    private const double Share = 1.0 / 3;

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    private readonly HashSet<string> mailboxes = new(StringComparer.OrdinalIgnoreCase);
    private DateTimeOffset since = DateTimeOffset.UnixEpoch;
    private int answers;
    private int refusals;

    /// <summary>Notes answers of a mailbox. True when a third of all within ten seconds were refused and several mailboxes are concerned; it then starts anew.</summary>
    public bool IsTenant(string mailbox, int answered, int refused, DateTimeOffset now)
    {
        if (now - since > Window)
        {
            StartAnew(now);
        }

        answers += answered;
        refusals += refused;
        if (refused > 0)
        {
            mailboxes.Add(mailbox);
        }

        if (answers < FewestAnswers || mailboxes.Count < FewestMailboxes || refusals < answers * Share)
        {
            return false;
        }

        StartAnew(now);
        return true;
    }

    private void StartAnew(DateTimeOffset now)
    {
        (since, answers, refusals) = (now, 0, 0);
        mailboxes.Clear();
    }
}
