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
        var proven = best switch
        {
            MessageKind.Solicitation => IsProvenSelling(probabilities, sheet, decision),
            MessageKind.Phishing or MessageKind.Scam => IsProvenFraud(best, probabilities, sheet, decision),
            _ => true,
        };
        return proven ? best : Best(probabilities, k => !IsRefused(k));
    }

    /// <summary>A look-alike of a known domain that also wants money moved, a login, or an answer elsewhere.</summary>
    private static bool IsForgery(SignalSheet sheet) => sheet.Has("lookalike-sender") && !sheet.Has("form-mail")
        && (sheet.Has("bank-change") || sheet.Has("bank-data") || sheet.Has("credential") || sheet.Has("reply-to-elsewhere") || sheet.Has("auth-failed") || sheet.Has("attachment-dangerous") || sheet.Has("lookalike-link"));

    /// <summary>Fraud must be likely; a colleague's mail needs a login behind a foreign link besides, and a partner of the conversation is believed.</summary>
    private static bool IsProvenFraud(MessageKind best, ReadOnlySpan<double> probabilities, SignalSheet sheet, Decision decision)
    {
        var fraud = probabilities[(int)MessageKind.Phishing] + probabilities[(int)MessageKind.Scam];
        if (IsColleague(sheet))
        {
            return fraud >= decision.ColleagueFraudAtLeast && sheet.Has("link-elsewhere") && sheet.Has("credential") && !sheet.Has("auth-passed");
        }

        return !(best == MessageKind.Scam && IsKnownPartner(sheet))
            && (fraud >= decision.FraudAtLeast || fraud + probabilities[(int)MessageKind.Solicitation] >= decision.FraudAtLeast + 0.1);
    }

    private static bool IsColleague(SignalSheet sheet) => sheet.Has("sender-own-domain") && !sheet.Has("own-domain-unproven");

    /// <summary>Somebody who wrote before in this conversation, and nothing that fraud needs.</summary>
    private static bool IsKnownPartner(SignalSheet sheet) => sheet.Has("sender-wrote-before") && !sheet.Has("auth-failed") && !sheet.Has("visa") && !sheet.Has("fee-first")
        && !sheet.Has("sender-freemail") && !sheet.Has("reply-to-elsewhere") && !sheet.Has("lookalike-sender");

    /// <summary>Nobody is filed away for his tone: the more of a purchase he names, the surer it must be that he sells.</summary>
    private static bool IsProvenSelling(ReadOnlySpan<double> probabilities, SignalSheet sheet, Decision decision)
    {
        if (IsColleague(sheet))
        {
            return false;
        }

        var bulk = sheet.Has("list-unsubscribe") || sheet.Has("bulk") || sheet.Has("unsubscribe");
        var needed = decision.SolicitationAtLeast(sheet);
        needed = bulk || sheet.Has("selling-facts-1") ? needed : Math.Max(needed, decision.UnshownSolicitationAtLeast);
        needed = bulk || !sheet.Has("says-no") ? needed : Math.Max(needed, decision.RefusalSolicitationAtLeast);
        var selling = probabilities[(int)MessageKind.Solicitation];
        return selling >= needed || selling + probabilities[(int)MessageKind.Phishing] + probabilities[(int)MessageKind.Scam] >= needed + 0.1;
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
