using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Mail;

namespace InquiryAssistant.Core.Tests.Assessments;

/// <summary>What the conversation before a message makes of it (domain guide, sections 1, 4 and 5).</summary>
public sealed class ConversationTests
{
    private const string Lily = "lily@taipu-bearing.example";
    private const string John = "john.smith@northgear.example";
    private const string Iban = "IBAN DE89 3704 0044 0532 0130 00";

    private static readonly MailboxOwner _owner = new("Lily Chen", Lily, "Taipu Bearing", ["deep groove ball bearings"], []);

    private static readonly MailMessage _asked = By(John, "Dear Lily, please quote 6204-2RS 5000 pcs FOB Ningbo. John Smith, Purchasing Manager, Northgear Ltd");
    private static readonly MailMessage _quoted = By(Lily, "Dear John, our quotation: 6204-2RS USD 0.52/pc FOB Ningbo, MOQ 1000 pcs, payment 30% T/T deposit, 70% against B/L copy. Valid 30 days. Lily");
    private static readonly MailMessage _ordered = By(John, "Dear Lily, we accept your price. Please find attached our purchase order PO-8812 for 5000 pcs 6204-2RS. Send the proforma invoice, we will pay the deposit this week.");
    private static readonly MailMessage _confirmed = By(Lily, "Dear John, thank you for the order. PI-3344 attached. Deposit received, production started, ready in 30 days. Lily");

    private static MailMessage By(string address, string body, string subject = "RE: Inquiry 6204") => new()
    {
        Subject = subject,
        From = new MailAddress(address == Lily ? "Lily Chen" : "John Smith", address),
        To = [new MailAddress("", address == Lily ? John : Lily)],
        Body = new MailBody(BodyFormat.Text, body),
    };

    private static Assessment Assess(MailMessage message, params MailMessage[] earlier) => InquiryAssessor.Shipped.Assess(new Conversation(_owner, earlier, message));

    [Theory]
    [InlineData("Dear Lily, when will order PO-8812 be ready? Please send photos of the production and the draft B/L.")]
    [InlineData("Sehr geehrte Frau Chen, wann ist Auftrag PO-8812 fertig? Bitte senden Sie Fotos der Produktion und den B/L-Entwurf.")]
    [InlineData("Estimada Lily, ¿cuándo estará listo el pedido PO-8812? Envíe fotos de la producción y el borrador del B/L.")]
    [InlineData("Bonjour Lily, quand la commande PO-8812 sera-t-elle prête ? Merci d'envoyer des photos de la production et le projet de B/L.")]
    [InlineData("Лили, когда будет готов заказ PO-8812? Пришлите фото производства и драфт коносамента.")]
    [InlineData("Lily 您好，订单 PO-8812 什么时候完成？请发生产照片和提单草稿。")]
    [InlineData("Chào Lily, đơn hàng PO-8812 khi nào xong? Vui lòng gửi ảnh sản xuất và bản nháp vận đơn.")]
    public void AnOrderThatWasTakenUp_IsRunning_NoReplyToAnOffer(string body) =>
        Assert.Equal(MessageKind.ExistingBusiness, Assess(By(John, body), _asked, _quoted, _ordered, _confirmed).Kind);

    [Theory]
    [InlineData("Dear Lily, order PO-8812 arrived well. Now we need a quotation for a new item: 6205-ZZ 20000 pcs, CIF Hamburg, delivery in March. What is your lead time?")]
    [InlineData("Sehr geehrte Frau Chen, Auftrag PO-8812 ist gut angekommen. Jetzt brauchen wir ein Angebot für einen neuen Artikel: 6205-ZZ 20000 Stück, CIF Hamburg, Lieferung im März. Wie ist die Lieferzeit?")]
    [InlineData("Лили, заказ PO-8812 получен. Теперь нужно предложение на новую позицию: 6205-ZZ 20000 шт., CIF Гамбург, поставка в марте. Какой срок?")]
    [InlineData("Lily 您好，订单 PO-8812 已顺利收到。现在我们需要新产品的报价：6205-ZZ 20000 个，CIF 汉堡，三月交货。交期多久？")]
    public void ANewWishOfACustomer_IsScored(string body) =>
        Assert.Equal(Quadrant.A, Assess(By(John, body + "\n\nJohn Smith\nPurchasing Manager\nNorthgear Ltd"), _asked, _quoted, _ordered, _confirmed).Quadrant);

