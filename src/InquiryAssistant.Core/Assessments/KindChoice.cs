using InquiryAssistant.Core.Assessments.Models;
using InquiryAssistant.Core.Assessments.Signals;

namespace InquiryAssistant.Core.Assessments;

/// <summary>The kind from its probabilities, with the asymmetry of the guide: a buyer filed away costs more than an advert kept.</summary>
internal static class KindChoice
{
    /// <summary>The most likely kind, and whether it may be filed away: fraud and advertising are said when they are likely, and D needs proof of either.</summary>
    public static (MessageKind Kind, bool IsProven) Choose(ReadOnlySpan<double> probabilities, SignalSheet sheet, Decision decision)
    {
        if (sheet.Has("colleague-writes") && probabilities[(int)MessageKind.Phishing] < decision.ColleagueFraudAtLeast)
        {
            return (probabilities[(int)MessageKind.Automatic] > 0.5 ? MessageKind.Automatic : MessageKind.Internal, true);
        }

        if (IsAbsenceNotice(sheet))
        {
            return (MessageKind.Automatic, true);
        }

        if (IsForgery(sheet) || IsCardTrap(sheet))
        {
            return (MessageKind.Phishing, true);
        }

        if (MovesAccount(sheet))
        {
            return (MessageKind.Phishing, IsProvenFraud(FraudNeeded(sheet, decision), probabilities, sheet, decision));
        }

        return IsSwindle(probabilities, sheet, decision) ? (MessageKind.Scam, true) : Weigh(probabilities, sheet, decision);
    }

    /// <summary>The kind where no single fact decides it.</summary>
    private static (MessageKind Kind, bool IsProven) Weigh(ReadOnlySpan<double> probabilities, SignalSheet sheet, Decision decision)
    {
        var fraud = probabilities[(int)MessageKind.Phishing] > probabilities[(int)MessageKind.Scam] && !PromisesFortune(sheet) ? MessageKind.Phishing : MessageKind.Scam;
        var best = Best(probabilities, _ => true);
        // Beside advertising it need not be weighed by what it costs, since both are filed away; money that is wanted first, or a harm, tips the scales.
        var baited = (sheet.Has("money-bait-facts-2") && !sheet.Has("purchase-facts-2")) || sheet.Has("harm-facts-1");
        var needed = FraudNeeded(sheet, decision);
        var neededHere = best == MessageKind.Solicitation ? probabilities[(int)best] * (baited ? decision.BaitedShare : 1) : needed;
        var chosen = IsFraud(best) || ProbabilityOfFraud(probabilities) >= neededHere ? fraud : best;
        if (IsFraud(chosen) && IsLikelyFraud(chosen, needed, probabilities, sheet, decision))
        {
            return (chosen, IsProvenFraud(needed, probabilities, sheet, decision));
        }

        var isFinal = !IsRefused(chosen) || (chosen == MessageKind.Solicitation && IsProvenSelling(probabilities, sheet, decision));
        var kept = isFinal ? chosen : IsLikelySelling(probabilities, sheet, decision) ? MessageKind.Solicitation : Best(probabilities, k => !IsRefused(k));
        return kept switch
        {
            MessageKind.Inquiry when IsLinkToNothingOfOurs(sheet) => (MessageKind.Solicitation, false),
            MessageKind.Reply when IsRunningOrder(sheet) => (MessageKind.ExistingBusiness, true),
            _ => (kept, isFinal || kept != MessageKind.Solicitation),
        };
    }

    /// <summary>An answer after the order was taken up that speaks of it and wants nothing new: no longer an answer to our offer.</summary>
    private static bool IsRunningOrder(SignalSheet sheet) => sheet.Has("order-taken-up")
        && (sheet.Has("order-number") || sheet.Has("order-reference") || sheet.Has("shipping-docs") || sheet.Has("production-status") || sheet.Has("complaint") || sheet.Has("invoice") || sheet.Has("deposit-paid"))
        && !sheet.Has("asks-price") && !sheet.Has("quotation") && !sheet.Has("counter-offer") && !sheet.Has("want-to-buy") && !sheet.Has("wants-quantity") && !sheet.Has("entity-incoterm") && !sheet.Has("entity-target-price");

    private static double ProbabilityOfFraud(ReadOnlySpan<double> probabilities) => probabilities[(int)MessageKind.Phishing] + probabilities[(int)MessageKind.Scam];

