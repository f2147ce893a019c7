using System.Globalization;
using System.Text;

namespace InquiryAssistant.Core.Text;

/// <summary>One character in, one character out: text is made comparable without moving any offset.</summary>
/// <remarks>Lower case, Latin diacritics off, full width to half width, Arabic letter variants joined, ё to е.
/// Because the length never changes, a span found in folded text cuts the same words out of the original.</remarks>
public static class Folding
{
    private const byte Word = 1;
    private const byte Unspaced = 2;
    private const byte Hangul = 4;
    private const byte ArabicPrefix = 8;
    private const byte Spaced = 16;

    private static readonly char[] _table = BuildTable();
    private static readonly byte[] _classes = BuildClasses();

    /// <summary>The folded form of one UTF-16 unit.</summary>
    public static char Fold(char c) => _table[c];

    /// <summary>The folded form of a whole text, of the same length.</summary>
    public static string Fold(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        var table = _table;
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = table[source[i]];
        }
    });

    /// <summary>Folds into a buffer of at least the same length; gives the folded part of it.</summary>
    public static ReadOnlySpan<char> Fold(ReadOnlySpan<char> text, Span<char> buffer)
    {
        for (var i = 0; i < text.Length; i++)
        {
            buffer[i] = _table[text[i]];
        }

        return buffer[..text.Length];
    }

    /// <summary>Letters of scripts written without blanks, where a word may start behind any character.</summary>
    public static bool IsUnspaced(char c) => (_classes[c] & Unspaced) != 0;

    /// <summary>Hangul syllables, whose particles stick to the word's end.</summary>
    public static bool IsHangul(char c) => (_classes[c] & Hangul) != 0;

    /// <summary>Letters and digits of scripts that put blanks between words; not Han, kana, Thai, Lao, Khmer, Myanmar.</summary>
    public static bool IsSpaced(char c) => (_classes[c] & Spaced) != 0;

    /// <summary>Whether a word of a spaced script goes on with this character.</summary>
    public static bool IsWord(char c) => (_classes[c] & Word) != 0;

    /// <summary>Whether a term may begin at <paramref name="i"/>: not inside a word, but behind the Arabic article and one-letter prepositions.</summary>
    public static bool StartsWord(ReadOnlySpan<char> text, int i)
    {
        if (i == 0)
        {
            return true;
        }

        var (own, before) = (_classes[text[i]], _classes[text[i - 1]]);
        return (own & Word) == 0 || (before & Word) == 0 || ((own | before) & Unspaced) != 0
            || (char.IsAsciiDigit(text[i - 1]) != char.IsAsciiDigit(text[i]) && !char.IsAsciiLetter(text[i]))
            || ((before & ArabicPrefix) != 0 && IsBehindArabicPrefix(text, i - 1));
    }

    /// <summary>Whether a term may end before <paramref name="end"/>: the word is over, or its script sticks particles to it.</summary>
    public static bool EndsWord(ReadOnlySpan<char> text, int end)
    {
        if (end >= text.Length)
        {
            return true;
        }

        var (last, next) = (_classes[text[end - 1]], _classes[text[end]]);
        return (last & (Unspaced | Hangul)) != 0 || (last & Word) == 0 || (next & Word) == 0 || (next & Unspaced) != 0;
    }

    /// <summary>Where the words stand as words of their own: "ye" is not in "year"; -1 when they do not.</summary>
    public static int IndexOfWord(ReadOnlySpan<char> text, ReadOnlySpan<char> word, StringComparison comparison)
    {
        var from = 0;
        while (text[from..].IndexOf(word, comparison) is var found and >= 0)
        {
            var at = from + found;
            if (StartsWord(text, at) && EndsWord(text, at + word.Length))
            {
                return at;
            }

            from = at + 1;
        }

        return -1;
    }

    /// <summary>At most و + ب/ل/ك/ف + ال stand between a word's start and its stem.</summary>
    private static bool IsBehindArabicPrefix(ReadOnlySpan<char> text, int last)
    {
        for (var i = last; i >= 0 && last - i < 4; i--)
        {
            if ((_classes[text[i]] & Word) == 0)
            {
                return true;
            }

            if ((_classes[text[i]] & ArabicPrefix) == 0)
            {
                return false;
            }

            if (i == 0)
            {
                return true;
            }
        }

        return false;
    }

    private static byte[] BuildClasses()
    {
        var classes = new byte[char.MaxValue + 1];
        for (var i = 0; i <= char.MaxValue; i++)
        {
            var c = (char)i;
            var isWord = char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
            classes[i] = (byte)((isWord ? Word : 0)
                | (c is >= '\u3040' and <= '\u30FF' or >= '\u3400' and <= '\u9FFF' or >= '\u0E00' and <= '\u0E7F' or >= '\uF900' and <= '\uFAFF' ? Unspaced : 0)
                | (c is >= '\uAC00' and <= '\uD7AF' ? Hangul : 0)
                | (char.IsLetterOrDigit(c) && !WritesNoBlanks(c) ? Spaced : 0)
                | (c is 'ا' or 'ل' or 'و' or 'ب' or 'ك' or 'ف' ? ArabicPrefix : 0));
        }

        return classes;
    }

    private static bool WritesNoBlanks(char c) =>
        c is (>= '\u0E00' and <= '\u0EFF') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF') or (>= '\u3040' and <= '\u30FF')
            or (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF');

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
            case '\u00A0' or '\u2007' or '\u202F' or '\u3000': return ' ';
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