    [Theory]
    [InlineData("Dear Lily, your price is too high. We can order 5000 pcs if you give us USD 0.47 FOB Ningbo and 60 days credit.")]
    [InlineData("Sehr geehrte Frau Chen, Ihr Preis ist zu hoch. Wir können 5000 Stück bestellen, wenn Sie uns USD 0,47 FOB Ningbo und 60 Tage Ziel geben.")]
    [InlineData("Estimada Lily, gracias por su cotización. La estamos comparando con otras ofertas y le respondemos la próxima semana. ¿El precio es válido hasta fin de mes?")]
    [InlineData("Lily 您好，你们的价格太高了。如果能做到 0.47 美元 FOB 宁波、60 天账期，我们可以订 5000 个。")]
    [InlineData("عزيزتي ليلي، سعركم مرتفع جدا. يمكننا طلب 5000 قطعة إذا أعطيتمونا 0.47 دولار FOB نينغبو و60 يوما للدفع.")]
    public void AStage_MovesOnlyForward(string body)
    {
        Assert.NotNull(Assess(By(John, body), _asked, _quoted).Stage);
        Assert.Null(Assess(By(John, body), _asked, _quoted, _ordered, _confirmed).Stage);
    }

    [Theory]
    [InlineData("GOOD MORNING MS LILY,\n\nWE REQUIRE FOR REFILL: 6204-2RS 25,000 PCS, UCP 205 4,000 PCS. OFFER BEST CIF JEBEL ALI, PAYMENT 100% LC 60 DAYS. IF LAST CNY PRICE + 2% WE CONFIRM SAME DAY.\n\nRAKESH MENON\nPURCHASE MANAGER\nGULF BEARING HOUSE FZE\n+971 4 555 0129")]
    [InlineData("Guten Tag Frau Chen,\n\nwir benötigen zum Nachfüllen: 6204-2RS 25.000 Stück, UCP 205 4.000 Stück. Bitte bestes Angebot CIF Hamburg, Zahlung 100 % LC 60 Tage. Beim letzten Preis plus 2 % bestätigen wir den Auftrag am selben Tag.\n\nJens Vogt\nEinkaufsleiter\nVogt Wälzlager GmbH\n+49 40 555 0129")]
    public void AFirstInquiry_HasNoStage_WhateverItPromises(string body)
    {
        var said = Assess(By(John, body, "Requirement of bearings"));

        Assert.Equal((MessageKind.Inquiry, Quadrant.A, null), (said.Kind, said.Quadrant, said.Stage));
    }

    [Theory]
    [InlineData("Dear Lily, thanks for the quote. We have gone with another supplier for this project, so please close this one. Best regards, John Smith, Purchasing Manager")]
    [InlineData("Sehr geehrte Frau Chen, vielen Dank für Ihr Angebot. Leider haben wir uns für einen anderen Lieferanten entschieden und haben derzeit keinen Bedarf. John Smith, Einkaufsleiter")]
    public void WhoDeclines_LeavesTheMatterWhereItStands(string body)
    {
        var said = Assess(By(John, body), _asked, _quoted);

        Assert.Equal((MessageKind.Reply, Quadrant.C, null), (said.Kind, said.Quadrant, said.Stage));
    }

