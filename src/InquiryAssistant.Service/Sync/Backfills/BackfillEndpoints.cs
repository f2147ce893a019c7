using InquiryAssistant.Graph;
using InquiryAssistant.Service.Hosting;
using InquiryAssistant.Service.Sync.Engine;
using InquiryAssistant.Service.Sync.Mailboxes;
using InquiryAssistant.Service.Sync.Status;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace InquiryAssistant.Service.Sync.Backfills;

/// <summary>Tagging of the mail that was there before: begin, watch, halt, go on, end.</summary>
internal static class BackfillEndpoints
{
    public static void AddBackfills(this IServiceCollection services)
    {
        services.AddSingleton<BackfillRows>();
        services.AddSingleton<BackfillProgress>();
        services.AddSingleton<BackfillFolders>();
        services.AddSingleton<BackfillPlaces>();
        services.AddSingleton<EarlierMail>();
        services.AddSingleton<BackfillRunner>();
        services.AddSingleton(static provider => Live(provider.GetRequiredService<BackfillRows>(), provider.GetRequiredService<GraphOptions>()));
    }

    public static void MapBackfills(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/backfills").WithTags("Backfills");
        group.MapGet("/", List).WithSummary("Taggings of earlier mail, the newest first, at most a hundred");
        group.MapGet("/{id:guid}", Read).WithSummary("One of them").ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPost("/", Start).WithSummary("Tag the mail of the last days that lies in a folder; one at a time of each mailbox")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        group.MapPost("/{id:guid}/pause", Pause).WithSummary("Halt after the page that is being read").ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapPost("/{id:guid}/resume", Resume).WithSummary("Go on where it halted or failed").ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapPost("/{id:guid}/cancel", Cancel).WithSummary("End it; what is tagged stays tagged").ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Ok<BackfillsResponse>> List(BackfillRows rows, CancellationToken cancellationToken, string? mailbox = null) =>
        TypedResults.Ok(new BackfillsResponse([.. (await rows.ListAsync(mailbox is null ? null : MailboxDirectory.KeyOf(mailbox), cancellationToken)).Select(BackfillResponse.Of)]));

    private static async Task<Results<Ok<BackfillResponse>, ProblemHttpResult>> Read(Guid id, BackfillRows rows, CancellationToken cancellationToken) =>
        await rows.FindAsync(id, cancellationToken) is { } row ? TypedResults.Ok(BackfillResponse.Of(row)) : NotFound();

    private static async Task<Results<Created<BackfillResponse>, ProblemHttpResult>> Start(
        BackfillRequest request, BackfillRows rows, BackfillFolders folders, SyncScheduler scheduler, IOptions<SyncOptions> sync, GraphOptions graph, CancellationToken cancellationToken)
    {
        var (mailbox, days) = (MailboxDirectory.KeyOf(request.Mailbox ?? graph.Mailbox), request.Days ?? Backfill.UsualDays);
        if (days is < 1 or > Backfill.MostDays || request.Folder?.Length > Backfill.LongestFolder)
        {
            return ProblemCodes.Problem(400, ProblemCodes.BadInput, "This time span cannot be read.", $"days is 1 to {Backfill.MostDays}, and a folder has at most {Backfill.LongestFolder} characters.");
        }

        if (!sync.Value.Enabled)
        {
            return ProblemCodes.Problem(409, ProblemCodes.SyncOff, "Mail is not tagged by itself here.", "Sync:Enabled is false. Set it to true and start the service again, or run the command backfill.");
        }

        if (!await rows.IsListedAsync(mailbox, cancellationToken))
        {
            return ProblemCodes.Problem(404, ProblemCodes.MailboxNotFound, "This mailbox is not looked after.", "Name it in Graph:Mailbox or in the file of Sync:MailboxesFile and start the service again.");
        }

        if (await folders.FindAsync(mailbox, request.Folder, cancellationToken) is not { } folder)
        {
            return ProblemCodes.Problem(404, ProblemCodes.FolderNotFound, "The folder is not there.", "Give its name as Outlook shows it, its id, or a well-known name such as inbox or archive.");
        }

        if (!folder.IsTagged)
        {
            return ProblemCodes.Problem(400, ProblemCodes.BadInput, "Nothing is tagged in this folder.", "Drafts, sent and deleted mail get no tags. Name another folder.");
        }

        if (await rows.AddAsync(mailbox, folder.Name, days, cancellationToken) is not { } row)
        {
            return ProblemCodes.Problem(409, ProblemCodes.BackfillRunning, "Earlier mail of this mailbox is being tagged already.", "Let it finish, or end it first: POST /api/backfills/{id}/cancel.");
        }

        scheduler.WakeBackfill(row.Id, row.Mailbox);
        return TypedResults.Created($"/api/backfills/{row.Id}", BackfillResponse.Of(row));
    }

    private static Task<Results<Ok<BackfillResponse>, ProblemHttpResult>> Pause(Guid id, BackfillRows rows, CancellationToken cancellationToken) =>
        ChangeAsync(id, rows, rows.PauseAsync, BackfillState.Paused, cancellationToken);

    private static Task<Results<Ok<BackfillResponse>, ProblemHttpResult>> Cancel(Guid id, BackfillRows rows, CancellationToken cancellationToken) =>
        ChangeAsync(id, rows, rows.CancelAsync, BackfillState.Cancelled, cancellationToken);

    private static async Task<Results<Ok<BackfillResponse>, ProblemHttpResult>> Resume(Guid id, BackfillRows rows, SyncScheduler scheduler, CancellationToken cancellationToken)
    {
        var answer = await ChangeAsync(id, rows, rows.ResumeAsync, BackfillState.Running, cancellationToken);
        if (answer.Result is Ok<BackfillResponse> { Value: { } row })
        {
            scheduler.WakeBackfill(row.Id, row.Mailbox);
        }

        return answer;
    }

    /// <summary>Asked twice, it is answered twice: what is so already is no failure.</summary>
    private static async Task<Results<Ok<BackfillResponse>, ProblemHttpResult>> ChangeAsync(
        Guid id, BackfillRows rows, Func<Guid, CancellationToken, Task<bool>> change, BackfillState wanted, CancellationToken cancellationToken)
    {
        var changed = await change(id, cancellationToken);
        return await rows.FindAsync(id, cancellationToken) switch
        {
            null => NotFound(),
            var row when changed || row.State == wanted => TypedResults.Ok(BackfillResponse.Of(row)),
            { State: BackfillState.Failed or BackfillState.Paused } when wanted == BackfillState.Running => ProblemCodes.Problem(
                409, ProblemCodes.BackfillRunning, "Another one of this mailbox is open.", "Let it finish, or end it first: POST /api/backfills/{id}/cancel."),
            _ => ProblemCodes.Problem(409, ProblemCodes.BackfillEnded, "This one is over.", "Start a new one; what is tagged already costs it one look."),
        };
    }

    private static ProblemHttpResult NotFound() =>
        ProblemCodes.Problem(StatusCodes.Status404NotFound, ProblemCodes.BackfillNotFound, "There is no such tagging of earlier mail.", "GET /api/backfills names those that there are.");

    /// <summary>The newest one of the mailbox that pane and workbench show.</summary>
    private static LiveView Live(BackfillRows rows, GraphOptions graph) => new("backfill", async cancellationToken =>
        await rows.NewestAsync(MailboxDirectory.KeyOf(graph.Mailbox), cancellationToken) is { } row
            ? new Dictionary<string, object> { [row.Id.ToString()] = BackfillResponse.Of(row) }
            : new Dictionary<string, object>());
}
