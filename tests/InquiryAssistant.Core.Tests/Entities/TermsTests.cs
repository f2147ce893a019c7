namespace InquiryAssistant.Core.Tests.Entities;

/// <summary>Payment terms, dates of need and target prices.</summary>
public sealed class TermsTests
{
    [Theory]
    [InlineData("We work with L/C at sight.", "L/C at sight")]
    [InlineData("Would you accept 60 days from B/L?", "60 days from B/L")]
    [InlineData("Payment: 30/70", "30/70")]
    [InlineData("We buy 200 units. Half of payment now, half when the AWB is ready.", "Half of payment now")]
    [InlineData("Chúng tôi thanh toán một nửa trước, một nửa khi nhận hàng.", "half")]
    [InlineData("T/T 30% / 70% 선적 전", "T/T 30%/ 70% before shipment")]
    [InlineData("Puedo pagar 50% adelanto.", "50% deposit")]
    [InlineData("30% 定金,70% 见提单副本", "30% deposit,70% against copy of B/L")]
    [InlineData("аванс 20 %, остальное по факту", "deposit 20%")]
    [InlineData("شروط الدفع: 20٪ مقدم والباقي مقابل المستندات", "20% advance balance against documents")]
    public void Finds_PaymentTerms(string text, string terms) => Assert.StartsWith(terms, Reading.Of(text).Entities.PaymentTerms);

    [Theory]
    [InlineData("What are your payment terms?")]
    [InlineData("The price is 11% above the other offer.")]
    [InlineData("¿Cuál es la forma de pago?")]
    public void Ignores_AMereQuestionForTerms(string text) => Assert.Null(Reading.Of(text).Entities.PaymentTerms);

    [Theory]
    [InlineData("We need the goods before 28 August.", "28 August")]
    [InlineData("Liefertermin KW 18 akzeptieren wir", "week 18")]
    [InlineData("납기 9월 30일까지 도착", "September 30")]
    [InlineData("9月15日前交货", "September 15")]
    [InlineData("Em cần hàng về trước 20/5.", "20/5")]
    [InlineData("Precisamos instalar antes da safra, em outubro.", "October")]
    [InlineData("Delivery : within 3 weeks", "3 weeks")]
    [InlineData("We need the goods before Songkran", "Songkran")]
    [InlineData("Wir brauchen die Ware bis Pfingsten", "Pentecost")]
    [InlineData("The bakery opens in spring 2027. We need two ovens CIF Tunis.", "spring 2027")]
    [InlineData("We want 1,200 stackers in store before 5 Nov.", "5 November")]
    [InlineData("Must arrive within three weeks, pruning already started!", "three weeks")]
    [InlineData("Termin dostawy najpóźniej 12. tydzień, potrzebujemy 16 t.", "12. week")]
    [InlineData("需要5000把傘,最好十月底前到港。", "October")]
    [InlineData("Ждать можем до Навруза, отгрузите до этого.", "Nowruz")]
    [InlineData("Il nous faut 2 fours livrés en mars.", "March")]
    public void Finds_WhenGoodsAreNeeded(string text, string date) => Assert.Contains(date, Reading.Of(text).Entities.NeededBy);

    [Theory]
    [InlineData("Please reply by 15 May.")]
    [InlineData("Wir bitten um Ihr Angebot bis 20. Mai.")]
    [InlineData("The office is closed for holiday until 18.05.2026")]
    [InlineData("I will pay the deposit before end of February.")]
    [InlineData("The press brake you delivered in May shows an alarm.")]
    [InlineData("SI cut-off moved to 14 Nov, CY closing 15 Nov.")]
    [InlineData("Have you stock? Ours is enough until autumn.")]
    public void Ignores_DatesOfAnswersAndPayments(string text) => Assert.Null(Reading.Of(text).Entities.NeededBy);

    [Theory]
    [InlineData("Our target price is USD 3.10 per set.", "USD 3.10")]
    [InlineData("Si me lo dejas en USD 3,95 el juego, cerramos.", "USD 3,95")]
    [InlineData("目標価格は0.34ドルです", "0.34ドル")]
    [InlineData("목표 단가 USD 118", "USD 118")]
    [InlineData("Would 4.10 USD a piece on the hammer be doable if we fill a 40 high cube?", "4.10 USD")]
    [InlineData("What is your best price for 4 tonnes? It must come in below 2.10/kg or the box does not work.", "2.10")]
    public void Finds_TheTargetPrice(string text, string price) => Assert.Equal(price, Reading.Of(text).Entities.TargetPrice);

    [Theory]
    [InlineData("Your price of USD 61.50 was received.")]
    [InlineData("We paid the deposit of USD 31,280.")]
    public void Ignores_PricesThatAreNoAim(string text) => Assert.Null(Reading.Of(text).Entities.TargetPrice);

    [Theory]
    [InlineData("At 57.00 I take all 340.", "our price is USD 61.50 per lamp", "57.00")]
    [InlineData("Bájate a 1,74 en las 6.000 y el pedido es tuyo.", "USD 1.92/pc FOB Ningbo, 6000 pcs", "1,74")]
    [InlineData("40 ton için fiyatı CFR Gemlik 715 dolara çekebilir misiniz?", "USD 748/MT CFR Gemlik", "715 dolara")]
    [InlineData("375유로면 바로 진행하겠습니다.", "EUR 412.00 FCA Kielce, 40 pcs", "375유로")]
    [InlineData("Your 146 per bench I cannot sell. At 131 I take them.", "", "131")]
    public void Finds_TheCounterOffer(string text, string offer, string price) => Assert.Equal(price, Reading.Of(text, offer: offer).Entities.TargetPrice);

    [Theory]
    [InlineData("We take 340 lamps with a cable of 1.5 m.", "our price is USD 61.50 per lamp")]
    [InlineData("At 61.50 the price is fine for us.", "our price is USD 61.50 per lamp")]
    [InlineData("At 57.00 I take all 340.", "our lamp weighs 61 kg")]
    public void Ignores_NumbersThatAnswerNoPrice(string text, string offer) => Assert.Null(Reading.Of(text, offer: offer).Entities.TargetPrice);

    [Theory]
    [InlineData("We want 2 x 40HQ for March 2027.", "March 2027")]
    [InlineData("Mercancía en Manzanillo a más tardar el 20 de octubre.", "20 October")]
    [InlineData("The works start in May. ETA Durban before 10th July.", "10th July")]
    [InlineData("DAP Lodz, delivery week 38", "week 38")]
    [InlineData("Delivery from 19 to 27 September please, we need the goods.", "27 September")]
    [InlineData("最迟明年2月10日前装船", "next year February 10")]
    [InlineData("Şubat sonuna kadar teslim olmalı.", "February")]
    public void Finds_TheDeadline(string text, string date) => Assert.Equal(date, Reading.Of(text).Entities.NeededBy);

    [Theory]
    [InlineData("2 ton gangbaar. Levering Rotterdam, week 48.", "Rotterdam")]
    [InlineData("Preis bitte, Lieferung Hamburg.", "Hamburg")]
    [InlineData("What does it cost landed in Dublin?", "Dublin")]
    public void Reads_APlaceOfDelivery_WithoutATerm(string body, string port) => Assert.Equal(port, Reading.Of(body).Entities.Port);
}
