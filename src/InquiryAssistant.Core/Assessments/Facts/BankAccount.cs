namespace InquiryAssistant.Core.Assessments.Facts;

/// <summary>Finds international bank account numbers (ISO 13616): two letters, two check digits, 11 to 30 letters and digits in groups.</summary>
internal static class BankAccount
{
    private const int Shortest = 15;
    private const int Longest = 34;

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
}
