namespace InquiryAssistant.Core.Assessments.Facts;

/// <summary>Finds international bank account numbers (ISO 13616): two letters, two check digits, 11 to 30 letters and digits in groups.</summary>
internal static class BankAccount
{
    private const int Shortest = 15;
    private const int Longest = 34;

    // A date has eight digits; accounts of one country have nine to twenty.
    private const int FewestDigits = 9;

    // "Account no. (USD), Bank of ...: 3901": so far the number may stand behind its word.
    private const int Reach = 30;

    /// <summary>Whether one begins at a place; where it ends. The check digits are not proven: a forger's number need not be real.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, int start, out int end)
    {
        end = start;
        var rest = text[start..];
        if (rest.Length < Shortest || !char.IsAsciiLetterUpper(rest[0]) || !char.IsAsciiLetterUpper(rest[1]) || !char.IsAsciiDigit(rest[2]) || !char.IsAsciiDigit(rest[3]))
        {
            return false;
        }

        var (signs, digits, at) = (0, 0, 0);
        for (; at < rest.Length && signs <= Longest; at++)
        {
            var c = rest[at];
            if (char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c))
            {
                signs++;
                digits += char.IsAsciiDigit(c) ? 1 : 0;
                end = start + at + 1;
            }
            else if (c is not (' ' or '\u00A0') || at + 1 >= rest.Length || !char.IsAsciiDigit(rest[at + 1]))
            {
                break;
            }
        }

        return signs is >= Shortest and <= Longest && digits >= 10;
    }

    /// <summary>The account that stands at or shortly behind a word for one: an international number, or nine digits and more.</summary>
    /// <param name="text">The text as it stands.</param>
    /// <param name="start">Where the word begins.</param>
    /// <param name="end">Where the word ends.</param>
    /// <param name="account">What was found.</param>
    public static bool TryFind(ReadOnlySpan<char> text, int start, int end, out Found account)
    {
        account = default;
        var last = Math.Min(text.Length, end + Reach);
        // A telephone number ends the search: what stands behind it belongs to something else.
        for (var at = start; at < last && text[at] != '+'; at = at == start ? Math.Max(end, start + 1) : at + 1)
        {
            var isWord = at == 0 || !char.IsLetterOrDigit(text[at - 1]) || text[at - 1] > '\u2E7F';
            if (!isWord || (!TryRead(text, at, out var to) && !TryDigits(text, at, out to)))
            {
                continue;
            }

            account = new Found(SignsOf(text[at..to]), at, to);
            return true;
        }

        return false;
    }

    private static bool TryDigits(ReadOnlySpan<char> text, int start, out int end)
    {
        var (digits, at) = (0, start);
        end = start;
        for (; at < text.Length && digits <= Longest; at++)
        {
            if (char.IsAsciiDigit(text[at]))
            {
                digits++;
                end = at + 1;
            }
            else if (digits == 0 || text[at] is not (' ' or '-' or '\u00A0') || at + 1 >= text.Length || !char.IsAsciiDigit(text[at + 1]))
            {
                break;
            }
        }

        return digits is >= FewestDigits and <= Longest;
    }

    private static string SignsOf(ReadOnlySpan<char> number)
    {
        Span<char> signs = stackalloc char[number.Length];
        var count = 0;
        foreach (var c in number)
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                signs[count++] = c;
            }
        }

        return signs[..count].ToString();
    }

    /// <summary>An account: its letters and digits without gaps, and where it stands.</summary>
    public readonly record struct Found(string Signs, int Start, int End);
}
