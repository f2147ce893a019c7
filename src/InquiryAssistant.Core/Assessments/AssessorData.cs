using System.Text.Json;
using InquiryAssistant.Core.Assessments.Models;
using InquiryAssistant.Core.Assessments.Signals;
using InquiryAssistant.Core.Risks;

namespace InquiryAssistant.Core.Assessments;

/// <summary>Lexicons, signals, weights and thresholds: everything by which messages are judged. Immutable, safe for many threads.</summary>
public sealed class AssessorData
{
    private AssessorData(SignalReader signals, ModelSet models)
    {
        Signals = signals;
        Models = models;
    }

    /// <summary>What ships with the product.</summary>
    public static AssessorData Shipped { get; } = Load(null);

    internal SignalReader Signals { get; }

    internal ModelSet Models { get; }

    /// <summary>The shipped data with a manager's own weights and thresholds laid over them.</summary>
    /// <param name="json">
    /// <c>{"intent":{"asks-price":{"high":0.8}},"thresholds":{"highIntent":55},"customers":["acme-pumps.com"]}</c>: dimension, signal, class, weight in log-odds; domains of customers, at most 2,000. What is not named stays.
    /// </param>
    /// <exception cref="FormatException">An unknown dimension, signal, class or threshold is named, or a customer that is no domain.</exception>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public static AssessorData WithOverrides(string json)
    {
        using var overrides = JsonDocument.Parse(json);
        return Load(overrides.RootElement);
    }

    private static AssessorData Load(JsonElement? overrides)
    {
        Check(overrides);
        var signals = SignalReader.Load(CustomersFile.Read(Part(overrides, "customers")));
        LinearModel Read(string dimension) => WeightsFile.Read(dimension, signals.Catalogue, Part(overrides, dimension));
        var models = new ModelSet(
            Read("kind"), Read("intent"), Read("role"), Read("type"), Read("specificity"), Read("stage"), Decision.Load(Part(overrides, "thresholds")));
        return new AssessorData(signals, models);
    }

    private static JsonElement? Part(JsonElement? overrides, string name) =>
        overrides is { } all && all.TryGetProperty(name, out var part) ? part : null;

    private static void Check(JsonElement? overrides)
    {
        string[] known = ["kind", "intent", "role", "type", "specificity", "stage", "thresholds", "customers"];
        var unknown = overrides?.EnumerateObject().Select(o => o.Name).FirstOrDefault(name => !known.Contains(name));
        if (unknown is not null)
        {
            throw new FormatException($"\"{unknown}\" is none of: {string.Join(", ", known)}.");
        }
    }
}
