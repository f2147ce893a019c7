using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities;

/// <summary>Finds models that are plain numbers with something beside them: "UCP 206", "22328 CC/W33", "60 pcs 22320".</summary>
internal static class NumberModels
{
    private const int LongestSuffix = 8;

    /// <summary>Whether the number at the bounds is a model or a part of one; the bounds then hold all of it.</summary>
    public static bool TryRead(SourceText text, EntityData data, ref int start, ref int end) =>
        IsPlain(text.Folded.AsSpan(start, end - start)) && (TrySuffix(text, data, start, ref end) || IsCounted(text, data, start, end)) || TryPair(text, data, ref start, end);

    /// <summary>Four to six digits that are neither a year nor a round number.</summary>
    private static bool IsPlain(ReadOnlySpan<char> number) =>
        number.Length is >= 4 and <= 6 && number.IndexOfAnyExceptInRange('0', '9') < 0 && number[0] != '0' && !(number.Length == 4 && number[0] == '2' && number[1] == '0') && !number.EndsWith("00", StringComparison.Ordinal);

    /// <summary>"22328 CC/W33", "6319 C3", "6063 T5": capitals with a figure or a slash right behind the number are the design of the item.</summary>
    private static bool TrySuffix(SourceText text, EntityData data, int start, ref int end)
    {
        var from = end + 1;
        if (from >= text.Text.Length || text.Text[end] != ' ' || start > 0 && text.Text[start - 1] is '-' or '/' or '.' or ',')
        {
            return false;
        }

        var stop = from;
        while (stop < text.Text.Length && (char.IsAsciiLetterUpper(text.Text[stop]) || char.IsAsciiDigit(text.Text[stop]) || text.Text[stop] == '/' && stop + 1 < text.Text.Length && char.IsAsciiLetterUpper(text.Text[stop + 1])))
        {
            stop++;
        }

        var suffix = text.Text.AsSpan(from, stop - from);
        var folded = text.Folded.AsSpan(from, stop - from);
        if (BearingSeals.Contains(suffix) && !(stop < text.Text.Length && char.IsLetterOrDigit(text.Text[stop])))
        {
            end = stop;
            return true;
        }

        if (suffix.Length is < 2 or > LongestSuffix || !char.IsAsciiLetterUpper(suffix[0]) || !suffix.ContainsAnyInRange('/', '9') || stop < text.Text.Length && char.IsLetterOrDigit(text.Text[stop])
            || data.Units.Contains(folded) || data.NotQuantity.Contains(folded) || data.OrdinaryCodes.Contains(folded) || CodeShape.CountDigits(folded) > 2)
        {
            return false;
        }

        end = stop;
        return true;
    }

    /// <summary>How bearings are closed, as all makers write it behind the number.</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> BearingSeals = new HashSet<string>(["2RS", "2RS1", "2RSR", "RS", "ZZ", "2Z", "2RSH", "DDU", "LLU", "VV"], StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>"60 pcs 22320": the number right behind a counted unit names what is counted.</summary>
    private static bool IsCounted(SourceText text, EntityData data, int start, int end)
    {
        ReadOnlySpan<char> folded = text.Folded;
        if (start < 4 || folded[start - 1] != ' ' || end < folded.Length && folded[end] is ',' or '.' && end + 1 < folded.Length && char.IsAsciiDigit(folded[end + 1]))
        {
            return false;
        }

        var word = start - 1;
        while (word > 0 && char.IsLetter(folded[word - 1]))
        {
            word--;
        }

        var unit = folded[word..(start - 1)];
        return word > 0 && unit.Length > 1 && data.Units.TryGet(unit, out var name) && name is "pcs" or "sets" && (char.IsAsciiDigit(folded[word - 1]) || word > 1 && folded[word - 1] == ' ' && char.IsAsciiDigit(folded[word - 2]));
    }

    /// <summary>"UCP 206", "SKF 6204": two to five capitals and a number of three to five digits, unless the capitals mean something else.</summary>
    private static bool TryPair(SourceText text, EntityData data, ref int start, int end)
    {
        ReadOnlySpan<char> folded = text.Folded;
        if (start < 3 || folded[start - 1] != ' ' || end - start is < 3 or > 9 || !char.IsAsciiDigit(folded[start]) || folded[start..end].ContainsAny('.', '+') || ModelScanner.WordStart(folded, start - 1) is not (>= 0 and var word))
        {
            return false;
        }

        var written = text.Text.AsSpan(word, start - 1 - word);
        var token = folded[word..(start - 1)];
        if (written.Length is < 2 or > 5 || written.Length == 4 && written[3] == 'U' || folded[start] == '0' || written.IndexOfAnyExceptInRange('A', 'Z') >= 0 || CodeShape.CountDigits(folded[start..end]) is < 3 or > 8 || end < folded.Length && folded[end] is ',' && end + 1 < folded.Length && char.IsAsciiDigit(folded[end + 1])
            || data.NotBeforeNumber.Contains(token) || data.MoneyCodes.Contains(token) || data.CodedTerms.Contains(token) || data.StandardPrefixes.Contains(token) || data.Certificates.Contains(token)
            || data.ReferenceWords.Contains(token) || data.QuantityWords.Contains(token) || data.Units.Contains(token) || data.Months.Contains(token) || IsInCapitals(text.Text, word))
        {
            return false;
        }

        start = word;
        return true;
    }

    /// <summary>In a line written all in capitals a capital word before a number says nothing.</summary>
    private static bool IsInCapitals(string text, int at)
    {
        var start = Math.Max(0, at - 40);
        var before = text.AsSpan(start, at - start);
        before = before[(before.LastIndexOf('\n') + 1)..];
        return before.Length > 12 && before.IndexOfAnyInRange('a', 'z') < 0 && before.IndexOfAnyInRange('A', 'Z') >= 0;
    }
}
