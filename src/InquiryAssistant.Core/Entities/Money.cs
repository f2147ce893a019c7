namespace InquiryAssistant.Core.Entities;

/// <summary>Tells amounts of money from other numbers.</summary>
internal static class Money
{
    /// <summary>The amount with its currency before or behind the number; false when there is none.</summary>
    public static bool Around(EntityData data, ReadOnlySpan<char> folded, int start, int end, out int from, out int to)
    {
        (from, to) = (start, end);
        var at = start;
        while (at > 0 && folded[at - 1] == ' ' && start - at < 2)
        {
            at--;
        }

        if (at > 0 && IsSign(folded[at - 1]))
        {
            from = at - 1;
            while (from > 0 && char.IsAsciiLetter(folded[from - 1]) && at - from < 4)
            {
                from--;
            }

            return true;
        }

        var word = at;
        while (word > 0 && (char.IsLetter(folded[word - 1]) || folded[word - 1] is '$' or '.') && at - word < 10)
        {
            word--;
        }

        if (word < at && data.MoneyCodes.Contains(folded[word..at].Trim('.')))
        {
            from = word;
            return true;
        }

        var behind = end < folded.Length && folded[end] == ' ' ? end + 1 : end;
        if (behind < folded.Length && (IsSign(folded[behind]) || folded[behind] is '元' or '円' or '원'))
        {
            to = behind + 1;
            return true;
        }

        var code = data.MoneyCodes.Match(folded, behind, true, out _);
        to = code > 0 ? behind + code : end;
        return code > 0;
    }

    private static bool IsSign(char c) => c is '$' or '€' or '£' or '¥' or '₺' or '₽' or '₩' or '฿' or '₫' or '₹';
}
