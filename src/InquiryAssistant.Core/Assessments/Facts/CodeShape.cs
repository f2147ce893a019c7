namespace InquiryAssistant.Core.Assessments.Facts;

/// <summary>Tells model codes and order numbers from other mixtures of letters and digits by their shape alone.</summary>
internal static class CodeShape
{
    private static readonly string[] _orderPrefixes = ["PO", "P.O.", "PI", "INV", "BL", "B/L", "AWB", "HAWB", "OC", "SO", "RFQ", "REF"];

    private static readonly string[] _noModels =
        ["B2B", "B2C", "24/7", "CO2", "COVID19", "COVID-19", "MP3", "MP4", "4X4", "Q1", "Q2", "Q3", "Q4", "H1", "H2", "A4", "A3", "A5", "3D", "2D", "5G", "4G", "1ST", "2ND", "3RD", "M2", "M3", "O2", "Y1", "8D", "M365", "7-11"];

    /// <summary>How many characters at the beginning form a number, separators inside it included.</summary>
    public static int NumberLength(ReadOnlySpan<char> word)
    {
        var length = 0;
        while (length < word.Length && (char.IsAsciiDigit(word[length])
            || (word[length] is '.' or ',' or '\'' or '’' && length + 1 < word.Length && char.IsAsciiDigit(word[length + 1]))))
        {
            length++;
        }

        return length;
    }

    /// <summary>Letters and digits of a code: DN25, 6204-2RS, PK-260, 18650; not dates, times, ordinals, well-known words.</summary>
    public static bool IsModel(ReadOnlySpan<char> word)
    {
        word = word.Trim("#'*/-");
        if (word.Length is < 2 or > 28)
        {
            return false;
        }

        var (letters, digits, others, capitals) = (0, 0, 0, 0);
        foreach (var c in word)
        {
            letters += char.IsLetter(c) ? 1 : 0;
            digits += char.IsAsciiDigit(c) ? 1 : 0;
            capitals += char.IsAsciiLetterUpper(c) ? 1 : 0;
            others += char.IsLetterOrDigit(c) || c is '-' or '/' or '.' ? 0 : 1;
        }

        var latin = word.IndexOfAnyExceptInRange('\u0000', '\u007F') < 0;
        var codeLike = letters >= 1 && digits >= 1 && (capitals >= 1 || digits >= 2) && letters <= 8;
        return latin && others == 0 && codeLike && !IsKnownWord(word);
    }

    /// <summary>PO-4471, INV2026-118, a container number (four letters, seven digits).</summary>
    public static bool IsOrderNumber(ReadOnlySpan<char> word)
    {
        if (word.Length == 11 && !word[..4].ContainsAnyExceptInRange('A', 'Z') && !word[4..].ContainsAnyExceptInRange('0', '9'))
        {
            return true;
        }

        foreach (var prefix in _orderPrefixes)
        {
            if (word.Length > prefix.Length + 2 && word.StartsWith(prefix, StringComparison.Ordinal))
            {
                var tail = word[prefix.Length..].TrimStart("-#.:/");
                if (tail.Length >= 2 && char.IsAsciiDigit(tail[^1]) && (tail.Length < word.Length - prefix.Length || char.IsAsciiDigit(tail[0])))
                {
                    return prefix is not "RFQ" and not "REF";
                }
            }
        }

        return false;
    }

    private static bool IsKnownWord(ReadOnlySpan<char> word)
    {
        foreach (var known in _noModels)
        {
            if (word.Equals(known, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return word.StartsWith("ISO", StringComparison.OrdinalIgnoreCase) || word.StartsWith("COVID", StringComparison.OrdinalIgnoreCase);
    }
}
