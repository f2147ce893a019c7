using System.Buffers;
using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities;

/// <summary>Finds quantities: a number with a unit, with a product word, behind a quantity word, or in a quantity column.</summary>
internal static class QuantityScanner
{
    private static readonly SearchValues<char> LabelMarks = SearchValues.Create(" :=-._(");

    public static void Scan(SourceText text, EntityData data, HashSet<string> productWords, Findings findings, List<Quantity> quantities)
    {
        ReadOnlySpan<char> folded = text.Folded;
        for (var i = 0; i < folded.Length; i++)
        {
            if (!char.IsAsciiDigit(folded[i]) || !StartsNumber(folded, i))
            {
                continue;
            }

            if (!NumberReader.TryRead(folded, i, out var value, out var end) || value <= 0)
            {
                i = SkipDigits(folded, i);
                continue;
            }

            if (!IsMoney(folded, i, end, data) && TryUnit(text, data, productWords, i, end, value, out var unit, out var stop))
            {
                Add(new Quantity(Trim(value), unit), quantities);
                findings.Add(EntityKind.Quantity, text, i, stop - i);
                end = stop;
            }

            i = Math.Max(i, end - 1);
        }

        ScanColumns(text, data, findings, quantities);
    }

    private static void Add(Quantity quantity, List<Quantity> quantities)
    {
        if (quantities.Count < 60)
        {
            quantities.Add(quantity);
        }
    }

    private static decimal Trim(decimal value) => value / 1.0000000000000000000000000000m;

    private static bool StartsNumber(ReadOnlySpan<char> folded, int i)
    {
        if (i == 0)
        {
            return true;
        }

        var before = folded[i - 1];
        return !(char.IsAsciiDigit(before) || char.IsAsciiLetter(before) && before != 'x' || (before == '-' && i > 1 && folded[i - 2] is not (' ' or '\n')) || before is '/' or '_' or '.' or ',' or '#' or '$' or '€' or '£' or '¥' or '+' or ':' && i > 1 && char.IsAsciiDigit(folded[i - 2]))
            && !(before == 'x' && i > 1 && char.IsAsciiDigit(folded[i - 2]));
    }

    private static int SkipDigits(ReadOnlySpan<char> folded, int i)
    {
        while (i + 1 < folded.Length && (char.IsAsciiDigit(folded[i + 1]) || folded[i + 1] is '.' or ',' or '-' or '/'))
        {
            i++;
        }

        return i;
    }

    private static bool IsMoney(ReadOnlySpan<char> folded, int start, int end, EntityData data)
    {
        if (end < folded.Length && folded[end] is '%' or '٪' or '€' or '$' or '£' or '¥' or '₺' or '₽' or '元' or '円' or '원' || end + 1 < folded.Length && folded[end] == ' ' && folded[end + 1] is '%' or '€' or '$' or '£')
        {
            return true;
        }

        var after = end < folded.Length && folded[end] == ' ' ? end + 1 : end;
        if (after < folded.Length && data.MoneyCodes.Match(folded, after, out _) > 0)
        {
            return true;
        }

        var before = start - 1;
        while (before >= 0 && folded[before] == ' ')
        {
            before--;
        }

        if (before >= 0 && folded[before] is '$' or '€' or '£' or '¥' or '@')
        {
            return true;
        }

        var word = before;
        while (word >= 0 && (char.IsLetter(folded[word]) || folded[word] == '$'))
        {
            word--;
        }

        return word + 1 <= before && data.MoneyCodes.TryGet(folded[(word + 1)..(before + 1)], out _);
    }

    private static bool TryUnit(SourceText text, EntityData data, HashSet<string> productWords, int start, int end, decimal value, out string? unit, out int stop)
    {
        ReadOnlySpan<char> folded = text.Folded;
        var at = end;
        while (at < folded.Length && folded[at] is ' ' or 'x' or '*' or '×' && at - end < 3)
        {
            at++;
        }

        unit = null;
        stop = end;
        if (at < folded.Length && data.Units.Match(folded, at, glued: true, out var name) is > 0 and var length && !IsMeasureOfSize(folded, data, at, length, value))
        {
            stop = at + length;
            unit = name + Rate(folded, data, ref stop);
            return true;
        }

        if (AfterQuantityWord(folded, data, start))
        {
            return value is >= 2 and < 100_000_000;
        }

        return TryProductNoun(text, data, productWords, value, at, ref unit, ref stop);
    }

