namespace InquiryAssistant.Core.Mail.History;

/// <summary>What a line that separates new text from history announces.</summary>
internal enum SeparatorKind
{
    None,
    Original,
    Forwarded,
    ReplyAbove,
}

/// <summary>Recognises lines such as "-----Original Message-----" and "Begin forwarded message:".</summary>
internal static class Separator
{
    private const string Dashes = "-–—_*=~─━ \t<>|#";

    /// <summary>What the line announces.</summary>
    public static SeparatorKind Of(ReadOnlySpan<char> line) => Of(line, out _);

    /// <summary>What the line announces.</summary>
    /// <param name="line">A line.</param>
    /// <param name="isProof">Whether it proves a quote by itself: drawn with dashes or the like, as programs do, and nothing behind the words but what they put there, a date or an address.
    /// People write the words alone, or go on behind them ("--- original message of pump 3 ---").</param>
    public static SeparatorKind Of(ReadOnlySpan<char> line, out bool isProof)
    {
        isProof = false;
        if (line.Length is < 4 or > 160)
        {
            return SeparatorKind.None;
        }

        var trimmed = line.TrimStart(Dashes);
        var inner = trimmed.TrimEnd(Dashes);
        if (inner.Length < 2)
        {
            return SeparatorKind.None;
        }

        var isFenced = line.Length - trimmed.Length >= 2;
        var isLabel = inner[^1] is ':' or '：';
        if (!isFenced && !isLabel)
        {
            return inner.Length < 80 && inner.ContainsAny(HistoryWords.ReplyAbove) ? SeparatorKind.ReplyAbove : SeparatorKind.None;
        }

        inner = inner.TrimEnd(" :：");
        var kind = SeparatorKind.Original;
        var length = MatchedLength(inner, HistoryWords.Original, isFenced);
        if (length < 0)
        {
            kind = SeparatorKind.Forwarded;
            length = MatchedLength(inner, HistoryWords.Forwarded, isFenced);
        }

        if (length < 0)
        {
            return inner.ContainsAny(HistoryWords.ReplyAbove) ? SeparatorKind.ReplyAbove : SeparatorKind.None;
        }

        var rest = inner[length..];
        if (!rest.IsEmpty && (AttributionWords.IsSaid(rest) || AttributionWords.IsSentence(rest)))
        {
            return SeparatorKind.None;
        }

        isProof = isFenced && (rest.IsEmpty || rest.Contains('@') || LineShape.HasDate(rest));
        return kind;
    }

    // Between dashes more may follow ("Forwarded by Amy/HQ on 02.03.2026"); without them, and a single word always, the words must stand alone.
    private static int MatchedLength(ReadOnlySpan<char> inner, string[] words, bool isFenced)
    {
        foreach (var word in words)
        {
            if (inner.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (inner.Length == word.Length || (isFenced && (word[0] > '\u2E80' || word.Contains(' ')) && !char.IsLetter(inner[word.Length]))))
            {
                return word.Length;
            }
        }

        return -1;
    }
}
