using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using InquiryAssistant.Core.Mail;

namespace InquiryAssistant.Core.Languages;

/// <summary>The words of <c>languages/words.json</c> and the letter groups found in them.</summary>
internal static class WordLists
{
    // A word without its accents is weaker proof, but people write so.
    private const float FoldedWeight = 0.7f;
    private static readonly FrozenDictionary<string, Vote[]>.AlternateLookup<ReadOnlySpan<char>> Words;
    private static readonly FrozenDictionary<int, float[]> Groups;

    static WordLists()
    {
        var file = MailData.Read<WordFile>("languages/words.json");
        Codes = [.. file.Languages.Keys];
        var lists = file.Languages.Values.Select(v => v.Split(' ')).ToArray();
        IsLatin = [.. lists.Select(l => Scripts.Of(l[0][0]) == Scripts.Latin)];
        Words = BuildWords(lists).GetAlternateLookup<ReadOnlySpan<char>>();
        Groups = BuildGroups(lists);
    }

    /// <summary>Language codes by index.</summary>
    public static string[] Codes { get; }

    /// <summary>Whether the language of the index is written in Latin script.</summary>
    public static bool[] IsLatin { get; }

    /// <summary>How many languages there are.</summary>
    public static int LanguageCount => Codes.Length;

    /// <summary>The languages that have the word, in lower case, and what it is worth for each; empty when none has.</summary>
    public static ReadOnlySpan<Vote> VotesFor(ReadOnlySpan<char> word) => Words.TryGetValue(word, out var votes) ? votes : [];

    /// <summary>How typical the three letters are for each language, above or below the mean; null when no list has them.</summary>
    public static float[]? GroupOf(char a, char b, char c) => Groups.GetValueOrDefault(Key(a, b, c));

    private static int Key(char a, char b, char c) => (a * 1_000_003) ^ (b * 4_099) ^ c;

    private static FrozenDictionary<string, Vote[]> BuildWords(string[][] lists)
    {
        var owners = new Dictionary<string, Dictionary<int, float>>();
        for (var language = 0; language < lists.Length; language++)
        {
            foreach (var word in lists[language])
            {
                Add(word, language, 1);
                Add(Fold(word), language, FoldedWeight);
            }
        }

        return owners.ToFrozenDictionary(
            o => o.Key,
            o => o.Value.Select(v => new Vote((byte)v.Key, v.Value * LengthWeight(o.Key) / MathF.Pow(o.Value.Count, 0.7f))).ToArray());

        void Add(string word, int language, float weight)
        {
            if (!owners.TryGetValue(word, out var votes))
            {
                owners[word] = votes = [];
            }

            votes[language] = Math.Max(votes.GetValueOrDefault(language), weight);
        }
    }

    // One and two letters occur as codes and initials everywhere.
    private static float LengthWeight(string word) => word.Length switch { 1 => 0.35f, 2 => 0.75f, _ => 1f };

    private static FrozenDictionary<int, float[]> BuildGroups(string[][] lists)
    {
        var counts = new Dictionary<int, float[]>();
        for (var language = 0; language < lists.Length; language++)
        {
            var share = 1000f / lists[language].Sum(w => w.Length);
            foreach (var word in lists[language].Where(w => w.Length > 2))
            {
                for (var i = 0; i <= word.Length - 1; i++)
                {
                    var key = Key(i == 0 ? ' ' : word[i - 1], word[i], i + 1 == word.Length ? ' ' : word[i + 1]);
                    if (!counts.TryGetValue(key, out var row))
                    {
                        counts[key] = row = new float[lists.Length];
                    }

                    row[language] += share;
                }
            }
        }

        foreach (var row in counts.Values)
        {
            var mean = 0f;
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = MathF.Log(row[i] + 0.15f);
                mean += row[i] / row.Length;
            }

            for (var i = 0; i < row.Length; i++)
            {
                row[i] -= mean;
            }
        }

        return counts.ToFrozenDictionary();
    }

    private static string Fold(string word)
    {
        var folded = new StringBuilder(word.Length + 2);
        foreach (var c in word.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(c switch { 'ı' => "i", 'ł' => "l", 'đ' => "d", 'ø' => "o", 'æ' => "ae", 'ß' => "ss", 'œ' => "oe", _ => c.ToString() });
            }
        }

        return folded.ToString();
    }

    /// <summary>What a word is worth for a language.</summary>
    internal readonly record struct Vote(byte Language, float Weight);

    private sealed record WordFile(IReadOnlyDictionary<string, string> Languages);
}
