using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Assessments.Models;
using InquiryAssistant.Core.Assessments.Signals;

namespace InquiryAssistant.Core.Tests.Assessments;

/// <summary>Each rule of the choice by a pair: the same probabilities with and without the sign that the rule looks at.</summary>
public sealed class KindChoiceTests
{
    private static readonly SignalCatalogue _catalogue = SignalReader.Load().Catalogue;
    private static readonly Decision _decision = Decision.Load(null);

    private const string Offers = "new-thread selling-facts-1";

    private static (MessageKind Kind, bool IsProven) Choose(double[] probabilities, string signals) => KindChoice.Choose(probabilities, Sheet(signals), _decision);

    private static SignalSheet Sheet(string signals)
    {
        var sheet = new SignalSheet(_catalogue);
        foreach (var signal in signals.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            sheet.Set(signal, SignalTrace.Fact(EvidenceSource.Body, signal));
        }

        return sheet;
    }

    /// <summary>Probabilities of the kinds named; what is left goes to inquiries.</summary>
    private static double[] Likely(params (MessageKind Kind, double Probability)[] kinds)
    {
        var probabilities = new double[Enum.GetValues<MessageKind>().Length];
        foreach (var (kind, probability) in kinds)
        {
            probabilities[(int)kind] = probability;
        }

        probabilities[(int)MessageKind.Inquiry] += 1 - probabilities.Sum();
        return probabilities;
    }

    private static double[] Selling(double probability) => Likely((MessageKind.Solicitation, probability));

    private static double[] Fraud(double probability) => Likely((MessageKind.Phishing, probability));

    [Theory]
    [InlineData(0.50, MessageKind.Inquiry, true)]
    [InlineData(0.70, MessageKind.Solicitation, false)]
    [InlineData(0.96, MessageKind.Solicitation, true)]
    public void Advertising_IsSaidWhenLikely_AndFiledAwayWhenProven(double probability, MessageKind kind, bool isProven) =>
        Assert.Equal((kind, isProven), Choose(Selling(probability), Offers));

    [Theory]
    [InlineData(0.96, "selling-facts-1", "")]
    [InlineData(0.975, "selling-facts-1", "selling-facts-1 asks-price")]
    [InlineData(0.975, "selling-facts-1", "selling-facts-1 sample-free")]
    [InlineData(0.975, "selling-facts-1", "selling-facts-1 purchase-facts-6")]
    public void ABuyersSign_KeepsAnAdvertInSight(double probability, string filed, string kept)
    {
        Assert.Equal((MessageKind.Solicitation, true), Choose(Selling(probability), $"new-thread {filed}"));
        Assert.Equal((MessageKind.Solicitation, false), Choose(Selling(probability), $"new-thread {kept}"));
    }

    [Theory]
    [InlineData("list-unsubscribe")]
    [InlineData("bulk")]
    [InlineData("unsubscribe")]
    public void AList_NeedsNoMoreProofForWishesInIt(string list)
    {
        Assert.Equal((MessageKind.Solicitation, true), Choose(Selling(0.96), $"{Offers} asks-price {list}"));
        Assert.Equal((MessageKind.Solicitation, false), Choose(Selling(0.96), $"{Offers} asks-price"));
    }

    [Theory]
    [InlineData("entity-target-price")]
    [InlineData("self-decides")]
    [InlineData("order-problem")]
    [InlineData("probes")]
    [InlineData("sender-wrote-before")]
    [InlineData("owner-wrote-before")]
    [InlineData("sender-own-domain")]
    public void WhoBuysOrIsKnown_IsNoAdvertiser(string sign)
    {
        Assert.Equal((MessageKind.Solicitation, false), Choose(Selling(0.8), Offers));
        Assert.Equal((MessageKind.Inquiry, true), Choose(Selling(0.8), $"{Offers} {sign}"));
    }

    [Theory]
    [InlineData("wish-facts-1")]
    [InlineData("sender-own-domain")]
    public void ALinkToNothingOfOurs_IsNoInquiry(string sign)
    {
        Assert.Equal((MessageKind.Solicitation, false), Choose(Selling(0.05), "new-thread links"));
        Assert.Equal((MessageKind.Inquiry, true), Choose(Selling(0.05), $"new-thread links {sign}"));
    }

