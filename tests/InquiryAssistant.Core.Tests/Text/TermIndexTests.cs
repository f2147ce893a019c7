using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Tests.Text;

/// <summary>The one-pass term index and the folding below it.</summary>
public sealed class TermIndexTests
{
    private static readonly TermIndex Index = new(
    [
        ("price", 0, 0, true), ("price list", 0, 1, true), ("list", 1, 0, true), ("certificat*", 0, 2, true),
        ("报价", 0, 3, true), ("شركة", 0, 4, true), ("구매팀", 0, 5, true), ("MT", 2, 0, false),
    ]);

    [Theory]
    [InlineData("the PRICE is", 4, 5)]
    [InlineData("price list please", 0, 10)]
    [InlineData("Certificates", 0, 10)]
    [InlineData("请报价谢谢", 1, 2)]
    [InlineData("والشركة الكبيرة", 3, 4)]
    [InlineData("구매팀장", 0, 3)]
    public void Finds_TheLongestTerm_WhereAWordStarts(string text, int start, int length)
    {
        var hits = Scan(text);
        Assert.Contains(hits, h => h.Kind == 0 && h.Start == start && h.Length == length);
    }

    [Theory]
    [InlineData("pricey")]
    [InlineData("enterprice")]
    [InlineData("报 价")]
    public void Ignores_TermsInsideWords(string text) => Assert.DoesNotContain(Scan(text), h => h.Kind == 0);

    [Fact]
    public void Reports_OneHitOfEachKind_AtAPlace()
    {
        var hits = Scan("price list");
        Assert.Equal([0, 1], hits.Select(h => h.Kind).Order());
    }

    [Fact]
    public void Matches_AGluedUnit_OnlyWhenAsked()
    {
        var folded = Folding.Fold("100MT");
        Assert.Equal(2, Index.Match(folded, 3, 2, glued: true, out _));
        Assert.Equal(0, Index.Match(Folding.Fold("aMT"), 1, 2, glued: false, out _));
    }

    [Theory]
    [InlineData("Größe ÉTÉ ЁЛКА ＡＢＣ ١٢٣")]
    [InlineData("İstanbul ŁÓDŹ – “x” 😀")]
    public void Folds_WithoutMovingAnOffset(string text)
    {
        var folded = Folding.Fold(text);
        Assert.Equal(text.Length, folded.Length);
        Assert.Equal(folded, Folding.Fold(folded));
    }

    [Fact]
    public void Folds_DiacriticsWidthAndDigits() => Assert.Equal("ete abc 123 елка", Folding.Fold("ÉTÉ ＡＢＣ ١٢٣ ЁЛКА"));

    private static List<TermHit> Scan(string text)
    {
        var hits = new List<TermHit>();
        Index.Scan(Folding.Fold(text), hits);
        return hits;
    }
}
