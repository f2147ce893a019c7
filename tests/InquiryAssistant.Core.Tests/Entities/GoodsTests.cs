namespace InquiryAssistant.Core.Tests.Entities;

/// <summary>Quantities, models, trade terms and certificates in the languages of the product.</summary>
public sealed class GoodsTests
{
    [Theory]
    [InlineData("we need 3,000 pcs of it", 3000, "pcs")]
    [InlineData("necesitamos 1.200 piezas", 1200, "pcs")]
    [InlineData("ca. 3.800 lfm Bordsteine", 3800, "m")]
    [InlineData("1,5 t Granulat", 1.5, "MT")]
    [InlineData("2.5k pcs", 2500, "pcs")]
    [InlineData("120 тыс. шт.", 120000, "pcs")]
    [InlineData("10 bin adet", 10000, "pcs")]
    [InlineData("9,500 حبة", 9500, "pcs")]
    [InlineData("需要2万个", 20000, "pcs")]
    [InlineData("5,000本の場合", 5000, "pcs")]
    [InlineData("10,000개 기준", 10000, "pcs")]
    [InlineData("5.000 chiếc", 5000, "pcs")]
    [InlineData("2 x 40HQ", 2, "40HQ")]
    [InlineData("26 tonnes each", 26, "MT")]
    [InlineData("600 pairs per month", 600, "pairs/month")]
    [InlineData("600 jackets in navy", 600, "jackets")]
    [InlineData("400 x HX-2038 drills", 400, null)]
    [InlineData("gate valve DN150 x 8", 8, null)]
    [InlineData("expected 40,000 per month", 40000, "pcs/month")]
    [InlineData("we take two 40HQ of it", 2, "40HQ")]
    [InlineData("请报三台的价格", 3, "pcs")]
    [InlineData("uno container misto", 1, "containers")]
    [InlineData("please ship 2 containers 40HQ", 2, "40HQ")]
    [InlineData("we order 1,200 hose sets", 1200, "sets")]
    [InlineData("about 3,400 sq ft of tile", 3400, "sq ft")]
    [InlineData("zamawiamy 240 opraw", 240, "opraw")]
    [InlineData("we guess 4-5 x 40HC", 5, "40HQ")]
    [InlineData("aynısından 2 adet 40HQ", 2, "40HQ")]
    [InlineData("please quote 220 sun loungers", 220, "sun loungers")]
    [InlineData("محتاج 3 مولدات", 3, "مولدات")]
    [InlineData("حوالي 1,900 م²", 1900, "m2")]
    [InlineData("45 يوم بعد البوليصة أثبت معك 2 حاوية", 2, "containers")]
    public void Finds_AQuantity(string text, double value, string? unit)
    {
        var quantity = Assert.Single(Reading.Of(text).Entities.Quantities);
        Assert.Equal((decimal)value, quantity.Value);
        Assert.Equal(unit, quantity.Unit);
    }

    [Theory]
    [InlineData("my roaster does 100 kg per batch")]
    [InlineData("roaster 400kg/hr")]
    [InlineData("in 25 kg bags")]
    [InlineData("price is 4,500 USD")]
    [InlineData("we founded it in 2005 with 30 employees")]
    [InlineData("30% deposit")]
    [InlineData("lead time 45 days")]
    [InlineData("certificate ISO 13485")]
    [InlineData("strip light 4000K")]
    [InlineData("studs M36 x 330")]
    [InlineData("the hoist carries 350 kg")]
    [InlineData("our warehouse of 1,200 m2")]
    [InlineData("MOQ 500 pcs")]
    [InlineData("see clause 8 of your draft")]
    [InlineData("we supply 240 workshops")]
    [InlineData("fair on 1st of May")]
    [InlineData("how many fit in one container")]
    [InlineData("you offered 20,650, we paid 31,880.")]
    [InlineData("they are paying 742 today")]
    [InlineData("style 7731 coverall")]
    [InlineData("a kiln of about 200 litres")]
    [InlineData("pesanan 2214 sudah dibongkar")]
    [InlineData("전국 60개 대리점에 공급")]
    public void Ignores_NumbersThatAreNoQuantity(string text) => Assert.Empty(Reading.Of(text).Entities.Quantities);

    [Theory]
    [InlineData("UGR<19, 2400 pcs", 2400)]
    [InlineData("week 30, and 6,000 pcs", 6000)]
    [InlineData("gunpowder 9372, 2.5 tonnes", 2.5)]
    public void GivesTheUnit_OnlyToStepsOfAList(string text, double value) =>
        Assert.Equal((decimal)value, Assert.Single(Reading.Of(text).Entities.Quantities).Value);

