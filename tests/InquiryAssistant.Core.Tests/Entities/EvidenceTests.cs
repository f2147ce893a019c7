using System.Text.Json;
using InquiryAssistant.Core.Entities;
using InquiryAssistant.Core.Entities.Evidence;
using InquiryAssistant.Core.Entities.Senders;
using InquiryAssistant.Core.Learning;
using InquiryAssistant.Core.Mail;
using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Tests.Entities;

/// <summary>The weighing of cues: how scores add up, what is logged for learning, and that the weights are learned the same way twice.</summary>
public sealed class EvidenceTests
{
    [Fact]
    public void Scores_TheBaseAndEachCueOnce()
    {
        var book = new CueBook();
        var (first, family) = (book.Cue("first"), book.Family("letters", "a", "b"));
        var sheet = new CueSheet(book);
        sheet.Mark(first);
        sheet.Mark(first);
        sheet.Mark(family + 1);
        sheet.Mark(family, isThere: false);

        Assert.Equal(-1 + 0.5 + 4, sheet.Score(new CueWeights(-1, 0, [0.5, 2, 4])), 6);
        Assert.Equal([first, family + 1], sheet.Cues());
        sheet.Clear();
        Assert.Equal(-1, sheet.Score(new CueWeights(-1, 0, [0.5, 2, 4])), 6);
    }

    [Fact]
    public void ReadsWeightsByName_AndRefusesUnknownNames()
    {
        var book = new CueBook();
        book.Cue("money");
        book.Steps("words", 2);
        using var good = JsonDocument.Parse("""{"base":-1,"border":0.2,"weights":{"words: 2":3}}""");
        using var bad = JsonDocument.Parse("""{"base":-1,"border":0.2,"weights":{"words: 3":3}}""");

        Assert.Equal([0, 0, 0, 3], CueWeights.Read(good.RootElement, book).Weights);
        Assert.Throws<KeyNotFoundException>(() => CueWeights.Read(bad.RootElement, book));
    }

    [Fact]
    public void TheRulesWord_SpeaksForACandidate()
    {
        AssertFor(QuantityEvidence.Decision, QuantityCues.Book, "by rule taken");
        AssertFor(ModelEvidence.Decision, ModelCues.Book, "form: Read");
        AssertFor(SenderEvidence.Contact, SegmentCues.Book, "contact by rule");
        AssertFor(SenderEvidence.JobTitle, SegmentCues.Book, "title by rule");
        AssertFor(SenderEvidence.Company, SegmentCues.Book, "company by rule");
        AssertFor(NeededByScanner.Decision, DateCues.Book, "chosen by rule");
        AssertFor(TargetPriceScanner.Decision, PriceCues.Book, "wished by rule");
        AssertFor(PaymentScanner.Decision, PaymentCues.Book, "chosen by rule");
    }

    private static void AssertFor(string decision, CueBook book, string cue) =>
        Assert.True(CueWeights.Load(decision, book)[book.Names.ToList().IndexOf(cue)] > 0, $"{decision}: {cue}");

    [Fact]
    public void EveryCue_HasANameOfItsOwn()
    {
        foreach (var (_, book, _, _) in EvidenceTraining.Decisions)
        {
            Assert.Equal(book.Count, book.Names.Distinct(StringComparer.Ordinal).Count());
        }
    }

    [Fact]
    public void Learns_TheSameTwice_AndWhatTellsRightFromWrong()
    {
        var book = new CueBook();
        var (right, wrong) = (book.Cue("right"), book.Cue("wrong"));
        var rows = Enumerable.Range(0, 40).Select(i => new TrainingRow([i % 2 == 0 ? right : wrong], [1], i % 2 == 0 ? 1 : 0, 1, "g")).ToList();
        var options = new SoftmaxOptions(1e-4, 1e-4, 200);
        var learned = EvidenceTraining.Train(rows, book, options);

        Assert.True(learned[right] > 1 && learned[wrong] < -1);
        Assert.Equal(learned.Weights, EvidenceTraining.Train(rows, book, options).Weights);
    }

    [Fact]
    public void Logs_EveryFreeNumberAndEveryPartOfTheSignature()
    {
        var log = new EvidenceLog();
        EntityReader.Read(FoldedText.Of(""), FoldedText.Of("We need 300 pcs of HX-20, 40% now, the rest in Oct."), FoldedText.Of("Anna Blum\nBuyer"), "", new MailAddress("", "a@x-shop.example"), Reading.Owner, log);

        Assert.Equal(["October"], log.Candidates.Where(c => c.Decision == NeededByScanner.Decision).Select(c => c.Text));
        Assert.Equal(["300 pcs"], log.Candidates.Where(c => c.Decision == QuantityEvidence.Decision).Select(c => c.Text));
        Assert.All(["Anna Blum", "Buyer"], part => Assert.Contains(log.Candidates, c => c.Decision == SenderEvidence.JobTitle && c.Text == part));
    }

    [Fact]
    public void Logs_CodesOfAnyAlphabet_NamesAndFigures()
    {
        var log = new EvidenceLog();
        EntityReader.Read(FoldedText.Of(""), FoldedText.Of("Нужны СК-200, 9372 и модель Luna, также «Toren» и Nora 50."), FoldedText.Empty, "", new MailAddress("", "a@x-shop.example"), Reading.Owner, log);

        Assert.Equal(["СК-200", "9372", "Luna", "Toren", "Nora 50"], log.Candidates.Where(c => c.Decision == ModelEvidence.Decision).Select(c => c.Text));
    }

    [Fact]
    public void AModelNamedTwice_IsOneCandidate()
    {
        var log = new EvidenceLog();
        EntityReader.Read(FoldedText.Of("HX 20"), FoldedText.Of("We need HX-20."), FoldedText.Empty, "", new MailAddress("", "a@x-shop.example"), Reading.Owner, log);

        Assert.Single(log.Candidates, c => c.Decision == ModelEvidence.Decision);
    }
}
