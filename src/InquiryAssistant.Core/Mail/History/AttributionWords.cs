using System.Buffers;
using InquiryAssistant.Core.Mail.Signatures;

namespace InquiryAssistant.Core.Mail.History;

/// <summary>Tells by its words whether a line that looks like an attribution is a sentence of the sender.</summary>
internal static class AttributionWords
{
    private static readonly SearchValues<char> Ends = SearchValues.Create(" \t\n,;:：()<>[]\"“”*_");

    /// <summary>Whether the sender speaks in it: "On Monday I wrote you:", "Our inspector wrote:".</summary>
    public static bool IsSaid(ReadOnlySpan<char> line) => HasWord(line, HistoryWords.IsSenderWord) || HistoryWords.HasUnspacedSenderWord(line);

    /// <summary>Whether it reads like a sentence: "As you wrote:". A few programs write so too, with date and time.</summary>
    public static bool IsSentence(ReadOnlySpan<char> line) => HasWord(line, HistoryWords.IsSentenceWord);

    /// <summary>Whether beside the verb stands a name as programs have it, and behind it another one, the date or nothing: not "Mr. Smith wrote" or "wrote as follows".</summary>
    public static bool NamesOnly(ReadOnlySpan<char> line, int verbEnd)
    {
        var tail = line[verbEnd..];
        var start = tail.IndexOfAnyExcept(Ends);
        var isName = start < 0 || !char.IsLower(tail[start]) || LineShape.HasDate(tail);
        return isName && !HasWord(line, IsAddressed);
    }

    private static bool IsAddressed(ReadOnlySpan<char> word) => word[^1] == '.' && char.IsUpper(word[0]) && SignatureWords.IsHonorific(word[..^1]);

    private static bool HasWord(ReadOnlySpan<char> line, WordTest isMeant)
    {
        var isFirst = true;
        while (!line.IsEmpty)
        {
            var end = line.IndexOfAny(Ends);
            var word = end < 0 ? line : line[..end];
            line = end < 0 ? [] : line[(end + 1)..];
            if (word.IsEmpty)
            {
                continue;
            }

            // "He said" and "The inspector wrote" open a sentence; "He Wei wrote" begins with a name.
            if (isMeant(word) || (isFirst && char.IsUpper(word[0]) && !line.IsEmpty && char.IsLower(line[0]) && IsMeantInSmall(word, isMeant)))
            {
                return true;
            }

            isFirst = false;
        }

        return false;
    }

    private static bool IsMeantInSmall(ReadOnlySpan<char> word, WordTest isMeant)
    {
        if (word.Length > HistoryWords.LongestSaid)
        {
            return false;
        }

        Span<char> small = stackalloc char[HistoryWords.LongestSaid];
        return isMeant(small[..word.ToLowerInvariant(small)]);
    }

    private delegate bool WordTest(ReadOnlySpan<char> word);
}