    [Fact]
    public void Counts_ContainersNamedTwice_Once() =>
        Assert.Single(Reading.Of("we have 11 containers open. Do you agree on the 11 containers?").Entities.Quantities);

    [Theory]
    [InlineData("Item\tQty\n6205-2RS\t5,000\nUCP205\t800", new[] { 5000.0, 800.0 })]
    [InlineData("Partida\tPzas\n1\t240\n2\t60", new[] { 240.0, 60.0 })]
    [InlineData("UCP 206\t4 000\nUCF 207\t2 500", new[] { 4000.0, 2500.0 })]
    public void Reads_QuantityColumns(string text, double[] values) =>
        Assert.Equal(values, Reading.Of(text).Entities.Quantities.Select(q => (double)q.Value));

    [Theory]
    [InlineData("price at 250, 600 and 1,100 pcs please", new[] { 250.0, 600.0, 1100.0 })]
    [InlineData("200 / 400 / 800 Stück", new[] { 200.0, 400.0, 800.0 })]
    public void GivesTheLastUnit_ToTheWholeList(string text, double[] values)
    {
        var quantities = Reading.Of(text).Entities.Quantities;
        Assert.Equal(values, quantities.Select(q => (double)q.Value));
        Assert.All(quantities, q => Assert.Equal("pcs", q.Unit));
    }

    [Theory]
    [InlineData("we need HB-150 urgently", "HB-150")]
    [InlineData("granite G603", "G603")]
    [InlineData("请报6204-2RS的价格", "6204-2RS")]
    [InlineData("Ihr Modell 4711", "4711")]
    [InlineData("bolts DIN 933 zinc", "DIN 933")]
    [InlineData("please offer 22328 CC/W33", "22328 CC/W33")]
    [InlineData("profile 6063 T5 please", "6063 T5")]
    [InlineData("60 pcs 22320 for the mill", "22320")]
    [InlineData("thanks for your quotation HB-200", "HB-200")]
    [InlineData("vm-e20 in green", "vm-e20")]
    [InlineData("the frame SC-28L", "SC-28L")]
    [InlineData("SKF 6204 please", "SKF 6204")]
    [InlineData("型番 VMC-850L について", "VMC-850L")]
    [InlineData("i buy 6310 2RS weekly", "6310 2RS")]
    [InlineData("WC monobloc réf. FS-2107 : 180 pièces", "FS-2107")]
    [InlineData("Sipariş: JH-4 menteşe 9.000 çift", "JH-4")]
    [InlineData("our order as per your quote SR-Q-1180: 720 x SR-450B", "SR-450B")]
    public void Finds_AModel(string text, string model) => Assert.Contains(model, Reading.Of(text).Entities.Models);

    [Theory]
    [InlineData("PO 4500017733 and order HYG-118")]
    [InlineData("3000pcs, 24V, 100x200mm, IP65, M8, DN50")]
    [InlineData("container TGHU5530182")]
    [InlineData("see offer.pdf on www.shop24.example")]
    [InlineData("meeting in Q3 2026, A4 paper, B2B")]
    [InlineData("PI LTK-0904 approved")]
    [InlineData("thanks for quotation TF-0921")]
    [InlineData("RL-0412 siparişi")]
    [InlineData("your ref. FS-2107")]
    [InlineData("container TGHU 553018-2, vessel Bond 026E")]
    [InlineData("NCR 0331 is open")]
    [InlineData("sizes DN50-DN300 and M8-M24 into C32/40")]
    [InlineData("floor class Bfl-s1")]
    public void Ignores_CodesThatAreNoModel(string text) => Assert.Empty(Reading.Of(text).Entities.Models);

    [Fact]
    public void TakesTheOrderOfTheSubject_ForNoModelInTheBody() => Assert.Empty(Reading.Of("HK-5521 is late", subject: "order HK-5521").Entities.Models);

    [Fact]
    public void Names_AModelOnce_HoweverItIsSpelt() => Assert.Single(Reading.Of("DIN 933 bolts", subject: "DIN933").Entities.Models);

