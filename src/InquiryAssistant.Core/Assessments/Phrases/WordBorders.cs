namespace InquiryAssistant.Core.Assessments.Phrases;

/// <summary>Where words begin and end in the scripts of the lexicons.</summary>
internal static class WordBorders
{
    /// <summary>Whether a phrase that begins so must stand at the beginning of a word.</summary>
    public static bool OpensWord(char c) => IsSpacedLetter(c) && !IsArabic(c);

    /// <summary>Whether a phrase that ends so must stand at the end of a word.</summary>
    public static bool ClosesWord(char c) => IsSpacedLetter(c) && !IsArabic(c) && !IsHangul(c);

    /// <summary>Letters and digits of scripts that put blanks between words.</summary>
    public static bool IsSpacedLetter(char c) => char.IsLetterOrDigit(c) && !IsUnspaced(c);

    /// <summary>Han, kana, Thai, Lao, Khmer, Myanmar.</summary>
    public static bool IsUnspaced(char c) =>
        c is (>= '\u0E00' and <= '\u0EFF') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF') or (>= '\u3040' and <= '\u30FF')
            or (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF');

    private static bool IsArabic(char c) => c is >= '\u0600' and <= '\u06FF';

    private static bool IsHangul(char c) => c is >= '\uAC00' and <= '\uD7A3';
}