    /// <summary>How likely fraud must be: little where a means of deceit shows in any language, much where the conversation, a running order or a doubt about bank data speaks for the sender.</summary>
    private static double FraudNeeded(SignalSheet sheet, Decision decision) =>
        IsMachinesOwn(sheet) ? decision.ColleagueFraudAtLeast
        : IsBareNotice(sheet) ? decision.PartnerFraudAtLeast
        : IsVisitToOrder(sheet) ? decision.ColleagueFraudAtLeast
        : ShowsDeceit(sheet) || RedirectsPayment(sheet) || PassesMoneyOn(sheet) ? decision.ShownFraudAtLeast
        : sheet.Has("bank-check") && (sheet.Has("order-facts-2") || !sheet.Has("new-thread")) ? decision.ColleagueFraudAtLeast
        : sheet.Has("probes") || (sheet.Has("order-number") && !sheet.Has("links")) ? decision.ColleagueFraudAtLeast
        : sheet.Has("credential") && sheet.Has("link-elsewhere") ? decision.FraudAtLeast
        : sheet.Has("sender-wrote-before") || sheet.Has("owner-wrote-before") || sheet.Has("order-facts-2") ? decision.PartnerFraudAtLeast
        : decision.FraudAtLeast;

    /// <summary>Great money to come, and no borrowed name or account: a swindle, whatever links and answers elsewhere it carries.</summary>
    private static bool PromisesFortune(SignalSheet sheet) => sheet.Has("fund-offer") && !sheet.Has("lookalike-sender") && !sheet.Has("bank-change") && !sheet.Has("attachment-dangerous");

    /// <summary>The headers say that a mail program answered by itself, and nothing is to be run or logged in to elsewhere: what it quotes or links to is not its own.</summary>
    private static bool IsMachinesOwn(SignalSheet sheet) => (sheet.Has("delivery-report") || sheet.Has("auto-submitted")) && !sheet.Has("attachment-dangerous") && !sheet.Has("login-elsewhere")
        && !sheet.Has("lookalike-sender");

    /// <summary>The headers say that a mail program answered by itself, and what it says is that somebody is away: no conversation before it makes a buyer's reply of that.</summary>
    /// <remarks>Where no header is given, the subject must say so and the letter again.</remarks>
    private static bool IsAbsenceNotice(SignalSheet sheet) => !sheet.Has("links") && (IsMachinesOwn(sheet)
        ? sheet.Has("subject-out-of-office") || sheet.Has("out-of-office")
        : sheet.Has("subject-out-of-office") && sheet["out-of-office"] > sheet["subject-out-of-office"] && sheet.Has("short") && !sheet.Has("attachment-dangerous") && !sheet.Has("lookalike-sender")
            && !sheet.Has("asks-price") && !sheet.Has("want-to-buy") && !sheet.Has("decided") && !sheet.Has("purchase-order"));

    /// <summary>An invitation asked for by somebody with whom we spoke of an order: the guide calls him a customer.</summary>
    private static bool IsVisitToOrder(SignalSheet sheet) =>
        sheet.Has("visa-wish") && (sheet.Has("owner-said-purchase-order") || sheet.Has("order-taken-up")) && IsConversation(sheet);

    /// <summary>A machine's notice in which there is nothing to press, open or answer elsewhere.</summary>
    private static bool IsBareNotice(SignalSheet sheet) => sheet.Has("machine-facts-2") && !sheet.Has("links") && !sheet.Has("attachment-dangerous") && !sheet.Has("attachment-archive")
        && !sheet.Has("reply-to-elsewhere");

    /// <summary>What no honest writer does (the counter lists it), or our own domain without proof and without a form behind it.</summary>
    /// <remarks>Mass mailers send links through counters, let others answer and print the reader's address at the foot: of them only what harms counts.</remarks>
    private static bool ShowsDeceit(SignalSheet sheet) => sheet.Has(IsMassMail(sheet) ? "harm-facts-1" : "fraud-facts-1") || (sheet.Has("own-domain-unproven") && !sheet.Has("form-mail"));

    /// <summary>A look-alike of a known domain that also wants money moved, a login, or an answer elsewhere.</summary>
    private static bool IsForgery(SignalSheet sheet) => sheet.Has("lookalike-sender") && !sheet.Has("form-mail")
        && (sheet.Has("bank-change") || sheet.Has("bank-data") || sheet.Has("avoids-proof") || sheet.Has("credential") || sheet.Has("reply-to-elsewhere") || sheet.Has("auth-failed") || sheet.Has("attachment-dangerous") || sheet.Has("lookalike-link") || sheet.Has("pay-out"));

    /// <summary>A stranger whom no header proves wants the data of a card behind a link.</summary>
    private static bool IsCardTrap(SignalSheet sheet) => sheet.Has("card-data") && sheet.Has("links") && sheet.Has("new-thread") && !sheet.Has("auth-passed") && !IsMassMail(sheet);

