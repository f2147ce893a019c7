using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Mail;

namespace InquiryAssistant.Core.Tests.Entities;

/// <summary>The price a buyer answers our letter with, when the letter is not quoted in his mail.</summary>
public sealed class CounterOfferTests
{
    private const string Letter = "<html><head><style>p { width: 58pt; margin: 58.00 USD }</style></head><body><p>Our price for HX-1 is <b>USD</b>&nbsp;<span style='x'>61.50</span> per lamp.</p></body></html>";

    [Fact]
    public void ReadsTheLettersText_NotItsMarkup() => Assert.Equal("57.00", Answer("At 57.00 I take all 340.", Letter));

    [Fact]
    public void TakesNoFigureOfTheMarkup_ForAnOffer() => Assert.Null(Answer("At 57.00 I take all 340.", Letter.Replace("61.50", "soon yours", StringComparison.Ordinal)));

    [Theory]
    [InlineData("My current source charges $3.90 delivered and I would come to you for $2.75.", "$2.75")]
    [InlineData("Obecnie kupuję po 2,05 USD/kg, liczę na 1,90.", "1,90")]
    [InlineData("Notre prix actuel est de CHF 0.118 pièce ; il nous faut 0.095.", "0.095")]
    public void ReadsThePrice_ThatImprovesOnWhatIsPaidToday(string text, string price) => Assert.Equal(price, Reading.Of(text).Entities.TargetPrice);

    [Theory]
    [InlineData("We currently sell 3000 pcs a month, the second shop 2000.")]
    [InlineData("Currently we pay USD 4.20 a piece. Please quote.")]
    public void ANumberOfGoods_OrThePriceOfTodayAlone_IsNoAim(string text) => Assert.Null(Reading.Of(text).Entities.TargetPrice);

    private static string? Answer(string text, string letter)
    {
        var ours = new MailMessage { From = new("Lily Chen", Reading.Owner.Address), Subject = "lamp", Body = new MailBody(BodyFormat.Html, letter) };
        var his = new MailMessage { From = new("Bo", "bo@buyer.example"), Subject = "Re: lamp", Body = new MailBody(BodyFormat.Text, text) };
        return InquiryAssessor.Shipped.Assess(new Conversation(Reading.Owner, [ours], his)).Entities.TargetPrice;
    }
}
