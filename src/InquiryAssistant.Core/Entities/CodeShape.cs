namespace InquiryAssistant.Core.Entities;

/// <summary>What a token of letters and digits may be other than a model number. Tokens are folded.</summary>
internal static class CodeShape
{
    private static readonly System.Buffers.SearchValues<char> NumberMarks = System.Buffers.SearchValues.Create("0123456789.-");

    public static bool IsTokenChar(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '/' or '.' or '_' or '+' or '@';

    public static int CountDigits(ReadOnlySpan<char> token)
    {
        var n = 0;
        foreach (var c in token)
        {
            n += char.IsAsciiDigit(c) ? 1 : 0;
        }

        return n;
    }

    public static int CountLetters(ReadOnlySpan<char> token)
    {
        var n = 0;
        foreach (var c in token)
        {
            n += char.IsAsciiLetter(c) ? 1 : 0;
        }

        return n;
    }

    /// <summary>Letters of any script, where <see cref="CountLetters"/> counts Latin ones.</summary>
    public static int CountLettersOfAnyScript(ReadOnlySpan<char> token)
    {
        var n = 0;
        foreach (var c in token)
        {
            n += char.IsLetter(c) ? 1 : 0;
        }

        return n;
    }

    public static bool EndsAsFile(ReadOnlySpan<char> token, EntityData data) =>
        token.LastIndexOf('.') is > 0 and var dot && data.FileEnds.Contains(token[dot..]);

    /// <summary>"3000pcs", "24V", "40HQ", "100x200mm", "380V/60Hz", "M16x145", "1st": a number with a unit is no model.</summary>
    public static bool IsMeasure(ReadOnlySpan<char> token, EntityData data)
    {
        var slash = token.IndexOf('/');
        if (slash > 0 && slash < token.Length - 1 && char.IsAsciiDigit(token[0]))
        {
            return IsPlainMeasure(token[..slash], data) && IsPlainMeasure(token[(slash + 1)..], data);
        }

        return IsPlainMeasure(token, data) || IsDimension(token);
    }

    private static bool IsPlainMeasure(ReadOnlySpan<char> token, EntityData data)
    {
        var i = 0;
        while (i < token.Length && (char.IsAsciiDigit(token[i]) || token[i] is '.' or '-' or '+' or '_'))
        {
            i++;
        }

        var rest = token[i..];
        return rest.Length == 0 || i > 0 && (data.Units.Contains(rest) || data.NotQuantity.Contains(rest) || data.NumberTails.Contains(rest)) || i == 0 && rest.Length <= 3 && (data.Units.Contains(rest) || data.NotQuantity.Contains(rest));
    }

    private static bool IsDimension(ReadOnlySpan<char> token)
    {
        var x = token.IndexOf('x');
        return x > 0 && x + 1 < token.Length && char.IsAsciiDigit(token[x - 1]) && char.IsAsciiDigit(token[x + 1]) && CountLetters(token) <= 4 && !token.Contains('-');
    }

    public static bool IsOrdinary(ReadOnlySpan<char> token, EntityData data) =>
        data.OrdinaryCodes.Contains(token) || BeginsWith(token, data.OrdinaryPrefixes) || token.StartsWith("ip", StringComparison.Ordinal) && token.Length == 4 && CountDigits(token) == 2;

    /// <summary>Nominal sizes, steel and plastic grades, formulas and ratings describe an item; they do not name it.</summary>
    public static bool IsSizeOrGrade(ReadOnlySpan<char> token, EntityData data)
    {
        var letters = 0;
        while (letters < token.Length && char.IsAsciiLetter(token[letters]))
        {
            letters++;
        }

        var rest = token[letters..];
        var plainNumber = rest.Length is >= 1 and <= 5 && rest.IndexOfAnyExcept(NumberMarks) < 0;
        return plainNumber && rest[0] != '-' && (letters > 1 || rest.Length <= 2 || token[0] is 'm') && data.SizePrefixes.Contains(token[..letters])
            || token.Contains("hz", StringComparison.Ordinal)
            || token.Contains('/') && !token.Contains('-') && CountDigits(token) < 4
            || letters == 0 && token.Contains('v') && token.Contains("ah", StringComparison.Ordinal)
            || letters == 0 && data.Months.Contains(token[(token.LastIndexOf('-') + 1)..])
            || letters > 5 && token.IndexOf('-') == letters && !char.IsAsciiDigit(token[^1])
            || IsSizeRange(token, data) || IsStrengthClass(token) || IsVoyage(token);
    }

    /// <summary>"DN50-DN300", "M8-M24": from one size to another.</summary>
    private static bool IsSizeRange(ReadOnlySpan<char> token, EntityData data)
    {
        var dash = token.IndexOf('-');
        return dash > 1 && dash + 2 < token.Length && char.IsAsciiLetter(token[dash + 1]) && IsSizeOrGrade(token[..dash], data) && IsSizeOrGrade(token[(dash + 1)..], data);
    }

    /// <summary>"C32/40": concrete by its strength.</summary>
    private static bool IsStrengthClass(ReadOnlySpan<char> token) =>
        token.Length == 6 && token[0] == 'c' && token[3] == '/' && CountDigits(token) == 4;

    /// <summary>"026E", "V.618E": a ship's voyage and its heading.</summary>
    private static bool IsVoyage(ReadOnlySpan<char> token)
    {
        var digits = token.StartsWith("v.", StringComparison.Ordinal) ? token[2..] : token;
        return digits.Length == 4 && digits[3] is 'e' or 'w' or 'n' or 's' && CountDigits(digits) == 3 && (digits[0] == '0' || digits.Length < token.Length);
    }

    /// <summary>"vm-e20": a code typed in small letters; letters, a hyphen, at most two letters more and two to four digits.</summary>
    public static bool IsSmallCode(ReadOnlySpan<char> token)
    {
        var dash = token.IndexOf('-');
        var rest = dash is 2 or 3 ? token[(dash + 1)..] : default;
        var letters = 0;
        while (letters < rest.Length && char.IsAsciiLetter(rest[letters]))
        {
            letters++;
        }

        return letters <= 2 && rest.Length - letters is >= 2 and <= 4 && rest[letters..].IndexOfAnyExceptInRange('0', '9') < 0 && CountLetters(token[..dash]) == dash && !(rest.Length - letters == 4 && rest[letters] == '2' && rest[letters + 1] == '0');
    }

    /// <summary>Document numbers: a known prefix, "SY-26-0391", a container number, or many digits.</summary>
    public static bool IsReference(ReadOnlySpan<char> token, EntityData data) =>
        BeginsWith(token, data.ReferencePrefixes) || CountDigits(token) >= 4 && BeginsWith(token, data.WeakReferencePrefixes) || IsYearSeries(token) || CountDigits(token) >= 9
        || token.Length is 11 or 12 && CountLetters(token[..4]) == 4 && CountDigits(token[4..]) >= 6;

    private static bool IsYearSeries(ReadOnlySpan<char> token)
    {
        var first = token.IndexOf('-');
        var rest = first > 0 ? token[(first + 1)..] : default;
        var second = rest.IndexOf('-');
        return second is 2 or 4 && rest[second - 2] == '2' && rest[..second].IndexOfAnyExceptInRange('0', '9') < 0
            || second < 0 && rest.Length is 6 or 7 && rest.StartsWith("202", StringComparison.Ordinal);
    }

    private static bool BeginsWith(ReadOnlySpan<char> token, Text.TermTable<bool> prefixes)
    {
        for (var length = 1; length <= Math.Min(8, token.Length); length++)
        {
            if (prefixes.Contains(token[..length]))
            {
                return true;
            }
        }

        return false;
    }
}
