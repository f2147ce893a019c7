using InquiryAssistant.Service.Hosting;

namespace InquiryAssistant.Service.Sync.Backfills.Command;

/// <summary>Works on one backfill from the command line until it is over, turn by turn with whatever else works on the mailbox.</summary>
internal sealed class BackfillSession(BackfillRows rows, BackfillFolders folders, BackfillRunner runner, BackfillProgress progress, TimeProvider time)
{
    /// <summary>What a person waits for at most who halts it amid a page.</summary>
    private static readonly TimeSpan HaltWithin = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>Time that a running service has to read what arrived before the next turn.</summary>
    private static readonly TimeSpan GiveWayFor = TimeSpan.FromSeconds(4);

    /// <summary>Failures in a row before anything was read, after which it is not patience that is lacking.</summary>
    private const int MostFailuresAtStart = 2;

    private string? givenWayTo;

    /// <summary>The backfill that the arguments name: one that was begun goes on, else a new one.</summary>
    /// <returns>Null with a sentence on <paramref name="errors"/> when it cannot be.</returns>
    public async Task<Backfill?> BeginAsync(string mailbox, BackfillArguments arguments, TextWriter errors, CancellationToken cancellationToken)
    {
        if (await folders.FindAsync(mailbox, arguments.Folder, cancellationToken) is not { IsTagged: true } folder)
        {
            await errors.WriteLineAsync("There is no folder of that name in which mail is tagged. Name it as Outlook shows it, by its id, or by a well-known name such as inbox or archive.");
            return null;
        }

        var newest = await rows.NewestAsync(mailbox, cancellationToken);
        if (newest is { State: BackfillState.Running or BackfillState.Paused or BackfillState.Failed })
        {
            if (newest.Folder == folder.Name && newest.Days == arguments.Days && !arguments.Restart)
            {
                return await GoOnAsync(newest, errors, cancellationToken);
            }

            if (newest.IsOpen && !arguments.Restart)
            {
                await errors.WriteLineAsync($"Another backfill of this mailbox is open ({newest.Days} days, folder {newest.Folder}). Finish it with --days {newest.Days}, or end it and begin anew with --restart.");
                return null;
            }

            await rows.CancelAsync(newest.Id, cancellationToken);
        }

        var row = await rows.AddAsync(mailbox, folder.Name, arguments.Days, cancellationToken) ?? await rows.NewestAsync(mailbox, cancellationToken);
        await errors.WriteLineAsync($"Tags the mail of the last {arguments.Days} days.");
        return row;
    }

    /// <summary>Works until it is over or halted.</summary>
    /// <param name="id">Which.</param>
    /// <param name="line">Shows how far it is.</param>
    /// <param name="halt">Halts it: the page at hand is finished, if that is done soon.</param>
    /// <returns>The backfill as it is then.</returns>
    public async Task<Backfill> RunAsync(Guid id, ProgressLine line, CancellationToken halt)
    {
        using var broken = new CancellationTokenSource();
        using var ends = new CancellationTokenSource();
        await using var _ = halt.Register(() => broken.CancelAfter(HaltWithin));
        var showing = ShowAsync(id, line, ends.Token);
        try
        {
            while (await rows.FindAsync(id, CancellationToken.None) is { State: BackfillState.Running } row)
            {
                if (halt.IsCancellationRequested || (row is { Read: 0, Total: null } && row.Failures >= MostFailuresAtStart))
                {
                    await rows.PauseAsync(id, CancellationToken.None);
                    continue;
                }

                var turn = runner.RunAsync(id, isOutside: true, broken.Token);
                await Task.WhenAny(turn, Task.Delay(Timeout.InfiniteTimeSpan, time, halt));
                if (halt.IsCancellationRequested)
                {
                    await rows.PauseAsync(id, CancellationToken.None);
                }

                await AfterAsync(row, await turn, halt);
            }
        }
        finally
        {
            await ends.CancelAsync();
            await showing;
        }

        var last = await rows.FindAsync(id, CancellationToken.None) ?? throw new InvalidOperationException("The backfill is no longer in the store.");
        line.Show(last, isLast: true);
        return last;
    }

    private async Task<Backfill?> GoOnAsync(Backfill row, TextWriter errors, CancellationToken cancellationToken)
    {
        await errors.WriteLineAsync("Goes on where it stopped: " + ProgressLine.Text(row, time.GetUtcNow()) + ".");
        if (row.State == BackfillState.Running)
        {
            await rows.PaceAnewAsync(row.Id, cancellationToken);
        }
        else
        {
            await rows.ResumeAsync(row.Id, cancellationToken);
        }

        return await rows.FindAsync(row.Id, cancellationToken);
    }

    /// <summary>Waits where a turn was not to be had, and gives way where news of the mailbox waits.</summary>
    private async Task AfterAsync(Backfill row, SliceEnd end, CancellationToken halt)
    {
        if (end != SliceEnd.More)
        {
            await DelayAsync(Look, halt);
            return;
        }

        // Without a service nobody reads the news. Given way to once in vain, the same news is not given way to again.
        var started = time.GetTimestamp();
        while (await progress.AwaitedAsync(row.Mailbox, CancellationToken.None) is { } news && news != givenWayTo && !halt.IsCancellationRequested)
        {
            if (time.GetElapsedTime(started) >= GiveWayFor)
            {
                givenWayTo = news;
                return;
            }

            await DelayAsync(Look / 4, halt);
        }
    }

    private async Task ShowAsync(Guid id, ProgressLine line, CancellationToken ends)
    {
        while (!ends.IsCancellationRequested)
        {
            if (await rows.FindAsync(id, CancellationToken.None) is { } row)
            {
                line.Show(row);
            }

            await DelayAsync(Look, ends);
        }
    }

    private async Task DelayAsync(TimeSpan wait, CancellationToken ends)
    {
        try
        {
            await Task.Delay(wait, time, ends);
        }
        catch (OperationCanceledException)
        {
            // Called away: what follows looks why.
        }
    }
}
