using System.Security.Cryptography;
using System.Text;
using InquiryAssistant.Core.Mail;
using InquiryAssistant.Service.Storage;
using InquiryAssistant.Service.Sync.Mailboxes;
using InquiryAssistant.Service.Sync.Status;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace InquiryAssistant.Service.Sync.Intake;

/// <summary>What is remembered of messages: which were taken in with which verdict, and which could not be.</summary>
internal sealed class IntakeLedger(Func<Store> open, LiveSignal signal, IOptions<SyncOptions> options, SyncMeters meters, TimeProvider time)
{
    /// <summary>How much longer than <see cref="SyncOptions.RememberFor"/> a message is kept: clocks differ, and none may be forgotten that is still taken in.</summary>
    private static readonly TimeSpan ForgetMargin = TimeSpan.FromDays(1);

    /// <summary>Rows that are forgotten in one statement: SQLite lets nobody else write meanwhile.</summary>
    private const int Portion = 500;

    /// <summary>Whether a message that was received then is remembered for certain once it was taken in.</summary>
    public bool Remembers(DateTimeOffset receivedAt) => receivedAt > time.GetUtcNow() - options.Value.RememberFor;

    /// <summary>Forgets a portion of what was received too long ago to be taken in again.</summary>
    /// <returns>Whether there may be more.</returns>
    public async Task<bool> ForgetAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow().Subtract(options.Value.RememberFor + ForgetMargin).UtcTicks;
        await using var store = open();
        var old = store.TakenIn.Where(m => m.ReceivedTicks < before);
        var last = await old.OrderBy(m => m.ReceivedTicks).Skip(Portion - 1).Select(m => (long?)m.ReceivedTicks).FirstOrDefaultAsync(cancellationToken);
        await (last is { } end ? old.Where(m => m.ReceivedTicks <= end) : old).ExecuteDeleteAsync(cancellationToken);
        return last is not null;
    }

    /// <summary>What is known of these messages.</summary>
    public async Task<KnownMessages> KnownAsync(string mailbox, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return KnownMessages.None;
        }

        await using var store = open();
        var taken = await store.TakenIn.AsNoTracking().Where(m => m.Mailbox == mailbox && ids.Contains(m.MessageId)).ToDictionaryAsync(m => m.MessageId, StringComparer.Ordinal, cancellationToken);
        var letters = await store.DeadLetters.AsNoTracking().Where(l => l.Mailbox == mailbox && ids.Contains(l.MessageId)).ToDictionaryAsync(l => l.MessageId, StringComparer.Ordinal, cancellationToken);
        return new(taken, letters, time.GetUtcNow().UtcTicks);
    }

    /// <summary>Keeps what became of messages, in one transaction: the verdicts, the failures, what watchers are told, and that the hints are settled.</summary>
    public async Task RecordAsync(string mailbox, IReadOnlyList<Settled> settled, CancellationToken cancellationToken)
    {
        if (settled.Count == 0)
        {
            return;
        }

        try
        {
            await WriteAsync(mailbox, settled, cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Sync and backfill met at the same message, and one was first. Its row is there now and is changed, not added.
            await WriteAsync(mailbox, settled, cancellationToken);
        }

        signal.Changed();
    }

    /// <summary>Forgets that notifications named these messages, and nothing else of them.</summary>
    public async Task DropHintsAsync(string mailbox, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        if (ids.Count > 0)
        {
            await using var store = open();
            await store.Hints.Where(h => h.Mailbox == mailbox && ids.Contains(h.MessageId)).ExecuteDeleteAsync(cancellationToken);
        }
    }

    private async Task WriteAsync(string mailbox, IReadOnlyList<Settled> settled, CancellationToken cancellationToken)
    {
        await using var store = open();
        var ids = settled.Select(s => s.MessageId).ToArray();
        var taken = await store.TakenIn.Where(m => m.Mailbox == mailbox && ids.Contains(m.MessageId)).ToDictionaryAsync(m => m.MessageId, StringComparer.Ordinal, cancellationToken);
        var letters = await store.DeadLetters.Where(l => l.Mailbox == mailbox && ids.Contains(l.MessageId)).ToDictionaryAsync(l => l.MessageId, StringComparer.Ordinal, cancellationToken);
        foreach (var one in settled)
        {
            var letter = letters.GetValueOrDefault(one.MessageId);
            if (one.Failure is { } reason)
            {
                Fail(store, mailbox, one.MessageId, reason, letter);
                continue;
            }

            if (letter is not null)
            {
                store.DeadLetters.Remove(letter);
            }

            if (one.Verdict is { } verdict)
            {
                Keep(store, mailbox, one, verdict, taken.GetValueOrDefault(one.MessageId));
            }
        }

        var failed = settled.Where(s => s.Failure is not null).Select(s => s.MessageId).ToHashSet(StringComparer.Ordinal);
        store.MailEvents.AddRange(settled.Where(s => s.Change is not null).Select(s => Event(mailbox, s)));
        store.Hints.RemoveRange(await store.Hints.Where(h => h.Mailbox == mailbox && ids.Contains(h.MessageId)).ToListAsync(cancellationToken));
        var dead = store.ChangeTracker.Entries<DeadLetter>().Select(e => e.Entity).Where(l => l.State == DeadLetterState.Dead && failed.Contains(l.MessageId)).Select(l => l.Reason).ToList();
        await store.SaveChangesAsync(cancellationToken);
        dead.ForEach(meters.Died);
    }

    private void Keep(Store store, string mailbox, Settled one, Verdict verdict, TakenInMessage? row)
    {
        if (row is null)
        {
            row = new TakenInMessage { Mailbox = mailbox, MessageId = one.MessageId };
            store.TakenIn.Add(row);
        }

        (row.Version, row.Kind, row.Quadrant, row.ByRep) = (AssessmentVersion.Current, verdict.Kind, verdict.Quadrant, verdict.ByRep);
        (row.Tags, row.AtTicks) = (string.Join('\n', verdict.Tags), time.GetUtcNow().UtcTicks);
        if (one.Message is { } message)
        {
            (row.InternetMessageIdHash, row.ReceivedTicks) = (Hash(message), message.ReceivedAt.UtcTicks);
        }
    }

    private void Fail(Store store, string mailbox, string messageId, string reason, DeadLetter? letter)
    {
        var now = time.GetUtcNow();
        if (letter is null)
        {
            letter = new DeadLetter { Id = Guid.NewGuid(), Mailbox = mailbox, MessageId = messageId, FirstTicks = now.UtcTicks };
            store.DeadLetters.Add(letter);
        }

        letter.Attempts++;
        letter.Reason = reason.Length <= DeadLetter.LongestReason ? reason : reason[..DeadLetter.LongestReason];
        letter.LastTicks = now.UtcTicks;
        letter.State = letter.Attempts >= options.Value.AttemptsPerMail ? DeadLetterState.Dead : DeadLetterState.Retrying;
        letter.NextTryTicks = now.Add(SweepPlan.AfterFailure(letter.Attempts, options.Value.FirstRetry, options.Value.LongestSweep, null)).UtcTicks;
    }

    private MailEvent Event(string mailbox, Settled one) => new()
    {
        Mailbox = mailbox,
        MessageId = one.MessageId,
        Change = one.Change!.Value,
        Kind = one.Verdict?.Kind,
        Quadrant = one.Verdict?.Quadrant,
        Tags = string.Join('\n', one.Verdict?.Tags ?? []),
        AtTicks = time.GetUtcNow().UtcTicks,
    };

    private static string Hash(MailMessage message) =>
        message.InternetMessageId.Length == 0 ? "" : Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(message.InternetMessageId)));
}
