using InquiryAssistant.Graph;
using InquiryAssistant.Service.Hosting;
using InquiryAssistant.Service.Storage;
using InquiryAssistant.Service.Sync.Engine;
using InquiryAssistant.Service.Sync.Mailboxes;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace InquiryAssistant.Service.Sync.Status;

/// <summary>How the mailboxes are kept tagged, and a button that puts right what hangs.</summary>
internal static class SyncEndpoints
{
    public static void MapSync(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/sync").WithTags("Sync").ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("/", Read).WithSummary("Health of the mailboxes: last news, last reading, subscription, failures");
        group.MapPost("/repair", Repair).WithSummary("Renew the subscription, make a new one if it is gone, and read the mailbox now").ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Results<Ok<SyncResponse>, ProblemHttpResult>> Read(SyncStatus status, GraphOptions graph, CancellationToken cancellationToken, string? mailbox = null)
    {
        var answer = await status.ReadAsync(mailbox, MailboxDirectory.KeyOf(graph.Mailbox), cancellationToken);
        return mailbox is null || answer.Mailboxes.Count > 0 ? TypedResults.Ok(answer) : NotFound();
    }

    private static async Task<Results<Accepted<MailboxSyncResponse>, ProblemHttpResult>> Repair(
        RepairRequest request, SyncStatus status, MailboxRepair repair, GraphOptions graph, CancellationToken cancellationToken)
    {
        var mailbox = MailboxDirectory.KeyOf(request.Mailbox ?? graph.Mailbox);
        if (!repair.IsOn)
        {
            return ProblemCodes.Problem(StatusCodes.Status409Conflict, ProblemCodes.SyncOff, "Mail is not tagged by itself here.", "Sync:Enabled is false. Set it to true and start the service again.");
        }

        return await repair.StartAsync(mailbox, cancellationToken) && await status.FindAsync(mailbox, cancellationToken) is { } now
            ? TypedResults.Accepted((string?)null, now)
            : NotFound();
    }

    private static ProblemHttpResult NotFound() =>
        ProblemCodes.Problem(StatusCodes.Status404NotFound, ProblemCodes.MailboxNotFound, "This mailbox is not looked after.", "Name it in Graph:Mailbox or in the file of Sync:MailboxesFile and start the service again.");
}

/// <summary>Lets go of every wait of a mailbox and has it looked after now, by whichever process is free.</summary>
internal sealed class MailboxRepair(Func<Store> open, SyncScheduler scheduler, IOptions<SyncOptions> options, TimeProvider time)
{
    /// <summary>Whether anything would be done.</summary>
    public bool IsOn => options.Value.Enabled;

    /// <summary>False when the mailbox is none of ours.</summary>
    public async Task<bool> StartAsync(string mailbox, CancellationToken cancellationToken)
    {
        await using var store = open();
        var now = time.GetUtcNow().UtcTicks;
        var found = await store.Mailboxes.Where(m => m.Address == mailbox && m.Listed).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.News, m => m.News + 1).SetProperty(m => m.NewsAtTicks, now).SetProperty(m => m.WaitUntilTicks, 0).SetProperty(m => m.SubscribeAfterTicks, 0), cancellationToken);
        if (found == 0)
        {
            return false;
        }

        await store.Subscriptions.Where(s => s.Mailbox == mailbox).ExecuteUpdateAsync(set => set.SetProperty(s => s.RenewTicks, 0), cancellationToken);
        scheduler.Wake(mailbox);
        await scheduler.LookAfterSubscriptionsAsync(cancellationToken);
        return true;
    }
}
