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

    /// <summary>Whether it is drawn with dashes or the like, as programs do; people write the words alone.</summary>
    public static bool IsFenced(ReadOnlySpan<char> line) => IsFenced(line, line.TrimStart(Dashes));

    /// <summary>What the line announces.</summary>
    public static SeparatorKind Of(ReadOnlySpan<char> line)
    {
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

        var isFenced = IsFenced(line, trimmed);
        var isLabel = inner[^1] is ':' or '：';
        if (!isFenced && !isLabel)
        {
            return inner.Length < 80 && inner.ContainsAny(HistoryWords.ReplyAbove) ? SeparatorKind.ReplyAbove : SeparatorKind.None;
        }

        inner = inner.TrimEnd(" :：");
        if (Matches(inner, HistoryWords.Original, isFenced))
        {
            return SeparatorKind.Original;
        }

        if (Matches(inner, HistoryWords.Forwarded, isFenced))
        {
            return SeparatorKind.Forwarded;
        }

        return inner.ContainsAny(HistoryWords.ReplyAbove) ? SeparatorKind.ReplyAbove : SeparatorKind.None;
    }

    private static bool IsFenced(ReadOnlySpan<char> line, ReadOnlySpan<char> trimmed) => line.Length - trimmed.Length >= 2;

    // Between dashes more may follow ("Forwarded by Amy/HQ on 02.03.2026"); without them, and a single word always, the words must stand alone.
    private static bool Matches(ReadOnlySpan<char> inner, string[] words, bool isFenced)
    {
        foreach (var word in words)
        {
            if (inner.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (inner.Length == word.Length || (isFenced && (word[0] > '\u2E80' || word.Contains(' ')) && !char.IsLetter(inner[word.Length]))))
            {
                return true;
            }
        }

        return false;
    }
}
