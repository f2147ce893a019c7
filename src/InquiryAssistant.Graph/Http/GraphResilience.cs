using System.Net;
using Microsoft.Kiota.Http.HttpClientLibrary.Extensions;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace InquiryAssistant.Graph.Http;

/// <summary>The one pipeline around every Graph request: total time, circuit breaker, repeats that obey Retry-After.</summary>
/// <remarks>It replaces the SDK's own retry, which would repeat createReplyAll after a lost answer (a second draft) and does not repeat 500.</remarks>
internal static class GraphResilience
{
    private static readonly ResiliencePropertyKey<bool> CreatesSomething = new("creates-something");

    /// <summary>POSTs that may be sent twice: they only read, or a second one is refused as a duplicate by name.</summary>
    private static readonly string[] RepeatablePosts = ["/translateexchangeids", "/outlook/mastercategories", "/subscriptions", "/reauthorize"];

    public static ResiliencePipeline<HttpResponseMessage> Build(GraphOptions options, TimeProvider time) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddTimeout(options.TotalTimeout)
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = Math.Max(1, options.Retries),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromMilliseconds(500),
                MaxDelay = TimeSpan.FromSeconds(20),
                ShouldHandle = args => ValueTask.FromResult(options.Retries > 0 && MayRepeat(args.Outcome, args.Context) && !(RetryAfter(args.Outcome.Result, time) > options.LongestWait)),
                DelayGenerator = args => ValueTask.FromResult(RetryAfter(args.Outcome.Result, time)),
            })
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
            {
                FailureRatio = 0.8,
                MinimumThroughput = 20,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = TimeSpan.FromSeconds(10),
                ShouldHandle = static args => ValueTask.FromResult(IsOutage(args.Outcome)),
            })
            .Build();

    /// <summary>The limit of one try, inside the mailbox's slot.</summary>
    public static ResiliencePipeline BuildOneTry(GraphOptions options, TimeProvider time) =>
        new ResiliencePipelineBuilder { TimeProvider = time }.AddTimeout(options.TryTimeout).Build();

    /// <summary>A context that knows whether the request creates something, so that a lost answer is not repeated blindly.</summary>
    public static ResilienceContext ContextFor(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(CreatesSomething, request.Method == HttpMethod.Post
            && request.GetRequestOption<MailboxBatch>() is null
            && !RepeatablePosts.Any(p => Path(request).EndsWith(p, StringComparison.OrdinalIgnoreCase)));
        return context;
    }

    private static string Path(HttpRequestMessage request) => request.RequestUri?.AbsolutePath ?? "";

    /// <summary>Reads, PATCH and DELETE may be sent again: they end in the same state, and a PATCH with If-Match that was done before answers 412. A creating POST only
    /// where the server said that it did nothing: throttled, or refused with a time to come back. What happened to the others is found out by looking (Drafts).</summary>
    private static bool MayRepeat(Outcome<HttpResponseMessage> outcome, ResilienceContext context)
    {
        if (context.Properties.GetValue(CreatesSomething, false))
        {
            return outcome.Result?.StatusCode == HttpStatusCode.TooManyRequests
                || outcome.Result is { StatusCode: HttpStatusCode.ServiceUnavailable, Headers.RetryAfter: not null };
        }

        return outcome.Exception is HttpRequestException or Polly.Timeout.TimeoutRejectedException
            || outcome.Result?.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError and not HttpStatusCode.NotImplemented;
    }

    /// <summary>Throttling is no outage: it is Graph at work, and opening the circuit would punish every other mailbox.</summary>
    private static bool IsOutage(Outcome<HttpResponseMessage> outcome) =>
        outcome.Exception is HttpRequestException or Polly.Timeout.TimeoutRejectedException
        || outcome.Result?.StatusCode is >= HttpStatusCode.InternalServerError and not HttpStatusCode.NotImplemented;

    public static TimeSpan? RetryAfter(HttpResponseMessage? response, TimeProvider time) => response?.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date - time.GetUtcNow() is { } wait => wait > TimeSpan.Zero ? wait : TimeSpan.Zero,
        _ => null,
    };
}

/// <summary>Puts the pipeline around the inner handlers.</summary>
internal sealed class ResilienceHandler(ResiliencePipeline<HttpResponseMessage> pipeline) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is not null)
        {
            // A repeat must send the same bytes; the SDK's stream content can be read once only.
            await request.Content.LoadIntoBufferAsync(cancellationToken);
        }

        var context = GraphResilience.ContextFor(request, cancellationToken);
        try
        {
            return await pipeline.ExecuteAsync(static async (context, state) => await state.self.SendInnerAsync(state.request, context.CancellationToken), context, (self: this, request));
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private Task<HttpResponseMessage> SendInnerAsync(HttpRequestMessage request, CancellationToken cancellationToken) => base.SendAsync(request, cancellationToken);
}
