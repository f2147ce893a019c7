using FsCheck;
using FsCheck.Fluent;
using InquiryAssistant.Core.Assessments.Phrases;
using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Tests.Assessments;

public sealed class PhraseMatcherTests
{
    private static List<string> Find(string text, params string[] phrases)
    {
        var matcher = new PhraseMatcher(phrases.Select((p, i) => Phrase.Read(p, i, "en")));
        var hits = new List<PhraseHit>();
        matcher.Scan(Folding.Fold(text), "en", hits);
        return [.. hits.Select(h => text.Substring(h.Start, h.Length))];
    }

    [Theory]
    [InlineData("What is your MOQ?", "moq", "MOQ")]
    [InlineData("Ihr PREISANGEBOT bitte", "preis*", "PREIS")]
    [InlineData("la cotización de hoy", "cotizacion", "cotización")]
    [InlineData("请报价格", "价格", "价格")]
    [InlineData("請報價格", "价格", "價格")]
    [InlineData("ＦＯＢ Ningbo", "fob", "ＦＯＢ")]
    [InlineData("lead\n  time", "lead time", "lead\n  time")]
    [InlineData("lead-time?", "lead time", "lead-time")]
    [InlineData("السِّعر من فضلك", "السعر", "السِّعر")]
    [InlineData("견적서를 부탁드립니다", "견적서", "견적서")]
    [InlineData("Straße", "strasse", "Straße")]
    [InlineData("ИСТАНБУЛ цены", "цен*", "цен")]
    public void Finds_AndCutsTheOriginal(string text, string phrase, string cut) => Assert.Equal([cut], Find(text, phrase));

    [Theory]
    [InlineData("a priceless thing", "price")]
    [InlineData("unpriced", "price*")]
    [InlineData("supermoq", "moq")]
    public void Respects_WordBorders(string text, string phrase) => Assert.Empty(Find(text, phrase));

    [Fact]
    public void Drops_WhatALongerPhraseCovers() => Assert.Equal(["price list", "price"], Find("your price list and price", "price", "price list"));

    [Fact]
    public void Finds_PhrasesThatOverlap() => Assert.Equal(["no need", "need price"], Find("no need price", "no need", "need price"));

    [Fact]
    public void Hears_ShortWordsOnlyInTheirOwnLanguage()
    {
        var matcher = new PhraseMatcher([Phrase.Read("cần", 0, "vi")]);
        var (english, vietnamese) = (new List<PhraseHit>(), new List<PhraseHit>());

        matcher.Scan(Folding.Fold("Can you quote?"), "en", english);
        matcher.Scan(Folding.Fold("Chúng tôi cần báo giá"), "vi", vietnamese);

        Assert.Empty(english);
        Assert.Single(vietnamese);
    }

    [Fact]
    public void Refuses_APhraseWithoutLetters() => Assert.Throws<FormatException>(() => Phrase.Read("*", 0, "en"));

    /// <summary>Signs are dropped, so it would be every word that begins alike: "posho mills" was an order's number.</summary>
    [Theory]
    [InlineData("po-*")]
    [InlineData("no. *")]
    public void Refuses_APhraseThatGoesOnBehindASign(string phrase) => Assert.Throws<FormatException>(() => Phrase.Read(phrase, 0, "en"));

    [Fact]
    public void Hits_LieWithinAnyText()
    {
        var matcher = Lexicon.Load().Matcher;
        Prop.ForAll<string>(text =>
        {
            var hits = new List<PhraseHit>();
            matcher.Scan(Folding.Fold(text ?? ""), "und", hits);
            return hits.TrueForAll(h => h.Start >= 0 && h.Length > 0 && h.End <= text!.Length);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Lexicons_SpeakSeventeenLanguages()
    {
        var lexicon = Lexicon.Load();

        Assert.InRange(lexicon.Names.Count, 60, 128);
        Assert.All(lexicon.Descriptions, d => Assert.NotEmpty(d));
    }
}
