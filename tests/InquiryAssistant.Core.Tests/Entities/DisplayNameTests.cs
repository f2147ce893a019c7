using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Entities;
using InquiryAssistant.Core.Entities.Senders;

namespace InquiryAssistant.Core.Tests.Entities;

/// <summary>What a From name is: a person, a house or a mailbox.</summary>
public sealed class DisplayNameTests
{
    [Theory]
    [InlineData("Harbour Trade Finance", "harbourtf", true)]
    [InlineData("Regulatory Compass Academy", "regcompass", true)]
    [InlineData("Registro Sanitario Ágil", "registroagil", false)]
    [InlineData("Moulin du Nord", "moulinnord", true)]
    [InlineData("Harbour Trade", "harbourtf", false)]
    [InlineData("Chiara Bonetti", "valdora", false)]
    [InlineData("Aab Aabc", "aabaabc", true)]
    [InlineData("Harbour", "harbour", false)]
    [InlineData("A B", "ab", false)]
    [InlineData("", "harbour", false)]
    public void Tells_WhichWordsADomainAbbreviates(string words, string label, bool expected) => Assert.Equal(expected, CompanyLabel.Abbreviates(words, label));

    [Theory]
    [InlineData("Harbour Trade Finance", "offers@harbour-tf.example", "We lend.", "Harbour Trade Finance", null)]
    [InlineData("Minoterie Ancienne du Lac", "contact@mal-farine.example", "Bonjour, voici nos prix.\n\nLuc Demarest, service commercial", "Minoterie Ancienne du Lac", "Luc Demarest")]
    [InlineData("Luc Demarest", "l.demarest@moulin-roux.example", "Bonjour, voici nos prix.\n\nLuc Demarest", null, "Luc Demarest")]
    [InlineData("Ana Maria Lopes", "ana.lopes@casa-verde.example", "We need prices.\n\nTom Reed", null, "Ana Maria Lopes")]
    public void Reads_TheHouse_WhereAnotherNameSigns(string name, string address, string body, string? company, string? contact)
    {
        var found = Reading.Of(body, name: name, address: address).Entities;
        Assert.Equal((company, contact), (found.Company, found.Contact));
    }

    [Theory]
    [InlineData("Rebecca Stone", "r.stone@ashdown.example", "Rebecca Stone")]
    [InlineData("Rebecca Stone", "rebecca.stone@ashdown.example", "Rebecca Stone")]
    [InlineData("Valley Stone", "info@valleystone.example", null)]
    [InlineData("Valley Stone", "valley.stone@gmail.com", null)]
    public void Reads_SurnamesThatAreTrades_WhereTheAddressWritesAPerson(string name, string address, string? contact) =>
        Assert.Equal(contact, Reading.Of("Please quote.", name: name, address: address).Entities.Contact);

    [Fact]
    public void Reads_ASignedNameWithAnInitial() => Assert.Equal("Aarav K", Reading.Of("We rank your site.\n\nRegards\nAarav K.", name: "Info", address: "info@freemailbox.example").Entities.Contact?.TrimEnd('.'));

    [Theory]
    [InlineData("Inkoop")]
    [InlineData("Bagian Pembelian")]
    [InlineData("قسم المشتريات")]
    [InlineData("信息技术部")]
    public void Gives_NoTitle_ForAMailboxWithoutAPerson(string name) =>
        Assert.Null(EntityScope.Of(MessageKind.Inquiry, Reading.Of("3 ton please.", name: name, address: "inkoop@vermeer.example")).JobTitle);

    [Fact]
    public void Keeps_TheTitle_OfAPersonAndOfASignature()
    {
        Assert.Equal("Purchasing Manager", EntityScope.Of(MessageKind.Inquiry, Reading.Of("3 ton please.", name: "Hakan Yildiz (Purchasing Manager)", address: "hakan@vermeer.example")).JobTitle);
        Assert.Equal("Purchasing Manager", EntityScope.Of(MessageKind.Inquiry, Reading.Of("3 ton please.", "Purchasing Manager\nVermeer BV", address: "inkoop@vermeer.example")).JobTitle);
    }

    [Theory]
    [InlineData("Sourcing Team")]
    [InlineData("Toys Dept")]
    [InlineData("Procurement Desk")]
    public void Takes_NoDepartment_ForACompany(string name) => Assert.Null(Reading.Of("Please quote.", name: name, address: "x.asia@gmail.com").Entities.Company);

    [Fact]
    public void Leaves_TheCertificatesOfARunningOrder()
    {
        var found = Reading.Of("We need ISO 9001 for the goods.").Entities;
        Assert.Equal(["ISO 9001"], EntityScope.Of(MessageKind.Inquiry, found).Certifications);
        Assert.Empty(EntityScope.Of(MessageKind.ExistingBusiness, found).Certifications);
    }
}