    [Theory]
    [InlineData("Dear Lily,\n\nplease note that our bank account has changed due to an audit. Kindly send all future payments to the new account: " + Iban + ".")]
    [InlineData("Sehr geehrte Frau Chen,\n\nbitte beachten Sie, dass sich unsere Bankverbindung wegen einer Prüfung geändert hat. Bitte überweisen Sie alle künftigen Zahlungen auf das neue Konto: " + Iban + ".")]
    [InlineData("Estimada Lily,\n\nle informamos que nuestra cuenta bancaria ha cambiado por una auditoría. Por favor envíe todos los pagos futuros a la nueva cuenta: " + Iban + ".")]
    [InlineData("Sayın Lily,\n\ndenetim nedeniyle banka hesabımız değişmiştir. Lütfen bundan sonraki tüm ödemeleri yeni hesaba yapınız: " + Iban + ".")]
    [InlineData("Lily 您好，\n\n由于审计原因，我司银行账户已变更，请将今后的货款汇至新账户：" + Iban + "。")]
    [InlineData("リリー様\n\n監査のため弊社の銀行口座が変更になりました。今後のお支払いは新しい口座へお願いいたします：" + Iban)]
    [InlineData("عزيزتي ليلي،\n\nنود إعلامكم بأن حسابنا البنكي قد تغير بسبب التدقيق. يرجى تحويل جميع المدفوعات القادمة إلى الحساب الجديد: " + Iban)]
    public void AnotherAccount_IsPhishing_EvenFromTheRightAddress(string body)
    {
        var said = Assess(By(John, body), _asked, _quoted);

        Assert.Equal(MessageKind.Phishing, said.Kind);
        Assert.Contains(Risk.BankChange, said.Risks);
        Assert.Contains(said.Evidence, e => e.Dimension == EvidenceDimension.Risk && e.Signal == "bank-change" && e.Text.Length > 0);
    }

    [Fact]
    public void AnAccount_IsComparedWithWhatHeGaveBefore()
    {
        var given = By(John, "Dear Lily, the commission of USD 320 please to our " + Iban + ". John Smith");
        const string Body = "Dear Lily, about the commission of USD 320 for order PO-8812: the account is IBAN {0}. Regards John Smith";

        var same = Assess(By(John, string.Format(System.Globalization.CultureInfo.InvariantCulture, Body, "DE89 3704 0044 0532 0130 00")), _asked, _quoted, _ordered, _confirmed, given);
        var other = Assess(By(John, string.Format(System.Globalization.CultureInfo.InvariantCulture, Body, "GB29 NWBK 6016 1331 9268 19")), _asked, _quoted, _ordered, _confirmed, given);

        Assert.DoesNotContain(Risk.BankChange, same.Risks);
        Assert.NotEqual(MessageKind.Phishing, same.Kind);
        Assert.Contains(Risk.BankChange, other.Risks);
    }

    [Fact]
    public void AVisitOfACustomerWithAnOrder_IsNoFraud()
    {
        var said = Assess(By(John, "مرحبا ليلي، شكرا على الكتالوج. يرغب ثلاثة من مدرائنا في زيارة مصنعكم الشهر القادم. يرجى إرسال خطاب دعوة رسمي للسفارة. مرفق نسخ جوازات السفر."), _asked, _quoted, _ordered, _confirmed);

        Assert.NotEqual(Quadrant.D, said.Quadrant);
        Assert.DoesNotContain(Risk.VisaInvitation, said.Risks);
    }

    [Theory]
    [InlineData("Réponse automatique : Offre", "Je suis absent du bureau jusqu'au 12 octobre. En cas d'urgence, veuillez contacter Anna.")]
    [InlineData("自动回复：报价", "我10月12日前不在办公室，急事请联系安娜。")]
    [InlineData("자동 회신: 견적", "10월 12일까지 부재중입니다. 급한 용무는 안나에게 연락 바랍니다.")]
    [InlineData("ตอบกลับอัตโนมัติ: ใบเสนอราคา", "ฉันไม่อยู่ที่สำนักงานจนถึงวันที่ 12 ตุลาคม หากเร่งด่วนกรุณาติดต่อแอนนา")]
    [InlineData("Trả lời tự động: Báo giá", "Tôi vắng mặt đến ngày 12 tháng 10. Việc gấp vui lòng liên hệ Anna.")]
    public void AnAbsenceNotice_IsAutomatic_WithoutAHeaderToo(string subject, string body) =>
        Assert.Equal(MessageKind.Automatic, Assess(By(John, body, subject), _asked, _quoted).Kind);
}
