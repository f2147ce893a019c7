namespace InquiryAssistant.Core.Mail;

/// <summary>What a character does to visible text.</summary>
internal enum CharacterRole
{
    Ordinary,
    Space,
    HardSpace,
    Break,
    Dropped,
}

/// <summary>One rule for all bodies about which characters are text, which are space and which are not there at all.</summary>
internal static class TextCharacters
{
    /// <summary>The role of the character at <paramref name="index"/>.</summary>
    /// <remarks>
    /// Zero-width and direction marks are dropped, so that "pass\u200bword" reads as a person reads it. The joiners U+200C and U+200D stay where
    /// scripts need them: between letters outside Latin, Greek and Cyrillic, and in emoji.
    /// </remarks>
    public static CharacterRole RoleOf(ReadOnlySpan<char> text, int index)
    {
        var c = text[index];
        if (c < '\u00A0')
        {
            return c switch
            {
                > ' ' and < '\u007F' => CharacterRole.Ordinary,
                ' ' or '\t' => CharacterRole.Space,
                '\n' or '\r' or '\v' or '\f' or '\u0085' => CharacterRole.Break,
                _ => CharacterRole.Dropped,
            };
        }

        return c switch
        {
            '\u00A0' or '\u202F' or '\u205F' or (>= '\u2000' and <= '\u200A') => CharacterRole.HardSpace,
            '\u00AD' or '\u034F' or '\u061C' or '\u180E' or '\u200B' or '\u200E' or '\u200F' or '\uFEFF' => CharacterRole.Dropped,
            '\u200C' or '\u200D' => JoinsLetters(text, index) ? CharacterRole.Ordinary : CharacterRole.Dropped,
            >= '\u202A' and <= '\u202E' => CharacterRole.Dropped,
            >= '\u2060' and <= '\u206F' => CharacterRole.Dropped,
            '\u2028' or '\u2029' => CharacterRole.Break,
            _ => CharacterRole.Ordinary,
        };
    }

    /// <summary>The character itself, or U+FFFD for half of a surrogate pair standing alone.</summary>
    public static char Repair(ReadOnlySpan<char> text, int index)
    {
        var c = text[index];
        if (!char.IsSurrogate(c))
        {
            return c;
        }

        var isPaired = char.IsHighSurrogate(c)
            ? index + 1 < text.Length && char.IsLowSurrogate(text[index + 1])
            : index > 0 && char.IsHighSurrogate(text[index - 1]);
        return isPaired ? c : '\uFFFD';
    }

    private static bool JoinsLetters(ReadOnlySpan<char> text, int index) =>
        index > 0 && index + 1 < text.Length && NeedsJoiner(text[index - 1]) && NeedsJoiner(text[index + 1]);

    // Arabic and the Indic scripts, and whatever is an emoji (surrogates, symbols, the variation selector).
    private static bool NeedsJoiner(char c) => c is (>= '\u0600' and <= '\u0DFF') or (>= '\u2600' and <= '\u27BF') or '\uFE0F' || char.IsSurrogate(c);
}
