using InquiryAssistant.Core.Mail;

namespace InquiryAssistant.Core.Tests.Mail;

public sealed class MailTextReaderTests
{
    public static TheoryData<string> Fixtures => [.. MailFixture.Names];

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Cuts_MailIntoItsParts(string name)
    {
        var fixture = MailFixture.Load(name);

        var text = MailTextReader.Read(fixture.Body, fixture.From);

        Assert.Equal(fixture.Reply, text.Reply);
        Assert.Equal(fixture.Signature, text.Signature);
        Assert.Equal(fixture.Quoted, text.Quoted);
    }

    [Fact]
    public void Covers_FourHundredMailsOrMore() => Assert.True(MailFixture.Names.Count() >= 400);
}
