using System.Data.Common;
using InquiryAssistant.Service.Storage;
using InquiryAssistant.Service.Sync.Intake;
using InquiryAssistant.Service.Sync.Status;
using Microsoft.EntityFrameworkCore;

namespace InquiryAssistant.Service.Sync.Backfills;

/// <summary>Backfills as people see and steer them.</summary>
internal sealed class BackfillRows(Func<Store> open, LiveSignal signal, TimeProvider time)
{
    private const int MostShown = 100;

    /// <summary>The newest first, at most a hundred.</summary>
    /// <param name="mailbox">Key of a mailbox; null means every one.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyList<Backfill>> ListAsync(string? mailbox, CancellationToken cancellationToken)
    {
        await using var store = open();
        return await store.Backfills.AsNoTracking().Where(b => mailbox == null || b.Mailbox == mailbox).OrderByDescending(b => b.StartedTicks).Take(MostShown).ToListAsync(cancellationToken);
    }

    public async Task<Backfill?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var store = open();
        return await store.Backfills.AsNoTracking().FirstOrDefaultAsync(b => b.Id == id, cancellationToken);
    }

    /// <summary>The newest of a mailbox; null when there was none.</summary>
    public async Task<Backfill?> NewestAsync(string mailbox, CancellationToken cancellationToken)
    {
        await using var store = open();
        return await store.Backfills.AsNoTracking().Where(b => b.Mailbox == mailbox).OrderByDescending(b => b.StartedTicks).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Whether the mailbox is one of those that are kept tagged.</summary>
    public async Task<bool> IsListedAsync(string mailbox, CancellationToken cancellationToken)
    {
        await using var store = open();
        return await store.Mailboxes.AnyAsync(m => m.Address == mailbox && m.Listed, cancellationToken);
    }

    /// <summary>Begins one.</summary>
    /// <returns>Null when the mailbox has an open one.</returns>
    public async Task<Backfill?> AddAsync(string mailbox, string folder, int days, CancellationToken cancellationToken)
    {
        if (await HasOpenAsync(mailbox, null, cancellationToken))
        {
            return null;
        }

        var (now, before) = (time.GetUtcNow(), await NewestAsync(mailbox, cancellationToken));
        var row = new Backfill
        {
            Id = Guid.NewGuid(),
            Mailbox = mailbox,
            Folder = folder,
            Days = days,
            SinceTicks = BackfillStep.Second(now.AddDays(-days)),
            StartedTicks = now.UtcTicks,
            PacedTicks = now.UtcTicks,
            Spent = before?.Spent ?? "",
            NextTicks = now.Add(BackfillProgress.Grace).UtcTicks,
        };
        await using var store = open();
        store.Backfills.Add(row);
        try
        {
            await store.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException) when (!cancellationToken.IsCancellationRequested)
        {
            // Two began at once, and the index let one of them through.
            if (await HasOpenAsync(mailbox, null, cancellationToken))
            {
                return null;
            }

            throw;
        }

        signal.Changed();
        return row;
    }

    /// <summary>Halts it after the page that is being read.</summary>
    public Task<bool> PauseAsync(Guid id, CancellationToken cancellationToken) => ChangeAsync(id, [BackfillState.Running], BackfillState.Paused, cancellationToken);

    /// <summary>Ends it for good. What is tagged stays tagged.</summary>
    public Task<bool> CancelAsync(Guid id, CancellationToken cancellationToken) =>
        ChangeAsync(id, [BackfillState.Running, BackfillState.Paused, BackfillState.Failed], BackfillState.Cancelled, cancellationToken);

    /// <summary>Lets it go on where it is, without the waits of before.</summary>
    /// <returns>False when it is neither halted nor failed, or the mailbox has another open one meanwhile.</returns>
    public async Task<bool> ResumeAsync(Guid id, CancellationToken cancellationToken)
    {
        try
        {
            return await ChangeAsync(id, [BackfillState.Paused, BackfillState.Failed], BackfillState.Running, cancellationToken);
        }
        catch (DbException) when (!cancellationToken.IsCancellationRequested)
        {
            if (await FindAsync(id, cancellationToken) is { } row && await HasOpenAsync(row.Mailbox, id, cancellationToken))
            {
                return false;
            }

            throw;
        }
    }

    /// <summary>Reckons the pace from now on, where nobody has worked on it for a while.</summary>
    public async Task PaceAnewAsync(Guid id, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcTicks;
        await using var store = open();
        await store.Backfills.Where(b => b.Id == id && b.HeldUntilTicks <= now).ExecuteUpdateAsync(set => set.SetProperty(b => b.PacedTicks, now), cancellationToken);
    }

    /// <summary>Mails of the mailbox that could not be tagged since the backfill began, by reason.</summary>
    public async Task<IReadOnlyDictionary<string, int>> FailuresAsync(Backfill row, CancellationToken cancellationToken)
    {
        await using var store = open();
        return await store.DeadLetters.Where(l => l.Mailbox == row.Mailbox && l.State == DeadLetterState.Dead && l.LastTicks >= row.StartedTicks)
            .GroupBy(l => l.Reason).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, StringComparer.Ordinal, cancellationToken);
    }

    private async Task<bool> HasOpenAsync(string mailbox, Guid? butThis, CancellationToken cancellationToken)
    {
        await using var store = open();
        return await store.Backfills.AnyAsync(b => b.Mailbox == mailbox && b.Id != butThis && (b.State == BackfillState.Running || b.State == BackfillState.Paused), cancellationToken);
    }

    private async Task<bool> ChangeAsync(Guid id, BackfillState[] from, BackfillState to, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var ended = to == BackfillState.Cancelled ? now.UtcTicks : (long?)null;
        var next = now.Add(BackfillProgress.Grace).UtcTicks;
        await using var store = open();
        var changed = await store.Backfills.Where(b => b.Id == id && from.Contains(b.State)).ExecuteUpdateAsync(
            set => set.SetProperty(b => b.State, to).SetProperty(b => b.EndedTicks, ended).SetProperty(b => b.PacedTicks, now.UtcTicks).SetProperty(b => b.NextTicks, next)
                .SetProperty(b => b.WaitUntilTicks, 0).SetProperty(b => b.Failures, 0).SetProperty(b => b.FailureCode, (string?)null),
            cancellationToken) == 1;
        signal.Changed();
        return changed;
    }
}
