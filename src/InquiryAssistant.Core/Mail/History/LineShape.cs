namespace InquiryAssistant.Core.Mail.History;

/// <summary>Questions about the look of one line, each in one pass over at most a few hundred characters.</summary>
internal static class LineShape
{
    /// <summary>Lines beyond this length are prose, never a header or an attribution.</summary>
    public const int LongestMarker = 400;

    /// <summary>How deep the line is quoted with '&gt;' signs; 0 when it is not.</summary>
    public static int QuoteDepth(ReadOnlySpan<char> line)
    {
        var depth = 0;
        var spaces = 0;
        foreach (var c in line)
        {
            if (c is '>' or '＞')
            {
                depth++;
                spaces = 0;
            }
            else if (c is ' ' or '\t' && spaces < 4)
            {
                spaces++;
            }
            else
            {
                break;
            }
        }

        return depth;
    }

    /// <summary>Whether the line is quoted as "LC> text", with the two or three initials of its writer.</summary>
    public static bool HasInitialsSign(ReadOnlySpan<char> line)
    {
        line = line.TrimStart(' ');
        var end = 0;
        while (end < line.Length && end < 4 && char.IsUpper(line[end]))
        {
            end++;
        }

        return end is 2 or 3 && end < line.Length && line[end] == '>' && (end + 1 == line.Length || line[end + 1] is ' ' or '>');
    }

    /// <summary>Whether the line is the edge "|------------>" that Lotus Notes draws around each header of a quote.</summary>
    public static bool IsNotesEdge(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        return line.Length >= 8 && line[0] == '|' && line[^1] is '>' or '|' && line[1..^1].IndexOfAnyExcept('-') < 0;
    }

    /// <summary>Whether the line is only a drawn rule: at least <paramref name="shortest"/> dashes, underscores or the like.</summary>
    public static bool IsRule(ReadOnlySpan<char> line, int shortest)
    {
        if (line.Length < shortest)
        {
            return false;
        }

        foreach (var c in line)
        {
            if (c is not ('-' or '_' or '=' or '*' or '–' or '—' or '─' or '━' or '~' or ' ' or '#' or '―' or 'ー' or '＝' or '+' or '.' or '･' or '・'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether it names a point in time: a year, a date in figures, or a time of day.</summary>
    public static bool HasDate(ReadOnlySpan<char> line)
    {
        for (var i = 0; i < line.Length; i++)
        {
            if (!char.IsDigit(line[i]))
            {
                continue;
            }

            var length = 1;
            while (i + length < line.Length && char.IsDigit(line[i + length]))
            {
                length++;
            }

            var isYear = length == 4 && (line.Slice(i, 2) is "19" or "20" or "25");
            var next = i + length < line.Length ? line[i + length] : '\0';
            var hasDigitAfter = i + length + 1 < line.Length && char.IsDigit(line[i + length + 1]);
            if (isYear || !char.IsAscii(line[i]) || (length <= 2 && next is ':' or '/' or '-' or '.' or 'h' or '：' && hasDigitAfter))
            {
                return true;
            }

            i += length;
        }

        return false;
    }

    /// <summary>Whether a number of four figures in it can be a year.</summary>
    public static bool HasYear(ReadOnlySpan<char> line)
    {
        for (var i = line.IndexOf("20"); i >= 0 && i + 4 <= line.Length; i++)
        {
            var isNumber = char.IsDigit(line[i]) && char.IsDigit(line[i + 1]) && char.IsDigit(line[i + 2]) && char.IsDigit(line[i + 3]);
            if (isNumber && line[i] == '2' && line[i + 1] == '0' && (i == 0 || !char.IsDigit(line[i - 1])) && (i + 4 == line.Length || !char.IsDigit(line[i + 4])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether it names a time of day: "9:14", "9h14", "9時14分", "9시 14분".</summary>
    public static bool HasTime(ReadOnlySpan<char> line)
    {
        for (var i = 0; i + 2 < line.Length; i++)
        {
            if (char.IsDigit(line[i]) && line[i + 1] is ':' or '：' or 'h' or 'H' or '時' or '时' or '点' or '點' or '시' && (char.IsDigit(line[i + 2]) || line[i + 2] == ' '))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether it is one of the ten figures in Chinese writing: "二〇二六年十月".</summary>
    public static bool IsHanNumber(char c) => c is '〇' or '零' or '一' or '二' or '三' or '四' or '五' or '六' or '七' or '八' or '九' or '十';

    /// <summary>Whether an address stands in it as clients write it: in angle or round brackets, or after mailto.</summary>
    public static bool HasBracketedAddress(ReadOnlySpan<char> line)
    {
        var at = line.IndexOf('@');
        if (at <= 0)
        {
            return false;
        }

        for (var i = at - 1; i >= 0 && i > at - 80; i--)
        {
            if (line[i] is '<' or '(' or '[' or '＜' or '（')
            {
                return true;
            }
        }

        return line.Contains("mailto:", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The line without quote signs, emphasis marks and spaces at both ends.</summary>
    public static ReadOnlySpan<char> Bare(ReadOnlySpan<char> line) => line.TrimStart(" \t>＞|*_").TrimEnd(" \t|*_");
}
