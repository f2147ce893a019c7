using System.Globalization;
using InquiryAssistant.Graph;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace InquiryAssistant.Service.Hosting;

/// <summary>The one place where failures become problem details. What a person can do stands in the detail; mail content never does.</summary>
internal sealed partial class ProblemHandler(IProblemDetailsService problems, ILogger<ProblemHandler> logger) : IExceptionHandler
{
    /// <summary>When Graph names no time itself.</summary>
    private static readonly TimeSpan OrdinaryWait = TimeSpan.FromSeconds(10);

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone; nobody reads an answer, and it is no failure of ours.
            httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        if (Translate(httpContext, exception) is not { } problem)
        {
            return false;
        }

        if (exception is MailboxException mailbox)
        {
            Log.MailboxFailed(logger, mailbox.GetType().Name, mailbox.Status, mailbox.Code);
        }

        httpContext.Response.StatusCode = problem.Status!.Value;
        return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = problem });
    }

    private static ProblemDetails? Translate(HttpContext context, Exception exception) => exception switch
    {
        MessageMissingException => Problem(404, ProblemCodes.MessageNotFound, "The message is no longer there.", "It was moved, deleted or sent meanwhile. Refresh the list."),
        MailboxBusyException busy => Busy(context, busy),
        MailboxConflictException => Problem(409, ProblemCodes.MessageChanging, "The message keeps changing.", "Another program is writing to it. Try again in a moment."),
        NotSignedInException => Problem(502, ProblemCodes.GraphNotSignedIn, "Microsoft Graph does not accept this service.", "Its application secret or certificate is wrong or has expired. The administrator must renew it."),
        DraftNotKeptException => Problem(502, ProblemCodes.DraftNotKept, "The draft did not come out whole.", "It was deleted again, nothing is lost. Answer this mail in Outlook, or try once more."),
        MailboxException failed => Problem(502, ProblemCodes.GraphFailed, "Microsoft Graph refused the request.", string.Create(CultureInfo.InvariantCulture, $"It answered {failed.Status} ({failed.Code}).")),
        BadHttpRequestException bad => Problem(bad.StatusCode, ProblemCodes.OfStatus(bad.StatusCode), "The request cannot be read.", null),
        _ => null,
    };

    private static ProblemDetails Busy(HttpContext context, MailboxBusyException busy)
    {
        var wait = Math.Max(1, (int)Math.Ceiling((busy.RetryAfter ?? OrdinaryWait).TotalSeconds));
        context.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        return Problem(503, ProblemCodes.GraphBusy, "The mailbox is busy.", string.Create(CultureInfo.InvariantCulture, $"Microsoft Graph asks for patience. Try again in {wait} seconds."));
    }

    private static ProblemDetails Problem(int status, string code, string title, string? detail) =>
        new() { Status = status, Title = title, Detail = detail, Extensions = { ["code"] = code } };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The mailbox failed with {Failure}, status {Status}, code {Code}")]
        public static partial void MailboxFailed(ILogger logger, string failure, int status, string code);
    }
}
