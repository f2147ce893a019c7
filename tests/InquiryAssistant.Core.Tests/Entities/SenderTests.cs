using InquiryAssistant.Core.Entities;

namespace InquiryAssistant.Core.Tests.Entities;

/// <summary>Who the sender is: contact, title, company, telephone, site, country.</summary>
public sealed class SenderTests
{
    [Theory]
    [InlineData("Regards\nMatthias Brandl\nHead of Purchasing\nWasserwerk Technik GmbH\nT +49 871 5550 318", "Matthias Brandl", "Head of Purchasing", "Wasserwerk Technik GmbH", "DE")]
    [InlineData("Saludos\nIng. Ramiro Cárdenas\nGerente de Compras\nRodamientos del Bajío S.A. de C.V.\nTel. +52 477 555 0183", "Ramiro Cárdenas", "Gerente de Compras", "Rodamientos del Bajío S.A. de C.V.", "MX")]
    [InlineData("東和計測株式会社\n資材部 購買課 課長　関口 真理子\nTEL: +81-263-55-0142", "関口 真理子", "資材部 購買課 課長", "東和計測株式会社", "JP")]
    [InlineData("허지원 구매팀장\n한빛모바일(주)\n+82 2 555 0173", "허지원", "구매팀장", "한빛모바일(주)", "KR")]
    [InlineData("С уважением,\nЕржан Сулейменов\nДиректор по закупкам\nТОО «Сарыарка Снаб»\n+7 701 555 01 12", "Ержан Сулейменов", "Директор по закупкам", "ТОО «Сарыарка Снаб»", "KZ")]
    [InlineData("Nguyễn Hoàng Phúc\nTrưởng phòng mua hàng\nCông ty CP Sơn Miền Trung\nĐT +84 236 5550 118", "Nguyễn Hoàng Phúc", "Trưởng phòng mua hàng", "Công ty CP Sơn Miền Trung", "VN")]
    [InlineData("م. طارق الحربي\nمدير المشتريات\nشركة روابي للمقاولات\nجوال +966505550173", "طارق الحربي", "مدير المشتريات", "شركة روابي للمقاولات", "SA")]
    [InlineData("Engr. Oyelaran Adebisi\nCEO Rockmount Fluid Services, Lagos\n08055 550 316", "Oyelaran Adebisi", "CEO", "Rockmount Fluid Services", "NG")]
    public void Reads_ASignature(string signature, string contact, string title, string company, string country)
    {
        var found = Reading.Of("", signature, address: "x@gmail.com").Entities;
        Assert.Equal(contact, found.Contact);
        Assert.Equal(title, found.JobTitle);
        Assert.Equal(company, found.Company);
        Assert.Equal(country, found.Country);
    }

    [Theory]
    [InlineData("Name: Sefo Tuilagi\nCompany: Pacific Hobby\nPhone: +64 9 555 0138\nCountry: New Zealand\nMessage: hi", "Sefo Tuilagi", "Pacific Hobby", "NZ")]
    [InlineData("Nombre: Juliana Mosquera\nEmpresa: BodyLab\nPaís: Colombia\nMensaje: hola", "Juliana Mosquera", "BodyLab", "CO")]
    [InlineData("お名前: 大城 ルミ\n会社名: 沖縄フードサプライ合同会社\n国: 日本", "大城 ルミ", "沖縄フードサプライ合同会社", "JP")]
    public void Reads_AContactForm(string body, string contact, string company, string country)
    {
        var found = Reading.Of(body, name: "Website", address: "noreply@taipu.example").Entities;
        Assert.Equal((contact, company, country), (found.Contact, found.Company, found.Country));
    }

    [Theory]
    [InlineData("Comptabilité SportFit", "compta@sportfit-benelux.example", "SportFit")]
    [InlineData("Black Kettle Hospitality", "office@blackkettle-hospitality.example", "Black Kettle Hospitality")]
    public void Takes_ACompanyInTheDisplayName_ForNoPerson(string name, string address, string company)
    {
        var found = Reading.Of("Please send the price.", name: name, address: address).Entities;
        Assert.Equal(company, found.Company);
        Assert.Null(found.Contact);
    }

    [Theory]
    [InlineData("I am the purchasing manager of our group.", TitleRole.Decider)]
    [InlineData("I am a design engineer and collect data.", TitleRole.Influencer)]
    [InlineData("我是这家公司的采购经理", TitleRole.Decider)]
    public void Reads_TheTitle_FromASentenceAboutOneself(string body, TitleRole role) => Assert.Equal(role, Reading.Of(body).Title);

    [Theory]
    [InlineData("My boss is the owner of three shops.")]
    [InlineData("Please greet your sales manager.")]
    public void Ignores_TitlesOfOthers(string body) => Assert.Null(Reading.Of(body).Title);

    [Theory]
    [InlineData("We run nine barista schools in Brisbane.", "AU")]
    [InlineData("Somos distribuidores en Mendoza, Argentina.", "AR")]
    public void Reads_TheCountry_FromWordsAboutOneself(string body, string country) => Assert.Equal(country, Reading.Of(body).Entities.Country);

    [Theory]
    [InlineData("We buy from a supplier in Poland.")]
    [InlineData("Bonjour, nous cherchons un fournisseur.")]
    [InlineData("こんにちは。カタログを送ってください。")]
    public void Ignores_CountriesOfOthersAndTheLanguage(string body) => Assert.Null(Reading.Of(body).Entities.Country);

    [Fact]
    public void Reads_TheSite() => Assert.Equal("www.wasserwerk.example", Reading.Of("", "Jan Both\nwww.wasserwerk.example").Entities.Website);
}