    [Theory]
    [InlineData("price FOB Ningbo", "FOB", "Ningbo", "CN")]
    [InlineData("C&F Chennai by air", "CFR", "Chennai", "IN")]
    [InlineData("CIF上海でお願いします", "CIF", "Shanghai", "CN")]
    [InlineData("السعر CIF الدمام", "CIF", "Dammam", "SA")]
    [InlineData("ขอราคา CIF แหลมฉบัง", "CIF", null, "TH")]
    [InlineData("DDP our yard in Boise", "DDP", "Boise", "US")]
    [InlineData("DDP Lager Kassel", "DDP", "Kassel", "DE")]
    [InlineData("Hamburg'a CIF kaça gelir?", "CIF", "Hamburg", "DE")]
    [InlineData("İzmir limanına CFR verebilir misiniz?", "CFR", "Izmir", "TR")]
    [InlineData("one FCL to Poti please", null, "Poti", "GE")]
    [InlineData("ex works please", "EXW", null, null)]
    [InlineData("price landed Auckland", null, "Auckland", "NZ")]
    [InlineData("Felixstowe, CIF please", "CIF", "Felixstowe", "GB")]
    [InlineData("dap copenhagen", "DAP", "Copenhagen", "DK")]
    [InlineData("Mersin teslim fiyat", null, "Mersin", "TR")]
    [InlineData("ship to jakarta", null, "Jakarta", "ID")]
    [InlineData("CIP or tool-free cleaning", null, null, null)]
    [InlineData("Trade term: FOB (default)", null, null, null)]
    [InlineData("your price c.i.f. Hamburg", "CIF", "Hamburg", null)]
    [InlineData("price f.o.b Ningbo please", "FOB", "Ningbo", "CN")]
    public void Reads_TradeTermAndPlace(string text, string? term, string? place, string? country)
    {
        var reading = Reading.Of(text);
        Assert.Equal(term, reading.Entities.Incoterm);
        if (place is not null)
        {
            Assert.Equal(place, reading.Entities.Port);
        }

        if (country is not null)
        {
            Assert.Equal(country, reading.PortCountry);
        }
    }

    [Theory]
    [InlineData("ISO 9001 certificate", "ISO 9001")]
    [InlineData("nach DIN EN 1343", "DIN EN 1343")]
    [InlineData("有CE证书吗", "CE")]
    [InlineData("KC 인증 서류", "KC")]
    [InlineData("norma EN 15194", "EN 15194")]
    [InlineData("is halal certificate there", "halal")]
    [InlineData("ECE R90 homologation", "ECE R90")]
    [InlineData("JIS L 1096の試験", "JIS L 1096")]
    [InlineData("test nach ISO 3585", "ISO 3585")]
    public void Finds_ACertificate(string text, string name) => Assert.Contains(name, Reading.Of(text).Entities.Certifications);

    [Theory]
    [InlineData("ce n'est pas possible")]
    [InlineData("we can reach you")]
    [InlineData("size EN-M08")]
    public void Ignores_WordsThatLookLikeCertificates(string text) => Assert.Empty(Reading.Of(text).Entities.Certifications);

    [Theory]
    [InlineData("What is the price for 2,500?", 2500, null)]
    [InlineData("Does the 4.95 hold for 1,800 instead?", 1800, null)]
    [InlineData("We need three jackets for a trial.", 3, "jackets")]
    [InlineData("需要3万5千件", 35000, "pcs")]
    [InlineData("2만 4천개 필요합니다", 24000, "pcs")]
    [InlineData("20フィート1本お願いします", 1, "20GP")]
    [InlineData("两个高柜", 2, "40HQ")]
    [InlineData("please quote half a million jackets", 500000, "jackets")]
    public void Finds_ACountWithoutItsOwnUnit(string text, double value, string? unit)
    {
        var quantity = Assert.Single(Reading.Of(text).Entities.Quantities);
        Assert.Equal((decimal)value, quantity.Value);
        Assert.Equal(unit, quantity.Unit);
    }

    [Theory]
    [InlineData("Item | Description | Qty\n1 | street light | 350\n2 | pole 8 m | 175", new double[] { 350, 175 })]
    [InlineData("- volume damper, galvanised: 64\n- fire damper 24 V: 22\n- non-return damper: 12", new double[] { 64, 22, 12 })]
    [InlineData("225/45R17 94W – 350\n205/55R16 91V – 500", new double[] { 350, 500 })]
    public void Reads_RowsOfPlainText(string text, double[] values) => Assert.Equal(values, Reading.Of(text).Entities.Quantities.Select(q => (double)q.Value));

    [Theory]
    [InlineData("Order: 4411\nInvoice: 5512")]
    [InlineData("Juego de llaves mixtas, 12 pzas, cromo vanadio")]
    [InlineData("Last year we turned 31,000 units.")]
    public void Ignores_NumbersOfDocumentsSetsAndThePast(string text) => Assert.Empty(Reading.Of(text).Entities.Quantities);
}
