using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Mail;

namespace InquiryAssistant.Core.Tests.Assessments;

public sealed class RepVerdictTests
{
    [Fact]
    public void ANamedQuadrant_BringsIntentAlong()
    {
        var corrected = Verdict(quadrant: Quadrant.B).ApplyTo(Machine(MessageKind.Inquiry, Quadrant.C));

        Assert.Equal(Quadrant.B, corrected.Quadrant);
        Assert.Equal(Intent.High, corrected.Intent);
        Assert.Equal(1, corrected.Confidence);
        Assert.NotNull(corrected.DecidedByRep);
    }

    [Theory]
    [InlineData(MessageKind.ExistingBusiness)]
    [InlineData(MessageKind.Internal)]
    [InlineData(MessageKind.Automatic)]
    public void AKindThatIsNeverScored_TakesTheQuadrantAway(MessageKind kind)
    {
        var corrected = Verdict(kind: kind).ApplyTo(Machine(MessageKind.Inquiry, Quadrant.A));

        Assert.Null(corrected.Quadrant);
        Assert.Null(corrected.Role);
        Assert.Null(corrected.Intent);
    }

    [Fact]
    public void AQuadrantNamedForFiledMail_MakesItAnInquiryAgain()
    {
        var corrected = Verdict(quadrant: Quadrant.A).ApplyTo(Machine(MessageKind.Solicitation, Quadrant.D));

        Assert.Equal((MessageKind.Inquiry, Quadrant.A), (corrected.Kind, corrected.Quadrant));
        Assert.Equal(DecisionRole.Unknown, corrected.Role);
        Assert.NotNull(corrected.InquiryType);
        Assert.NotNull(corrected.Specificity);
    }

    [Fact]
    public void AFraudNamedByTheRep_IsD_WithoutARole()
    {
        var corrected = Verdict(kind: MessageKind.Scam).ApplyTo(Machine(MessageKind.Inquiry, Quadrant.A));

        Assert.Equal((Quadrant.D, Intent.None), (corrected.Quadrant, corrected.Intent));
        Assert.Null(corrected.Role);
    }

    [Fact]
    public void AnInquiryNamedByTheRep_IsNeverLeftInD()
    {
        var corrected = Verdict(kind: MessageKind.Inquiry).ApplyTo(Machine(MessageKind.Phishing, Quadrant.D));

        Assert.Equal(Quadrant.C, corrected.Quadrant);
    }

    [Theory]
    [InlineData(Quadrant.B, DecisionRole.DecisionMaker, Quadrant.A)]
    [InlineData(Quadrant.A, DecisionRole.Influencer, Quadrant.B)]
    [InlineData(Quadrant.C, DecisionRole.DecisionMaker, Quadrant.C)]
    [InlineData(Quadrant.B, DecisionRole.Unknown, Quadrant.B)]
    public void ARoleAlone_MovesABuyerOfHighIntent_BetweenAAndB(Quadrant machines, DecisionRole role, Quadrant expected) =>
        Assert.Equal(expected, Verdict(role: role).ApplyTo(Machine(MessageKind.Inquiry, machines)).Quadrant);

    [Fact]
    public void RisksThatOnlyFraudHas_GoWithIt_FactsStay()
    {
        var machine = Machine(MessageKind.Phishing, Quadrant.D) with { Risks = [Risk.PhishingLink, Risk.CredentialRequest, Risk.ReplyToMismatch, Risk.BankChange] };

        Assert.Equal([Risk.ReplyToMismatch], Verdict(kind: MessageKind.Inquiry).ApplyTo(machine).Risks);
    }

    [Fact]
    public void WhomHeCallsKey_IsNoSampleHunter()
    {
        var machine = Machine(MessageKind.Inquiry, Quadrant.C) with { InquiryType = InquiryType.SampleHunter, Risks = [Risk.SampleHunting] };

        var corrected = Verdict(quadrant: Quadrant.A).ApplyTo(machine);

        Assert.Equal(InquiryType.SeekingSupplier, corrected.InquiryType);
        Assert.Empty(corrected.Risks);
    }

    [Fact]
    public void ALaterWord_TakesNothingBackOfAnotherField()
    {
        var joined = RepVerdict.Join([Verdict(role: DecisionRole.Influencer), Verdict(quadrant: Quadrant.B), Verdict(kind: MessageKind.Reply, quadrant: Quadrant.C)])!;

        Assert.Equal((MessageKind.Reply, Quadrant.B, DecisionRole.Influencer), (joined.Kind, joined.Quadrant, joined.Role));
        Assert.Null(RepVerdict.Join([]));
    }

    [Fact]
    public void WhatALaterWordContradicts_IsGone()
    {
        Assert.Null(RepVerdict.Join([Verdict(quadrant: Quadrant.A), Verdict(kind: MessageKind.Scam)])!.Kind);
        Assert.Null(RepVerdict.Join([Verdict(kind: MessageKind.Inquiry), Verdict(quadrant: Quadrant.D)])!.Quadrant);
    }

    private static RepVerdict Verdict(MessageKind? kind = null, Quadrant? quadrant = null, DecisionRole? role = null) => new(kind, quadrant, role, "", DateTimeOffset.UnixEpoch);

    private static Assessment Machine(MessageKind kind, Quadrant? quadrant) => new()
    {
        Kind = kind,
        Quadrant = quadrant,
        Confidence = 0.6,
        Language = "en",
        Entities = InquiryEntities.None,
        Text = new MailText("", "", ""),
    };
}
