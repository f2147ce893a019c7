using InquiryAssistant.Graph;
using InquiryAssistant.Service.Hosting;
using InquiryAssistant.Service.Sync.Intake;
using InquiryAssistant.Service.Sync.Mailboxes;

namespace InquiryAssistant.Service.Sync.Backfills;

/// <summary>What became of a turn to work on a backfill.</summary>
internal enum SliceEnd
{
    /// <summary>Another has it, it has to wait, or it does not run.</summary>
    NotNow,

    /// <summary>There is more to do, and it may be done at once.</summary>
    More,

    /// <summary>It is done, halted, or waits.</summary>
    Over,
}

/// <summary>Works on a backfill for some seconds: pages of mail are taken in, and the place moves on after each, once its tags stand. Whatever dies before reads that page again.</summary>
internal sealed partial class BackfillRunner(KnownMailboxes mailboxes, BackfillProgress progress, EarlierMail mails, TimeProvider time, ILogger<BackfillRunner> logger)
{
    /// <summary>Length of a turn; news of the mailbox ends it after the page at hand.</summary>
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(5);

    /// <summary>Works for one turn. Failures end in the store, where status and progress show them.</summary>
    /// <param name="id">Which backfill.</param>
    /// <param name="isOutside">Whether this turn was not given by the timetable.</param>
    /// <param name="cancellationToken">Breaks off at once; nothing is lost.</param>
    public async Task<SliceEnd> RunAsync(Guid id, bool isOutside, CancellationToken cancellationToken)
    {
        if (await progress.TakeAsync(id, isOutside, cancellationToken) is not { } row)
        {
            return SliceEnd.NotNow;
        }

        using var held = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var beating = BeatAsync(row, held);
        try
        {
            await TryAsync(row, held.Token);
        }
        finally
        {
            await held.CancelAsync();
            await beating;
        }

        return await progress.ReleaseAsync(row, CancellationToken.None) ? SliceEnd.More : SliceEnd.Over;
    }

    private async Task TryAsync(Backfill row, CancellationToken cancellationToken)
    {
        try
        {
            GraphTurn.GiveWay();
            await WorkAsync(row, cancellationToken);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            // Broken off, or another has it: the page is read again.
        }
        catch (MailboxBusyException busy)
        {
            Log.Waits(logger, busy.Status, busy.Code);
            await progress.RepeatAsync(row, CodeOf(busy), busy.RetryAfter, cancellationToken);
        }
        catch (MailboxException failure)
        {
            Log.Failed(logger, failure.GetType().Name, failure.Status, failure.Code);
            await progress.FailAsync(row, CodeOf(failure), cancellationToken);
        }
        catch (Exception failure)
        {
            Log.Broke(logger, failure.GetType().Name);
            await progress.RepeatAsync(row, "failed", null, cancellationToken);
        }
    }

    private async Task WorkAsync(Backfill begun, CancellationToken cancellationToken)
    {
        var mailbox = await mailboxes.OpenAsync(begun.Mailbox, cancellationToken);
        mailbox.Know(begun.Spent);
        var started = time.GetTimestamp();
        Backfill? row = begun;
        if (row is { Total: null, BeforeTicks: null })
        {
            await progress.CountAsync(row, await mailbox.CountSinceAsync(row.Folder, new DateTimeOffset(row.SinceTicks, TimeSpan.Zero), cancellationToken), cancellationToken);
        }

        while (row is { IsReadThrough: false })
        {
            row = await progress.MoveAsync(row, await mails.TakeInAsync(mailbox, row, cancellationToken), cancellationToken);
            if (row is not { State: BackfillState.Running } || time.GetElapsedTime(started) >= Slice || await progress.AwaitedAsync(row.Mailbox, cancellationToken) is not null)
            {
                return;
            }
        }

        if (row is not null)
        {
            await EndAsync(mailbox, row, cancellationToken);
        }
    }

    /// <summary>Mails that failed are tried again until they stand or are given up; only then it is done.</summary>
    private async Task EndAsync(GraphMailbox mailbox, Backfill row, CancellationToken cancellationToken)
    {
        if (await progress.MoveAsync(row, await mails.RetryAsync(mailbox, row, cancellationToken), cancellationToken) is not { State: BackfillState.Running } now)
        {
            return;
        }

        if (await mails.NextRetryAsync(now, cancellationToken) is { } next)
        {
            await progress.WaitAsync(now, next, cancellationToken);
            return;
        }

        await progress.FinishAsync(now, cancellationToken);
    }

    /// <summary>Says every few seconds that the slice lives; breaks it off when it is no longer its own.</summary>
    private async Task BeatAsync(Backfill row, CancellationTokenSource held)
    {
        using var timer = new PeriodicTimer(BackfillProgress.Beat, time);
        try
        {
            while (await timer.WaitForNextTickAsync(held.Token))
            {
                if (!await progress.BeatAsync(row, held.Token))
                {
                    await held.CancelAsync();
                }
            }
        }
        catch (Exception failure)
        {
            if (!held.IsCancellationRequested)
            {
                // A store that does not answer cannot be told that we live, and another will take over.
                Log.Broke(logger, failure.GetType().Name);
                await held.CancelAsync();
            }
        }
    }

    /// <summary>Names what ended a backfill, for its row and for the command.</summary>
    public static string CodeOf(MailboxException failure) => failure switch
    {
        MailboxBusyException => ProblemCodes.GraphBusy,
        NotSignedInException => ProblemCodes.GraphNotSignedIn,
        MessageMissingException => ProblemCodes.FolderNotFound,
        _ => FailureCode.Of(failure),
    };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "A backfill waits for Microsoft Graph: status {Status}, code {Code}")]
        public static partial void Waits(ILogger logger, int status, string code);

        [LoggerMessage(2, LogLevel.Warning, "A backfill stopped: {Failure}, status {Status}, code {Code}; it goes on where it is once that is put right")]
        public static partial void Failed(ILogger logger, string failure, int status, string code);

        [LoggerMessage(3, LogLevel.Error, "A backfill broke off with {Failure}; it is repeated")]
        public static partial void Broke(ILogger logger, string failure);
    }
}
