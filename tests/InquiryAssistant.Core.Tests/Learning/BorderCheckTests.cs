using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Assessments.Signals;
using InquiryAssistant.Core.Learning;

namespace InquiryAssistant.Core.Tests.Learning;

public sealed class BorderCheckTests
{
    private static readonly SignalReader _reader = SignalReader.Load();

    /// <summary>A message of which nothing can be read, so that its probabilities alone decide.</summary>
    private static WeighedMail Mail(string id, string author, string kind, double fraud)
    {
        var json = $$$"""{"id":"{{{id}}}","message":{"subject":"Notes"},"labels":{"kind":"{{{kind}}}"}}""";
        Assert.True(LabelledMailReader.TryRead(json, author, out var mail, out var error), error);
        var kinds = new double[Labels.Kinds.Count];
        (kinds[(int)MessageKind.Inquiry], kinds[(int)MessageKind.Scam]) = (1 - fraud, fraud);
        return new WeighedMail(CorpusTraining.Read(_reader, [mail!])[0], kinds);
    }

    [Fact]
    public void EachAuthor_IsJudgedByTheBordersThatAreBestForTheOthers()
    {
        // The fraud of two authors lies between the lowest border tried and the shipped one; the third author is honest, and the others' fraud makes him suspected.
        var report = new BorderCheck(BorderPlan.Load(), [
            Mail("a", "one", "scam", 0.25), Mail("b", "one", "scam", 0.25), Mail("c", "two", "scam", 0.25), Mail("d", "two", "scam", 0.25), Mail("e", "three", "inquiry", 0.25)]).Write();

        Assert.Contains("| as shipped | 0.200 | 0.000, 1.000 |", report, StringComparison.Ordinal);
        Assert.Contains("| chosen without the author | 0.800 | 1.000, 0.800 |", report, StringComparison.Ordinal);
    }

    [Fact]
    public void WhoIsFiledAwayWrongly_IsNamed()
    {
        var report = new BorderCheck(BorderPlan.Load(), [Mail("a", "one", "inquiry", 0.99), Mail("b", "two", "scam", 0.99)]).Write();

        Assert.Contains("| as shipped | 0.500 | 1.000, 0.500 | 1.000 | 1.000 | 1 a |", report, StringComparison.Ordinal);
    }
}
