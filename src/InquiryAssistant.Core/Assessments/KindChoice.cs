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

        if (IsForgery(sheet))
        {
            return MessageKind.Phishing;
        }

        var best = Best(probabilities, _ => true);
        var fraud = probabilities[(int)MessageKind.Phishing] + probabilities[(int)MessageKind.Scam];
        var proven = best switch
        {
            MessageKind.Solicitation => IsProvenSelling(sheet, probabilities[(int)best]) && (probabilities[(int)best] >= decision.SolicitationAtLeast || fraud + probabilities[(int)best] >= decision.SolicitationAtLeast + 0.1),
            MessageKind.Scam when IsKnownPartner(sheet) => false,
            MessageKind.Phishing or MessageKind.Scam => fraud >= decision.FraudAtLeast || fraud + probabilities[(int)MessageKind.Solicitation] >= decision.FraudAtLeast + 0.1,
            _ => true,
        };
        var colleague = sheet.Has("sender-own-domain") && !sheet.Has("own-domain-unproven");
        return proven && !(colleague && IsRefused(best)) ? best : Best(probabilities, k => !IsRefused(k));
    }

    /// <summary>A look-alike of a known domain that also wants money moved, a login, or an answer elsewhere.</summary>
    private static bool IsForgery(SignalSheet sheet) => sheet.Has("lookalike-sender") && !sheet.Has("form-mail")
        && (sheet.Has("bank-change") || sheet.Has("credential") || sheet.Has("reply-to-elsewhere") || sheet.Has("auth-failed") || sheet.Has("attachment-dangerous") || sheet.Has("lookalike-link"));

    /// <summary>Somebody proven, with whom there is business, and nothing that fraud needs.</summary>
    private static bool IsKnownPartner(SignalSheet sheet) =>
        (sheet.Has("sender-wrote-before") || sheet.Has("order-reference") || sheet.Has("invoice")) && !sheet.Has("auth-failed") && !sheet.Has("visa") && !sheet.Has("fee-first")
        && !sheet.Has("sender-freemail") && !sheet.Has("reply-to-elsewhere") && !sheet.Has("lookalike-sender") && (sheet["money-transfer"] < 0.8f || sheet.Has("auth-passed"));

    /// <summary>Nobody is filed away for his tone: something must be offered, and a buyer's own words ask for more certainty.</summary>
    private static bool IsProvenSelling(SignalSheet sheet, double probability)
    {
        var header = sheet.Has("list-unsubscribe") || sheet.Has("bulk") || sheet.Has("unsubscribe");
        var offer = sheet.Has("we-sell") || sheet.Has("sales-pitch") || sheet.Has("seo-web") || sheet.Has("freight-offer") || sheet.Has("service-offer") || sheet.Has("exhibit")
            || sheet.Has("job") || sheet.Has("newsletter") || sheet.Has("sales-call") || sheet.Has("block-title-seller") || sheet.Has("sender-selling-mailbox");
        var buyer = sheet.Has("self-decides") || sheet.Has("probe-ask") || sheet.Has("wants-quantity") || sheet.Has("wants-model") || sheet.Has("form-mail")
            || sheet.Has("buyer-self") || sheet.Has("want-to-buy");
        return header || (offer && (!buyer || probability >= 0.8)) || probability >= 0.9;
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
