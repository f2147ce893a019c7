namespace InquiryAssistant.Core.Tests.Entities;

/// <summary>Numbers that count, measure or name anything but goods: time, ways, ages, shares, dates, people, money, documents, contents.</summary>
public sealed class NoQuantityTests
{
    [Theory]
    [InlineData("¿Podemos hablar 40 minutos mañana?")]
    [InlineData("I suggest a 30 minute call next week")]
    [InlineData("Wir brauchen 20 Minuten für das Gespräch")]
    [InlineData("звонок на 15 минут")]
    [InlineData("需要30分钟")]
    [InlineData("toplantı 45 dakika sürer")]
    [InlineData("the line ran 12 hours")]
    [InlineData("we need it in 45 days")]
    [InlineData("garantie de 24 mois")]
    public void Ignores_Durations(string text) => AssertNone(text);

    [Theory]
    [InlineData("our works is 120 km from the port")]
    [InlineData("we need to drive 85 miles to the harbour")]
    [InlineData("estamos a 60 kilómetros del puerto")]
    [InlineData("liman 40 kilometre uzakta")]
    public void Ignores_Distances(string text) => AssertNone(text);

    [Theory]
    [InlineData("I am 45 years old and own the shop")]
    [InlineData("tengo 52 años de edad")]
    [InlineData("мне 38 лет")]
    [InlineData("a 12 year old machine")]
    public void Ignores_Ages(string text) => AssertNone(text);

    [Theory]
    [InlineData("we ask 15 % less")]
    [InlineData("discount of 10 percent please")]
    [InlineData("humedad máxima 12 por ciento")]
    [InlineData("Fiyatta %20 indirim istiyoruz")]
    public void Ignores_Shares(string text) => AssertNone(text);

    [Theory]
    [InlineData("the fair is on 14 October 2026")]
    [InlineData("The hotel opens on 17 May, goods 3 weeks earlier")]
    [InlineData("call me at 14:30 or 9 am")]
    [InlineData("arrive by 15.04.2027")]
    [InlineData("in week 42")]
    public void Ignores_DatesAndTimes(string text) => AssertNone(text);

    [Theory]
    [InlineData("founded in 1952 and employs 310 people")]
    [InlineData("nous sommes 85 salariés")]
    [InlineData("mit 40 Mitarbeitern seit 1987")]
    [InlineData("we run 14 boutique hotels")]
    [InlineData("имеем 120 сотрудников")]
    [InlineData("the price you give your top 3 customer")]
    public void Ignores_PeopleAndFounding(string text) => AssertNone(text);

    [Theory]
    [InlineData("turnover of 15 million dollars")]
    [InlineData("a realistic first year would be USD 70-90k")]
    [InlineData("fiyatı 27 dolara indirin")]
    [InlineData("konkurencja daje 0,255 przy dostawie")]
    [InlineData("we sold for 4,500 euro")]
    public void Ignores_Money(string text) => AssertNone(text);

    [Theory]
    [InlineData("call +49 30 555 0173")]
    [InlineData("VAT DE 123456789")]
    [InlineData("our PO 4500017733 is open")]
    [InlineData("for your running orders 7002 and 7010 our system lacks the papers")]
    [InlineData("CNPJ 00.000.000/0001-55")]
    public void Ignores_NumbersOfPapersAndPhones(string text) => AssertNone(text);

    [Theory]
    [InlineData("snow load 80 kg/m2")]
    [InlineData("снег 80 кг/м2")]
    [InlineData("seed rate 5 kg/ha")]
    [InlineData("porcelain 60×120 mat")]
    [InlineData("en rollos de 500 m")]
    [InlineData("1 master = 10 pcs")]
    public void Ignores_LoadsSizesAndContents(string text) => AssertNone(text);

    [Fact]
    public void Ignores_TheNumbersOfAList() =>
        AssertNone("4 salt spray hours?\n5 packing per carton?\n6 screws included?\n7 warranty in writing?");

    [Theory]
    [InlineData("2 pétrins 80 kg, s'il vous plaît", 80)]
    [InlineData("10 pcs balance 5kg", 5)]
    public void TakesTheWeightOfAThing_ForNoQuantity(string text, int weight) =>
        Assert.DoesNotContain(Reading.Of(text).Entities.Quantities, q => q.Value == weight);

    [Fact]
    public void Keeps_WhatIsJoinedByAnd() =>
        Assert.Equal([12m, 80m], Reading.Of("please send 12 pcs and 80 kg of it").Entities.Quantities.Select(q => q.Value));

    [Theory]
    [InlineData("Dazu benötigen wir 1.450 Stapelstühle.", 1450, "Stapelstühle")]
    [InlineData("250 boxes per quarter", 250, "boxes/quarter")]
    [InlineData("4 рефконтейнера ежемесячно", 4, "containers/month")]
    [InlineData("M: 1.600 cajas master", 1600, "cartons")]
    [InlineData("First, 50 t at 765 is a no", 50, "MT")]
    [InlineData("40 bobinas de 500 m", 40, "rolls")]
    public void Finds_WhatIsCounted(string text, int value, string unit)
    {
        var quantity = Assert.Single(Reading.Of(text).Entities.Quantities);
        Assert.Equal(value, quantity.Value);
        Assert.Equal(unit, quantity.Unit);
    }

    [Theory]
    [InlineData("CIF Surabaya, kemasan 25 kg, TDS dan MSDS")]
    [InlineData("bolsa neutra 10 kg, CFR Algeciras")]
    [InlineData("est-ce que 25 kg en fût carton est possible")]
    [InlineData("упаковка 20 кг")]
    public void Ignores_WeightsOfPacks(string text) => AssertNone(text);

    [Fact]
    public void Reads_AWeightTooLargeForAPack() => Assert.Equal(500, Assert.Single(Reading.Of("500 kg en sacs").Entities.Quantities).Value);

    [Fact]
    public void Ignores_TheScheduleOfAPipe() => Assert.Equal([80m], Reading.Of("tubo 4\" SCH 40, 80 toneladas").Entities.Quantities.Select(q => q.Value));

    private static void AssertNone(string text) => Assert.Empty(Reading.Of(text).Entities.Quantities);
}
