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
}