    [Theory]
    [InlineData(0.28, "", "fraud-facts-1")]
    [InlineData(0.28, "own-domain-unproven form-mail", "own-domain-unproven")]
    [InlineData(0.28, "bank-redirect bank-data", "bank-redirect bank-data urgency")]
    [InlineData(0.28, "fraud-facts-1 list-unsubscribe", "fraud-facts-1 list-unsubscribe harm-facts-1")]
    [InlineData(0.28, "fraud-facts-1 mass-links", "fraud-facts-1")]
    [InlineData(0.28, "fraud-facts-1 many-links", "fraud-facts-1")]
    [InlineData(0.40, "sender-wrote-before", "sender-wrote-before credential link-elsewhere")]
    [InlineData(0.40, "order-facts-2", "")]
    [InlineData(0.40, "owner-wrote-before", "")]
    [InlineData(0.80, "probes", "")]
    [InlineData(0.80, "order-number", "order-number links")]
    [InlineData(0.80, "bank-check order-facts-2", "order-facts-2")]
    [InlineData(0.80, "auto-submitted", "auto-submitted login-elsewhere")]
    [InlineData(0.80, "delivery-report", "delivery-report attachment-dangerous")]
    [InlineData(0.40, "machine-facts-2", "machine-facts-2 links")]
    [InlineData(0.80, "service-sender", "service-sender fraud-facts-1")]
    public void Fraud_NeedsMoreOrLessByWhatSpeaksBesideIt(double probability, string believed, string refused)
    {
        Assert.Equal(MessageKind.Inquiry, Choose(Fraud(probability), $"new-thread wish-facts-1 {believed}").Kind);
        Assert.Equal(MessageKind.Phishing, Choose(Fraud(probability), $"new-thread wish-facts-1 {refused}").Kind);
    }

    [Theory]
    [InlineData(0.70, "", "fraud-facts-1")]
    [InlineData(0.85, "purchase-facts-2", "")]
    [InlineData(0.85, "asks-our-product", "asks-our-product fraud-facts-1")]
    [InlineData(0.85, "order-facts-2", "order-facts-2 fraud-facts-1")]
    [InlineData(0.85, "owner-wrote-before", "owner-wrote-before fraud-facts-1")]
    [InlineData(0.93, "owner-wrote-before auth-passed", "owner-wrote-before")]
    [InlineData(0.93, "owner-wrote-before auth-passed", "owner-wrote-before auth-passed links")]
    [InlineData(0.93, "order-facts-2 auth-passed", "order-facts-2 auth-passed bank-data")]
    [InlineData(0.93, "order-facts-2 auth-passed", "purchase-facts-2 auth-passed")]
    public void Fraud_IsFiledAway_WhereMoreThanTheWordsSpeaksForIt(double probability, string kept, string filed)
    {
        Assert.Equal((MessageKind.Phishing, false), Choose(Fraud(probability), $"new-thread wish-facts-1 {kept}"));
        Assert.Equal((MessageKind.Phishing, true), Choose(Fraud(probability), $"new-thread wish-facts-1 {filed}"));
    }

    [Theory]
    [InlineData("owner-wrote-before")]
    [InlineData("sender-wrote-before")]
    [InlineData("order-facts-2")]
    [InlineData("probes")]
    public void WhomWeKnow_IsFiledAwayAsAnAdvertiser_OnlyFromAList(string sign)
    {
        Assert.Equal((MessageKind.Solicitation, true), Choose(Selling(0.99), Offers));
        Assert.Equal((MessageKind.Solicitation, false), Choose(Selling(0.99), $"{Offers} {sign}"));
        Assert.Equal((MessageKind.Solicitation, true), Choose(Selling(0.99), $"{Offers} {sign} list-unsubscribe"));
    }

    [Theory]
    [InlineData("", "bank-change")]
    [InlineData("form-mail credential", "credential")]
    [InlineData("", "pay-out")]
    public void ALookAlike_ThatWantsSomething_IsAForgery(string believed, string refused)
    {
        Assert.Equal(MessageKind.Inquiry, Choose(Fraud(0.01), $"new-thread lookalike-sender {believed}").Kind);
        Assert.Equal((MessageKind.Phishing, true), Choose(Fraud(0.01), $"new-thread lookalike-sender {refused}"));
    }

    [Theory]
    [InlineData("auth-passed")]
    [InlineData("unsubscribe")]
    public void CodesOfACard_BehindALink_AreAForgery(string sign)
    {
        Assert.Equal((MessageKind.Phishing, true), Choose(Fraud(0.01), "new-thread wish-facts-1 card-data links"));
        Assert.Equal(MessageKind.Inquiry, Choose(Fraud(0.01), $"new-thread wish-facts-1 card-data links {sign}").Kind);
    }

    [Theory]
    [InlineData("drop-elsewhere avoids-proof payment-terms", "drop-elsewhere payment-terms")]
    [InlineData("drop-elsewhere avoids-proof payment-terms", "drop-elsewhere avoids-proof")]
    [InlineData("drop-elsewhere avoids-proof payment-terms", "drop-elsewhere avoids-proof payment-terms asks-sample")]
    [InlineData("cheque-and-wire", "cheque-and-wire purchase-facts-3")]
    [InlineData("cheque-and-wire", "cheque-and-wire sender-own-domain")]
    [InlineData("pay-and-get-back", "pay-and-get-back unsubscribe")]
    [InlineData("register-bait", "register-bait auth-passed")]
    [InlineData("register-bait", "register-bait bulk")]
    public void GoodsOrMoneySentRound_AreASwindle(string swindle, string honest)
    {
        Assert.Equal((MessageKind.Scam, true), Choose(Fraud(0.06), $"new-thread {swindle}"));
        Assert.Equal(MessageKind.Inquiry, Choose(Fraud(0.06), $"new-thread {honest}").Kind);
    }

    [Fact]
    public void ACheque_InTheLeastLikelyFraud_IsBelieved() =>
        Assert.Equal(MessageKind.Inquiry, Choose(Fraud(0.02), "new-thread cheque-and-wire").Kind);