    /// <summary>A stranger's goods are to go on credit to an agent, store or courier account of his choice and nobody may ask; or his cheque comes, nothing is bought, and money is to be wired on;
    /// or a fee is wanted that comes back later; or somebody else has claimed our name and only a fee helps.</summary>
    private static bool IsSwindle(ReadOnlySpan<double> probabilities, SignalSheet sheet, Decision decision)
    {
        var diverts = sheet.Has("drop-elsewhere") && sheet.Has("avoids-proof") && (sheet.Has("payment-terms") || sheet.Has("entity-payment-terms")) && !sheet.Has("asks-sample");
        var wires = sheet.Has("cheque-and-wire") && !sheet.Has("purchase-facts-3");
        var advances = sheet.Has("pay-and-get-back") && !IsListMail(sheet);
        var claims = sheet.Has("register-bait") && !sheet.Has("auth-passed") && !IsListMail(sheet);
        return sheet.Has("new-thread") && !IsColleague(sheet) && !sheet.Has("lookalike-sender")
            && (diverts || claims || ((wires || advances) && ProbabilityOfFraud(probabilities) >= decision.SwindleAtLeast));
    }

    /// <summary>Another account is announced and its number given, or the number is not what he gave before: whoever writes, the guide calls it phishing until somebody has asked by telephone.</summary>
    private static bool MovesAccount(SignalSheet sheet) => (sheet.Has("account-moved") || sheet.Has("account-differs")) && !sheet.Has("bank-check") && !sheet.Has("form-mail")
        && !PromisesFortune(sheet) && IsConversation(sheet);

    /// <summary>Payments shall go to another account, which the letter gives at once and presses for.</summary>
    private static bool RedirectsPayment(SignalSheet sheet) => sheet.Has("bank-redirect") && sheet.Has("bank-data") && (sheet.Has("urgency") || sheet.Has("avoids-proof") || sheet.Has("secrecy"));

    /// <summary>A sum is to be sent out, and to somebody else: of 52 such mails that are learned from 52 are fraud, also in conversations in which the swindler wrote before.</summary>
    private static bool PassesMoneyOn(SignalSheet sheet) => sheet.Has("pays-a-third") && sheet.Has("sum-by-transfer");

    /// <summary>Fraud must be likely; a colleague's mail needs a login behind a foreign link besides, a partner of the conversation is believed, and so is a service in its own name.</summary>
    private static bool IsLikelyFraud(MessageKind fraud, double needed, ReadOnlySpan<double> probabilities, SignalSheet sheet, Decision decision)
    {
        var likely = ProbabilityOfFraud(probabilities);
        if (IsColleague(sheet))
        {
            return likely >= decision.ColleagueFraudAtLeast && sheet.Has("link-elsewhere") && sheet.Has("credential") && !sheet.Has("auth-passed");
        }

        if (fraud == MessageKind.Scam ? IsKnownPartner(sheet) || (IsVisitToOrder(sheet) && sheet.Has("order-taken-up") && !sheet.Has("fee-first")) : sheet.Has("service-sender") && !ShowsDeceit(sheet))
        {
            return false;
        }

        return likely >= needed || likely + probabilities[(int)MessageKind.Solicitation] >= needed + 0.2;
    }

    /// <summary>To be filed away it must be likelier than to be called so: most where a buyer seems to write and no means of deceit shows. Of whom we know a conversation or an order there must be a way on which harm could come.</summary>
    private static bool IsProvenFraud(double needed, ReadOnlySpan<double> probabilities, SignalSheet sheet, Decision decision)
    {
        var neededToFile = ShowsDeceit(sheet) ? decision.FiledShownFraudAtLeast : SeemsToBuy(sheet) ? decision.FiledBuyerFraudAtLeast : decision.FiledFraudAtLeast;
        return (!IsRunningMatter(sheet) || HasMeans(sheet)) && ProbabilityOfFraud(probabilities) + probabilities[(int)MessageKind.Solicitation] >= Math.Max(needed, neededToFile);
    }

    /// <summary>He names what he wants of ours, speaks of an order, or belongs to a conversation that we know.</summary>
    private static bool SeemsToBuy(SignalSheet sheet) => sheet.Has("purchase-facts-2") || sheet.Has("asks-our-product") || IsRunningMatter(sheet);

    private static bool IsRunningMatter(SignalSheet sheet) => sheet.Has("order-facts-2") || IsConversation(sheet);

    private static bool IsConversation(SignalSheet sheet) => sheet.Has("sender-wrote-before") || sheet.Has("owner-wrote-before");

    /// <summary>Something to press, to open, to pay first, to stamp or to answer elsewhere, or a sender whom no header proves.</summary>
    private static bool HasMeans(SignalSheet sheet) => !sheet.Has("auth-passed") || sheet.Has("links") || sheet.Has("attachment-dangerous") || sheet.Has("attachment-archive") || sheet.Has("reply-to-elsewhere")
        || sheet.Has("bank-data") || sheet.Has("bank-change") || sheet.Has("fee-first") || sheet.Has("visa") || sheet.Has("sender-freemail") || sheet.Has("lookalike-sender");

