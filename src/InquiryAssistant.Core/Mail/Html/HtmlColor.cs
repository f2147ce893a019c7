using System.Globalization;

namespace InquiryAssistant.Core.Mail.Html;

/// <summary>Names the hue of a written colour, as a person would say it.</summary>
internal static class HtmlColor
{
    /// <summary>Below this distance between the strongest and the weakest channel (0-255) a colour is a grey.</summary>
    private const int LeastDistance = 70;

    /// <summary>The hue; none for black, white, greys, system colours and whatever is not a colour.</summary>
    public static LineMarks HueOf(ReadOnlySpan<char> value)
    {
        value = value.Trim();
        if (value.StartsWith("#"))
        {
            return OfHex(value[1..]);
        }

        if (value.StartsWith("rgb", StringComparison.OrdinalIgnoreCase))
        {
            return OfFunction(value);
        }

        var end = value.IndexOf(' ');
        return OfName(end < 0 ? value : value[..end]);
    }

    private static LineMarks OfName(ReadOnlySpan<char> name) => name.Length switch
    {
        3 when Is(name, "red") => LineMarks.Red,
        4 when Is(name, "blue") || Is(name, "navy") || Is(name, "aqua") || Is(name, "cyan") => LineMarks.Blue,
        4 when Is(name, "teal") || Is(name, "lime") => LineMarks.Green,
        5 when Is(name, "green") => LineMarks.Green,
        6 when Is(name, "orange") || Is(name, "yellow") => LineMarks.Orange,
        6 when Is(name, "purple") || Is(name, "violet") => LineMarks.Purple,
        7 when Is(name, "crimson") || Is(name, "darkred") => LineMarks.Red,
        7 when Is(name, "magenta") || Is(name, "fuchsia") => LineMarks.Purple,
        8 when Is(name, "darkblue") => LineMarks.Blue,
        9 when Is(name, "darkgreen") => LineMarks.Green,
        _ => LineMarks.None,
    };

    private static LineMarks OfHex(ReadOnlySpan<char> digits)
    {
        var size = digits.Length >= 6 ? 2 : 1;
        if (digits.Length < 3 || !int.TryParse(digits[..(3 * size)], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number))
        {
            return LineMarks.None;
        }

        return size == 2
            ? OfChannels((number >> 16) & 255, (number >> 8) & 255, number & 255)
            : OfChannels(((number >> 8) & 15) * 17, ((number >> 4) & 15) * 17, (number & 15) * 17);
    }

    private static LineMarks OfFunction(ReadOnlySpan<char> value)
    {
        Span<int> channels = stackalloc int[3];
        var at = value.IndexOf('(') + 1;
        for (var i = 0; i < channels.Length; i++)
        {
            while (at < value.Length && value[at] is ' ' or ',')
            {
                at++;
            }

            var start = at;
            while (at < value.Length && at < start + 3 && char.IsAsciiDigit(value[at]))
            {
                channels[i] = (channels[i] * 10) + value[at++] - '0';
            }

            if (at == start)
            {
                return LineMarks.None;
            }
        }

        return OfChannels(channels[0], channels[1], channels[2]);
    }

    private static LineMarks OfChannels(int red, int green, int blue)
    {
        var most = Math.Max(red, Math.Max(green, blue));
        var least = Math.Min(red, Math.Min(green, blue));
        if (most - least < LeastDistance)
        {
            return LineMarks.None;
        }

        // Half way between the ends is where a mixed channel starts to be seen.
        var middle = (most + least) / 2;
        if (red == most)
        {
            return blue > middle ? LineMarks.Purple : green > middle - 20 ? LineMarks.Orange : LineMarks.Red;
        }

        return blue < most ? LineMarks.Green : red > middle ? LineMarks.Purple : LineMarks.Blue;
    }

    private static bool Is(ReadOnlySpan<char> name, string expected) => name.Equals(expected, StringComparison.OrdinalIgnoreCase);
}
