namespace InquiryAssistant.Core.Entities.Evidence;

/// <summary>Signs sorted into few classes.</summary>
internal static class CueSigns
{
    public static string[] Names { get; } = ["edge", "figure", "Latin letter", "other letter", "blank", "tab", "(", ")", ",", ".", ":", "-", "/", "+", "times", "other"];

    /// <summary>The class of the sign before a place.</summary>
    public static int Before(ReadOnlySpan<char> text, int at) => at > 0 ? Of(text[at - 1]) : 0;

    /// <summary>The class of the sign at a place.</summary>
    public static int Behind(ReadOnlySpan<char> text, int at) => at < text.Length ? Of(text[at]) : 0;

    private static int Of(char c) => c switch
    {
        '\n' => 0,
        >= '0' and <= '9' => 1,
        'x' or '×' or '*' => 14,
        >= 'a' and <= 'z' or >= 'A' and <= 'Z' => 2,
        ' ' => 4,
        '\t' or '|' => 5,
        '(' => 6,
        ')' => 7,
        ',' => 8,
        '.' => 9,
        ':' => 10,
        '-' or '–' => 11,
        '/' => 12,
        '+' => 13,
        _ => char.IsLetter(c) ? 3 : 15,
    };
}
