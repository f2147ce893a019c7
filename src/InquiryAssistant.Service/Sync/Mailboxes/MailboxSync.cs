using System.Diagnostics;
using InquiryAssistant.Graph;
using InquiryAssistant.Service.Hosting;

namespace InquiryAssistant.Service.Sync.Mailboxes;

/// <summary>Reads what changed in a mailbox until nothing is new. The link moves on after each page, once the tags of that page stand; whatever dies before reads the page again.</summary>
internal sealed partial class MailboxSync(KnownMailboxes mailboxes, MailboxProgress progress, ChangeIntake intake, SyncMeters meters, ILogger<MailboxSync> logger)
{
    /// <summary>Readings in a row of one mailbox before others have their turn.</summary>
    private const int MostReadings = 10;

    private const string FailedCode = "failed";

    /// <summary>Reads the mailbox if there is something to do. Failures end in the store, where status and sweep see them.</summary>
    /// <returns>Whether news came during each reading, so that another turn is due once others have had theirs.</returns>
    public async Task<bool> RunAsync(string address, CancellationToken cancellationToken)
    {
        using var scope = SyncTrace.LogScope(logger, address);
        try
        {
            for (var i = 0; i < MostReadings; i++)
            {
                if (await progress.BeginAsync(address, cancellationToken) is not { } row || !await ReadToTheEndAsync(row, cancellationToken))
                {
                    return false;
                }
            }

            return true;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            Log.Failed(logger, failure.GetType().Name);
            await progress.FailAsync(address, FailedCode, null, cancellationToken);
            return false;
        }
    }

    /// <summary>Leaves a mailbox whose reading was broken off to whoever comes next.</summary>
    public Task LetGoAsync(string address, CancellationToken cancellationToken) => progress.LetGoAsync(address, cancellationToken);

    /// <summary>Reads once, and notes how it went.</summary>
    /// <returns>Whether there is more.</returns>
    private async Task<bool> ReadToTheEndAsync(SyncedMailbox row, CancellationToken cancellationToken)
    {
        using var activity = SyncTrace.Reading(row);
        var (started, isNews) = (meters.Started, row.News > row.Handled);
        string? code = null;
        meters.Begun(row);
        try
        {
            return await ReadAsync(row, cancellationToken);
        }
        catch (MailboxException failure) when (!cancellationToken.IsCancellationRequested)
        {
            code = CodeOf(failure);
            Log.MailboxFailed(logger, failure.GetType().Name, failure.Status, failure.Code);
            await progress.FailAsync(row.Address, code, (failure as MailboxBusyException)?.RetryAfter, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            code = FailedCode;
            Log.Failed(logger, failure.GetType().Name);
            await progress.FailAsync(row.Address, code, null, cancellationToken);
        }
        finally
        {
            meters.Ended(started, isNews, code);
            if (code is not null)
            {
                SyncTrace.Failed(activity, code);
            }
        }

        return false;
    }

    /// <summary>Reads to the end once.</summary>
    /// <returns>Whether there is more.</returns>
    private async Task<bool> ReadAsync(SyncedMailbox row, CancellationToken cancellationToken)
    {
        var mailbox = await mailboxes.OpenAsync(row, cancellationToken);
        var readAt = progress.Now;
        if (await ReadPagesAsync(mailbox, row, cancellationToken) is not { } found)
        {
            return false;
        }

        // Notifications name what a rep may have moved before the delta was read.
        while (await progress.LooseEndsAsync(row, readAt, cancellationToken) is { Count: > 0 } ends)
        {
            found += await intake.LookUpAsync(mailbox, ends, cancellationToken);
        }

        if (progress.IsLong(row))
        {
            // What was beyond the number that Graph tracks was never told, and what is begun anew now would not tell it either.
            found += await intake.ReconcileAsync(mailbox, SyncedMailbox.Folder, new DateTimeOffset(row.SinceTicks, TimeSpan.Zero), cancellationToken);
            if (!await progress.RebaseAsync(row, readAt, cancellationToken) || await ReadPagesAsync(mailbox, row, cancellationToken) is not { } again)
            {
                return false;
            }

            found += again;
        }

        return await progress.FinishAsync(row, readAt, isQuiet: found == 0, cancellationToken);
    }

    /// <summary>How many messages were new; null when another reader has the mailbox.</summary>
    private async Task<int?> ReadPagesAsync(GraphMailbox mailbox, SyncedMailbox row, CancellationToken cancellationToken)
    {
        var found = 0;
        var mayReread = true;
        while (true)
        {
            DeltaPage page;
            try
            {
                page = await ReadPageAsync(mailbox, row, cancellationToken);
            }
            catch (DeltaExpiredException) when (mayReread && row.DeltaLink is not null)
            {
                Log.TokenDied(logger);
                mayReread = false;
                if (!await progress.RereadAsync(row, cancellationToken))
                {
                    return null;
                }

                continue;
            }

            found += await intake.TakeInAsync(mailbox, page, cancellationToken);
            if (!await progress.MoveAsync(row, page.Link, page.Messages.Count, cancellationToken))
            {
                return null;
            }

            if (page.IsLast)
            {
                return found;
            }
        }
    }

    private static async Task<DeltaPage> ReadPageAsync(GraphMailbox mailbox, SyncedMailbox row, CancellationToken cancellationToken)
    {
        using var activity = SyncTrace.Step("read changes");
        var page = row.DeltaLink is { } link
            ? await mailbox.ChangesNextAsync(link, cancellationToken)
            : await mailbox.ChangesAsync(SyncedMailbox.Folder, new DateTimeOffset(row.SinceTicks, TimeSpan.Zero), cancellationToken);
        activity?.SetTag("inquiry.mails", page.Messages.Count);
        return page;
    }

    private static string CodeOf(MailboxException failure) => failure switch
    {
        MailboxBusyException => ProblemCodes.GraphBusy,
        NotSignedInException => ProblemCodes.GraphNotSignedIn,
        MessageMissingException => ProblemCodes.MailboxNotFound,
        _ => ProblemCodes.GraphFailed,
    };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A mailbox could not be read to the end: {Failure}, status {Status}, code {Code}; it is repeated")]
        public static partial void MailboxFailed(ILogger logger, string failure, int status, string code);

        [LoggerMessage(2, LogLevel.Error, "Reading a mailbox failed with {Failure}; it is repeated")]
        public static partial void Failed(ILogger logger, string failure);

        [LoggerMessage(3, LogLevel.Information, "A delta token has died; the mailbox is read anew from its last reading on")]
        public static partial void TokenDied(ILogger logger);
    }
}