    /// <summary>"20'" or "40 ft" without a count is the container's size; "5 m cable" stays a quantity of metres only from 20 up.</summary>
    private static bool IsMeasureOfSize(ReadOnlySpan<char> folded, EntityData data, int at, int length, decimal value) =>
        length == 1 && folded[at] is 'm' or 'l' or 'g' or 'w' or 't' && value < 20 && folded[at] != 't'
        || length == 1 && data.NotQuantity.TryGet(folded.Slice(at, 1), out _) && !Folding.IsUnspaced(folded[at]) && folded[at] is not ('t' or 'm');

    private static string Rate(ReadOnlySpan<char> folded, EntityData data, ref int stop)
    {
        var at = stop;
        for (var words = 0; words < 3 && at < folded.Length; words++)
        {
            while (at < folded.Length && folded[at] is ' ' or '/' or '.')
            {
                at++;
            }

            if (at < folded.Length && data.Periods.Match(folded, at, out var period) is > 0 and var length)
            {
                stop = at + length;
                return "/" + period;
            }

            var wordStart = at;
            while (at < folded.Length && char.IsLetter(folded[at]))
            {
                at++;
            }

            if (at - wordStart is 0 or > 5)
            {
                break;
            }
        }

        return "";
    }

    private static bool AfterQuantityWord(ReadOnlySpan<char> folded, EntityData data, int start)
    {
        var from = Math.Max(0, start - 14);
        for (var i = from; i < start; i++)
        {
            if (data.QuantityWords.Match(folded, i, out _) is > 0 and var length && i + length <= start
                && folded[(i + length)..start].IndexOfAnyExcept(LabelMarks) < 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool TryProductNoun(SourceText text, EntityData data, HashSet<string> productWords, decimal value, int at, ref string? unit, ref int stop)
    {
        ReadOnlySpan<char> folded = text.Folded;
        var end = at;
        while (end < folded.Length && Folding.IsWord(folded[end]) && end - at < 24)
        {
            end++;
        }

        if (end - at < 3 || at == stop && !Folding.IsUnspaced(folded[at]) || data.NotQuantity.TryGet(folded[at..end], out _) || value is >= 1900 and <= 2100)
        {
            return false;
        }

        var word = folded[at..end];
        var isProduct = productWords.Contains(Singular(word)) && value >= 2;
        var isPlural = value >= 10 && word.Length >= 4 && word[^1] == 's' && IsLowerAscii(text.Text.AsSpan(at, end - at));
        if (!isProduct && !isPlural)
        {
            return false;
        }

        unit = text.Text[at..end];
        stop = end;
        unit += Rate(folded, data, ref stop);
        return true;
    }

    private static bool IsLowerAscii(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (!char.IsLower(c))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A crude singular, enough to meet the owner's product list.</summary>
    public static string Singular(ReadOnlySpan<char> word) =>
        word.Length > 4 && word.EndsWith("es", StringComparison.Ordinal) ? word[..^2].ToString()
        : word.Length > 3 && word[^1] == 's' ? word[..^1].ToString()
        : word.ToString();

    private static void ScanColumns(SourceText text, EntityData data, Findings findings, List<Quantity> quantities)
    {
        var column = -1;
        var offset = 0;
        foreach (var line in text.Text.Split('\n'))
        {
            var cells = line.Split('\t');
            if (cells.Length >= 2)
            {
                var header = Array.FindIndex(cells, c => IsQuantityHeader(c, data));
                if (header >= 0)
                {
                    column = header;
                }
                else if (column >= 0 && column < cells.Length)
                {
                    var start = offset + cells.Take(column).Sum(c => c.Length + 1);
                    ReadCell(text, cells[column], start, findings, quantities);
                }
            }

            offset += line.Length + 1;
        }
    }

    private static bool IsQuantityHeader(string cell, EntityData data)
    {
        var folded = Folding.Fold(cell.Trim());
        return folded.Length is > 0 and < 30 && !char.IsAsciiDigit(folded[0]) && data.QuantityWords.Find(folded, 0, folded.Length, out _, out _) >= 0;
    }

    private static void ReadCell(SourceText text, string cell, int start, Findings findings, List<Quantity> quantities)
    {
        var lead = cell.Length - cell.TrimStart().Length;
        ReadOnlySpan<char> folded = text.Folded;
        var at = start + lead;
        if (at < folded.Length && lead < cell.Length && char.IsAsciiDigit(folded[at]) && !findings.Covers(text, at, 1)
            && NumberReader.TryRead(folded, at, out var value, out var end) && end - start >= cell.TrimEnd().Length && value > 0)
        {
            Add(new Quantity(Trim(value), null), quantities);
            findings.Add(EntityKind.Quantity, text, at, end - at);
        }
    }
}
