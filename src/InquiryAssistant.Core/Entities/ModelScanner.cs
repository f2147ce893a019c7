using System.Buffers;
using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities;

/// <summary>Finds model and item numbers: letters mixed with digits, a standard that names the item, digits behind a word for "model".</summary>
internal static class ModelScanner
{
    private const int LongestModel = 24;

    private static readonly SearchValues<char> LabelMarks = SearchValues.Create(" :#.-(\"'no");

    public static void Scan(SourceText text, EntityData data, Findings findings, List<string> models)
    {
        ReadOnlySpan<char> folded = text.Folded;
        var references = ReferencePrefixes(text, data);
        var i = 0;
        while (i < folded.Length)
        {
            if (!char.IsAsciiLetterOrDigit(folded[i]) || (i > 0 && IsTokenChar(folded[i - 1])))
            {
                i++;
                continue;
            }

            var end = i;
            while (end < folded.Length && IsTokenChar(folded[end]))
            {
                end++;
            }

            while (end > i && folded[end - 1] is '-' or '/' or '.' or '+')
            {
                end--;
            }

            if (!findings.Covers(text, i, end - i) && IsModel(text, data, i, ref end) && !SharesPrefix(text.Folded.AsSpan(i, end - i), references))
            {
                var model = text.Text[i..end];
                if (models.Count < 40 && !models.Contains(model, StringComparer.OrdinalIgnoreCase))
                {
                    models.Add(model);
                }

                findings.Add(EntityKind.Model, text, i, end - i);
            }

            i = Math.Max(end, i + 1);
        }
    }

    /// <summary>Letters in front of the document numbers of this text: "PO HYG-118" makes "HYG-112" an order too.</summary>
    private static HashSet<string> ReferencePrefixes(SourceText text, EntityData data)
    {
        var prefixes = new HashSet<string>(StringComparer.Ordinal);
        ReadOnlySpan<char> folded = text.Folded;
        for (var i = 1; i < folded.Length; i++)
        {
            if (char.IsAsciiLetter(folded[i]) && !IsTokenChar(folded[i - 1]) && AfterAny(folded, i, data.ReferenceWords) && Prefix(folded[i..]) is { Length: > 1 } prefix)
            {
                prefixes.Add(prefix);
            }
        }

        return prefixes;
    }

    private static bool SharesPrefix(ReadOnlySpan<char> token, HashSet<string> references) => references.Count > 0 && Prefix(token) is { Length: > 1 } prefix && references.Contains(prefix);

    private static string Prefix(ReadOnlySpan<char> token)
    {
        var i = 0;
        while (i < token.Length && char.IsAsciiLetter(token[i]))
        {
            i++;
        }

        return i < token.Length && token[i] is '-' or '/' ? token[..i].ToString() : "";
    }

