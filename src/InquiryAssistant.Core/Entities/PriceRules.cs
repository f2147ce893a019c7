using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities;

/// <summary>The rules' word on an amount: whether its sentence wishes or demands it, and does not report a price.</summary>
internal static class PriceRules
{
    private const int BargainReach = 70;

    private const int PresentReach = 44;

    /// <summary>"our target is USD 3.10", "would 4.10 USD be doable": words of wishing beside the amount, none of a price offered. Of what is paid today it is not asked.</summary>
    public static bool IsWished(SourceText text, EntityData data, (int Start, int End) sentence, int from, int to)
    {
        var (start, end) = sentence;
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
    public static bool IsPaidToday(SourceText text, EntityData data, int start, int from) =>
        data.PresentPrices.Find(text.Folded, Math.Max(start, from - PresentReach), from, out _, out _) is >= 0 and var at
        && !text.Folded.AsSpan(at, from - at).ContainsAnyInRange('0', '9') && !text.Has(Vocabulary.Target, at, from);
}
