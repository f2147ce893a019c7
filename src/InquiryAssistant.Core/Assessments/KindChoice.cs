using InquiryAssistant.Core.Assessments.Models;
using InquiryAssistant.Core.Assessments.Signals;

namespace InquiryAssistant.Core.Assessments;

/// <summary>The kind from its probabilities, with the asymmetry of the guide: a buyer filed away costs more than an advert kept.</summary>
internal static class KindChoice
{
    /// <summary>The most likely kind, unless it would mean D without enough proof.</summary>
    public static MessageKind Choose(ReadOnlySpan<double> probabilities, SignalSheet sheet, Decision decision)
    {
        if (sheet.Has("colleague-writes") && probabilities[(int)MessageKind.Phishing] < decision.FraudAtLeast)
        {
            return probabilities[(int)MessageKind.Automatic] > 0.5 ? MessageKind.Automatic : MessageKind.Internal;
        }

        var best = Best(probabilities, _ => true);
        var fraud = probabilities[(int)MessageKind.Phishing] + probabilities[(int)MessageKind.Scam];
        var proven = best switch
        {
            MessageKind.Solicitation => probabilities[(int)best] >= decision.SolicitationAtLeast || fraud + probabilities[(int)best] >= decision.SolicitationAtLeast + 0.1,
            MessageKind.Phishing or MessageKind.Scam => fraud >= decision.FraudAtLeast || fraud + probabilities[(int)MessageKind.Solicitation] >= decision.FraudAtLeast + 0.1,
            _ => true,
        };
        var colleague = sheet.Has("sender-own-domain") && !sheet.Has("own-domain-unproven");
        return proven && !(colleague && IsRefused(best)) ? best : Best(probabilities, k => !IsRefused(k));
    }

    private static bool IsRefused(MessageKind kind) => kind is MessageKind.Solicitation or MessageKind.Phishing or MessageKind.Scam;

    private static MessageKind Best(ReadOnlySpan<double> probabilities, Func<MessageKind, bool> allowed)
    {
        var best = -1;
        for (var k = 0; k < probabilities.Length; k++)
        {
            best = allowed((MessageKind)k) && (best < 0 || probabilities[k] > probabilities[best]) ? k : best;
        }

        return (MessageKind)best;
    }
}
