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
