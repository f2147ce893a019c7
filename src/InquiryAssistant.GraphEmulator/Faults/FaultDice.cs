using InquiryAssistant.GraphEmulator.Protocol;
using InquiryAssistant.GraphEmulator.Store;
using InquiryAssistant.GraphEmulator.Throttling;

namespace InquiryAssistant.GraphEmulator.Faults;

/// <summary>Draws the faults of a plan, by its seed.</summary>
internal sealed class FaultDice(GraphEmulatorOptions options, EmulatorClock clock, RequestCounters counters)
{
    private static readonly (int Status, string Code, string Message)[] ServerErrors =
    [
        (500, "ErrorInternalServerError", "An internal server error occurred. The operation failed."),
        (503, "ErrorServerBusy", "The server cannot service this request right now. Try again later."),
        (504, "UnknownError", "The gateway did not receive a timely answer."),
    ];

    private readonly Lock gate = new();
    private FaultPlan plan = options.Faults;
    private Random chance = new(options.Faults.Seed);

    public FaultPlan Plan
    {
        get
        {
            lock (gate)
            {
                return plan;
            }
        }

        set
        {
            lock (gate)
            {
                plan = value;
                chance = new Random(value.Seed);
            }
        }
    }

    /// <summary>Waits the drawn latency, then throws the drawn fault, if any; the mailbox is still untouched then.</summary>
    /// <exception cref="GraphException">The fault.</exception>
    public async Task RollAsync(bool writesMessage, CancellationToken cancellationToken)
    {
        TimeSpan latency;
        GraphException? fault;
        lock (gate)
        {
            latency = plan.LatencyMs is [var least, var most] ? TimeSpan.FromMilliseconds(chance.Next(least, most + 1)) : TimeSpan.Zero;
            fault = Draw(writesMessage);
        }

        if (latency > TimeSpan.Zero)
        {
            await Task.Delay(latency, clock, cancellationToken);
        }

        if (fault is not null)
        {
            throw fault;
        }
    }

    /// <summary>Whether the connection of a request on the wire, a batch as a whole, is reset, and when.</summary>
    public ConnectionReset Reset()
    {
        lock (gate)
        {
            if (plan.ResetConnection == 0 || chance.NextDouble() >= plan.ResetConnection)
            {
                return ConnectionReset.None;
            }

            counters.CountFault(static f => f with { ResetConnection = f.ResetConnection + 1 });
            return chance.Next(2) == 0 ? ConnectionReset.BeforeWork : ConnectionReset.AfterWork;
        }
    }

    /// <summary>How many changes a delta page says once more: none, or 1 to 3 when the plan has it.</summary>
    public int RepeatedChanges()
    {
        lock (gate)
        {
            return plan.RepeatDelta > 0 && chance.NextDouble() < plan.RepeatDelta ? 1 + chance.Next(3) : 0;
        }
    }

    private GraphException? Draw(bool writesMessage)
    {
        if (plan.Throttle > 0 && chance.NextDouble() < plan.Throttle)
        {
            counters.CountFault(static f => f with { Throttle = f.Throttle + 1 });
            return new GraphException(429, "TooManyRequests", "Too many requests.") { RetryAfter = TimeSpan.FromSeconds(1 + chance.Next(3)) };
        }

        if (plan.ServerError > 0 && chance.NextDouble() < plan.ServerError)
        {
            counters.CountFault(static f => f with { ServerError = f.ServerError + 1 });
            var (status, code, message) = ServerErrors[chance.Next(ServerErrors.Length)];
            return new GraphException(status, code, message) { RetryAfter = status == 503 ? TimeSpan.FromSeconds(1) : null };
        }

        if (writesMessage && plan.WriteConflict > 0 && chance.NextDouble() < plan.WriteConflict)
        {
            counters.CountFault(static f => f with { WriteConflict = f.WriteConflict + 1 });
            return StaleWrite(options.StaleWriteStatus);
        }

        return null;
    }

    /// <summary>The refusal of a write over an item that changed meanwhile.</summary>
    public static GraphException StaleWrite(int status) => new(
        status,
        "ErrorIrresolvableConflict",
        "The send or update operation could not be performed because the change key passed in the request does not match the current change key for the item.");
}

/// <summary>When a connection is reset.</summary>
internal enum ConnectionReset
{
    None,

    /// <summary>Before anything is done.</summary>
    BeforeWork,

    /// <summary>After all is done, so that only the answer is lost.</summary>
    AfterWork,
}
