using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Learning;

namespace InquiryAssistant.Core.Tests.Learning;

/// <summary>What counts as found, fairly and strictly.</summary>
public sealed class EntityComparisonTests
{
    [Theory]
    [InlineData("Models", "HB 150", "HB-150", true, true)]
    [InlineData("Models", "6204-2RS", "6204", true, false)]
    [InlineData("Models", "6204-2RS", "UCP 206", false, false)]
    [InlineData("Quantities", "3000 pcs", "3000 szt.", true, true)]
    [InlineData("Quantities", "3000 pcs", "3000 jackets", true, false)]
    [InlineData("Quantities", "3000 pcs", "3000 ", true, false)]
    [InlineData("Quantities", "3000 pcs/year", "3000 pcs", true, false)]
    [InlineData("Quantities", "3000 kg", "3000 pcs", false, false)]
    [InlineData("Quantities", "3000 pcs", "300 pcs", false, false)]
    [InlineData("Quantities", "2 containers", "2 40HQ", true, false)]
    [InlineData("Quantities", "2 20GP", "3 20GP", false, false)]
    [InlineData("Port", "الدمام", "Dammam", true, true)]
    [InlineData("Port", "Hamburg", "Bremen", false, false)]
    [InlineData("Incoterm", "CFR", "CIF", false, false)]
    [InlineData("Phone", "+49 421 555 0101", "0049 (421) 555-0101", true, true)]
    [InlineData("Phone", "+49 421 555 0101", "0421 555 0101", true, false)]
    [InlineData("Phone", "+49 421 555 0101", "+49 421 555 0199", false, false)]
    [InlineData("Website", "www.kiel-marine.example", "https://kiel-marine.example/", true, true)]
    [InlineData("Certifications", "CE marking", "CE", true, true)]
    [InlineData("Certifications", "ISO 9001", "ISO 9001:2015", true, false)]
    [InlineData("Company", "Nord Pumpen", "Nord Pumpen GmbH", true, false)]
    [InlineData("Company", "Ng", "Hangzhou Tooling Works", false, false)]
    [InlineData("Contact", "José Núñez", "jose nunez", true, true)]
    [InlineData("PaymentTerms", "30% deposit, balance before shipment", "30/70", true, false)]
    [InlineData("PaymentTerms", "L/C at sight", "LC", true, true)]
    [InlineData("PaymentTerms", "60 days from B/L", "90 days net", false, false)]
    [InlineData("NeededBy", "September", "by 15 September", true, false)]
    [InlineData("NeededBy", "week 30", "30", true, false)]
    [InlineData("TargetPrice", "USD 3.95", "3,95 USD", true, true)]
    public void Compares(string field, string wanted, string found, bool fair, bool strict)
    {
        var kind = Enum.Parse<EntityField>(field);
        Assert.Equal((fair, strict), (EntityComparison.IsSame(kind, wanted, found, strict: false), EntityComparison.IsSame(kind, wanted, found, strict: true)));
    }

    [Fact]
    public void Counts_EachLabelOnce()
    {
        var tally = new EntityTally(strict: false);
        tally.Add(
            new InquiryEntities { Models = ["A-100", "A-200"], Incoterm = "FOB", Quantities = [new(500, "pcs"), new(500, "pcs")] },
            new InquiryEntities { Models = ["A-200", "B-7"], Incoterm = "CIF", Quantities = [new(500, "pcs")] });
        Assert.Equal((0.5, 0.5, 0.5), tally.Field(EntityField.Models));
        Assert.Equal((0, 0, 0), tally.Field(EntityField.Incoterm));
        Assert.Equal((1, 0.5), (tally.Field(EntityField.Quantities).Precision, tally.Field(EntityField.Quantities).Recall));
        Assert.Equal(2.0 * 2 / ((2 * 2) + 2 + 3), tally.MicroF1, 6);
    }
}
