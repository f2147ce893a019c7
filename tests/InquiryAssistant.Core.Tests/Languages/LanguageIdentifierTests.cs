using System.Text.Json;
using InquiryAssistant.Core.Languages;
using InquiryAssistant.Core.Mail;
using InquiryAssistant.Core.Tests.Mail;

namespace InquiryAssistant.Core.Tests.Languages;

public sealed class LanguageIdentifierTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("en", "pls send catalog")]
    [InlineData("en", "how much for 6204-2RS 3000pcs FOB Ningbo")]
    [InlineData("en", "price list please")]
    [InlineData("en", "need quotation urgent")]
    [InlineData("es", "por favor envíeme su catálogo")]
    [InlineData("es", "precio de 500 unidades CIF Callao")]
    [InlineData("es", "hola, cuanto cuesta?")]
    [InlineData("de", "Bitte Katalog schicken")]
    [InlineData("de", "Hallo, was kostet 6204-2RS?")]
    [InlineData("de", "Angebot für 3000 Stück Kugellager")]
    [InlineData("fr", "merci de m'envoyer votre tarif")]
    [InlineData("fr", "bonjour, je cherche un fournisseur")]
    [InlineData("pt", "bom dia, poderia enviar o catálogo?")]
    [InlineData("pt", "qual o preço para 100 peças?")]
    [InlineData("it", "buongiorno, vorrei un preventivo")]
    [InlineData("it", "mi mandate il listino prezzi?")]
    [InlineData("nl", "graag uw prijslijst")]
    [InlineData("nl", "kunt u een offerte sturen?")]
    [InlineData("pl", "proszę o cennik")]
    [InlineData("pl", "ile kosztuje 100 sztuk?")]
    [InlineData("tr", "fiyat listesi gönderir misiniz")]
    [InlineData("tr", "merhaba, fiyat alabilir miyim")]
    [InlineData("vi", "cho mình xin báo giá")]
    [InlineData("vi", "gửi mình catalogue nhé")]
    [InlineData("id", "minta katalog dan harga")]
    [InlineData("id", "mau tanya harga per unit")]
    [InlineData("ms", "boleh hantar sebut harga kepada syarikat kami")]
    [InlineData("cs", "prosím o zaslání ceníku")]
    [InlineData("cs", "Dobrý den, máme zájem o vaše výrobky")]
    [InlineData("sk", "Dobrý deň, prosím o zaslanie cenníka")]
    [InlineData("sk", "máme záujem o vaše výrobky, pošlite ponuku")]
    [InlineData("hu", "kérek árajánlatot")]
    [InlineData("hu", "Tisztelt Uram, érdeklődnék a termékeik után")]
    [InlineData("ro", "Bună ziua, vă rog să trimiteți oferta")]
    [InlineData("ro", "va rog trimiteti pretul")]
    [InlineData("sv", "Hej, kan ni skicka prislista?")]
    [InlineData("sv", "vi söker en leverantör av lager")]
    [InlineData("da", "Hej, kan I sende en prisliste?")]
    [InlineData("da", "vi er interesserede i jeres produkter")]
    [InlineData("nb", "Hei, kan dere sende prisliste?")]
    [InlineData("nb", "vi er interessert i produktene deres")]
    [InlineData("fi", "Hei, voisitteko lähettää hinnaston?")]
    [InlineData("fi", "olemme kiinnostuneita tuotteistanne")]
    [InlineData("hr", "Poštovani, molimo pošaljite cjenik")]
    [InlineData("hr", "zanima nas cijena za 100 komada")]
    [InlineData("sl", "Spoštovani, prosimo za ponudbo")]
    [InlineData("sl", "zanima nas cena za 100 kosov")]
    [InlineData("lt", "Laba diena, prašome atsiųsti kainas")]
    [InlineData("lv", "Labdien, lūdzu nosūtiet cenas")]
    [InlineData("et", "Tere, palun saatke hinnakiri")]
    [InlineData("zh", "请报价 6204-2RS 3000pcs FOB Ningbo")]
    [InlineData("zh", "你好，请发目录")]
    [InlineData("zh", "請報價，謝謝")]
    [InlineData("ja", "カタログを送ってください")]
    [InlineData("ja", "6204-2RSの価格を教えてください。FOB Ningbo")]
    [InlineData("ko", "견적 부탁드립니다 6204-2RS 3000pcs")]
    [InlineData("th", "ขอราคา LED Panel 600x600 ครับ")]
    [InlineData("ar", "ارجو ارسال الاسعار LED panel")]
    [InlineData("fa", "لطفا لیست قیمت را بفرستید")]
    [InlineData("he", "נא לשלוח מחירון")]
    [InlineData("el", "Παρακαλώ στείλτε τιμοκατάλογο")]
    [InlineData("ru", "пришлите прайс пожалуйста")]
    [InlineData("ru", "Интересует подшипник 6204-2RS")]
    [InlineData("uk", "надішліть прайс будь ласка")]
    [InlineData("uk", "Цікавить ціна на підшипники")]
    [InlineData("bg", "Моля изпратете ценова листа")]
    [InlineData("bg", "Добър ден, интересуваме се от вашите продукти")]
    [InlineData("und", "6204-2RS")]
    [InlineData("und", "12345")]
    [InlineData("und", "")]
    [InlineData("en", "Dear Zhang, thank you for the sample. We like it. Regards 张伟 上海贸易有限公司 采购经理 浦东新区")]
    [InlineData("en", "Hi Łukasz, Jürgen and François will visit you in Guangzhou")]
    [InlineData("en", "We need Schäffler bearings for München office, price CIF Gdańsk")]
    [InlineData("hi", "कृपया मूल्य सूची भेजें")]
    [InlineData("ur", "براہ کرم قیمت بھیجیں")]
    [InlineData("en", "send price list")]
    [InlineData("en", "catalog")]
    [InlineData("en", "hello dear")]
    [InlineData("en", "thx")]
    [InlineData("es", "catálogo")]
    [InlineData("es", "gracias")]
    [InlineData("de", "danke")]
    [InlineData("fr", "devis")]
    [InlineData("pt", "obrigado")]
    [InlineData("it", "grazie")]
    [InlineData("tr", "fiyat")]
    [InlineData("en", "CAN YOU MAKE IT CHEAPER")]
    [InlineData("es", "NECESITO COTIZACION DE FILTROS")]
    [InlineData("en", "ok")]
    [InlineData("en", "Ok, noted")]
    [InlineData("es", "ok gracias, quedo atento")]
    [InlineData("vi", "bao gia cho minh 500 cai den led")]
    [InlineData("id", "kak, ready stok? berapa?")]
    public void Identifies_ShortTexts(string language, string text) => Assert.Equal(language, LanguageIdentifier.Identify(text));

    [Fact]
    public void Identifies_TheCorpus()
    {
        var wrong = new List<string?>();
        var count = 0;
        foreach (var line in MailFixture.CorpusLines)
        {
            using var document = JsonDocument.Parse(line);
            var expected = document.RootElement.GetProperty("labels").GetProperty("language").GetString();
            Assert.True(AssessmentInput.TryRead(document.RootElement, out var input, out _));
            var message = input.Conversation.Message;

            var language = LanguageIdentifier.Identify($"{message.Subject}\n{MailTextReader.Read(message).Reply}");

            count++;
            if (language != expected)
            {
                wrong.Add($"{input.Id}: {language} instead of {expected}");
            }
        }

        output.WriteLine($"{count - wrong.Count} of {count}; {string.Join(", ", wrong)}");
        Assert.True(wrong.Count <= count / 100);
    }

    [Fact]
    public void Reads_HugeAndBrokenTexts()
    {
        Assert.Equal("en", LanguageIdentifier.Identify(string.Concat(Enumerable.Repeat("please send the price ", 500_000))));
        Assert.Equal("und", LanguageIdentifier.Identify(new string('x', 1_000_000)));
        Assert.Equal("und", LanguageIdentifier.Identify("\ud800\udfff\0\u202e"));
    }
}
