using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities.Questions;

/// <summary>Tells the lines of a purchase list from questions: a quantity with its unit and no question.</summary>
internal static class GoodsLine
{
    public static bool Is(string text, int start, int end)
    {
        var data = EntityData.Shipped;
        for (var i = start; i < end; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                continue;
            }

            while (i < end && (char.IsAsciiDigit(text[i]) || text[i] is '.' or ',' or ' ' && i + 1 < end && char.IsAsciiDigit(text[i + 1])))
            {
                i++;
            }

            var at = i < end && text[i] == ' ' ? i + 1 : i;
            if (at < end && IsUnit(data, text, at, end))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsUnit(EntityData data, string text, int at, int end)
    {
        Span<char> folded = stackalloc char[16];
        var n = 0;
        while (n < folded.Length && at + n < end)
        {
            folded[n] = Folding.Fold(text[at + n]);
            n++;
        }

        return data.Units.Match(folded[..n], 0, true, out _) is > 0 and var length && (length > 1 || Folding.IsUnspaced(folded[0]));
    }
}
