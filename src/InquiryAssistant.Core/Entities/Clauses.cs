namespace InquiryAssistant.Core.Entities;

/// <summary>Bounds of sentences and clauses around a place in a text.</summary>
internal static class Clauses
{
    private const int LongestSentence = 400;

    /// <summary>The sentence around a place: up to a line end or closing mark; a dot counts when a blank follows it.</summary>
    public static (int Start, int End) Sentence(string text, int at)
    {
        var start = at;
        while (start > 0 && at - start < LongestSentence && !EndsSentence(text, start - 1))
        {
            start--;
        }

        var end = at;
        while (end < text.Length && end - at < LongestSentence && !EndsSentence(text, end))
        {
            end++;
        }

        return (start, end);
    }

    /// <summary>Whether a sentence that ends at a place asks.</summary>
    public static bool IsQuestion(ReadOnlySpan<char> text, int end) => end < text.Length && text[end] is '?' or '？' or '؟';

    public static bool EndsSentence(string text, int i) => text[i] switch
    {
        '\n' or '?' or '!' or '。' or '？' or '！' or '؟' => true,
        '.' => i + 1 < text.Length && text[i + 1] == ' ' && (i + 2 >= text.Length || !char.IsLower(text[i + 2])) && !(i > 0 && char.IsDigit(text[i - 1]) && i + 2 < text.Length && char.IsDigit(text[i + 2])),
        _ => false,
    };

    /// <summary>Whether a clause ends here: a sentence's end, a bracket, a semicolon, or a comma that is no decimal mark.</summary>
    public static bool EndsClause(string text, int i) => text[i] switch
    {
        ';' or '；' or '，' or '、' or '(' or ')' or '（' or '）' or ':' or '：' or '\t' or '،' => true,
        ',' => i + 1 >= text.Length || !char.IsAsciiDigit(text[i + 1]) || i == 0 || !char.IsAsciiDigit(text[i - 1]),
        _ => EndsSentence(text, i),
    };
}
