using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Mail;

namespace InquiryAssistant.Core.Tests.Assessments;

public sealed class InquiryAssessorTests
{
    private static readonly MailboxOwner _owner = new("Lily Chen", "lily@tp-bearing.example", "Taipu Machinery", ["deep groove ball bearings"], []);

    private static MailMessage Mail(string subject, string body, string from = "j.smith@northgear.example", string name = "John Smith") => new()
    {
        Subject = subject,
        From = new MailAddress(name, from),
        To = [new MailAddress("Lily Chen", "lily@tp-bearing.example")],
        Body = new MailBody(BodyFormat.Text, body),
    };

    private static Assessment Assess(MailMessage message, params MailMessage[] earlier) =>
        InquiryAssessor.Shipped.Assess(new Conversation(_owner, earlier, message));

    private const string Order = "Dear Lily,\n\nplease quote 6204-2RS 3000 pcs and 6205-2RS 2000 pcs FOB Ningbo. What is your lead time and MOQ? ISO 9001 certificate is needed.\n\nBest regards\nJohn Smith\nPurchasing Manager\nNorthgear GmbH\n+49 40 5550 123";

    [Fact]
    public void Calls_ABuyerWithItemsAndTerms_A()
    {
        var said = Assess(Mail("Quotation 6204-2RS", Order));

        Assert.Equal(MessageKind.Inquiry, said.Kind);
        Assert.Equal(Quadrant.A, said.Quadrant);
        Assert.Equal(DecisionRole.DecisionMaker, said.Role);
        Assert.Equal(Specificity.Specific, said.Specificity);
    }

    [Fact]
    public void Calls_ACatalogueHunter_C()
    {
        var said = Assess(Mail("catalogue", "Hi, please send me your catalogue and price list.", "max77@gmail.com", "max"));

        Assert.Equal(Quadrant.C, said.Quadrant);
        Assert.Equal(Intent.Low, said.Intent);
    }

    [Fact]
    public void Never_ReadsTheQuote_AsTheSendersWords()
    {
        var quiet = Assess(Mail("Re: offer", "Thank you, we have no need at the moment.\n\nOn 7 Apr 2026, at 07:10, Lily Chen wrote:\n> 6204-2RS 3000 pcs FOB Ningbo USD 0.52, lead time 30 days, MOQ 500 pcs"));

        Assert.Equal(Quadrant.C, quiet.Quadrant);
        Assert.DoesNotContain(quiet.Evidence, e => e.Text.Contains("6204", StringComparison.Ordinal) && e.Source == EvidenceSource.Body);
    }

    [Fact]
    public void Evidence_CutsItsText_AndAddsUp()
    {
        var message = Mail("Quotation 6204-2RS", Order);

        var said = Assess(message);

        Assert.All(said.Evidence.Where(e => e.Start is not null), e => Assert.Equal(e.Text, Source(e, said, message).Substring(e.Start!.Value, e.Length!.Value)));
        Assert.All(said.Scores, s => Assert.Equal(s.Value.Value, s.Value.Base + said.Evidence.Where(e => e.Dimension == s.Key).Sum(e => e.Weight), 0.005));
        Assert.Equal(said.IntentScore, said.Scores[EvidenceDimension.Intent].Value);
    }

