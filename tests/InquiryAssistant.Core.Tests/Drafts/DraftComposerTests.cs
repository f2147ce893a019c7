using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Drafts;
using InquiryAssistant.Core.Mail;

namespace InquiryAssistant.Core.Tests.Drafts;

public sealed class DraftComposerTests
{
    private static readonly MailboxOwner Owner = new("Lily Chen", "lily@tp-bearing.example", "Taipu Machinery", ["deep groove ball bearings", "pillow blocks"], []);

    [Fact]
    public void AnswersEachQuestionOfAnA_InTheBuyersOrder()
    {
        var draft = Compose(Quadrant.A, MessageKind.Inquiry, [new("What is your MOQ?", "moq"), new("price FOB Ningbo", "price"), new("Is the cage steel or nylon?", "technical")]);

        Approved.Matches("A-inquiry", draft!.Text);
    }

    [Fact]
    public void HelpsAnInfluencer_WithoutPressing()
    {
        var draft = Compose(Quadrant.B, MessageKind.Reply, [new("limiting speed with grease", "technical"), new("3.1 certificate", "certificates")]);

        Approved.Matches("B-reply", draft!.Text);
    }

    [Fact]
    public void IntroducesUs_ToALowIntent()
    {
        var draft = Compose(Quadrant.C, MessageKind.Inquiry, []);

        Approved.Matches("C-inquiry", draft!.Text);
    }

    [Fact]
    public void AnswersARunningOrder_WithTheServiceLetter()
    {
        var draft = Compose(null, MessageKind.ExistingBusiness, [new("When will the documents arrive?", "documents")]);

        Assert.Contains("Documents: [the document asked for, or the date it will be sent].", draft!.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Quadrant.D, MessageKind.Solicitation)]
    [InlineData(Quadrant.C, MessageKind.Phishing)]
    [InlineData(Quadrant.C, MessageKind.Scam)]
    [InlineData(null, MessageKind.Internal)]
    [InlineData(null, MessageKind.Automatic)]
    public void WritesNothing_WhereNoAnswerIsDue(Quadrant? quadrant, MessageKind kind) => Assert.Null(Compose(quadrant, kind, []));

    [Fact]
    public void NeverInventsAPrice_AndListsEachPlaceholderOnce()
    {
        var draft = Compose(Quadrant.A, MessageKind.Inquiry, [new("price?", "price"), new("best price?", "price")]);

        Assert.Single(draft!.Placeholders, "[unit price and currency for 6204-2RS, 3,000 pcs]");
        Assert.DoesNotContain("USD", draft.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void ForeignWords_CannotOpenAPlaceholderOrATag()
    {
        var draft = Compose(Quadrant.B, MessageKind.Inquiry, [new("[pay here] <script>alert(1)</script>", "technical")]);

        Assert.Contains("(pay here)", draft!.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", draft.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(draft.Placeholders, p => p.Contains("pay here", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("RAKESH MENON", "Dear Rakesh Menon,")]
    [InlineData("J. B. SMITH", "Dear J. B. Smith,")]
    [InlineData("Anna McKay", "Dear Anna McKay,")]
    [InlineData("李娜", "Dear 李娜,")]
    public void NeverAddressesABuyerInCapitals(string contact, string greeting) =>
        Assert.StartsWith(greeting, Compose(Quadrant.A, MessageKind.Inquiry, [], contact)!.Text, StringComparison.Ordinal);

    [Fact]
    public void EndsASentenceWithOneFullStop_ThoughTheCompanyEndsWithOne()
    {
        var draft = Compose(Quadrant.C, MessageKind.Inquiry, [], owner: Owner with { Company = "Taipu Machinery Co., Ltd." });

        Assert.Contains("writing to Taipu Machinery Co., Ltd. We make", draft!.Text, StringComparison.Ordinal);
        Assert.EndsWith("Taipu Machinery Co., Ltd.\nlily@tp-bearing.example\n", draft.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void KeepsTheMannersOfALetter()
    {
        var draft = Compose(Quadrant.A, MessageKind.Inquiry, [new("a", "moq"), new("b", "price")]);

        Assert.DoesNotContain("!", draft!.Text, StringComparison.Ordinal);
        Assert.Contains("\n\n1. ", draft.Text, StringComparison.Ordinal);
        Assert.Contains("\n\n2. ", draft.Text, StringComparison.Ordinal);
        Assert.EndsWith("Lily Chen\nTaipu Machinery\nlily@tp-bearing.example\n", draft.Text, StringComparison.Ordinal);
    }

    private static DraftText? Compose(Quadrant? quadrant, MessageKind kind, IReadOnlyList<Question> questions, string contact = "Anna Kowalska", MailboxOwner? owner = null) => DraftComposer.Compose(
        new Conversation(owner ?? Owner, [], new MailMessage { Subject = "RFQ" }),
        new Assessment
        {
            Kind = kind,
            Quadrant = quadrant,
            Specificity = Specificity.Specific,
            Confidence = 1,
            Language = "en",
            Entities = new InquiryEntities { Models = ["6204-2RS"], Quantities = [new(3000, "pcs")], Incoterm = "FOB", Port = "Ningbo", Contact = contact },
            Questions = questions,
            Text = new MailText("", "", ""),
        });
}