    [Theory]
    [InlineData("money-bait-facts-2", "")]
    [InlineData("harm-facts-1", "")]
    [InlineData("money-bait-facts-2", "money-bait-facts-2 purchase-facts-2")]
    public void BesideAdvertising_MoneyFirstOrHarmTipsTheScales(string bait, string plain)
    {
        var beside = Likely((MessageKind.Solicitation, 0.78), (MessageKind.Scam, 0.2));

        Assert.Equal((MessageKind.Scam, true), Choose(beside, $"{Offers} {bait}"));
        Assert.Equal(MessageKind.Solicitation, Choose(beside, $"{Offers} {plain}").Kind);
    }

    [Theory]
    [InlineData("lookalike-sender")]
    [InlineData("bank-change")]
    [InlineData("attachment-dangerous")]
    public void AFortune_IsAScam_UnlessANameOrAccountIsBorrowed(string sign)
    {
        Assert.Equal((MessageKind.Scam, true), Choose(Fraud(0.9), "new-thread fund-offer"));
        Assert.Equal((MessageKind.Phishing, true), Choose(Fraud(0.9), $"new-thread fund-offer {sign}"));
    }

    [Fact]
    public void AColleague_IsBelieved_UnlessALoginElsewhereIsWantedWithoutProof()
    {
        Assert.Equal((MessageKind.Inquiry, true), Choose(Fraud(0.97), "sender-own-domain"));
        Assert.Equal((MessageKind.Inquiry, true), Choose(Fraud(0.97), "sender-own-domain credential link-elsewhere auth-passed"));
        Assert.Equal((MessageKind.Phishing, true), Choose(Fraud(0.97), "sender-own-domain credential link-elsewhere"));
        Assert.Equal((MessageKind.Internal, true), Choose(Fraud(0.6), "sender-own-domain colleague-writes"));
        Assert.Equal((MessageKind.Automatic, true), Choose(Likely((MessageKind.Automatic, 0.9)), "sender-own-domain colleague-writes"));
    }

    [Theory]
    [InlineData("auth-failed")]
    [InlineData("visa")]
    [InlineData("fee-first")]
    [InlineData("sender-freemail")]
    [InlineData("reply-to-elsewhere")]
    [InlineData("harm-facts-1")]
    public void APartnerOfTheConversation_IsNoSwindler_WithoutASign(string sign)
    {
        var scam = Likely((MessageKind.Scam, 0.9));

        Assert.Equal((MessageKind.Inquiry, true), Choose(scam, "sender-wrote-before"));
        Assert.Equal((MessageKind.Scam, true), Choose(scam, $"sender-wrote-before {sign}"));
    }

    [Theory]
    [InlineData(MessageKind.Solicitation, "new-thread selling-facts-1 asks-price", "")]
    [InlineData(MessageKind.Scam, "new-thread purchase-facts-2", "advance-fee")]
    public void WhoIsKeptInSight_IsC_WithoutIntent_AndUnsure(MessageKind kind, string signals, string risks)
    {
        var models = AssessorData.Shipped.Models;
        var sure = new LinearModel("kind", models.Kind.Classes, [.. Labels.Kinds.Select(k => k == Labels.Of(kind) ? 3.6 : 0)], [], 1);
        var said = new Judge(new ModelSet(sure, models.Intent, models.Role, models.Type, models.Specificity, models.Stage, _decision)).Decide(Sheet(signals));

        Assert.Equal((kind, Quadrant.C, Intent.None, true), (said.Kind, said.Quadrant, said.Intent, said.Unsure));
        Assert.Equal((InquiryType.Casual, Specificity.General), (said.Type, said.Specificity));
        Assert.Equal(risks, string.Join(' ', said.Risks.Select(Labels.Of)));
    }

    [Fact]
    public void AnAbsenceNotice_IsTheMachinesWord_WhateverStandsBeforeIt()
    {
        var reply = Likely((MessageKind.Reply, 0.95));

        Assert.Equal(MessageKind.Automatic, Choose(reply, "auto-submitted subject-out-of-office owner-wrote-before offer-open").Kind);
        Assert.Equal(MessageKind.Reply, Choose(reply, "subject-out-of-office owner-wrote-before offer-open").Kind);
        Assert.Equal(MessageKind.Reply, Choose(reply, "auto-submitted owner-wrote-before offer-open").Kind);
        Assert.Equal(MessageKind.Reply, Choose(reply, "auto-submitted out-of-office links owner-wrote-before").Kind);
    }

    [Fact]
    public void AnInvitation_AskedForAboutAnOrder_IsACustomers()
    {
        Assert.NotEqual(MessageKind.Phishing, Choose(Fraud(0.7), "visa-wish owner-wrote-before owner-said-purchase-order").Kind);
        Assert.Equal(MessageKind.Phishing, Choose(Fraud(0.7), "visa-wish owner-wrote-before").Kind);
        Assert.Equal(MessageKind.Phishing, Choose(Fraud(0.7), "owner-wrote-before owner-said-purchase-order").Kind);
    }
}
