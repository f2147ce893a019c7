using System.Net;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Kiota.Abstractions;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace InquiryAssistant.Graph;

/// <summary>The mailbox could not do what was asked. Carries status and Graph's error code, never mail content.</summary>
public class MailboxException(string message, int status, string code, Exception? inner) : Exception(message, inner)
{
    /// <summary>HTTP status Graph gave, or 0 when there was no answer.</summary>
    public int Status { get; } = status;

    /// <summary>Graph's error code, or a word of ours where there was no answer.</summary>
    public string Code { get; } = code;
}

/// <summary>Graph asks for patience: throttled, overloaded, or not answering.</summary>
public sealed class MailboxBusyException(int status, string code, TimeSpan? retryAfter, Exception? inner)
    : MailboxException("The mailbox is busy.", status, code, inner)
{
    /// <summary>How long to wait, when Graph said so.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}

/// <summary>The message is gone: deleted, moved away under a classic id, or never there.</summary>
public sealed class MessageMissingException(string code, Exception? inner) : MailboxException("The message is no longer there.", 404, code, inner);

/// <summary>The item kept changing while it was written, more often than we try.</summary>
public sealed class MailboxConflictException(Exception? inner) : MailboxException("The message kept changing while it was written.", 412, "ErrorIrresolvableConflict", inner);

/// <summary>Runs calls of the SDK and gives its many ways to fail one of ours.</summary>
internal static class GraphCall
{
    public static async Task<T> RunAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call();
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && Translate(exception) is { } translated)
        {
            throw translated;
        }
    }

    private static MailboxException? Translate(Exception exception) => exception switch
    {
        MailboxException => null,
        AggregateException { InnerException: { } inner } => Translate(inner),
        ODataError error => FromStatus(error.ResponseStatusCode, error.Error?.Code ?? "", RetryAfter(error), error),
        ApiException error => FromStatus(error.ResponseStatusCode, "", RetryAfter(error), error),
        BrokenCircuitException broken => new MailboxBusyException(0, "circuit-open", broken.RetryAfter, broken),
        TimeoutRejectedException or TaskCanceledException or HttpRequestException => new MailboxBusyException(0, "no-answer", null, exception),
        _ => null,
    };

    /// <summary>Anything that does not parse as an id answers 400 on live Graph: as good as gone (graph-calls.md, "Missing").</summary>
    private static MailboxException FromStatus(int status, string code, TimeSpan? retryAfter, Exception inner) => (HttpStatusCode)status switch
    {
        HttpStatusCode.NotFound => new MessageMissingException(code, inner),
        HttpStatusCode.BadRequest when code.Equals("ErrorInvalidIdMalformed", StringComparison.OrdinalIgnoreCase) => new MessageMissingException(code, inner),
        HttpStatusCode.PreconditionFailed or HttpStatusCode.Conflict => new MailboxConflictException(inner),
        HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout or HttpStatusCode.BadGateway or HttpStatusCode.InternalServerError
            => new MailboxBusyException(status, code, retryAfter, inner),
        _ => new MailboxException("Graph refused the request.", status, code, inner),
    };

    private static TimeSpan? RetryAfter(ApiException error) =>
        error.ResponseHeaders?.FirstOrDefault(h => h.Key.Equals("Retry-After", StringComparison.OrdinalIgnoreCase)).Value?.FirstOrDefault() is { } text
        && int.TryParse(text, out var seconds) ? TimeSpan.FromSeconds(seconds) : null;
}
