using InquiryAssistant.Core.Mail;
using InquiryAssistant.Graph;
using InquiryAssistant.Service.Storage;
using InquiryAssistant.Service.Sync.Intake;
using InquiryAssistant.Service.Sync.Mailboxes;
using Microsoft.EntityFrameworkCore;

namespace InquiryAssistant.Service.Sync.Backfills;

/// <summary>How far a backfill came by one step.</summary>
/// <param name="BeforeTicks">The place now.</param>
/// <param name="Read">Messages that are done by it.</param>
/// <param name="Tagged">Of these the ones that carry our tags.</param>
/// <param name="Spent">What was asked of the mailbox of late.</param>
internal sealed record BackfillStep(long BeforeTicks, int Read, int Tagged, string Spent)
{
    /// <summary>A time in whole seconds, as Graph counts the receipt of mail.</summary>
    public static long Second(DateTimeOffset at) => at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerSecond);
}

/// <summary>Takes in what lies in a folder, newest first, in the same way as mail that arrives.</summary>
internal sealed class EarlierMail(Func<Store> open, InquiryIntake intake, ChangeIntake changes, IntakeLedger ledger, TimeProvider time)
{
    /// <summary>Messages of a page: three full batches of tags. With bodies some megabytes.</summary>
    private const int PageSize = 60;

    /// <summary>Graph may not get a page of large bodies together in time (504): after failures the pages become smaller.</summary>
    private const int MostHalvings = 4;

    private const int MostRetries = 200;

    /// <summary>Takes in the next messages.</summary>
    /// <exception cref="MailboxBusyException">Graph asks for patience. What was done until then is remembered; call again.</exception>
    /// <exception cref="MessageMissingException">There is no such mailbox or folder.</exception>
    public async Task<BackfillStep> TakeInAsync(GraphMailbox mailbox, Backfill row, CancellationToken cancellationToken)
    {
        var (since, before) = (At(row.SinceTicks), row.BeforeTicks is { } ticks ? At(ticks) : (DateTimeOffset?)null);
        var seconds = new Dictionary<string, long>(StringComparer.Ordinal);
        var page = await mailbox.ListBetweenAsync(row.Folder, since, before, PageSize >> Math.Min(row.Failures, MostHalvings), cancellationToken);
        while (true)
        {
            await intake.TakeInAsync(mailbox, page.Items, cancellationToken);
            foreach (var mail in page.Items)
            {
                seconds[mail.Id] = BackfillStep.Second(mail.ReceivedAt);
            }

            // The place is a time in whole seconds. Where one second fills a page, the pages are followed until it is over.
            if (page.Next is null || seconds.Values.Distinct().Skip(1).Any())
            {
                break;
            }

            page = await mailbox.ListNextAsync(page.Next, cancellationToken);
        }

        // A page may end amid a second: the next one begins with that second once more, and counts it.
        var oldest = page.Next is null ? long.MinValue : seconds.Values.Min();
        var done = seconds.Where(s => s.Value > oldest).Select(s => s.Key).ToArray();
        return new(page.Next is null ? row.SinceTicks : oldest + TimeSpan.TicksPerSecond, done.Length, await TaggedAsync(row, done, cancellationToken), mailbox.Spent);
    }

    /// <summary>Tries those again that failed and whose next try has come.</summary>
    public async Task<BackfillStep> RetryAsync(GraphMailbox mailbox, Backfill row, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcTicks;
        await using var store = open();
        var due = await store.DeadLetters.Where(l => l.Mailbox == row.Mailbox && l.State == DeadLetterState.Retrying && l.NextTryTicks <= now).OrderBy(l => l.NextTryTicks).Select(l => l.MessageId).Take(MostRetries).ToListAsync(cancellationToken);
        await changes.LookUpAsync(mailbox, due, cancellationToken);
        return new(row.SinceTicks, 0, await TaggedAsync(row, due, cancellationToken), mailbox.Spent);
    }

    /// <summary>When the next mail of the mailbox is tried again; null when none is to be.</summary>
    public async Task<long?> NextRetryAsync(Backfill row, CancellationToken cancellationToken)
    {
        await using var store = open();
        return await store.DeadLetters.Where(l => l.Mailbox == row.Mailbox && l.State == DeadLetterState.Retrying).MinAsync(l => (long?)l.NextTryTicks, cancellationToken);
    }

    private async Task<int> TaggedAsync(Backfill row, IReadOnlyList<string> ids, CancellationToken cancellationToken) =>
        (await ledger.KnownAsync(row.Mailbox, ids, cancellationToken)).Taken.Values.Count(m => m.Tags.Length > 0);

    private static DateTimeOffset At(long ticks) => new(ticks, TimeSpan.Zero);
}
