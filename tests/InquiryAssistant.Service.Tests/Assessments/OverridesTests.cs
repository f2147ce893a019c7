using System.Text.Json;
using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Mail;
using InquiryAssistant.Service.Assess;
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
            Subject = "Quotation",
            From = new MailAddress("Anna Buyer", "anna@buyer.example"),
            Body = new MailBody(BodyFormat.Text, "We need 6204-2RS, what is your price?\nAnna Buyer\nPurchasing Manager"),
        });
        File.WriteAllText(file, """{"thresholds":{"highIntent":99}}""");
        var shipped = new InquiryAssessor(new AssessmentOptions().Load()).Assess(mail);

        var own = new InquiryAssessor(new AssessmentOptions { OverridesFile = file }.Load()).Assess(mail);

        Assert.Equal((Quadrant.A, Quadrant.C), (shipped.Quadrant, own.Quadrant));
        Assert.Equal(shipped.Scores[EvidenceDimension.Intent].Base, own.Scores[EvidenceDimension.Intent].Base);
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
    public async Task TheAssessCommand_TakesTheSameFile()
    {
        await File.WriteAllTextAsync(file, """{"thresholds":{"highIntent":99}}""", TestContext.Current.CancellationToken);

        var (shippedCode, shipped, _) = await AssessAsync();
        var (ownCode, own, _) = await AssessAsync("--Assessments:OverridesFile", file);

        Assert.Equal((0, 0), (shippedCode, ownCode));
        Assert.Equal(("high", "low"), (Intent(shipped), Intent(own)));
    }

    [Fact]
    public async Task TheAssessCommand_NamesAFaultAndAnswersNothing()
    {
        await File.WriteAllTextAsync(file, """{"thresholds":{"highintent":99}}""", TestContext.Current.CancellationToken);

        var (code, answer, errors) = await AssessAsync("--Assessments:OverridesFile", file);

        Assert.Equal((2, ""), (code, answer));
        Assert.Contains("highintent", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void AFileThatIsNotThere_IsNamedAtStart() =>
        Assert.Contains("cannot be read", new AssessmentOptionsValidation().Validate(null, new AssessmentOptions { OverridesFile = "/nowhere/own.json" }).FailureMessage, StringComparison.Ordinal);

    private static async Task<(int Code, string Answer, string Errors)> AssessAsync(params string[] options)
    {
        using var input = new MemoryStream("""{"id":"m1","message":{"subject":"Quotation 6204-2RS","body":{"contentType":"text","content":"We need 6204-2RS, what is your price?"}}}"""u8.ToArray());
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        var code = await AssessCommand.RunAsync(["-", .. options], input, output, errors, TestContext.Current.CancellationToken);
        return (code, System.Text.Encoding.UTF8.GetString(output.ToArray()), errors.ToString());
    }

    private static string? Intent(string answer)
    {
        using var line = JsonDocument.Parse(answer);
        return line.RootElement.GetProperty("assessment").GetProperty("intent").GetString();
    }
}
