using InquiryAssistant.Core.Mail;
using InquiryAssistant.Core.Risks;

namespace InquiryAssistant.Core.Tests.Risks;

public sealed class LookalikeGuardTests
{
    private static readonly LookalikeGuard _guard = new(RiskData.Load([]));

    [Theory]
    [InlineData("tp-bearlng.example")]
    [InlineData("tpbearing.example")]
    [InlineData("tp-bearing-payments.com")]
    [InlineData("tp-bearing.com")]
    [InlineData("tp-bearing.example.login-portal.net")]
    [InlineData("tp-beaning.example")]
    [InlineData("xn--tp-baring-j0h.example")]
    public void Knows_ImitationsOfTheOwnDomain(string host) => Assert.Equal("tp-bearing.example", _guard.Imitated(host, ["tp-bearing.example"]));

    [Theory]
    [InlineData("xn--cme-dla.example")]
    [InlineData("\u00E1cme.example")]
    [InlineData("\u0430cme.example")]
    [InlineData("acm\u0435.example")]
    public void Knows_ImitationsOfShortNames_ByForeignLettersAlone(string host) => Assert.Equal("acme.example", _guard.Imitated(host, ["acme.example"]));

    [Theory]
    [InlineData("acne.example")]
    [InlineData("xn--.example")]
    [InlineData("xn--99999999.example")]
    public void Leaves_OtherShortNamesAlone(string host) => Assert.Null(_guard.Imitated(host, ["acme.example"]));

    [Theory]
    [InlineData("tp-bearing.example")]
    [InlineData("mail.tp-bearing.example")]
    [InlineData("northgear.example")]
    [InlineData("gmail.com")]
    [InlineData("microsoft.com")]
    [InlineData("")]
    public void Leaves_OthersAlone(string host) => Assert.Null(_guard.Imitated(host, ["tp-bearing.example"]));

    [Theory]
    [InlineData("northgear-pumps.com", "northgear-pumps.example")]
    [InlineData("northgaer-pumps.example", "northgear-pumps.example")]
    [InlineData("northgear-purnps.example", "northgear-pumps.example")]
    [InlineData("northgear-pumps.example", null)]
    [InlineData("mail.northgear-pumps.example", null)]
    [InlineData("acme.com", null)]
    [InlineData("southgate-valves.example", null)]
    public void Knows_ImitationsOfTheCompanysCustomers_BeforeTheyEverWrote(string host, string? imitated) =>
        Assert.Equal(imitated, new LookalikeGuard(RiskData.Load(["northgear-pumps.example", "acme.example", "gmail.com"])).Imitated(host, ["tp-bearing.example"]));

    [Theory]
    [InlineData("microsoft-verify.example")]
    [InlineData("dhl.parcel-notice.example")]
    [InlineData("rnicrosoft.example")]
    public void Knows_ImitationsOfServices(string host) => Assert.NotNull(_guard.Imitated(host, []));

    [Theory]
    [InlineData("haulage-northerly-ex.com", "Haulage Northeriy", "northeriy")]
    [InlineData("steelrnet.example", "Steelmet Rolling", "steelmet")]
    [InlineData("bellavista-tilles.example", "Bellavista Tiles SpA", null)]
    [InlineData("carpentta.example", "Carpenta", "carpenta")]
    public void Knows_ImitationsOfTheSendersOwnName(string host, string name, string? imitated) => Assert.Equal(imitated, _guard.ImitatedName(host, [name]));

    [Theory]
    [InlineData("northgear.example", "Northgear Ltd")]
    [InlineData("northgears.example", "Northgear Ltd")]
    [InlineData("mueller-werke.example", "Müller Werke")]
    [InlineData("gmail.com", "Gmaill Trading")]
    [InlineData("blue-harbour.example", "Anna Smith")]
    public void Leaves_OtherSpellingsAlone(string host, string name) => Assert.Null(_guard.ImitatedName(host, [name]));

    [Theory]
    [InlineData("spf=fail x; dkim=none; dmarc=fail", true)]
    [InlineData("spf=softfail x; dkim=pass; dmarc=pass", false)]
    [InlineData("spf=none; dkim=none; dmarc=none", false)]
    [InlineData("spf=softfail x; dkim=none; dmarc=none", true)]
    [InlineData("mx.example; dkim=fail header.d=a; dkim=pass header.d=b; spf=pass; dmarc=pass", false)]
    public void Reads_AuthenticationResults(string value, bool failed)
    {
        var message = new MailMessage { Headers = [new MailHeader("Authentication-Results", value), new MailHeader("Authentication-Results", "spf=pass; dmarc=pass")] };

        Assert.Equal(failed, AuthenticationReading.Of(message).Failed);
    }
}