    /// <summary>Sent to a list: its headers say so, or it shows a way out of the list.</summary>
    private static bool IsListMail(SignalSheet sheet) => sheet.Has("list-unsubscribe") || sheet.Has("bulk") || sheet.Has("unsubscribe");

    /// <summary>List mail, or mail that is linked as only mass mailers do.</summary>
    private static bool IsMassMail(SignalSheet sheet) => IsListMail(sheet) || sheet.Has("signature-unsubscribe") || sheet.Has("mass-links") || sheet.Has("many-links");

    private static bool IsColleague(SignalSheet sheet) => sheet.Has("sender-own-domain") && !sheet.Has("own-domain-unproven");

    /// <summary>Somebody who wrote before in this conversation, and nothing that fraud needs.</summary>
    private static bool IsKnownPartner(SignalSheet sheet) => sheet.Has("sender-wrote-before") && !PassesMoneyOn(sheet) && !sheet.Has("harm-facts-1") && !sheet.Has("auth-failed") && !sheet.Has("visa") && !sheet.Has("fee-first")
        && !sheet.Has("sender-freemail") && !sheet.Has("reply-to-elsewhere") && !sheet.Has("lookalike-sender");

    /// <summary>Nobody is filed away for his tone: the more of a purchase he names, the surer it must be that he sells. Of whom we know a conversation or an order, and of who asks what competitors ask, only lists are.</summary>
    private static bool IsProvenSelling(ReadOnlySpan<double> probabilities, SignalSheet sheet, Decision decision)
    {
        if (IsColleague(sheet))
        {
            return false;
        }

        var bulk = IsListMail(sheet);
        if (!bulk && (IsRunningMatter(sheet) || sheet.Has("probes")))
        {
            return false;
        }

        var needed = decision.SolicitationAtLeast(sheet);
        needed = bulk || sheet.Has("selling-facts-1") ? needed : Math.Max(needed, decision.UnshownSolicitationAtLeast);
        needed = bulk || !NamesWants(sheet) ? needed : Math.Max(needed, decision.WantingSolicitationAtLeast);
        needed = bulk || !sheet.Has("says-no") ? needed : Math.Max(needed, decision.RefusalSolicitationAtLeast);
        var selling = probabilities[(int)MessageKind.Solicitation];
        return selling >= needed || selling + ProbabilityOfFraud(probabilities) >= needed + 0.1;
    }

    /// <summary>Nobody is filed away for it, so it need not be proven; whoever hopes for a price, decides himself, complains or is known to us is a buyer all the same unless it is nearly sure.</summary>
    private static bool IsLikelySelling(ReadOnlySpan<double> probabilities, SignalSheet sheet, Decision decision)
    {
        var buys = sheet.Has("entity-target-price") || sheet.Has("self-decides") || sheet.Has("order-problem") || sheet.Has("probes") || sheet.Has("sender-wrote-before") || sheet.Has("owner-wrote-before");
        return !IsColleague(sheet) && probabilities[(int)MessageKind.Solicitation] >= (buys ? decision.WantingSolicitationAtLeast : decision.LikelySolicitationAtLeast);
    }

    /// <summary>A stranger's letter with links, in which nothing of ours is wanted, asked about or named.</summary>
    private static bool IsLinkToNothingOfOurs(SignalSheet sheet) => sheet.Has("links") && sheet.Has("new-thread") && !sheet.Has("wish-facts-1") && !IsColleague(sheet);

    /// <summary>Something that only buyers do: he asks for a price, a sample or a catalogue, or names what he wants and how much.</summary>
    private static bool NamesWants(SignalSheet sheet) => sheet.Has("asks-price") || sheet.Has("asks-lead-time") || sheet.Has("asks-sample") || sheet.Has("asks-freight") || sheet.Has("asks-catalogue")
        || sheet.Has("asks-price-list") || sheet.Has("asks-our-product") || sheet.Has("wants-quantity") || sheet.Has("wants-model") || sheet.Has("entity-quantity") || sheet.Has("want-to-buy")
        || sheet.Has("sample-free") || sheet.Has("catalogue-only");

    /// <summary>Phishing or scam.</summary>
    public static bool IsFraud(MessageKind kind) => kind is MessageKind.Phishing or MessageKind.Scam;

    /// <summary>Advertising or fraud: what D is for.</summary>
    public static bool IsRefused(MessageKind kind) => kind == MessageKind.Solicitation || IsFraud(kind);

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
