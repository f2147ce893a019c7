using InquiryAssistant.Core.Assessments.Facts;

namespace InquiryAssistant.Core.Tests.Assessments;

public sealed class BankAccountTests
{
    [Theory]
    [InlineData("ES00 0000 1111 2222 3333 4444.", 29)]
    [InlineData("DE89370400440532013000 please", 22)]
    [InlineData("NO93 8601 1117 947", 18)]
    [InlineData("PO2026 0001 lot 12", 0)]
    [InlineData("DE89 3704", 0)]
    public void Reads_AnInternationalAccount_AndNoOrderOrItem(string text, int length)
    {
        var found = BankAccount.TryRead(text, 0, out var end);

        Assert.Equal(length > 0, found);
        Assert.Equal(length, found ? end : 0);
    }

    [Theory]
    [InlineData("account no: 3901 2233 4455, SWIFT", "390122334455")]
    [InlineData("account no (USD) 6217-0039-1122", "621700391122")]
    [InlineData("account no IBAN DE89 3704 0044 0532 0130 00.", "DE89370400440532013000")]
    [InlineData("account no ending 7730", null)]
    [InlineData("account no as before, 2026-10-12", null)]
    [InlineData("account no is right? Call +49 40 5550 12345", null)]
    public void Finds_TheNumberShortlyBehindAWordForIt(string text, string? signs)
    {
        var found = BankAccount.TryFind(text, 0, "account no".Length, out var account);

        Assert.Equal(signs, found ? account.Signs : null);
    }
}
