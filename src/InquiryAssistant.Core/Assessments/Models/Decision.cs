using System.Text.Json;
using InquiryAssistant.Core.Assessments.Signals;

namespace InquiryAssistant.Core.Assessments.Models;

/// <summary>How scores become verdicts; the costs of the errors are not the same. From <c>weights/decision.json</c>, where each threshold is explained.</summary>
internal sealed class Decision
{
    private readonly Dictionary<string, double> _thresholds;

    private readonly string[][] _stageProofs;

    private Decision(Dictionary<string, double> thresholds, string[][] stageProofs) => (_thresholds, _stageProofs) = (thresholds, stageProofs);

    /// <summary>Points of intent for one unit of log-odds.</summary>
    public double PointsPerLogOdds => _thresholds["pointsPerLogOdds"];

    /// <summary>Points of intent where high and low are equally likely: from here the weights count up and down.</summary>
    public double EvenIntent => _thresholds["evenIntent"];

    /// <summary>Intent at or above this is high.</summary>
    public double HighIntent => _thresholds["highIntent"];

    /// <summary>The probability that advertising must reach where nothing of it is shown: no offer, no bulk mail.</summary>
    public double UnshownSolicitationAtLeast => _thresholds["solicitationUnshown"];

    /// <summary>The probability that advertising must reach where the writer asks for a price or names what he wants, and the mail is no bulk mail.</summary>
    public double WantingSolicitationAtLeast => _thresholds["solicitationWanting"];

    /// <summary>The probability at which a message is called advertising without being filed away for it.</summary>
    public double LikelySolicitationAtLeast => _thresholds["solicitationLikely"];

    /// <summary>The probability that advertising must reach where the writer declines: who refuses us was asked by us.</summary>
    public double RefusalSolicitationAtLeast => _thresholds["solicitationRefusing"];

    /// <summary>The probability that fraud must reach in mail from the owner's own domain, or from somebody who asks whether our bank data are right.</summary>
    public double ColleagueFraudAtLeast => _thresholds["fraudFromColleague"];

    /// <summary>The probability that phishing and scam together must reach before a message is put into D.</summary>
    public double FraudAtLeast => _thresholds["fraudAtLeast"];

    /// <summary>What phishing and scam together must reach where the sender is a partner of the conversation, speaks of a running order, or asks what competitors ask.</summary>
    public double PartnerFraudAtLeast => _thresholds["fraudFromPartner"];

    /// <summary>What phishing and scam together must reach where something is done that no honest writer does.</summary>
    public double ShownFraudAtLeast => _thresholds["fraudShown"];

    /// <summary>What phishing and scam together must reach before a message is filed away for it and not only called so.</summary>
    public double FiledFraudAtLeast => _thresholds["fraudFiled"];

    /// <summary>The same where something is done that no honest writer does.</summary>
    public double FiledShownFraudAtLeast => _thresholds["fraudFiledShown"];

    /// <summary>The same where a buyer or a partner of the conversation seems to write.</summary>
    public double FiledBuyerFraudAtLeast => _thresholds["fraudFiledFromBuyer"];

    /// <summary>What phishing and scam together must reach where a stranger's cheque comes and money is to be wired on.</summary>
    public double SwindleAtLeast => _thresholds["fraudByCheque"];

    /// <summary>The share of advertising's probability that fraud must reach beside it where money is wanted first.</summary>
    public double BaitedShare => _thresholds["fraudBesideAdvertising"];

    /// <summary>Less than this between the two most likely kinds is "unsure".</summary>
    public double UnsureBelow => _thresholds["unsureBelow"];

    /// <summary>The probability that a stage must reach.</summary>
    public double StageAtLeast => _thresholds["stageAtLeast"];

    /// <summary>How far the inquiry type's log-odds count for intent.</summary>
    public double TypeShare => _thresholds["typeShare"];

    /// <summary>Points of intent for a stage reached.</summary>
    public double StagePoints => _thresholds["stagePoints"];

    /// <summary>The probability that advertising must reach before a message is put into D: the more facts of a purchase it names, the more.</summary>
    public double SolicitationAtLeast(SignalSheet sheet) => _thresholds[
        sheet.Has("purchase-facts-6") ? "solicitationWithSixPurchaseFacts"
        : sheet.Has("purchase-facts-4") ? "solicitationWithFourPurchaseFacts"
        : sheet.Has("purchase-facts-3") ? "solicitationWithThreePurchaseFacts"
        : "solicitationAtLeast"];

    /// <summary>The signals of which one must fire before a stage is said.</summary>
    public IReadOnlyList<string> ProofsOf(Stage stage) => _stageProofs[(int)stage];

    /// <summary>The built-in thresholds with a manager's own laid over them.</summary>
    public static Decision Load(JsonElement? overrides)
    {
        using var file = EmbeddedData.Open("weights/decision.json");
        var thresholds = file.RootElement.GetProperty("thresholds").EnumerateObject().ToDictionary(t => t.Name, t => t.Value.GetDouble(), StringComparer.Ordinal);
        foreach (var own in overrides?.EnumerateObject() ?? [])
        {
            thresholds[thresholds.ContainsKey(own.Name) ? own.Name : throw new FormatException($"No threshold is called \"{own.Name}\".")] = Checked(own.Name, own.Value.GetDouble());
        }

        var proofs = file.RootElement.GetProperty("stageProofs");
        return new Decision(thresholds, [.. Labels.Stages.Select(s => proofs.GetProperty(s).EnumerateArray().Select(p => p.GetString()!).ToArray())]);
    }

    private static double Checked(string name, double value)
    {
        var (least, most) = name switch
        {
            "pointsPerLogOdds" => (1, 100),
            "evenIntent" or "highIntent" or "stagePoints" => (0, 100),
            _ => (0, 1),
        };
        return value >= least && value <= most ? value : throw new FormatException($"The threshold \"{name}\" lies between {least} and {most}.");
    }
}
