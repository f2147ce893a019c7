using InquiryAssistant.Core.Assessments.Facts;

namespace InquiryAssistant.Core.Tests.Assessments;

/// <summary>A word for an order makes the number behind it that order's; a wish for goods does not.</summary>
public sealed class OrderWordsTests
{
    private static readonly OrderWords Words = OrderWords.Load();

    [Theory]
    [InlineData("3318", "PO", "for")]
    [InlineData("0093", "PO", "")]
    [InlineData("26-77", "order", "our")]
    [InlineData("4", "Nr.", "Abruf")]
    [InlineData("26-0077", "AB", "deine")]
    [InlineData("AC-26-09", "commande", "notre")]
    [InlineData("PI-0622", "proforma", "su")]
    [InlineData("NPA-6702", "счёту", "По")]
    [InlineData("1180", "ft.", "saldo")]
    [InlineData("12", "№", "Заказ")]
    [InlineData("26-77", "n°", "commande")]
    [InlineData("26-77", "n.", "ordine")]
    [InlineData("3318", "#", "PO")]
    public void NumbersAnOrder(string word, string before, string earlier) => Assert.True(Words.MakeNumber(word, before, earlier));

    [Theory]
    [InlineData("3000", "order", "to")]
    [InlineData("500", "need", "we")]
    [InlineData("12", "page", "on")]
    [InlineData("2", "lot", "a")]
    public void NumbersNoOrder(string word, string before, string earlier) => Assert.False(Words.MakeNumber(word, before, earlier));
}
