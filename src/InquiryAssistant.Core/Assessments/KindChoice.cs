using InquiryAssistant.Core.Assessments.Models;
using InquiryAssistant.Core.Assessments.Signals;

namespace InquiryAssistant.Core.Assessments;

/// <summary>The kind from its probabilities, with the asymmetry of the guide: a buyer filed away costs more than an advert kept.</summary>
internal static class KindChoice
{
    /// <summary>The most likely kind, unless it would mean D without enough proof.</summary>
    public static MessageKind Choose(ReadOnlySpan<double> probabilities, SignalSheet sheet, Decision decision)
    {
        if (sheet.Has("colleague-writes") && probabilities[(int)MessageKind.Phishing] < decision.PartnerFraudAtLeast)
        {
            return probabilities[(int)MessageKind.Automatic] > 0.5 ? MessageKind.Automatic : MessageKind.Internal;
        }

        if (IsForgery(sheet))
        {
            return MessageKind.Phishing;
        }

        var fraud = probabilities[(int)MessageKind.Phishing] > probabilities[(int)MessageKind.Scam] ? MessageKind.Phishing : MessageKind.Scam;
        var best = Best(probabilities, _ => true);
        // Beside advertising it need not be weighed by what it costs, since both are filed away; money that is wanted first tips the scales.
        var baited = sheet.Has("money-bait-facts-2") && !sheet.Has("purchase-facts-2");
        var needed = best == MessageKind.Solicitation ? probabilities[(int)best] * (baited ? decision.BaitedShare : 1) : FraudNeeded(sheet, decision);
        var chosen = best is MessageKind.Phishing or MessageKind.Scam || ProbabilityOfFraud(probabilities) >= needed ? fraud : best;
        var isProven = chosen switch
        {
            MessageKind.Phishing or MessageKind.Scam => IsProvenFraud(chosen, probabilities, sheet, decision),
            MessageKind.Solicitation => IsProvenSelling(probabilities, sheet, decision),
            _ => true,
        };
        return isProven ? chosen : Best(probabilities, k => !IsRefused(k));
    }

    private static double ProbabilityOfFraud(ReadOnlySpan<double> probabilities) => probabilities[(int)MessageKind.Phishing] + probabilities[(int)MessageKind.Scam];

    /// <summary>How likely fraud must be: little where a means of deceit shows in any language, much where the conversation, a running order or a doubt about bank data speaks for the sender.</summary>
    private static double FraudNeeded(SignalSheet sheet, Decision decision) =>
        IsBareNotice(sheet) ? decision.PartnerFraudAtLeast
        : ShowsDeceit(sheet) ? decision.ShownFraudAtLeast
        : sheet.Has("bank-check") && (sheet.Has("order-facts-2") || !sheet.Has("new-thread")) ? decision.ColleagueFraudAtLeast
        : sheet.Has("sender-wrote-before") || sheet.Has("owner-wrote-before") || sheet.Has("order-facts-2") || sheet.Has("probes") ? decision.PartnerFraudAtLeast
        : decision.FraudAtLeast;

    /// <summary>A machine's notice in which there is nothing to press, open or answer elsewhere.</summary>
    private static bool IsBareNotice(SignalSheet sheet) => sheet.Has("machine-facts-2") && !sheet.Has("links") && !sheet.Has("attachment-dangerous") && !sheet.Has("attachment-archive")
        && !sheet.Has("reply-to-elsewhere");

    /// <summary>What no honest writer does (the counter lists it), or our own domain without proof and without a form behind it.</summary>
    private static bool ShowsDeceit(SignalSheet sheet) => sheet.Has("fraud-facts-1") || (sheet.Has("own-domain-unproven") && !sheet.Has("form-mail"));

    /// <summary>A look-alike of a known domain that also wants money moved, a login, or an answer elsewhere.</summary>
    private static bool IsForgery(SignalSheet sheet) => sheet.Has("lookalike-sender") && !sheet.Has("form-mail")
        && (sheet.Has("bank-change") || sheet.Has("bank-data") || sheet.Has("avoids-proof") || sheet.Has("credential") || sheet.Has("reply-to-elsewhere") || sheet.Has("auth-failed") || sheet.Has("attachment-dangerous") || sheet.Has("lookalike-link"));

    /// <summary>Fraud must be likely; a colleague's mail needs a login behind a foreign link besides, a partner of the conversation is believed, and so is a service in its own name.</summary>
    private static bool IsProvenFraud(MessageKind fraud, ReadOnlySpan<double> probabilities, SignalSheet sheet, Decision decision)
    {
        var likely = ProbabilityOfFraud(probabilities);
        if (IsColleague(sheet))
        {
            return likely >= decision.ColleagueFraudAtLeast && sheet.Has("link-elsewhere") && sheet.Has("credential") && !sheet.Has("auth-passed");
        }

        if (fraud == MessageKind.Scam ? IsKnownPartner(sheet) : sheet.Has("service-sender") && !ShowsDeceit(sheet))
        {
            return false;
        }

        var needed = FraudNeeded(sheet, decision);
        return likely >= needed || likely + probabilities[(int)MessageKind.Solicitation] >= needed + 0.1;
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
        needed = bulk || !NamesWants(sheet) ? needed : Math.Max(needed, decision.WantingSolicitationAtLeast);
        needed = bulk || !sheet.Has("says-no") ? needed : Math.Max(needed, decision.RefusalSolicitationAtLeast);
        var selling = probabilities[(int)MessageKind.Solicitation];
        return selling >= needed || selling + probabilities[(int)MessageKind.Phishing] + probabilities[(int)MessageKind.Scam] >= needed + 0.1;
    }

    /// <summary>Something that only buyers do: he asks for a price, a sample or a catalogue, or names what he wants and how much.</summary>
    private static bool NamesWants(SignalSheet sheet) => sheet.Has("asks-price") || sheet.Has("asks-lead-time") || sheet.Has("asks-sample") || sheet.Has("asks-freight") || sheet.Has("asks-catalogue")
        || sheet.Has("asks-price-list") || sheet.Has("asks-our-product") || sheet.Has("wants-quantity") || sheet.Has("wants-model") || sheet.Has("entity-quantity") || sheet.Has("want-to-buy")
        || sheet.Has("sample-free") || sheet.Has("catalogue-only");

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
