using System.Buffers;

namespace InquiryAssistant.Core.Mail.History;

/// <summary>The phrases of <c>mail/inline-answers.json</c>, all languages at once.</summary>
internal static class InlineAnswerWords
{
    private static readonly SearchValues<string> Announcements;
    private static readonly (LineMarks Hue, SearchValues<string> Phrases)[] Hues;

    static InlineAnswerWords()
    {
        var languages = MailData.Read<AnswerFile>("mail/inline-answers.json").Languages.Values;
        Announcements = Set(languages.SelectMany(l => l.Announcements));
        Hues =
        [
            (LineMarks.Red, Set(languages.SelectMany(l => l.Red ?? []))),
            (LineMarks.Blue, Set(languages.SelectMany(l => l.Blue ?? []))),
            (LineMarks.Green, Set(languages.SelectMany(l => l.Green ?? []))),
            (LineMarks.Purple, Set(languages.SelectMany(l => l.Purple ?? []))),
            (LineMarks.Orange, Set(languages.SelectMany(l => l.Orange ?? []))),
            (LineMarks.Highlight, Set(languages.SelectMany(l => l.Highlight ?? []))),
            (LineMarks.Bold, Set(languages.SelectMany(l => l.Bold ?? []))),
        ];
    }

    /// <summary>Whether the line says that answers stand inside the quote below; how they are marked is told by <see cref="HueOf"/>.</summary>
    public static bool Announces(ReadOnlySpan<char> line) => line.ContainsAny(Announcements);

    /// <summary>The hues and stresses in which the line says that answers are written; none when it names none.</summary>
    public static LineMarks HueOf(ReadOnlySpan<char> line)
    {
        var found = LineMarks.None;
        foreach (var (hue, phrases) in Hues)
        {
            found |= line.ContainsAny(phrases) ? hue : LineMarks.None;
        }

        return found;
    }

    private static SearchValues<string> Set(IEnumerable<string> phrases) => SearchValues.Create([.. phrases.Distinct()], StringComparison.OrdinalIgnoreCase);

    private sealed record AnswerFile(IReadOnlyDictionary<string, Language> Languages);

    private sealed record Language(
        IReadOnlyList<string> Announcements,
        IReadOnlyList<string>? Red,
        IReadOnlyList<string>? Blue,
        IReadOnlyList<string>? Green,
        IReadOnlyList<string>? Purple,
        IReadOnlyList<string>? Orange,
        IReadOnlyList<string>? Highlight,
        IReadOnlyList<string>? Bold);
}
