using System.Collections.Frozen;

namespace InquiryAssistant.Core.Mail.Signatures;

/// <summary>The words of <c>mail/signatures.json</c>, all languages at once: people close in one language what they wrote in another.</summary>
internal static class SignatureWords
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Closings;
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Thanks;
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ContactLabels;
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Titles;
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Honorifics;
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> CompanyForms;
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ItemUnits;
    private static readonly string[] IdeographicTitles;
    private static readonly FrozenDictionary<char, string[]> Device;
    private static readonly FrozenDictionary<char, string[]> Disclaimers;
    private static readonly FrozenDictionary<char, string[]> Banners;

    static SignatureWords()
    {
        var file = MailData.Read<SignatureFile>("mail/signatures.json");
        var languages = file.Languages.Values;
        Closings = Set(languages.SelectMany(l => l.Closings));
        Thanks = Set(languages.SelectMany(l => l.Thanks));
        ContactLabels = Set(file.ContactLabels);
        Titles = Set(file.Titles);
        Honorifics = Set(file.Honorifics);
        CompanyForms = Set(file.CompanyForms);
        ItemUnits = Set(file.ItemUnits);
        IdeographicTitles = [.. file.Titles.Concat(file.CompanyForms).Where(t => t[0] >= '\u0E00')];
        Device = ByFirst(languages.SelectMany(l => l.Device));
        Disclaimers = ByFirst(languages.SelectMany(l => l.Disclaimers));
        Banners = ByFirst(languages.SelectMany(l => l.Banners ?? []));
    }

    public static bool IsClosing(ReadOnlySpan<char> words) => Closings.Contains(words);

    public static bool IsThanks(ReadOnlySpan<char> words) => Thanks.Contains(words);

    public static bool IsContactLabel(ReadOnlySpan<char> word) => ContactLabels.Contains(word);

    public static bool IsHonorific(ReadOnlySpan<char> word) => Honorifics.Contains(word);

    public static bool IsTitle(ReadOnlySpan<char> word) => Titles.Contains(word);

    /// <summary>Whether a title or legal form stands in a line of a script without spaces between words.</summary>
    public static bool ContainsIdeographicTitle(ReadOnlySpan<char> line)
    {
        if (line.IndexOfAnyInRange('\u0E00', '\uFFEF') < 0)
        {
            return false;
        }

        foreach (var title in IdeographicTitles)
        {
            if (line.Contains(title, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the word counts goods.</summary>
    public static bool IsItemUnit(ReadOnlySpan<char> word) => ItemUnits.Contains(word);

    public static bool IsCompanyForm(ReadOnlySpan<char> word) => CompanyForms.Contains(word);

    /// <summary>Whether the line is one that a phone or mail program adds.</summary>
    public static bool IsDeviceLine(ReadOnlySpan<char> line) => line.Length < 120 && StartsWithAny(line, Device);

    /// <summary>Whether a confidentiality note or footer begins with the line.</summary>
    public static bool IsDisclaimer(ReadOnlySpan<char> line) => StartsWithAny(line, Disclaimers);

    /// <summary>Whether a mail server's warning above the letter ("External email: …") begins with the line.</summary>
    public static bool IsBanner(ReadOnlySpan<char> line) => StartsWithAny(line, Banners);

    private static bool StartsWithAny(ReadOnlySpan<char> line, FrozenDictionary<char, string[]> phrases)
    {
        if (line.IsEmpty || !phrases.TryGetValue(char.ToUpperInvariant(line[0]), out var candidates))
        {
            return false;
        }

        foreach (var phrase in candidates)
        {
            if (line.StartsWith(phrase, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(IEnumerable<string> words) =>
        words.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private static FrozenDictionary<char, string[]> ByFirst(IEnumerable<string> phrases) =>
        phrases.GroupBy(p => char.ToUpperInvariant(p[0])).ToFrozenDictionary(g => g.Key, g => g.Distinct().ToArray());

    private sealed record SignatureFile(
        IReadOnlyList<string> ContactLabels,
        IReadOnlyList<string> Titles,
        IReadOnlyList<string> Honorifics,
        IReadOnlyList<string> CompanyForms,
        IReadOnlyList<string> ItemUnits,
        IReadOnlyDictionary<string, Language> Languages);

    private sealed record Language(
        IReadOnlyList<string> Closings,
        IReadOnlyList<string> Thanks,
        IReadOnlyList<string> Device,
        IReadOnlyList<string> Disclaimers,
        IReadOnlyList<string>? Banners);
}
