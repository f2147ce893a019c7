using AngleSharp.Html;

namespace InquiryAssistant.Core.Mail.Html;

/// <summary>Character references: the named ones of the HTML standard (AngleSharp's table) and numbers, with the repairs browsers make.</summary>
internal static class HtmlEntities
{
    private const int LongestName = 32;

    // The standard reads 128-159 as Windows-1252, because mail and pages always meant that.
    private const string Windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

    /// <summary>Reads the reference that starts at the '&amp;' of <paramref name="text"/>.</summary>
    /// <param name="text">Text from the '&amp;' on.</param>
    /// <param name="first">The character it means, or '\0' when it is not a reference.</param>
    /// <param name="second">A second UTF-16 unit, or '\0'.</param>
    /// <returns>How many characters the reference takes; 0 when it is none.</returns>
    public static int Read(ReadOnlySpan<char> text, out char first, out char second)
    {
        first = second = '\0';
        if (text.Length < 3)
        {
            return 0;
        }

        return text[1] == '#' ? ReadNumber(text, out first, out second) : ReadName(text, out first, out second);
    }

    private static int ReadNumber(ReadOnlySpan<char> text, out char first, out char second)
    {
        first = second = '\0';
        var isHex = text[2] is 'x' or 'X';
        var i = isHex ? 3 : 2;
        var start = i;
        var value = 0;
        while (i < text.Length && (isHex ? char.IsAsciiHexDigit(text[i]) : char.IsAsciiDigit(text[i])))
        {
            // Beyond the last code point the digits no longer matter, only that they are eaten.
            value = Math.Min((value * (isHex ? 16 : 10)) + DigitValue(text[i]), 0x110000);
            i++;
        }

        if (i == start)
        {
            return 0;
        }

        var length = i < text.Length && text[i] == ';' ? i + 1 : i;
        if (value is >= 128 and <= 159)
        {
            first = Windows1252[value - 128];
        }
        else if (value is 0 or (>= 0xD800 and <= 0xDFFF) or > 0x10FFFF)
        {
            first = '\uFFFD';
        }
        else if (value > 0xFFFF)
        {
            first = (char)(0xD800 + ((value - 0x10000) >> 10));
            second = (char)(0xDC00 + ((value - 0x10000) & 0x3FF));
        }
        else
        {
            first = (char)value;
        }

        return length;
    }

    private static int DigitValue(char c) => char.IsAsciiDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10;

    private static int ReadName(ReadOnlySpan<char> text, out char first, out char second)
    {
        first = second = '\0';
        var i = 1;
        while (i < text.Length && i <= LongestName && char.IsAsciiLetterOrDigit(text[i]))
        {
            i++;
        }

        var name = text[1..i];
        var isClosed = i < text.Length && text[i] == ';';
        first = name switch
        {
            "nbsp" => '\u00A0',
            "amp" or "AMP" => '&',
            "lt" or "LT" => '<',
            "gt" or "GT" => '>',
            "quot" or "QUOT" => '"',
            "apos" when isClosed => '\'',
            _ => '\0',
        };
        if (first != '\0')
        {
            return isClosed ? i + 1 : i;
        }

        // Names without their semicolon are references only for the old Latin-1 set; AngleSharp keeps both forms.
        var symbol = name.IsEmpty ? null : HtmlEntityProvider.Resolver.GetSymbol(isClosed ? string.Concat(name, ";") : name.ToString());
        if (string.IsNullOrEmpty(symbol) || symbol.Length > 2)
        {
            return 0;
        }

        first = symbol[0];
        second = symbol.Length > 1 ? symbol[1] : '\0';
        return isClosed ? i + 1 : i;
    }
}
