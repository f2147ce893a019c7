using System.Buffers;
using System.Collections.Frozen;

namespace InquiryAssistant.Core.Mail.History;

/// <summary>What a line of a header block tells.</summary>
[Flags]
internal enum HeaderFields : byte
{
    None = 0,
    From = 1,
    Sent = 2,
    To = 4,
    Other = 8,
    Subject = 16,
}

/// <summary>The words of <c>mail/history.json</c>, all languages at once: mails mix them, the client's language is not the writer's.</summary>
internal static class HistoryWords
{
    /// <summary>Letters of the longest word by which a sentence is told.</summary>
    public const int LongestSaid = 16;

    private const int LongestLabel = 32;
    private static readonly FrozenDictionary<string, HeaderFields>.AlternateLookup<ReadOnlySpan<char>> Labels;
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> SenderWords;
    private static readonly string[] UnspacedSenderWords;
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> SentenceWords;

    static HistoryWords()
    {
        var file = MailData.Read<HistoryFile>("mail/history.json");
        var languages = file.Languages.Values;
        Verbs = Distinct(languages.SelectMany(l => l.Verbs));
        AnyVerb = SearchValues.Create(Verbs, StringComparison.OrdinalIgnoreCase);
        Openers = Distinct(languages.SelectMany(l => l.Openers));
        Original = Distinct(languages.SelectMany(l => l.Original));
        Forwarded = Distinct(languages.SelectMany(l => l.Forwarded));
        ReplyAbove = SearchValues.Create([.. file.ReplyAbove], StringComparison.OrdinalIgnoreCase);

        SenderWords = file.SenderWords.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        SentenceWords = file.SentenceWords.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

        UnspacedSenderWords = [.. file.SenderWords.Where(w => w[0] >= '\u2E80')];

        var labels = new Dictionary<string, HeaderFields>(StringComparer.OrdinalIgnoreCase);
        foreach (var language in languages)
        {
            Add(language.From, HeaderFields.From);
            Add(language.Sent, HeaderFields.Sent);
            Add(language.To, HeaderFields.To);
            Add(language.Cc, HeaderFields.Other);
            Add(language.Subject, HeaderFields.Subject);
        }

        Labels = labels.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

        void Add(IReadOnlyList<string> words, HeaderFields field)
        {
            foreach (var word in words)
            {
                labels[word] = labels.GetValueOrDefault(word) | field;
            }
        }
    }

    /// <summary>Words that say that somebody wrote.</summary>
    public static string[] Verbs { get; }

    /// <summary>The same to search for all at once: most lines have none.</summary>
    public static SearchValues<string> AnyVerb { get; }

    /// <summary>First words of attribution lines.</summary>
    public static string[] Openers { get; }

    /// <summary>Words between dashes above a quoted message.</summary>
    public static string[] Original { get; }

    /// <summary>Words above a forwarded message.</summary>
    public static string[] Forwarded { get; }

    /// <summary>Service desks' "reply above this line".</summary>
    public static SearchValues<string> ReplyAbove { get; }

    /// <summary>Whether the word, as spelt, is one that a sender says and no program: "we", "our".</summary>
    public static bool IsSenderWord(ReadOnlySpan<char> word) => SenderWords.Contains(word);

    /// <summary>Whether such a word stands in a line of a script without spaces.</summary>
    public static bool HasUnspacedSenderWord(ReadOnlySpan<char> line)
    {
        foreach (var word in UnspacedSenderWords)
        {
            if (line.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the word, as spelt, makes a sentence more likely: "you", "the".</summary>
    public static bool IsSentenceWord(ReadOnlySpan<char> word) => SentenceWords.Contains(word);

    /// <summary>Which header fields the label can mean; some mean two ("De" is from, "A" is to in one language and nothing in another).</summary>
    public static HeaderFields FieldsOf(ReadOnlySpan<char> label)
    {
        if (label.Length is 0 or > LongestLabel)
        {
            return HeaderFields.None;
        }

        if (!label.Contains('\u3000'))
        {
            return Labels.TryGetValue(label, out var fields) ? fields : HeaderFields.None;
        }

        Span<char> tight = stackalloc char[LongestLabel];
        var length = 0;
        foreach (var c in label)
        {
            if (c != '\u3000')
            {
                tight[length++] = c;
            }
        }

        return Labels.TryGetValue(tight[..length], out var spaced) ? spaced : HeaderFields.None;
    }

    private static string[] Distinct(IEnumerable<string> words) => [.. words.Distinct(StringComparer.OrdinalIgnoreCase)];

    private sealed record HistoryFile(
        IReadOnlyList<string> ReplyAbove,
        IReadOnlyList<string> SenderWords,
        IReadOnlyList<string> SentenceWords,
        IReadOnlyDictionary<string, Language> Languages);

    private sealed record Language(
        IReadOnlyList<string> From,
        IReadOnlyList<string> Sent,
        IReadOnlyList<string> To,
        IReadOnlyList<string> Cc,
        IReadOnlyList<string> Subject,
        IReadOnlyList<string> Openers,
        IReadOnlyList<string> Verbs,
        IReadOnlyList<string> Original,
        IReadOnlyList<string> Forwarded);
}
