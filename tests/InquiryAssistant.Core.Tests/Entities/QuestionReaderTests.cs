using InquiryAssistant.Core.Entities;
using InquiryAssistant.Core.Mail;

namespace InquiryAssistant.Core.Tests.Entities;

/// <summary>How many things a sender wants answered.</summary>
public sealed class QuestionReaderTests
{
    [Theory]
    [InlineData("Please send price, MOQ and lead time.", 3)]
    [InlineData("What is your MOQ?", 1)]
    [InlineData("Pouvez-vous m'indiquer :\n– la composition de vos tissus,\n– la tenue au lavage,\n– les tailles disponibles.", 3)]
    [InlineData("Mir fehlen noch: Wirkungsgrad, Einschaltstrom, MTBF und die Zulassung.", 4)]
    [InlineData("请报FOB价格、起订量和交货期。", 3)]
    [InlineData("以下についてご教示ください。\n1. 主軸テーパ\n2. 位置決め精度\n3. 機械質量", 3)]
    [InlineData("1) Exclusive for Punjab?\n2) LC 90 days?\n3) Spare boards", 3)]
    [InlineData("Cuánto sale FOB Ningbo? Y cuántos días de producción?", 2)]
    [InlineData("Please tell us the ribbon geometry (round or flat, diameter), solder alloy, encapsulant type and the power loss.", 4)]
    [InlineData("Is the seal SiC as standard, is EPDM FDA listed, what is the max solids size and can it run dry for 90 sec?", 4)]
    [InlineData("Could I get the wet value, a freeze-thaw report and a reference piece?", 3)]
    [InlineData("Send today: FOB ladder for every module, your cell supplier, the commission you pay agents.", 3)]
    [InlineData("casting method (sand or shell?), balance grade, wear ring gap?", 3)]
    [InlineData("Indicar marca, origen y tiempo de entrega por favor.", 3)]
    [InlineData("Bitte Preis inkl. Verzollung, Lieferzeit und Garantie.", 3)]
    [InlineData("نرجو موافاتنا بالسعر ومدة التوريد وشهادة SABER", 3)]
    [InlineData("尊敬的Bellandi先生：\n我们是采购方。\n请提供：\n含木箱价；主要液压件品牌清单；赴意预验收的安排。\n谢谢", 3)]
    [InlineData("Please send company profile, reference list and main customers.", 3)]
    [InlineData("Please send the PI and I pay the deposit on Tuesday.", 1)]
    [InlineData("Saya mau beli mesin. Tolong info harga.", 1)]
    [InlineData("ดิฉันเป็นผู้ช่วยฝ่ายจัดซื้อ", 0)]
    [InlineData("I can give you our FedEx number.", 0)]
    [InlineData("Same prices as PO 1988, same packing.", 0)]
    [InlineData("Delivery : within 3 weeks", 0)]
    [InlineData("We look forward to working with you.", 0)]
    [InlineData("Hope you are doing well. How are you?", 0)]
    [InlineData("Thank you for the samples, they arrived on Monday.", 0)]
    public void Counts_Wants(string body, int wants) => Assert.Equal(wants, Reading.Questions(body));

    [Fact]
    public void Skips_TheLinesOfAPurchaseList()
    {
        var asked = QuestionReader.Read("", new MailText("Please quote the following:\n1. Ball valve DN25 420 pcs\n2. Check valve DN80 56 pcs", "", ""));
        Assert.Equal("price", Assert.Single(asked).Question.Topic);
    }

    [Fact]
    public void Reads_TheSubject_WhenTheBodyAsksNothing() =>
        Assert.Equal("catalogue", Assert.Single(QuestionReader.Read("Please send catalogue", new MailText("Hello", "", ""))).Question.Topic);

    [Fact]
    public void Never_ExceedsItsLimit() => Assert.True(Reading.Questions(string.Concat(Enumerable.Repeat("What is it? ", 500))) <= QuestionReader.Most);
}
