using InquiryAssistant.Service.Hosting;
using InquiryAssistant.Service.Storage;
using InquiryAssistant.Service.Sync.Engine;
using InquiryAssistant.Service.Sync.Intake;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace InquiryAssistant.Service.Sync.Status;

/// <summary>Mails that could not be taken in, for a person to look at.</summary>
internal static class DeadLetterEndpoints
{
    private const int MostShown = 200;

    public static void MapDeadLetters(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/dead-letters").WithTags("Sync");
        group.MapGet("/", List).WithSummary("Mails that failed too often, the latest first, at most 200");
        group.MapPost("/{id:guid}/retry", Retry).WithSummary("Try a mail again").ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPost("/{id:guid}/dismiss", Dismiss).WithSummary("Leave a mail as it is").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Ok<DeadLettersResponse>> List(Func<Store> open, CancellationToken cancellationToken)
    {
        await using var store = open();
        var rows = await store.DeadLetters.AsNoTracking().Where(l => l.State == DeadLetterState.Dead).OrderByDescending(l => l.LastTicks).Take(MostShown).ToListAsync(cancellationToken);
        return TypedResults.Ok(new DeadLettersResponse(rows.Select(DeadLetterResponse.Of).ToArray()));
    }

    /// <summary>It gets all its tries anew.</summary>
    private static async Task<Results<Accepted, ProblemHttpResult>> Retry(Guid id, Func<Store> open, SyncScheduler scheduler, TimeProvider time, CancellationToken cancellationToken)
    {
        await using var store = open();
        var now = time.GetUtcNow().UtcTicks;
        var mailbox = await store.DeadLetters.Where(l => l.Id == id && l.State == DeadLetterState.Dead).Select(l => l.Mailbox).FirstOrDefaultAsync(cancellationToken);
        if (mailbox is null)
        {
            return NotFound();
        }

        await store.DeadLetters.Where(l => l.Id == id).ExecuteUpdateAsync(
            set => set.SetProperty(l => l.State, DeadLetterState.Retrying).SetProperty(l => l.Attempts, 0).SetProperty(l => l.NextTryTicks, now), cancellationToken);
        await store.Mailboxes.Where(m => m.Address == mailbox).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.NextSweepTicks, 0).SetProperty(m => m.WaitUntilTicks, 0), cancellationToken);
        scheduler.Wake(mailbox);
        return TypedResults.Accepted((string?)null);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Dismiss(Guid id, Func<Store> open, CancellationToken cancellationToken)
    {
        await using var store = open();
        var found = await store.DeadLetters.Where(l => l.Id == id && l.State == DeadLetterState.Dead).ExecuteUpdateAsync(set => set.SetProperty(l => l.State, DeadLetterState.Dismissed), cancellationToken);
        return found == 1 ? TypedResults.NoContent() : NotFound();
    }

    private static ProblemHttpResult NotFound() =>
        ProblemCodes.Problem(StatusCodes.Status404NotFound, ProblemCodes.DeadLetterNotFound, "This dead letter is not there.", "It was tried again or dismissed meanwhile. Refresh the list.");
}

internal sealed record DeadLettersResponse(IReadOnlyList<DeadLetterResponse> Items);

/// <summary>A mail that could not be taken in.</summary>
/// <param name="Id">Its id as a dead letter.</param>
/// <param name="Mailbox">Where it lies.</param>
/// <param name="MessageId">Which message it is.</param>
/// <param name="Reason">A code.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="FirstAt">When it failed first.</param>
/// <param name="LastAt">When it failed last.</param>
internal sealed record DeadLetterResponse(Guid Id, string Mailbox, string MessageId, string Reason, int Attempts, DateTimeOffset FirstAt, DateTimeOffset LastAt)
{
    public static DeadLetterResponse Of(DeadLetter letter) =>
        new(letter.Id, letter.Mailbox, letter.MessageId, letter.Reason, letter.Attempts, new(letter.FirstTicks, TimeSpan.Zero), new(letter.LastTicks, TimeSpan.Zero));
}
