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

    private static string? Answer(string text, string letter)
    {
        var ours = new MailMessage { From = new("Lily Chen", Reading.Owner.Address), Subject = "lamp", Body = new MailBody(BodyFormat.Html, letter) };
        var his = new MailMessage { From = new("Bo", "bo@buyer.example"), Subject = "Re: lamp", Body = new MailBody(BodyFormat.Text, text) };
        return InquiryAssessor.Shipped.Assess(new Conversation(Reading.Owner, [ours], his)).Entities.TargetPrice;
    }
}
