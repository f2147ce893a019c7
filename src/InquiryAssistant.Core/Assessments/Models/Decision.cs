using System.Text.Json;

namespace InquiryAssistant.Core.Assessments.Models;

/// <summary>How scores become verdicts; the costs of the errors are not the same. From <c>weights/decision.json</c>.</summary>
internal sealed record Decision
{
    /// <summary>Points of intent for one unit of log-odds.</summary>
    public double PointsPerLogOdds { get; init; } = 10;

    /// <summary>Intent at or above this is high.</summary>
    public double HighIntent { get; init; } = 50;

    /// <summary>The probability that advertising must reach before a message is put into D.</summary>
    public double SolicitationAtLeast { get; init; } = 0.5;

    /// <summary>The probability that phishing and scam together must reach before a message is put into D.</summary>
    public double FraudAtLeast { get; init; } = 0.5;

    /// <summary>Less than this between the two most likely kinds is "unsure".</summary>
    public double UnsureBelow { get; init; } = 0.2;

    /// <summary>The probability that a stage must reach.</summary>
    public double StageAtLeast { get; init; } = 0.5;

    /// <summary>Reads the built-in thresholds, or those of a text.</summary>
    public static Decision Read(JsonElement thresholds) => new()
    {
        PointsPerLogOdds = thresholds.GetProperty("pointsPerLogOdds").GetDouble(),
        HighIntent = thresholds.GetProperty("highIntent").GetDouble(),
        SolicitationAtLeast = thresholds.GetProperty("solicitationAtLeast").GetDouble(),
        FraudAtLeast = thresholds.GetProperty("fraudAtLeast").GetDouble(),
        UnsureBelow = thresholds.GetProperty("unsureBelow").GetDouble(),
        StageAtLeast = thresholds.GetProperty("stageAtLeast").GetDouble(),
    };
}
