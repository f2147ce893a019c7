using System.Globalization;
using InquiryAssistant.GraphEmulator.Protocol;
using InquiryAssistant.GraphEmulator.Store;

namespace InquiryAssistant.GraphEmulator.Throttling;

/// <summary>Notices when the same request comes again before the time <c>Retry-After</c> named. It is served all the same: the log says that the client has no manners.</summary>
internal sealed class RetryWatch(EmulatorClock clock, RequestCounters counters)
{
    /// <summary>What a client's timer may be early.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(50);

    private const int MostKept = 20_000;
    private readonly Lock gate = new();
    private readonly Dictionary<string, DateTimeOffset> notBefore = new(StringComparer.Ordinal);

    public void Check(GraphRequest request)
    {
        lock (gate)
        {
            if (notBefore.Count == 0 || !notBefore.Remove(Key(request), out var earliest))
            {
                return;
            }

            var now = clock.GetUtcNow();
            if (now < earliest - Grace)
            {
                var mailbox = request.Path is [var users, var user, ..] && users.Equals("users", StringComparison.OrdinalIgnoreCase) ? user : null;
                counters.CountViolation(new LimitViolation(now, LimitKind.EarlyRetry, mailbox, request.Method + " " + (request.Path.Count > 0 ? request.Path[^1] : "")));
            }
        }
    }

    public void Note(GraphRequest request, TimeSpan wait)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            if (notBefore.Count >= MostKept)
            {
                foreach (var (key, _) in notBefore.Where(n => n.Value <= now).ToList())
                {
                    notBefore.Remove(key);
                }
            }

            notBefore[Key(request)] = now + TimeSpan.FromSeconds(GraphErrors.Seconds(wait));
        }
    }

    /// <summary>A POST to the same path with another body is another request; a PATCH is not.</summary>
    private static string Key(GraphRequest request) => string.Create(
        CultureInfo.InvariantCulture, $"{request.Method} {string.Join('/', request.Path)}?{request.Query} {(request.Method == "POST" ? request.Json?.ToJsonString() : "")}");
}
