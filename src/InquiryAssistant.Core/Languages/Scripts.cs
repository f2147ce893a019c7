using System.Globalization;
using InquiryAssistant.Core.Mail;

namespace InquiryAssistant.Core.Languages;

/// <summary>Counts the letters of each script and knows what a script alone tells; data in <c>languages/scripts.json</c>.</summary>
internal static class Scripts
{
    /// <summary>Index of no script at all.</summary>
    public const int None = 0;

    /// <summary>Index of the Latin script.</summary>
    public const int Latin = 1;

    /// <summary>Index of the Cyrillic script.</summary>
    public const int Cyrillic = 2;

    private const int Han = 3;
    private const int Kana = 4;

    /// <summary>One kana to this many ideographs is enough for Japanese; Chinese mail has none but in names.</summary>
    private const int IdeographsPerKana = 12;

    private static readonly byte[] ByCharacter = new byte[char.MaxValue + 1];
    private static readonly string[] Languages;
    private static readonly float[] WordsPerLetter;
    private static readonly LetterRule[] Rules;

    static Scripts()
    {
        var file = MailData.Read<ScriptFile>("languages/scripts.json");
        string[] names = ["", "latin", "cyrillic", "han", "kana", .. file.Scripts.Keys.Except(["latin", "cyrillic", "han", "kana"])];
        Count = names.Length;
        Languages = [LanguageIdentifier.Undetermined, .. names.Skip(1).Select(n => file.Scripts[n].Language)];
        WordsPerLetter = [0, .. names.Skip(1).Select(n => file.Scripts[n].WordsPerLetter)];
        Rules = [.. file.Letters.Select(l => new LetterRule(Array.IndexOf(names, l.Script), l.Language, l.Letters, l.Against, l.Share))];
        foreach (var range in file.Ranges)
        {
            var script = (byte)Array.IndexOf(names, range[2]);
            for (int c = Parse(range[0]), last = Parse(range[1]); c <= last; c++)
            {
                ByCharacter[c] = char.IsLetter((char)c) || char.GetUnicodeCategory((char)c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark ? script : (byte)None;
            }
        }

        static int Parse(string hex) => int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }

    /// <summary>How many scripts there are, none included.</summary>
    public static int Count { get; }

    /// <summary>The script of a character.</summary>
    public static int Of(char c) => ByCharacter[c];

    /// <summary>What the script means by itself.</summary>
    public static string LanguageOf(int script) => Languages[script];

    /// <summary>Adds up the letters of each script.</summary>
    public static void CountLetters(ReadOnlySpan<char> text, Span<int> letters)
    {
        foreach (var c in text)
        {
            letters[ByCharacter[c]]++;
        }

        letters[None] = 0;
    }

    /// <summary>Whether Latin words are worth scoring at all.</summary>
    public static bool IsMostlyLatin(ReadOnlySpan<int> letters) => letters[Latin] > 0;

    /// <summary>The script in which most words are written.</summary>
    /// <param name="text">The text.</param>
    /// <param name="letters">Letters of each script.</param>
    /// <param name="latinWords">Weight of the Latin words; codes, names and trade terms weigh less than words of a language.</param>
    public static int Choose(ReadOnlySpan<char> text, ReadOnlySpan<int> letters, float latinWords)
    {
        var isJapanese = letters[Kana] * IdeographsPerKana > letters[Han];
        var best = None;
        var bestWeight = latinWords;
        if (latinWords > 0)
        {
            best = Latin;
        }

        for (var script = Latin + 1; script < letters.Length; script++)
        {
            var weight = letters[script] * WordsPerLetter[script];
            if (script == Han && isJapanese)
            {
                continue;
            }

            if (script == Kana)
            {
                weight = isJapanese ? weight + (letters[Han] * WordsPerLetter[Han]) : 0;
            }

            if (weight > bestWeight)
            {
                best = script;
                bestWeight = weight;
            }
        }

        return best;
    }

    /// <summary>The language that the script's telling letters speak for; null when they do not.</summary>
    public static string? ByLetters(ReadOnlySpan<char> text, int script, ReadOnlySpan<int> letters)
    {
        foreach (var rule in Rules)
        {
            if (rule.Script != script)
            {
                continue;
            }

            var (found, against) = (0, 0);
            foreach (var c in text)
            {
                if (ByCharacter[c] == script)
                {
                    var lower = char.ToLowerInvariant(c);
                    found += rule.Letters.Contains(lower) ? 1 : 0;
                    against += rule.Against.Contains(lower) ? 1 : 0;
                }
            }

            if (found > 0 && found >= rule.Share * letters[script] && found > against)
            {
                return rule.Language;
            }
        }

        return null;
    }

    private sealed record LetterRule(int Script, string Language, string Letters, string Against, float Share);

    private sealed record ScriptFile(
        IReadOnlyList<IReadOnlyList<string>> Ranges,
        IReadOnlyDictionary<string, ScriptEntry> Scripts,
        IReadOnlyList<LetterEntry> Letters);

    private sealed record ScriptEntry(string Language, float WordsPerLetter);

    private sealed record LetterEntry(string Script, string Language, string Letters, string Against, float Share);
}
