using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Assessments.Phrases;

/// <summary>One phrase of a lexicon, folded, with the word borders it insists on.</summary>
/// <param name="Letters">Folded letters, wildcards taken off.</param>
/// <param name="Concept">Index of the concept it stands for.</param>
/// <param name="WordStart">Whether no letter may stand before it.</param>
/// <param name="WordEnd">Whether no letter may stand behind it.</param>
/// <param name="OnlyIn">The language in which alone it counts; null when it is understood everywhere.</param>
internal sealed record Phrase(string Letters, int Concept, bool WordStart, bool WordEnd, string? OnlyIn)
{
    // Folded short words of one language are other words of another: cần is "can", đắt is "dat". Longer ones hardly ever are.
    private const int LongEnough = 10;

    /// <summary>Reads a phrase as the lexicons write it; <c>*</c> at an end lifts the border there.</summary>
    /// <remarks>
    /// Han, kana and Thai write no blanks, so they have no borders; Korean glues particles to the end, Arabic articles and pronouns to both ends.
    /// </remarks>
    public static Phrase Read(string written, int concept, string language)
    {
        var letters = LooseFolding.Of(written.Trim('*'));
        if (letters.Length == 0)
        {
            throw new FormatException($"The phrase \"{written}\" has no letters.");
        }

        // Signs are dropped: "po-*" would be every word that begins with "po".
        if (written.EndsWith('*') && written.TrimEnd('*') is var stem && !Folding.IsWord(stem[^1]))
        {
            throw new FormatException($"The phrase \"{written}\" must go on behind a letter or a digit.");
        }

        var start = !written.StartsWith('*') && Folding.IsSpaced(letters[0]) && !IsArabic(letters[0]);
        var end = !written.EndsWith('*') && Folding.IsSpaced(letters[^1]) && !IsArabic(letters[^1]) && !Folding.IsHangul(letters[^1]);
        var latin = letters.All(c => c < '\u0250');
        var everywhere = language is "en" or "mul" || !latin || letters.Length >= LongEnough;
        return new Phrase(letters, concept, start, end, everywhere ? null : language);
    }

    private static bool IsArabic(char c) => c is >= '\u0600' and <= '\u06FF';
}
