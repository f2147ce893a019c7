namespace InquiryAssistant.Core.Entities;

/// <summary>The rules' word on numbers that answer an offer, mostly named without their currency: "at 1.74 I take the 6,000".</summary>
/// <remarks>A number that improves on a price offered to him, in the mail he answers or in his own words ("your 1.92", "we pay 2.05 USD today"), by no more than half.</remarks>
internal static class CounterOffers
{
    /// <summary>How much of an offer is read, in UTF-16 units: the newest mail of a history stands first.</summary>
    public const int LongestOffer = 3000;

    private const int MostPrices = 24;

    private const decimal Cheapest = 0.5m;

    private const decimal Dearest = 0.995m;

    private const decimal LeastWhole = 30m;

    private const int LeadReach = 40;

    private const int TheirReach = 28;

    private const int PresentReach = 44;

    /// <summary>The prices offered to the sender: in what he answers, and what he repeats of it or pays today in his own words.</summary>
    public static List<decimal> Offered(SourceText text, IReadOnlyList<decimal> prices, EntityData data)
    {
        List<decimal> offered = [.. prices];
        if (text.HasDigit && text.Numbers(data).Count > 1)
        {
            AddRepeated(text, data, offered);
        }

        return offered;
    }

    /// <summary>Whether the number answers one of the prices offered.</summary>
    public static bool Answers(SourceText text, EntityData data, WrittenNumber number, List<decimal> offered, Findings findings) =>
        !number.IsWord && Improves(offered, number.Value) && !findings.Covers(text, number.Start, number.End - number.Start) && IsPrice(text, data, number);

    /// <summary>The prices in what the sender answers.</summary>
    public static IReadOnlyList<decimal> PricesOf(string offer, EntityData data)
    {
        var prices = new List<decimal>();
        ReadOnlySpan<char> folded = Text.Folding.Fold(offer.Length > LongestOffer ? offer[..LongestOffer] : offer);
        for (var i = 0; i < folded.Length && prices.Count < MostPrices; i++)
        {
            var next = folded[i..].IndexOfAnyInRange('0', '9');
            if (next < 0)
            {
                break;
            }

            i += next;
            if (NumberReader.TryRead(data, folded, i, out var value, out var end) && value > 0 && Money.Around(data, folded, i, end, out _, out _))
            {
                prices.Add(value);
            }

            i = Math.Max(i, end - 1);
        }

        return prices;
    }

    /// <summary>"your price of 61.50", "my current source charges $3.90": what he was offered or pays today, in his own words.</summary>
    private static void AddRepeated(SourceText text, EntityData data, List<decimal> prices)
    {
        var numbers = text.Numbers(data);
        foreach (var number in numbers)
        {
            if (!number.IsWord && number.Value > 0 && prices.Count < MostPrices && MayBeAnswered(numbers, number.Value)
                && (IsBehind(text, data.OwnOffers, number.Start, TheirReach) || Money.Around(data, text.Folded, number.Start, number.End, out _, out _) && IsBehind(text, data.PresentPrices, number.Start, PresentReach)))
            {
                prices.Add(number.Value);
            }
        }
    }

    /// <summary>Whether a number of the text would improve on the price; that is cheaper to tell than its words.</summary>
    private static bool MayBeAnswered(IReadOnlyList<WrittenNumber> numbers, decimal price)
    {
        for (var i = 0; i < numbers.Count && numbers.Count <= MostCompared; i++)
        {
            if (!numbers[i].IsWord && numbers[i].Value >= price * Cheapest && numbers[i].Value <= price * Dearest)
            {
                return true;
            }
        }

        return numbers.Count > MostCompared;
    }

    private const int MostCompared = 40;

    private static bool IsBehind(SourceText text, Text.TermTable<bool> words, int start, int reach) =>
        words.Find(text.Folded, Math.Max(0, start - reach), start, out _, out _) is >= 0 and var at && !text.Text.AsSpan(at, start - at).ContainsAny(".?!\n");

    public static bool Improves(List<decimal> offered, decimal value)
    {
        var improves = false;
        foreach (var price in offered)
        {
            if (price == value)
            {
                return false;
            }

            improves |= value >= price * Cheapest && value <= price * Dearest;
        }

        return improves;
    }

    /// <summary>An amount of money, or a number of which nothing else is counted and that either has cents or stands beside words of bargaining.</summary>
    private static bool IsPrice(SourceText text, EntityData data, WrittenNumber number)
    {
        ReadOnlySpan<char> folded = text.Folded;
        var isMoney = Money.Around(data, folded, number.Start, number.End, out _, out _);
        var (start, end) = Clauses.Sentence(text.Text, number.Start);
        if (data.TheirPrices.Find(folded, Math.Max(start, number.Start - TheirReach), number.Start, out _, out _) >= 0)
        {
            return false;
        }

        if (isMoney)
        {
            return true;
        }

        var at = number.End < folded.Length && folded[number.End] == ' ' ? number.End + 1 : number.End;
        if (at < folded.Length && (folded[at] is '%' or '٪' or ':' or '"' or '\'' || data.Units.Match(folded, at, true, out _) > 0 || data.NotQuantity.Match(folded, at, true, out _) > 0)
            || number.Start > 0 && (char.IsLetterOrDigit(folded[number.Start - 1]) && folded[number.Start - 1] < 128 || folded[number.Start - 1] is '%' or '/' or '-' or ':' or '.' or '#'))
        {
            return false;
        }

        return number.Value != decimal.Truncate(number.Value)
            || number.Value >= LeastWhole && (data.Bargains.Find(folded, Math.Max(start, number.Start - LeadReach), number.Start, out _, out _) >= 0 || data.PriceLeads.Find(folded, Math.Max(start, number.Start - 8), number.Start, out _, out _) >= 0
            || data.Bargains.Find(folded, number.End, Math.Min(end, number.End + LeadReach / 2), out _, out _) >= 0);
    }
}
