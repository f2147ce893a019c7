namespace InquiryAssistant.Service.Sync.Backfills;

/// <summary>What to tag.</summary>
/// <param name="Days">How far back, 1 to 3,650; 90 when nothing is said.</param>
/// <param name="Folder">Well-known name, id or display name of a folder; the inbox when nothing is said.</param>
/// <param name="Mailbox">Address of one of the mailboxes that are looked after; the configured one when none is named.</param>
internal sealed record BackfillRequest(int? Days, string? Folder, string? Mailbox);

internal sealed record BackfillsResponse(IReadOnlyList<BackfillResponse> Items);

/// <summary>Tagging of the mail that was there before.</summary>
/// <param name="Id">Names it.</param>
/// <param name="Mailbox">Whose mail.</param>
/// <param name="Folder">Well-known name or id of the folder.</param>
/// <param name="State">In one word.</param>
/// <param name="Days">How far back it reaches.</param>
/// <param name="Read">Messages that are done.</param>
/// <param name="Tagged">Of these the ones that carry our tags.</param>
/// <param name="Total">About so many there are; null when that is not known.</param>
/// <param name="PerSecond">Messages a second of late; 0 before the first.</param>
/// <param name="SecondsLeft">About so long it takes; null while that is not known and when it does not run.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="EndedAt">When it was done, failed or was ended.</param>
/// <param name="Failure">What it failed with or waits for; null when nothing.</param>
internal sealed record BackfillResponse(
    Guid Id,
    string Mailbox,
    string Folder,
    BackfillState State,
    int Days,
    int Read,
    int Tagged,
    int? Total,
    double PerSecond,
    int? SecondsLeft,
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt,
    string? Failure)
{
    public static BackfillResponse Of(Backfill row) => new(
        row.Id, row.Mailbox, row.Folder, row.State, row.Days, row.Read, row.Tagged, row.Total, Math.Round(row.PerSecond, 1), Left(row),
        At(row.StartedTicks), row.EndedTicks is { } ended ? At(ended) : null, row.FailureCode);

    private static int? Left(Backfill row) => row is { State: BackfillState.Running, Total: { } total, PerSecond: > 0 }
        ? (int)Math.Min(int.MaxValue, Math.Ceiling(Math.Max(0, total - row.Read) / row.PerSecond))
        : null;

    private static DateTimeOffset At(long ticks) => new(ticks, TimeSpan.Zero);
}
