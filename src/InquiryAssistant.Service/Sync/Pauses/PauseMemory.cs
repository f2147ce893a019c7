using System.Data.Common;
using InquiryAssistant.Graph;
using InquiryAssistant.Service.Storage;
using InquiryAssistant.Service.Sync.Engine;
using InquiryAssistant.Service.Sync.Mailboxes;
using Microsoft.EntityFrameworkCore;

namespace InquiryAssistant.Service.Sync.Pauses;

/// <summary>Keeps in the store until when Graph wants to be left alone, and recalls it where work on a mailbox begins, in whichever process.</summary>
internal sealed partial class PauseMemory(Func<Store> open, GraphPauses graph, TimeProvider time, ILogger<PauseMemory> logger)
{
    /// <summary>Keeps it. A store that does not take it costs no more than before: a successor may ask too early.</summary>
    public async Task KeepAsync(string target, DateTimeOffset until)
    {
        var (key, now) = (MailboxDirectory.KeyOf(target), time.GetUtcNow().UtcTicks);
        try
        {
            await using var store = open();
            await store.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO pauses ("Target", "AtTicks", "UntilTicks") VALUES ({key}, {now}, {until.UtcTicks})
                ON CONFLICT ("Target") DO UPDATE SET "AtTicks" = excluded."AtTicks", "UntilTicks" = excluded."UntilTicks"
                WHERE excluded."UntilTicks" > pauses."UntilTicks" OR excluded."AtTicks" < pauses."AtTicks"
                """);
        }
        catch (Exception failure) when (failure is DbException or TimeoutException or InvalidOperationException { InnerException: DbException })
        {
            Log.NotKept(logger, failure.GetType().Name);
        }
    }

    /// <summary>Tells our own requests what was told to others.</summary>
    /// <param name="target">Address of a mailbox, or <see cref="GraphPauses.Subscriptions"/>; what concerns all comes with it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task RecallAsync(string target, CancellationToken cancellationToken)
    {
        var (key, now) = (MailboxDirectory.KeyOf(target), time.GetUtcNow());
        // What was said later than that by our clock was written before the clock was set back.
        var (over, latest) = (now.UtcTicks, now.Add(ClockWatch.ClocksDiffer).UtcTicks);
        await using var store = open();
        var pauses = await store.Pauses.AsNoTracking().Where(p => (p.Target == key || p.Target == GraphPauses.Tenant) && p.UntilTicks > over && p.AtTicks <= latest).ToListAsync(cancellationToken);
        pauses.ForEach(p => graph.Know(p.Target, new DateTimeOffset(p.UntilTicks, TimeSpan.Zero)));
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A wait that Microsoft Graph asked for could not be kept ({Failure}); only this process knows of it")]
        public static partial void NotKept(ILogger logger, string failure);
    }
}
