using System.Text.Json;
using InquiryAssistant.Core.Assessments;

namespace InquiryAssistant.Core.Learning;

/// <summary>The labels of one message as the corpus format writes them.</summary>
public sealed record TrueLabels(
    MessageKind Kind,
    Quadrant? Quadrant,
    Intent? Intent,
    DecisionRole? Role,
    InquiryType? Type,
    Specificity? Specificity,
    IReadOnlyList<Risk> Risks,
    Stage? Stage,
    string Language,
    int Questions,
    InquiryEntities Entities)
{
    /// <summary>Reads a <c>labels</c> object; throws <see cref="FormatException"/> or <see cref="KeyNotFoundException"/> when it is none.</summary>
    public static TrueLabels Read(JsonElement labels) => new(
        Labels.Kind(labels.GetProperty("kind").GetString()!),
        Labels.Quadrant(Text(labels, "quadrant")),
        Labels.Intent(Text(labels, "intent")),
        Labels.Role(Text(labels, "role")),
        Labels.InquiryType(Text(labels, "inquiryType")),
        Labels.Specificity(Text(labels, "specificity")),
        labels.TryGetProperty("risks", out var risks) && risks.ValueKind == JsonValueKind.Array ? [.. risks.EnumerateArray().Select(r => Labels.Risk(r.GetString()!)).Order()] : [],
        Labels.Stage(Text(labels, "stage")),
        Text(labels, "language") ?? "und",
        labels.TryGetProperty("questions", out var questions) && questions.ValueKind == JsonValueKind.Array ? questions.GetArrayLength() : 0,
        LabelledEntities.Read(labels));

    private static string? Text(JsonElement labels, string name) =>
        labels.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
