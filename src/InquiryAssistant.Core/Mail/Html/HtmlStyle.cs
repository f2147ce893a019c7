using System.Globalization;

namespace InquiryAssistant.Core.Mail.Html;

/// <summary>What a style attribute says about whether and how text is shown.</summary>
[Flags]
internal enum HtmlStyleEffect
{
    None = 0,
    Hidden = 1,
    ZeroSize = 2,
    RealSize = 4,
    Preformatted = 8,
    NoMargin = 16,
    HistoryBorder = 32,
    Bold = 64,
}

internal static class HtmlStyle
{
    /// <summary>Reads the declarations; unknown ones are skipped.</summary>
    /// <param name="style">The attribute's value.</param>
    /// <param name="color">The text colour as written; empty when the style names none.</param>
    /// <param name="ground">The colour behind the text likewise.</param>
    public static HtmlStyleEffect Read(ReadOnlySpan<char> style, out ReadOnlySpan<char> color, out ReadOnlySpan<char> ground)
    {
        var effect = HtmlStyleEffect.None;
        color = default;
        ground = default;
        while (!style.IsEmpty)
        {
            var end = style.IndexOf(';');
            var declaration = end < 0 ? style : style[..end];
            style = end < 0 ? [] : style[(end + 1)..];
            var colon = declaration.IndexOf(':');
            if (colon <= 0)
            {
                continue;
            }

            var name = declaration[..colon].Trim();
            var value = declaration[(colon + 1)..].Trim();
            if (name.Length == 5 && Is(name, "color"))
            {
                color = value;
            }
            else if (name.Length is 10 or 16 && StartsWith(name, "background"))
            {
                ground = name.Length == 10 || Is(name, "background-color") ? value : ground;
            }
            else
            {
                effect |= ReadDeclaration(name, value);
            }
        }

        return effect;
    }

    private static HtmlStyleEffect ReadDeclaration(ReadOnlySpan<char> name, ReadOnlySpan<char> value) => name.Length switch
    {
        7 when Is(name, "display") && StartsWith(value, "none") => HtmlStyleEffect.Hidden,
        7 when Is(name, "opacity") && IsZero(value) => HtmlStyleEffect.Hidden,
        10 when Is(name, "visibility") && StartsWith(value, "hidden") => HtmlStyleEffect.Hidden,
        10 when Is(name, "max-height") && IsZero(value) => HtmlStyleEffect.Hidden,
        9 when Is(name, "font-size") => IsZero(value) ? HtmlStyleEffect.ZeroSize : HtmlStyleEffect.RealSize,
        4 when Is(name, "font") && value.Length > 0 && char.IsAsciiDigit(value[0]) =>
            value[0] == '0' ? HtmlStyleEffect.ZeroSize : HtmlStyleEffect.RealSize,
        11 when Is(name, "font-weight") && (StartsWith(value, "bold") || StartsWith(value, "700")) => HtmlStyleEffect.Bold,
        11 when Is(name, "white-space") && StartsWith(value, "pre") => HtmlStyleEffect.Preformatted,
        6 when Is(name, "margin") && value.Length > 0 && value[0] == '0' => HtmlStyleEffect.NoMargin,
        10 when Is(name, "margin-top") && IsZero(value) => HtmlStyleEffect.NoMargin,
        10 when Is(name, "border-top") && IsHistoryBorder(value) => HtmlStyleEffect.HistoryBorder,
        _ => HtmlStyleEffect.None,
    };

    // Outlook for Windows draws one line above the header block of a quote: "solid #E1E1E1 1.0pt", older "solid #B5C4DF 1.0pt", "solid windowtext 1.0pt".
    private static bool IsHistoryBorder(ReadOnlySpan<char> value) =>
        value.Contains("solid", StringComparison.OrdinalIgnoreCase) && value.Contains("pt", StringComparison.OrdinalIgnoreCase);

    private static bool Is(ReadOnlySpan<char> name, string expected) => name.Equals(expected, StringComparison.OrdinalIgnoreCase);

    private static bool StartsWith(ReadOnlySpan<char> value, string expected) => value.StartsWith(expected, StringComparison.OrdinalIgnoreCase);

    private static bool IsZero(ReadOnlySpan<char> value)
    {
        var length = 0;
        while (length < value.Length && (char.IsAsciiDigit(value[length]) || value[length] == '.'))
        {
            length++;
        }

        return length > 0 && double.TryParse(value[..length], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number == 0;
    }
}
