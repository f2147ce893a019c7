using System.Globalization;
using InquiryAssistant.Graph;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace InquiryAssistant.Service.Hosting;

/// <summary>The one place where failures become problem details. What a person can do stands in the detail; mail content never does.</summary>
internal sealed partial class ProblemHandler(IProblemDetailsService problems, ILogger<ProblemHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var problem = exception switch
        {
            MessageMissingException => Problem(404, ProblemCodes.MessageNotFound, "The message is no longer there.", "It was moved, deleted or sent meanwhile. Refresh the list."),
            MailboxBusyException busy => Busy(httpContext, busy),
            MailboxConflictException => Problem(409, ProblemCodes.MessageChanging, "The message keeps changing.", "Another program is writing to it. Try again in a moment."),
            MailboxException failed => Problem(502, ProblemCodes.GraphFailed, "Microsoft Graph refused the request.", failed.Status > 0 ? $"It answered {failed.Status} ({failed.Code})." : failed.Message),
            BadHttpRequestException bad => Problem(bad.StatusCode, ProblemCodes.OfStatus(bad.StatusCode), "The request cannot be read.", "Check its form and its JSON."),
            _ => null,
        };
        if (problem is null)
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

    private static ProblemDetails Busy(HttpContext context, MailboxBusyException busy)
    {
        var wait = Math.Max(1, (int)Math.Ceiling((busy.RetryAfter ?? TimeSpan.FromSeconds(10)).TotalSeconds));
        context.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        return Problem(503, ProblemCodes.GraphBusy, "The mailbox is busy.", $"Microsoft Graph asks for patience. Try again in {wait} seconds.");
    }

    private static ProblemDetails Problem(int status, string code, string title, string detail) =>
        new() { Status = status, Title = title, Detail = detail, Extensions = { ["code"] = code } };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The mailbox failed with {Failure}, status {Status}, code {Code}")]
        public static partial void MailboxFailed(ILogger logger, string failure, int status, string code);
    }
}
