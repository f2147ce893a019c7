using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace InquiryAssistant.Service.Hosting;

/// <summary>Stable words for callers to branch on, never on the text.</summary>
internal static class ProblemCodes
{
    public const string MessageNotFound = "message-not-found";
    public const string FolderNotFound = "folder-not-found";
    public const string GraphBusy = "graph-busy";
    public const string GraphFailed = "graph-failed";
    public const string GraphNotSignedIn = "graph-not-signed-in";
    public const string MessageChanging = "message-changing";
    public const string DraftNotKept = "draft-not-kept";
    public const string NoDraftForKind = "no-draft-for-kind";
    public const string NoMailLeft = "no-mail-left";
    public const string MailboxNotFound = "mailbox-not-found";
    public const string DeadLetterNotFound = "dead-letter-not-found";
    public const string BackfillNotFound = "backfill-not-found";
    public const string BackfillRunning = "backfill-running";
    public const string BackfillEnded = "backfill-ended";
    public const string SyncOff = "sync-off";
    public const string BadInput = "bad-input";
    public const string NotReady = "not-ready";
    public const string LocalOnly = "local-only";

    /// <summary>A refusal in the one shape all of them have.</summary>
    public static ProblemHttpResult Problem(int status, string code, string title, string detail) =>
        TypedResults.Problem(detail, statusCode: status, title: title, extensions: new Dictionary<string, object?> { ["code"] = code });

    /// <summary>Gives a problem the id under which the log has it, and one that came from the framework our code and a sentence on what to do.</summary>
    public static void Complete(ProblemDetails problem, string trace)
    {
        problem.Extensions["traceId"] = trace;
        problem.Extensions.TryAdd("code", OfStatus(problem.Status));
        problem.Detail ??= problem.Status switch
        {
            400 => "The request cannot be read. Check its parameters and its JSON.",
            404 => "Nothing lives at this address.",
            405 => "This address does not know this method.",
            413 => "The request is larger than this address takes.",
            415 => "Send JSON, with Content-Type: application/json.",
            _ => null,
        };
    }

    public static string OfStatus(int? status) => status switch
    {
        400 => BadInput,
        401 => "not-signed-in",
        403 => "not-allowed",
        404 => "not-found",
        405 => "method-not-allowed",
        413 => "too-large",
        415 => "wrong-content-type",
        _ => "failed",
    };
}
