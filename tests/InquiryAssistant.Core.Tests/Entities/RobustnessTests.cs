using FsCheck;
using FsCheck.Fluent;
using InquiryAssistant.Benchmarks;
using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Entities;
using InquiryAssistant.Core.Mail;

namespace InquiryAssistant.Core.Tests.Entities;

/// <summary>Whatever the text, reading ends, stays linear, and every span cuts its own text.</summary>
public sealed class RobustnessTests
{
    private static readonly string[] Pieces =
    [
        "FOB", "CIF ", "30%", "3,000 pcs", "HX-2038", "ISO 9001", "\n", "\t", ":", ": ", "株式会社", "(주)", "شركة ", "Company: ", "Name: ", "+49 871 5550 318", "www.x.example", "?", "?", "، ", "Qty", "1) ", "- ", "é", "😀", "\ud800", "9月15日前", "KW 18", "USD 3.95", "x", " ", "GmbH",
        "I am the buyer", "と申します", "Ltd.", "(", ")", "/", "«", "»", "\0", "\u200f", "บริษัท", "จำกัด", "12/34/56", "0", "٣٠٪", "40HQ", ",", "and", "CEO ", "de ", "a4", "EN ",
    ];

    // CPU time: a third of a second of work; the rest is room for a busy build machine.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    [Fact]
    public void Never_Throws_AndSpansCutTheirText()
    {
        var texts = Gen.Elements(Pieces).ArrayOf().Select(parts => string.Concat(parts));
        Prop.ForAll(Arb.From(texts), Arb.From(texts), Arb.From(texts), (subject, body, signature) =>
        {
            var text = new MailText(body, signature, "");
            var from = new MailAddress(signature, "a@b-c.example");
            var reading = EntityReader.Read(subject, text, from, Reading.Owner);
            var asked = QuestionReader.Read(subject, text);
            return reading.Spans.All(s => Fits(s.Source, s.Start, s.Length, subject, text)) && asked.All(q => Fits(q.Source, q.Start, q.Length, subject, text));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Finds_EachEntityInItsSpan()
    {
        const string Body = "Please quote 400 x HX-2038, CIF Hamburg, with ISO 9001 certificate. We pay 30/70.";
        var reading = Reading.Of(Body, "Jan Both\nBoth Handels GmbH\n+49 871 5550 318");
        string Cut(EntityKind kind) => reading.Spans.Where(s => s.Kind == kind).Select(s => Source(s.Source, "", new MailText(Body, "Jan Both\nBoth Handels GmbH\n+49 871 5550 318", "")).Substring(s.Start, s.Length)).First();
        Assert.Equal("HX-2038", Cut(EntityKind.Model));
        Assert.Equal("CIF", Cut(EntityKind.Incoterm));
        Assert.Equal("Hamburg", Cut(EntityKind.Port));
        Assert.Equal("ISO 9001", Cut(EntityKind.Certification));
        Assert.Equal("30/70", Cut(EntityKind.PaymentTerms));
        Assert.Equal("Both Handels GmbH", Cut(EntityKind.Company));
        Assert.Equal("+49 871 5550 318", Cut(EntityKind.Phone));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("a")]
    [InlineData("株式会社")]
    [InlineData("1,")]
    [InlineData("FOB ")]
    [InlineData("1) x? ")]
    [InlineData("\t1\n")]
    [InlineData("HX-1 ")]
    [InlineData("Name: a\n")]
    public void Reads_AMillionCharacters_InBoundedTime(string piece)
    {
        var body = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        _ = Reading.Of("warm", "up");
        var start = CpuClock.OfThisThread();
        _ = Reading.Of(body, body, subject: body);
        _ = Reading.Questions(body);
        Assert.InRange(CpuClock.OfThisThread() - start, TimeSpan.Zero, Longest);
    }

    [Fact]
    public void Survives_EmptyTextAndNoSender()
    {
        var reading = EntityReader.Read("", new MailText("", "", ""), null, MailboxOwner.Unknown);
        Assert.Empty(reading.Spans);
        Assert.Null(reading.Entities.Company);
    }

    [Theory]
    [InlineData("\ude2b\r=\u0435")]
    [InlineData("\u4100\u6700\u6e20\u2000\u4c00\u6900\u7300")]
    public void Survives_NamesPartedByOtherBlanks(string name) => Assert.NotNull(Reading.Of("Please quote 500 pcs.", "Tom Reed", name));

    private static bool Fits(EvidenceSource source, int start, int length, string subject, MailText text) =>
        length > 0 && start >= 0 && start + length <= Source(source, subject, text).Length;

    private static string Source(EvidenceSource source, string subject, MailText text) => source switch
    {
        EvidenceSource.Subject => subject,
        EvidenceSource.Signature => text.Signature,
        _ => text.Reply,
    };
}
