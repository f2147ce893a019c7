using System.Globalization;
using System.Net;
using Azure.Identity;
using InquiryAssistant.Graph.Limits;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Kiota.Abstractions;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace InquiryAssistant.Graph;

/// <summary>The mailbox could not do what was asked. Carries status and Graph's error code, never mail content; for the same reason it keeps no inner exception,
/// whose text may quote addresses.</summary>
public class MailboxException(string message, int status, string code) : Exception(message)
{
    /// <summary>HTTP status Graph gave, or 0 when there was no answer.</summary>
    public int Status { get; } = status;

    /// <summary>Graph's error code, or a word of ours where there was no answer.</summary>
    public string Code { get; } = code;
}

/// <summary>Graph asks for patience: throttled, overloaded, or not answering.</summary>
public sealed class MailboxBusyException(int status, string code, TimeSpan? retryAfter) : MailboxException("The mailbox is busy.", status, code)
{
    /// <summary>How long to wait, when Graph said so.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;

    /// <summary>Whether the request may have been done all the same: true unless the server said that it refused it.</summary>
    public bool MayHaveHappened => Status != (int)HttpStatusCode.TooManyRequests && !(Status == (int)HttpStatusCode.ServiceUnavailable && RetryAfter is not null) && Code != GraphCall.CircuitOpen && Code != GraphCall.HeldBack;
}

/// <summary>The message, draft or folder is gone: deleted, moved away under a classic id, or never there.</summary>
public sealed class MessageMissingException(string code) : MailboxException("The message is no longer there.", 404, code);

/// <summary>The item kept changing while it was written, more often than we try.</summary>
public sealed class MailboxConflictException(int status) : MailboxException("The message kept changing while it was written.", status, "ErrorIrresolvableConflict");

/// <summary>No token, or one that Graph does not take.</summary>
public sealed class NotSignedInException(int status, string code) : MailboxException("Microsoft Graph does not accept the sign-in of this service.", status, code);

/// <summary>A new draft did not keep history, subject or conversation, so it was deleted again.</summary>
public sealed class DraftNotKeptException(string what) : MailboxException("The draft did not come out whole and was deleted again.", 0, what);

/// <summary>The link of a delta is no longer known: the folder is to be read anew (graph-facts: SyncStateNotFound, SyncStateInvalid, ResyncRequired, under 400, 404 or 410; any other
/// refusal of a link with these statuses; a link that leads elsewhere, with status 0).</summary>
public sealed class DeltaExpiredException(int status, string code) : MailboxException("The place in the folder's changes is no longer known.", status, code);

/// <summary>The subscription is not there any more: ran out, removed, or never was. It is made anew, and what was missed meanwhile is caught up.</summary>
public sealed class SubscriptionGoneException(int status, string code) : MailboxException("The subscription is no longer there.", status, code);

/// <summary>Runs calls of the SDK and gives its many ways to fail one of ours.</summary>
internal static class GraphCall
{
    /// <summary>Code of a refusal by our own circuit breaker: nothing was sent.</summary>
    public const string CircuitOpen = "circuit-open";

    /// <summary>Code of a refusal by our own limiter, because Graph asked for more patience than a request waits: nothing was sent.</summary>
    public const string HeldBack = "held-back";

    private static readonly string[] DeltaExpired = ["SyncStateNotFound", "SyncStateInvalid", "ResyncRequired"];

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
        ODataError error => FromStatus(error.ResponseStatusCode, error.Error?.Code ?? "", RetryAfter(error)),
        ApiException error => FromStatus(error.ResponseStatusCode, "", RetryAfter(error)),
        HeldBackException held => new MailboxBusyException((int)HttpStatusCode.TooManyRequests, HeldBack, held.Wait),
        BrokenCircuitException broken => new MailboxBusyException(0, CircuitOpen, broken.RetryAfter),
        AuthenticationFailedException => new NotSignedInException(0, "no-token"),
        TimeoutRejectedException or OperationCanceledException or HttpRequestException or IOException => new MailboxBusyException(0, "no-answer", null),
        _ => null,
    };

    /// <summary>Anything that does not parse as an id answers 400 on live Graph: as good as gone (graph-calls.md, "Missing").</summary>
    public static MailboxException FromStatus(int status, string code, TimeSpan? retryAfter) => (HttpStatusCode)status switch
    {
        _ when status >= 400 && DeltaExpired.Any(expired => Is(code, expired)) => new DeltaExpiredException(status, code),
        HttpStatusCode.NotFound => new MessageMissingException(code),
        HttpStatusCode.BadRequest when Is(code, "InvalidIdMalformed") => new MessageMissingException(code),
        HttpStatusCode.PreconditionFailed or HttpStatusCode.Conflict => new MailboxConflictException(status),
        HttpStatusCode.Unauthorized => new NotSignedInException(status, code),
        HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError and not HttpStatusCode.NotImplemented and not (HttpStatusCode)507
            => new MailboxBusyException(status, code, retryAfter),
        _ => new MailboxException("Graph refused the request.", status, code),
    };

    /// <summary>Codes come with and without the prefix "Error" and in any case (Graph page "errors").</summary>
    private static bool Is(string code, string name) => (code.StartsWith("Error", StringComparison.OrdinalIgnoreCase) ? code[5..] : code).Equals(name, StringComparison.OrdinalIgnoreCase);

    private static TimeSpan? RetryAfter(ApiException error) =>
        error.ResponseHeaders?.FirstOrDefault(h => h.Key.Equals("Retry-After", StringComparison.OrdinalIgnoreCase)).Value?.FirstOrDefault() is { } text
        && int.TryParse(text, CultureInfo.InvariantCulture, out var seconds) && seconds >= 0 ? TimeSpan.FromSeconds(seconds) : null;
}