    [Fact]
    public void ACounter_IsProvedByTheSignsItCounts()
    {
        var said = Assess(Mail("Order TP-0712", "Dear Lily,\n\nwhere are the shipping documents of order TP-0712? The deposit was paid in March and the vessel has sailed.\n\nAnna"));

        var counted = said.Evidence.Where(e => e.Signal.StartsWith("order-facts-", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(counted);
        Assert.All(counted, e => Assert.DoesNotContain("Dear", e.Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Dear Ms. Ye, what toys do you make?", true)]
    [InlineData("Hello, what toys do you make? Any for a 2 year old?", false)]
    [InlineData("叶小姐，你们做什么玩具？", true)]
    public void AGreeting_NamesTheOwnerAsAWord(string body, bool isGreeted)
    {
        var owner = new MailboxOwner("Olive Ye 叶小姐", "olive@woodtoy.example", "WoodToy", ["wooden toys"], []);

        var said = InquiryAssessor.Shipped.Assess(new Conversation(owner, [], Mail("toys", body)));

        Assert.Equal(isGreeted, said.Evidence.Any(e => e.Signal == "greets-owner"));
    }

    [Fact]
    public void AModelNumber_NeverLowersIntent()
    {
        var without = Assess(Mail("bearings", "Dear Lily, please quote ball bearings for our workshop."));
        var with = Assess(Mail("bearings", "Dear Lily, please quote ball bearings 6204-2RS for our workshop."));

        Assert.True(with.IntentScore >= without.IntentScore);
    }

    [Theory]
    [InlineData("Oluwaseun Adebayo", "northgear.example", "Lagos")]
    [InlineData("Matthias Brandl", "northgear.de", "Landshut")]
    [InlineData("王伟", "northgear.cn", "上海")]
    [InlineData("Ahmed Hassan", "northgear.com.eg", "Cairo")]
    public void Nationality_HasNoWeight(string name, string domain, string city)
    {
        var body = Order.Replace("John Smith", name, StringComparison.Ordinal).Replace("+49", city + "\n+49", StringComparison.Ordinal);

        var said = Assess(Mail("Quotation 6204-2RS", body, "buyer1@" + domain, name));

        Assert.Equal((MessageKind.Inquiry, Quadrant.A, DecisionRole.DecisionMaker), (said.Kind, said.Quadrant, said.Role));
    }

    [Fact]
    public void Overrides_MoveTheScore()
    {
        var message = Mail("catalogue", "Hi, please send me your catalogue.");
        var own = new InquiryAssessor(AssessorData.WithOverrides("""{"intent":{"catalogue":{"high":9}}}"""));

        Assert.True(own.Assess(new Conversation(_owner, [], message)).IntentScore > Assess(message).IntentScore);
        Assert.Throws<FormatException>(() => AssessorData.WithOverrides("""{"intent":{"no-such-signal":{"high":1}}}"""));
        Assert.Throws<FormatException>(() => AssessorData.WithOverrides("""{"mood":{}}"""));
    }

    [Theory]
    [InlineData("""{"thresholds":{"pointsPerLogOdds":0}}""")]
    [InlineData("""{"thresholds":{"unsureBelow":9}}""")]
    [InlineData("""{"thresholds":{"highIntent":1e999}}""")]
    [InlineData("""{"intent":{"asks-price":{"high":1e999}}}""")]
    [InlineData("""{"customers":"acme.example"}""")]
    [InlineData("""{"customers":["acme.example", "no domain"]}""")]
    [InlineData("""{"customers":[7]}""")]
    public void Overrides_BeyondSense_AreTold(string json) => Assert.Throws<FormatException>(() => AssessorData.WithOverrides(json));

    [Fact]
    public void WhoImitatesAListedCustomer_IsToldOf_WithoutAConversation()
    {
        var message = Mail("Our new order", "Dear Lily, please quote 3000 pcs 6204-2RS FOB Ningbo.\nAnna Buyer\nNorthgear Pumps", "anna@northgaer-pumps.example", "Anna Buyer");
        var own = new InquiryAssessor(AssessorData.WithOverrides("""{"customers":["orders@northgear-pumps.example"]}"""));

        Assert.DoesNotContain(Risk.LookalikeDomain, Assess(message).Risks);
        Assert.Contains(Risk.LookalikeDomain, own.Assess(new Conversation(_owner, [], message)).Risks);
        Assert.DoesNotContain(Risk.LookalikeDomain, own.Assess(new Conversation(_owner, [], Mail("Our new order", "Dear Lily, please quote.", "anna@northgear-pumps.example", "Anna Buyer"))).Risks);
    }

    [Fact]
    public void Answers_TheEmptyMessage() =>
        Assert.NotNull(InquiryAssessor.Shipped.Assess(new Conversation(MailboxOwner.Unknown, [], new MailMessage())));

    private static string Source(Evidence evidence, Assessment said, MailMessage message) => evidence.Source switch
    {
        EvidenceSource.Subject => message.Subject,
        EvidenceSource.Signature => said.Text.Signature,
        _ => said.Text.Reply,
    };
}
