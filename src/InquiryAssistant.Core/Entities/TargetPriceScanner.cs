using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities;

/// <summary>Finds the price the buyer names as his aim: an amount with its currency in a sentence that wishes or demands, not one that reports a price.</summary>
internal static class TargetPriceScanner
{
    private const int BargainReach = 70;

    private const int PresentReach = 44;

    private const decimal DearestUnit = 1_000_000m;

    public static string? Scan(ReadOnlySpan<SourceText> texts, EntityData data, Findings findings)
    {
        foreach (var text in texts)
        {
            foreach (var number in text.Numbers(data))
            {
                if (!number.IsWord && number.Value is > 0 and < DearestUnit && Money.Around(data, text.Folded, number.Start, number.End, out var from, out var to) && IsWished(text, data, from, to))
                {
                    findings.Add(EntityKind.TargetPrice, text, from, to - from);
                    return text.Text[from..to];
                }
            }
        }

        return null;
    }

    private static bool IsWished(SourceText text, EntityData data, int from, int to)
    {
        var (start, end) = Clauses.Sentence(text.Text, from);
        if (IsPaidToday(text, data, start, from))
        {
            return false;
        }

        var near = Math.Max(start, from - BargainReach);
        foreach (var hit in text.HitsIn(near, Math.Min(end, to + 30)))
        {
            if (hit.Kind == (int)Vocabulary.Target)
            {
                return true;
            }
        }

        return data.TheirPrices.Find(text.Folded, Math.Max(start, from - 36), Math.Min(end, to + 14), out _, out _) < 0
            && (data.Bargains.Find(text.Folded, near, from, out _, out _) >= 0 || data.Bargains.Find(text.Folded, to, Math.Min(end, to + 24), out _, out _) >= 0);
    }

    /// <summary>"We pay 2.05 USD now and look for 1.90": words for the price of today lead to the amount, no other number and no word of wishing between.</summary>
    private static bool IsPaidToday(SourceText text, EntityData data, int start, int from) =>
        data.PresentPrices.Find(text.Folded, Math.Max(start, from - PresentReach), from, out _, out _) is >= 0 and var at
        && !text.Folded.AsSpan(at, from - at).ContainsAnyInRange('0', '9') && !text.Has(Vocabulary.Target, at, from);
}
