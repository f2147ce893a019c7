using System.Buffers;
using System.Globalization;
using System.Text;

namespace InquiryAssistant.Core.Text;

/// <summary>One character in, one character out: text is made comparable without moving any offset.</summary>
/// <remarks>Lower case, Latin diacritics off, full width to half width, Arabic letter variants joined, ё to е.
/// Because the length never changes, a span found in folded text cuts the same words out of the original.</remarks>
public static class Folding
{
    private static readonly char[] Table = BuildTable();

    /// <summary>The folded form of one UTF-16 unit.</summary>
    public static char Fold(char c) => Table[c];

    /// <summary>The folded form of a whole text, of the same length.</summary>
    public static string Fold(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = Table[source[i]];
        }
    });

    /// <summary>Letters of scripts written without blanks, where a word may start behind any character.</summary>
    public static bool IsUnspaced(char c) => c is >= '\u3040' and <= '\u30FF' or >= '\u3400' and <= '\u9FFF' or >= '\u0E00' and <= '\u0E7F' or >= '\uF900' and <= '\uFAFF';

    /// <summary>Hangul syllables, whose particles stick to the word's end.</summary>
    public static bool IsHangul(char c) => c is >= '\uAC00' and <= '\uD7AF';

    /// <summary>Whether a word of a spaced script goes on with this character.</summary>
    public static bool IsWord(char c) => char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>Whether a term may begin at <paramref name="i"/>: not inside a word.</summary>
    public static bool StartsWord(ReadOnlySpan<char> text, int i) =>
        i == 0 || IsUnspaced(text[i]) || !IsWord(text[i]) || !IsWord(text[i - 1]) || IsUnspaced(text[i - 1]) || (char.IsAsciiDigit(text[i - 1]) != char.IsAsciiDigit(text[i]) && !char.IsAsciiLetter(text[i]));

    /// <summary>Whether a term may end before <paramref name="end"/>: the word is over, or its script sticks particles to it.</summary>
    public static bool EndsWord(ReadOnlySpan<char> text, int end) =>
        end >= text.Length || IsUnspaced(text[end - 1]) || IsHangul(text[end - 1]) || !IsWord(text[end - 1]) || !IsWord(text[end]) || IsUnspaced(text[end]);

    private static char[] BuildTable()
    {
        var table = new char[char.MaxValue + 1];
        Span<char> one = stackalloc char[1];
        for (var i = 0; i <= char.MaxValue; i++)
        {
            table[i] = FoldOne((char)i, one);
        }

        return table;
    }

    private static char FoldOne(char c, Span<char> one)
    {
        switch (c)
        {
            case 'ё' or 'Ё': return 'е';
            case 'ı' or 'İ': return 'i';
            case 'ł' or 'Ł': return 'l';
            case 'ø' or 'Ø': return 'o';
            case 'đ' or 'Đ': return 'd';
            case 'أ' or 'إ' or 'آ' or 'ٱ': return 'ا';
            case 'ة': return 'ه';
            case 'ى' or 'ی': return 'ي';
            case 'ک': return 'ك';
            case '’' or '‘' or 'ʼ' or '`' or '´': return '\'';
            case '“' or '”' or '„' or '«' or '»': return '"';
            case '–' or '—' or '‐' or '‑' or '−': return '-';
            case '\u00A0' or '\u2007' or '\u202F' or '\u3000' or '\t': return ' ';
            case >= '！' and <= '～': return char.ToLowerInvariant((char)(c - 0xFEE0));
            case >= '\u0660' and <= '\u0669': return (char)('0' + (c - '\u0660'));
            case >= '\u06F0' and <= '\u06F9': return (char)('0' + (c - '\u06F0'));
        }

        if (c < 128 || char.IsSurrogate(c) || char.IsControl(c))
        {
            return char.ToLowerInvariant(c);
        }

        if (c is >= '\u00C0' and <= '\u024F' or >= '\u1E00' and <= '\u1EFF')
        {
            one[0] = c;
            var decomposed = new string(one).Normalize(NormalizationForm.FormD);
            return char.ToLowerInvariant(decomposed[0]);
        }

        return char.ToLowerInvariant(c);
    }
}
