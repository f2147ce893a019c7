namespace InquiryAssistant.Core.Languages;

/// <summary>Names the language of a text: the script first, then the words.</summary>
/// <remarks>
/// Made for mail: give it what the sender wrote now (subject and reply), not the quote. Words with digits, addresses and links say nothing; of a mixed text
/// the language with more words wins. Of a long text the first 6,000 characters are read. Data: <c>languages/scripts.json</c>, <c>languages/words.json</c>.
/// </remarks>
public static class LanguageIdentifier
{
    /// <summary>Said when nothing tells: no letters, or only names and codes.</summary>
    public const string Undetermined = "und";

    private const int MostCharacters = 6000;

    /// <summary>Some 700 words tell what a book would tell.</summary>
    private const int MostCharactersForWords = 4000;

    /// <summary>The language of a message by its subject and what the sender wrote.</summary>
    internal static string Identify(string subject, string reply) => Identify(string.Concat(
        subject.AsSpan(0, Math.Min(subject.Length, MostCharacters)), "\n", reply.AsSpan(0, Math.Min(reply.Length, MostCharacters))));

    /// <summary>The ISO 639-1 code of the text's language, or <see cref="Undetermined"/>.</summary>
    public static string Identify(string text)
    {
        var read = text.AsSpan(0, Math.Min(text.Length, MostCharacters));
        Span<int> letters = stackalloc int[Scripts.Count];
        letters.Clear();
        Scripts.CountLetters(read, letters);

        var words = new WordScore(stackalloc float[WordLists.LanguageCount], Scripts.IsMostlyLatin(letters));
        words.Read(read[..Math.Min(read.Length, MostCharactersForWords)]);
        return Scripts.Choose(read, letters, words.LatinWeight) switch
        {
            Scripts.Latin => words.Best(isLatin: true) ?? Undetermined,
            Scripts.Cyrillic => Scripts.ByLetters(read, Scripts.Cyrillic, letters) ?? words.Best(isLatin: false) ?? "ru",
            var script => Scripts.ByLetters(read, script, letters) ?? Scripts.LanguageOf(script),
        };
    }
}
