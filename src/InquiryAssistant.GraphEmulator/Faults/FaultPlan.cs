using System.Text.Json;
using System.Text.Json.Serialization;

namespace InquiryAssistant.GraphEmulator.Faults;

/// <summary>What goes wrong on purpose. Probabilities run from 0 (never, the default) to 1 (always). The same seed and the same order of requests give the same faults.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record FaultPlan
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web);

    /// <summary>No fault at all.</summary>
    public static FaultPlan None { get; } = new();

    /// <summary>Seed of the draws. Default: 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Share of requests answered 429 with Retry-After.</summary>
    public double Throttle { get; init; }

    /// <summary>Share of requests answered 500, 503 or 504, before anything is changed.</summary>
    public double ServerError { get; init; }

    /// <summary>Share of writes to one message answered 412 as if another client had just changed it.</summary>
    public double WriteConflict { get; init; }

    /// <summary>Share of delta pages that begin with up to three changes the client has had already.</summary>
    public double RepeatDelta { get; init; }

    /// <summary>Share of HTTP requests whose connection is reset, half of them after the work is done. A batch is one request; its steps meet the other faults one by one.</summary>
    public double ResetConnection { get; init; }

    /// <summary>Share of change notifications that are lost.</summary>
    public double DropNotification { get; init; }

    /// <summary>Share of change notifications sent twice.</summary>
    public double DuplicateNotification { get; init; }

    /// <summary>Whether change notifications arrive out of order: about half of them up to two seconds late.</summary>
    public bool Reorder { get; init; }

    /// <summary>Least and greatest delay of an answer in milliseconds, or null for none.</summary>
    public IReadOnlyList<int>? LatencyMs { get; init; }

    /// <summary>Reads the JSON of a fault file.</summary>
    /// <exception cref="FormatException">No JSON object, an unknown member, or a figure out of range; the message says which.</exception>
    public static FaultPlan Parse(string json)
    {
        try
        {
            var plan = JsonSerializer.Deserialize<FaultPlan>(json, Format) ?? throw new FormatException("A fault plan is a JSON object.");
            plan.Validate();
            return plan;
        }
        catch (JsonException exception)
        {
            throw new FormatException("This is no fault plan: " + exception.Message, exception);
        }
    }

    private void Validate()
    {
        (string Name, double Value)[] shares =
        [
            ("throttle", Throttle), ("serverError", ServerError), ("writeConflict", WriteConflict), ("repeatDelta", RepeatDelta), ("resetConnection", ResetConnection),
            ("dropNotification", DropNotification), ("duplicateNotification", DuplicateNotification),
        ];
        foreach (var (name, value) in shares)
        {
            if (value is not (>= 0 and <= 1))
            {
                throw new FormatException($"{name} is a share from 0 to 1.");
            }
        }

        if (LatencyMs is not null && (LatencyMs.Count != 2 || LatencyMs[0] < 0 || LatencyMs[1] < LatencyMs[0] || LatencyMs[1] > 120_000))
        {
            throw new FormatException("latencyMs is a pair [least, greatest] of milliseconds, at most 120000.");
        }
    }
}
