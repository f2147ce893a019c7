namespace InquiryAssistant.Graph;

/// <summary>Work on mailboxes that is this process's for a time only, since another may be given it. It flows with the work, so that requests of people, who have no part in it, are never refused.</summary>
public static class GraphTurn
{
    private static readonly AsyncLocal<Func<bool>?> Current = new();
    private static readonly AsyncLocal<bool> Later = new();

    /// <summary>Whether the work at hand gives way.</summary>
    internal static bool GivesWay => Later.Value;

    /// <summary>From here on the work leaves to others what <see cref="GraphOptions.ReservedForNews"/> keeps for them, and fails as busy at once when its own share of the ten minutes is used up.</summary>
    public static void GiveWay() => Later.Value = true;

    /// <summary>From here on each request asks first, right before it is sent, whether the work is still ours; when it is not, nothing is sent.</summary>
    /// <param name="isOurs">False once it is another's; cancels the work by itself then.</param>
    public static void Begin(Func<bool> isOurs) => Current.Value = isOurs;

    /// <exception cref="OperationCanceledException">The work is another's.</exception>
    internal static void ThrowIfOver()
    {
        if (Current.Value is { } isOurs && !isOurs())
        {
            throw new OperationCanceledException("This work is no longer ours.");
        }
    }
}
