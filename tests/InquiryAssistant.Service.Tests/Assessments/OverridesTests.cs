using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Mail;
using InquiryAssistant.Service.Assessments;

namespace InquiryAssistant.Service.Tests.Assessments;

/// <summary>A company's own weights and thresholds.</summary>
public sealed class OverridesTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Fact]
    public void AnOwnThreshold_StandsBeforeTheShippedOne()
    {
        var mail = new Conversation(MailboxOwner.Unknown, [], new MailMessage
        {
            Subject = "Quotation 6204-2RS",
            From = new MailAddress("Anna Buyer", "anna@buyer.example"),
            Body = new MailBody(BodyFormat.Text, "Please quote 3000 pcs 6204-2RS FOB Ningbo with MOQ, lead time and payment terms.\nAnna Buyer\nPurchasing Manager"),
        });
        File.WriteAllText(file, """{"thresholds":{"highIntent":99}}""");
        var shipped = new InquiryAssessor(new AssessmentOptions().Load()).Assess(mail);

        var own = new InquiryAssessor(new AssessmentOptions { OverridesFile = file }.Load()).Assess(mail);

        Assert.Equal(Quadrant.A, shipped.Quadrant);
        Assert.Equal(99 - 50, own.Scores[EvidenceDimension.Intent].Base - shipped.Scores[EvidenceDimension.Intent].Base, 0.01);
    }

    [Theory]
    [InlineData("""{"thresholds":{"highintent":99}}""", "highintent")]
    [InlineData("""{"intent":{"asks-prices":{"high":1}}}""", "asks-prices")]
    [InlineData("""{"intents":{}}""", "intents")]
    [InlineData("nonsense", "cannot be used")]
    public void AFault_IsNamedAtStart(string overrides, string what)
    {
        File.WriteAllText(file, overrides);

        var said = new AssessmentOptionsValidation().Validate(null, new AssessmentOptions { OverridesFile = file });

        Assert.Contains("Assessments:OverridesFile", said.FailureMessage, StringComparison.Ordinal);
        Assert.Contains(what, said.FailureMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void AFileThatIsNotThere_IsNamedAtStart() =>
        Assert.Contains("cannot be read", new AssessmentOptionsValidation().Validate(null, new AssessmentOptions { OverridesFile = "/nowhere/own.json" }).FailureMessage, StringComparison.Ordinal);
}
