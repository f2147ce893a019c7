using InquiryAssistant.Core.Entities.Evidence;

namespace InquiryAssistant.Core.Entities;

/// <summary>Finds the price the buyer names as his aim: of all amounts and numbers that may be prices, the one that the evidence bears out best.</summary>
internal static class TargetPriceScanner
{
    /// <summary>As the decision is named in the weights file.</summary>
    public const string Decision = "targetPrice";

    /// <summary>A text with more numbers is a price list, whose prices are no aims.</summary>
    private const int MostJudged = 80;

    private const decimal DearestUnit = 1_000_000m;

    private const int WishReach = 60;

    private static readonly CueWeights _weights = CueWeights.Load(Decision, PriceCues.Book);

    /// <summary>The amount as written; null when none is an aim.</summary>
    public static string? Scan(ReadOnlySpan<SourceText> texts, string offer, EntityData data, Findings findings, EvidenceLog? log)
    {
        PriceCandidate? best = null;
        var highest = _weights.Border;
        CueSheet? sheet = null;
        var isRuled = false;
        IReadOnlyList<decimal>? prices = null;
        foreach (var text in texts)
        {
            if (!text.HasDigit)
            {
                continue;
            }

            prices ??= CounterOffers.PricesOf(offer, data);
            var candidates = Candidates(text, CounterOffers.Offered(text, prices, data), offer.Length > 0, data, findings);
            var byRule = isRuled ? null : ByRule(candidates);
            isRuled |= byRule is not null;
            foreach (var candidate in candidates)
            {
                sheet ??= new(PriceCues.Book);
                PriceCues.Mark(sheet, candidate, candidates, candidate == byRule);
                log?.Add(Decision, candidate.Written, sheet, candidate == byRule);
                if (sheet.Score(_weights) is var score && score > highest)
                {
                    (best, highest) = (candidate, score);
                }
            }
        }

        if (best is null)
        {
            return null;
        }

        findings.Add(EntityKind.TargetPrice, best.Text, best.From, best.To - best.From);
        return best.Written;
    }

    private static List<PriceCandidate> Candidates(SourceText text, List<decimal> offered, bool hasOffer, EntityData data, Findings findings)
    {
        var candidates = new List<PriceCandidate>();
        var numbers = text.Numbers(data);
        for (var i = 0; i < numbers.Count && i < MostJudged; i++)
        {
            var number = numbers[i];
            if (number.IsWord || number.Value is <= 0 or >= DearestUnit)
            {
                continue;
            }

            var isMoney = Money.Around(data, text.Folded, number.Start, number.End, out var from, out var to);
            var answers = CounterOffers.Answers(text, data, number, offered, findings);
            if (!isMoney && !answers && !MayBePrice(text, data, number, hasOffer))
            {
                continue;
            }

            // Most numbers are no prices: the dearest questions come last.
            var sentence = Clauses.Sentence(text.Text, from);
            var isPaid = PriceRules.IsPaidToday(text, data, sentence.Start, from);
            if (!(isPaid && IsOnlyPaid(text, data, sentence, to)))
            {
                candidates.Add(new(text, data, findings, number, from, to)
                {
                    IsMoney = isMoney,
                    IsPaidToday = isPaid,
                    IsWished = isMoney && !isPaid && PriceRules.IsWished(text, data, sentence, from, to),
                    Answers = answers,
                    Improves = CounterOffers.Improves(offered, number.Value),
                    IsOffered = offered.Contains(number.Value),
                    HasOffer = hasOffer,
                });
            }
        }

        return candidates;
    }

    /// <summary>A bare number that is no part of a code and of which nothing is counted: with cents, or beside words of wishing or bargaining, or, in an answer, behind a word that leads to a price.</summary>
    private static bool MayBePrice(SourceText text, EntityData data, WrittenNumber number, bool hasOffer)
    {
        ReadOnlySpan<char> folded = text.Folded;
        var at = number.End < folded.Length && folded[number.End] == ' ' ? number.End + 1 : number.End;
        if (at < folded.Length && folded[at] is '%' or '٪' or ':' or '"' || number.IsLikeYear || data.Units.Match(folded, at, true, out _) > 0 || data.Durations.Match(folded, at, true, out _) > 0
            || number.Start > 0 && (char.IsAsciiLetterOrDigit(folded[number.Start - 1]) || _closeBefore.Contains(folded[number.Start - 1]))
            || number.End < folded.Length && (char.IsAsciiLetter(folded[number.End]) && !IsCents(folded, number.End) || folded[number.End] is '-' || folded[number.End] == '/' && !IsPerUnit(folded, data, number.End)))
        {
            return false;
        }

        if (number.Value != decimal.Truncate(number.Value))
        {
            return true;
        }

        var (start, end) = Clauses.Sentence(text.Text, number.Start);
        var (near, far) = (Math.Max(start, number.Start - WishReach), Math.Min(end, number.End + WishReach / 2));
        return text.Has(Vocabulary.Target, near, far) || data.Bargains.Find(folded, near, far, out _, out _) >= 0 || data.PresentPrices.Find(folded, near, far, out _, out _) >= 0
            || hasOffer && (end - start < ShortSentence || data.PriceLeads.Find(folded, Math.Max(start, number.Start - LeadReach), number.Start, out _, out _) >= 0);
    }

    /// <summary>"Currently we pay USD 4.20": of what is paid today, whether no word of wishing or bargaining stands with it.</summary>
    private static bool IsOnlyPaid(SourceText text, EntityData data, (int Start, int End) sentence, int to) =>
        !text.Has(Vocabulary.Target, sentence.Start, sentence.End) && data.Bargains.Find(text.Folded, sentence.Start, Math.Min(sentence.End, to + WishReach), out _, out _) < 0;

    private const int ShortSentence = 30;

    private const int LeadReach = 10;

    private static readonly System.Buffers.SearchValues<char> _closeBefore = System.Buffers.SearchValues.Create("/-:#+");

    /// <summary>"20.5c", "71p".</summary>
    private static bool IsCents(ReadOnlySpan<char> folded, int at) => folded[at] is 'c' or 'p' && (at + 1 == folded.Length || !char.IsLetterOrDigit(folded[at + 1]));

    /// <summary>"2.10/kg".</summary>
    private static bool IsPerUnit(ReadOnlySpan<char> folded, EntityData data, int slash) => folded[slash] == '/' && data.Units.Match(folded, slash + 1, true, out _) > 0;

    /// <summary>The first amount that is wished, else the last number that answers an offer.</summary>
    private static PriceCandidate? ByRule(List<PriceCandidate> candidates) => candidates.Find(c => c.IsWished) ?? candidates.FindLast(c => c.Answers);
}