    private static bool IsTokenChar(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '/' or '.' or '_' or '+' or '@';

    private static bool IsModel(SourceText text, EntityData data, int start, ref int end)
    {
        ReadOnlySpan<char> folded = text.Folded;
        var token = folded[start..end];
        if (token.Contains('@') || token.Contains("www.", StringComparison.Ordinal) || token.Contains("http", StringComparison.Ordinal) || AfterAny(folded, start, data.ReferenceWords))
        {
            return false;
        }

        if (data.ModelStandards.Match(folded, start, out _) is > 0 and var standard)
        {
            return ExtendsToNumber(folded, start + standard, ref end);
        }

        if (token.Length > LongestModel || token.Length < 3 || LooksLikeAddressOrLink(token) || data.CodedTerms.TryGet(token, out _))
        {
            return false;
        }

        var digits = Count(token, char.IsAsciiDigit);
        var letters = Count(token, char.IsAsciiLetter);
        var named = AfterAny(folded, start, data.ModelWords);
        if (digits == 0)
        {
            return letters > 0 && PairsWithNumber(text, data, start, ref end);
        }

        if (letters == 0)
        {
            return named && digits is >= 3 and <= 8 && !token.ContainsAny('.', '/') || IsDashedCode(token, digits) && named;
        }

        if (named)
        {
            return !IsMeasure(token, data);
        }

        return !IsMeasure(token, data) && HasUpper(text.Text.AsSpan(start, end - start)) && (token.Length >= 4 || token.Contains('-'))
            && !IsOrdinaryCode(token) && !IsMaterialOrSize(token) && !LooksLikeReference(token);
    }

    private static bool IsDashedCode(ReadOnlySpan<char> token, int digits) => digits >= 5 && token.Contains('-');

    private static int Count(ReadOnlySpan<char> token, Func<char, bool> what)
    {
        var n = 0;
        foreach (var c in token)
        {
            n += what(c) ? 1 : 0;
        }

        return n;
    }

    private static bool HasUpper(ReadOnlySpan<char> token)
    {
        foreach (var c in token)
        {
            if (char.IsAsciiLetterUpper(c))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"3000pcs", "24V", "40HQ", "M16x145", "100x200mm", "1st", "10am": a number with a unit is no model.</summary>
    private static bool IsMeasure(ReadOnlySpan<char> token, EntityData data)
    {
        var i = 0;
        while (i < token.Length && (char.IsAsciiDigit(token[i]) || token[i] is '.' or '/' or '-' or '+'))
        {
            i++;
        }

        var rest = token[i..];
        if (i > 0 && (rest.Length == 0 || data.Units.TryGet(rest, out _) || data.NotQuantity.TryGet(rest, out _) || rest is "k" or "x" or "nd" or "rd" or "th" or "st" or "gp" or "hq" or "hc" or "ft" or "pcs/box" or "wp" or "mwh" or "kwh" or "gb" or "tb" or "mb" or "ml" or "cc" or "oz" or "lbs" or "lb" or "usd" or "eur" or "rmb" or "pm" or "am" or "fcl" or "lcl" or "d" or "mm2" or "kva" or "ply"))
        {
            return true;
        }

        var slash = rest.IndexOf('/');
        if (i > 0 && slash > 0 && data.Units.TryGet(rest[..slash], out _))
        {
            return true;
        }

        return IsDimension(token);
    }

    private static bool IsDimension(ReadOnlySpan<char> token)
    {
        var x = token.IndexOf('x');
        return x > 0 && x + 1 < token.Length && char.IsAsciiDigit(token[x - 1]) && char.IsAsciiDigit(token[x + 1]) && Count(token, char.IsAsciiLetter) <= 4 && !token.Contains('-');
    }

    private static bool IsOrdinaryCode(ReadOnlySpan<char> token) =>
        token is "b2b" or "b2c" or "a4" or "a3" or "a5" or "3d" or "2d" or "4g" or "5g" or "mp3" or "mp4" or "h264" or "covid-19" or "co2" or "24/7" or "office365" or "win10" or "o365" or "c/o" or "p2p" or "web3" or "ip65" or "ip66" or "ip67" or "ip68" or "ip44" or "ip54" or "eur1" or "un38.3" or "q1" or "q2" or "q3" or "q4" or "s355" or "rj45" or "iso9001" or "iso14001"
        || token.StartsWith("ip", StringComparison.Ordinal) && token.Length == 4
        || token.StartsWith("iso", StringComparison.Ordinal)
        || token.StartsWith("utf-", StringComparison.Ordinal)
        || token.StartsWith("gmt", StringComparison.Ordinal) || token.StartsWith("utc", StringComparison.Ordinal)
        || token.StartsWith("usd", StringComparison.Ordinal) || token.StartsWith("us$", StringComparison.Ordinal) || token.StartsWith("eur", StringComparison.Ordinal) || token.StartsWith("rmb", StringComparison.Ordinal);

    /// <summary>Nominal sizes, steel and plastic grades, formulas and ratings describe an item; they do not name it.</summary>
    private static bool IsMaterialOrSize(ReadOnlySpan<char> token)
    {
        var letters = 0;
        while (letters < token.Length && char.IsAsciiLetter(token[letters]))
        {
            letters++;
        }

        var head = token[..letters];
        var rest = token[letters..];
        var plainNumber = rest.Length is >= 1 and <= 4 && rest.IndexOfAnyExceptInRange('0', '9') < 0;
        return plainNumber && head is "dn" or "pn" or "m" or "ss" or "sus" or "aisi" or "q" or "pa" or "pp" or "pe" or "cri" or "rs" or "cat" or "usb" or "gcr" or "vg" or "c" or "s" or "st" or "tio" or "lifepo" or "cacl" or "co" or "sio" or "ral" or "nov" or "dec" or "jan" or "feb" or "mar" or "apr" or "may" or "jun" or "jul" or "aug" or "sep" or "oct" or "w" or "kw" or "fy" or "cl" or "gr" or "en" or "bs" or "ph" or "t" or "r" or "hs" or "po" or "pi" or "no" or "nr" or "cod" or "day" or "iso" or "ar" or "al" or "ik" or "ral"
            || token.Contains("hz", StringComparison.Ordinal) || token.StartsWith("dn", StringComparison.Ordinal) && rest.Length > 0 && char.IsAsciiDigit(rest[0])
            || token.Contains("/", StringComparison.Ordinal) && !token.Contains('-') || token.EndsWith("v/", StringComparison.Ordinal)
            || letters == 0 && token.Contains('v') && token.Contains("ah", StringComparison.Ordinal);
    }

    private static bool LooksLikeReference(ReadOnlySpan<char> token) =>
        IsYearSeries(token) ||
        token.StartsWith("po-", StringComparison.Ordinal) || token.StartsWith("pi-", StringComparison.Ordinal) || token.StartsWith("inv", StringComparison.Ordinal) || token.StartsWith("rfq", StringComparison.Ordinal)
        || token.StartsWith("so-", StringComparison.Ordinal) || token.StartsWith("ref", StringComparison.Ordinal) || token.StartsWith("no.", StringComparison.Ordinal) || token.StartsWith("qt-", StringComparison.Ordinal)
        || token.StartsWith("ord", StringComparison.Ordinal) || token.StartsWith("dn-", StringComparison.Ordinal) || token.StartsWith("tel", StringComparison.Ordinal) || token.StartsWith("fax", StringComparison.Ordinal)
        || IsContainerNumber(token) || Count(token, char.IsAsciiDigit) >= 9;

    /// <summary>"SY-26-0391": letters, a year of this decade, a running number.</summary>
    private static bool IsYearSeries(ReadOnlySpan<char> token)
    {
        var first = token.IndexOf('-');
        var rest = first > 0 ? token[(first + 1)..] : default;
        var second = rest.IndexOf('-');
        return second is 2 or 4 && rest[second - 2] == '2' && rest[..second].IndexOfAnyExceptInRange('0', '9') < 0;
    }

    private static bool IsContainerNumber(ReadOnlySpan<char> token) =>
        token.Length is 11 or 12 && Count(token[..4], char.IsAsciiLetter) == 4 && Count(token[4..], char.IsAsciiDigit) >= 6;

    private static bool LooksLikeAddressOrLink(ReadOnlySpan<char> token) =>
        token.EndsWith(".com", StringComparison.Ordinal) || token.EndsWith(".example", StringComparison.Ordinal) || token.EndsWith(".cn", StringComparison.Ordinal)
        || token.EndsWith(".pdf", StringComparison.Ordinal) || token.EndsWith(".xlsx", StringComparison.Ordinal) || token.EndsWith(".jpg", StringComparison.Ordinal) || token.EndsWith(".doc", StringComparison.Ordinal)
        || token.EndsWith(".dwg", StringComparison.Ordinal) || token.EndsWith(".step", StringComparison.Ordinal) || token.EndsWith(".stp", StringComparison.Ordinal) || token.EndsWith(".zip", StringComparison.Ordinal) || token.Contains("//", StringComparison.Ordinal);

    /// <summary>Whether the words right before (within 16 characters, only blanks and marks between) are such a word.</summary>
    private static bool AfterAny(ReadOnlySpan<char> folded, int start, TermTable<bool> words)
    {
        for (var i = Math.Max(0, start - 18); i < start; i++)
        {
            if (words.Match(folded, i, out _) is > 0 and var length && i + length <= start && folded[(i + length)..start].IndexOfAnyExcept(LabelMarks) < 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool ExtendsToNumber(ReadOnlySpan<char> folded, int from, ref int end)
    {
        var at = from;
        if (at < folded.Length && folded[at] == ' ')
        {
            at++;
        }

        var numberEnd = at;
        while (numberEnd < folded.Length && (char.IsAsciiLetterOrDigit(folded[numberEnd]) || folded[numberEnd] == '-'))
        {
            numberEnd++;
        }

        if (numberEnd - at is < 2 or > 10 || Count(folded[at..numberEnd], char.IsAsciiDigit) < 2)
        {
            return false;
        }

        end = numberEnd;
        return true;
    }

    /// <summary>"UCP 206", "SKF 6204": two to five capitals and a number of three to five digits, unless the capitals mean something else.</summary>
    private static bool PairsWithNumber(SourceText text, EntityData data, int start, ref int end)
    {
        var word = text.Text.AsSpan(start, end - start);
        if (word.Length is < 2 or > 5 || Count(word, char.IsAsciiLetterUpper) != word.Length || end + 1 >= text.Text.Length || text.Text[end] != ' ')
        {
            return false;
        }

        var folded = text.Folded.AsSpan();
        var stop = end + 1;
        while (stop < folded.Length && char.IsAsciiDigit(folded[stop]))
        {
            stop++;
        }

        var digits = stop - end - 1;
        var token = folded[start..end];
        if (digits is < 3 or > 5 || stop < folded.Length && (folded[stop] is ',' or '.' && stop + 1 < folded.Length && char.IsAsciiDigit(folded[stop + 1]) || char.IsAsciiLetter(folded[stop]) && folded[stop] is not ('z' or 'r'))
            || data.MoneyCodes.TryGet(token, out _) || data.CodedTerms.TryGet(token, out _) || data.StandardPrefixes.TryGet(token, out _) || data.Certificates.TryGet(token, out _)
            || data.ReferenceWords.TryGet(token, out _) || data.QuantityWords.TryGet(token, out _) || data.Units.TryGet(token, out _) || token is "tel" or "fax" or "mob" or "cell" or "nr" or "usa" or "box" or "code" or "zip" or "cep" or "plz" or "and" or "for" or "with" or "need" or "about" or "the" or "of" or "to" or "ext")
        {
            return false;
        }

        end = stop;
        return true;
    }
}
