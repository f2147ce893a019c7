using InquiryAssistant.Core.Mail;
using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities.Senders;

/// <summary>The name that a sender's domain spells, and whether words spell the same.</summary>
internal static class CompanyLabel
{
    /// <summary>Folded letters and digits of the domain's own label; "" for free-mail or unknown senders.</summary>
    public static string Of(MailAddress? from)
    {
        if (from is null || from.Domain.Length == 0 || FreeMail.IsFree(from.Domain))
        {
            return "";
        }

        var parts = from.Domain.Split('.');
        var last = parts.Length - 1;
        if (last > 0 && parts[last] == "example")
        {
            last--;
        }

        while (last > 0 && parts[last].Length <= 3)
        {
            last--;
        }

        return last == parts.Length - 1 && last > 0 ? Squeeze(parts[last - 1]) : Squeeze(parts[last]);
    }

    /// <summary>Whether the words spell the label, or the one is the beginning of the other.</summary>
    public static bool Matches(ReadOnlySpan<char> text, string label)
    {
        Span<char> letters = stackalloc char[64];
        var n = 0;
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c) && n < letters.Length)
            {
                letters[n++] = Folding.Fold(c);
            }
        }

        var squeezed = letters[..n];
        return n >= 4 && (squeezed.StartsWith(label, StringComparison.Ordinal) || label.AsSpan().StartsWith(squeezed, StringComparison.Ordinal) && n >= 5 && n * 2 >= label.Length);
    }

    /// <summary>"Harbour Trade Finance" and harbour-tf, "Regulatory Compass Academy" and regcompass: the beginnings of at least two words, in their order, spell the whole label.</summary>
    /// <remarks>Short words ("du", "of") may be left out, and all words behind the label's end.</remarks>
    public static bool Abbreviates(ReadOnlySpan<char> text, string label)
    {
        if (label.Length is < ShortestLabel or >= 64)
        {
            return false;
        }

        // Bit n: the words so far may spell the first n letters of the label.
        var (reached, used) = (1UL, 0);
        foreach (var range in text.SplitAny(" -"))
        {
            var word = text[range];
            if (word.IsEmpty)
            {
                continue;
            }

            var next = used > 0 && word.Length <= LongestParticle ? reached : 0;
            for (var at = 0; at < label.Length; at++)
            {
                next |= (reached >> at & 1) == 0 ? 0 : Beginnings(word, label, at);
            }

            used++;
            if (used > 1 && (next >> label.Length & 1) != 0)
            {
                return true;
            }

            reached = next & ~(1UL << label.Length);
        }

        return false;
    }

    private static ulong Beginnings(ReadOnlySpan<char> word, string label, int at)
    {
        var ends = 0UL;
        for (var i = 0; i < word.Length && at + i < label.Length && Folding.Fold(word[i]) == label[at + i]; i++)
        {
            ends |= 1UL << (at + i + 1);
        }

        return ends;
    }

    private const int ShortestLabel = 5;

    private const int LongestParticle = 3;

    /// <summary>Behind which index the label's letters are all spelt from <paramref name="start"/> on; 0 when they are not.</summary>
    public static int SpeltUntil(ReadOnlySpan<char> folded, int start, string label)
    {
        var matched = 0;
        for (var i = start; i < folded.Length && i - start < label.Length + 8; i++)
        {
            if (char.IsLetterOrDigit(folded[i]))
            {
                if (folded[i] != label[matched])
                {
                    return 0;
                }

                if (++matched == label.Length)
                {
                    return Folding.EndsWord(folded, i + 1) ? i + 1 : 0;
                }
            }
            else if (folded[i] is '\n' or '@' or '.')
            {
                return 0;
            }
        }

        return 0;
    }

    /// <summary>The domain's name spelt out in the text, capitalised.</summary>
    public static Segment? SpeltIn(SourceText text, string label)
    {
        if (label.Length < 4)
        {
            return null;
        }

        ReadOnlySpan<char> folded = text.Folded;
        for (var i = 0; i < folded.Length; i++)
        {
            var next = folded[i..].IndexOf(label[0]);
            if (next < 0)
            {
                return null;
            }

            i += next;
            if (char.IsUpper(text.Text[i]) && Folding.StartsWord(folded, i) && SpeltUntil(folded, i, label) is > 0 and var end
                && !(end + 1 < folded.Length && folded[end] is '.' or '@' && char.IsLetter(folded[end + 1])) && !(i > 0 && folded[i - 1] is '@' or '.' or '/'))
            {
                return new(text, i, end - i, 0, false);
            }
        }

        return null;
    }

    private static string Squeeze(string text) => string.Concat(Folding.Fold(text).Where(char.IsLetterOrDigit));
}
