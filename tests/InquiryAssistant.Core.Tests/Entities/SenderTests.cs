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
    [InlineData("Kari Solberg, blasting office", "Kari Solberg", "blasting office")]
    [InlineData("Regards\nTom Ashby\nTooling Layout Engineer", "Tom Ashby", "Tooling Layout Engineer")]
    [InlineData("Marc Duval\nResponsable des stocks et achats\nTél. 01 44 55 01 02", "Marc Duval", "Responsable des stocks et achats")]
    [InlineData("새솔테크 설계팀 오민석", "오민석", "설계팀")]
    [InlineData("王小明（品保課）", "王小明", "品保課")]
    public void Reads_TitlesThatNoListHolds(string signature, string contact, string title)
    {
        var found = Reading.Of("", signature, name: contact, address: "x@gmail.com").Entities;
        Assert.Equal((contact, title), (found.Contact, found.JobTitle));
    }

    [Theory]
    [InlineData("Process engineer at a small brewery here. Two questions.", "process engineer")]
    [InlineData("My name is Ada Brook, quality manager of a cannery.", "quality manager")]
    [InlineData("새솔테크 구매팀장 오민석입니다. 견적 부탁드립니다.", "구매팀장")]
    [InlineData("Merhaba, kalite mühendisiyim, bir sorum var.", "kalite mühendisi")]
    [InlineData("Firma merkezinde kıdemli donanım mühendisiyim.", "kıdemli donanım mühendisi")]
    [InlineData("견적 부탁드립니다. 새솔테크 사장 오민석", "사장")]
    public void Reads_TheTitle_FromAnIntroduction(string body, string title) => Assert.Equal(title, Reading.Of(body).Entities.JobTitle, ignoreCase: true);

    [Theory]
    [InlineData("Tomislav Perkov, director Adriaqua d.o.o.", "director", "Adriaqua d.o.o.")]
    [InlineData("Davide Perbellini\nResp. acquisti\nMarmi Baldo S.r.l.", "Resp. acquisti", "Marmi Baldo S.r.l.")]
    [InlineData("Nam – GĐ Công ty Điện Nam Phát", "GĐ", "Công ty Điện Nam Phát")]
    public void Parts_TheTitleFromTheCompany(string signature, string title, string company)
    {
        var found = Reading.Of("", signature, address: "x@gmail.com").Entities;
        Assert.Equal((title, company), (found.JobTitle, found.Company));
    }

    [Theory]
    [InlineData("I'm the agronomist at Verdant in town.", "", "Verdant")]
    [InlineData("Hola! Soy practicante en Bruma. Mi jefa pregunta.", "", "Bruma")]
    [InlineData("안녕하세요, 라온조명 연구소 김도윤 선임입니다.", "김도윤", "라온조명")]
    [InlineData("お世話になっております。風サイクルの森本です。", "森本", "風サイクル")]
    [InlineData("我是湛江海润冻品的采购经理罗志刚，有事请教。", "罗志刚", "湛江海润冻品")]
    public void Reads_TheCompany_FromTheWritersIntroduction(string body, string name, string company) =>
        Assert.Equal(company, Reading.Of(body, name: name, address: "x@gmail.com").Entities.Company);

    [Theory]
    [InlineData("새솔테크 설계팀 오민석", "새솔테크")]
    [InlineData("سامي عبد الله\nمدير المشتريات، نجمة الخليج", "نجمة الخليج")]
    public void Reads_ACompanyWithoutLegalForm_BesideTheTitle(string signature, string company) =>
        Assert.Equal(company, Reading.Of("", signature, address: "x@gmail.com").Entities.Company);

    [Theory]
    [InlineData("TradePlaza", "notification@tradeplaza.example")]
    [InlineData("Mail Delivery Subsystem", "mailer-daemon@mx.some-host.example")]
    public void Takes_NoCompany_FromAPlatformOrServer(string name, string address) => Assert.Null(Reading.Of("You have a new message.", name: name, address: address).Entities.Company);

    [Fact]
    public void Keeps_ThaiNames_Whole()
    {
        var found = Reading.Of("", "สมชาย ใจดี\nผู้จัดการฝ่ายจัดซื้อ", name: "สมชาย ใจดี", address: "x@gmail.com").Entities;
        Assert.Equal(("สมชาย ใจดี", null), (found.Contact, found.Company));
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

    [Theory]
    [InlineData("Please quote CIF Santos.", "Pumps", "BR")]
    [InlineData("Please quote CIF Santos.", "Re: Pumps", null)]
    [InlineData("Please quote FOB Santos.", "Pumps", null)]
    [InlineData("I am engineer in a laboratory in Gdynia.", "Core bits", "PL")]
    [InlineData("I am engineer in a laboratory in Gdynia.", "AW: Core bits", null)]
    [InlineData("The seller in Belgrade does not know.", "Core bits", null)]
    public void Reads_TheCountry_FromTheDestinationOrAPlace_OfNewMatters(string body, string subject, string? country) =>
        Assert.Equal(country, Reading.Of(body, subject: subject).Entities.Country);

    [Fact]
    public void Keeps_TheCountryOfAnAdvertisement_WhenATelephoneTellsIt()
    {
        var found = Reading.Of("We have buyers in Canada.", "Ann Roe\n+39 02 5550 1234").Entities;
        Assert.Equal("IT", EntityScope.Of(Core.Assessments.MessageKind.Solicitation, found).Country);
        Assert.Null(EntityScope.Of(Core.Assessments.MessageKind.Solicitation, found with { Phone = null }).Country);
    }

    [Fact]
    public void Reads_TheSite() => Assert.Equal("www.wasserwerk.example", Reading.Of("", "Jan Both\nwww.wasserwerk.example").Entities.Website);
}
