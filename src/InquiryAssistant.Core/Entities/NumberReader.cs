using System.Globalization;

namespace InquiryAssistant.Core.Entities;

/// <summary>Reads numbers as the world writes them: 3,000 / 3.000 / 3 000 / 1,5 / 2.5k / 1万 / 10 bin.</summary>
internal static class NumberReader
{
    /// <summary>Reads a number that starts at a digit; false when it is none (a date, a time, a dotted list).</summary>
    /// <param name="data">Holds the multiplier words.</param>
    /// <param name="folded">Folded text.</param>
    /// <param name="start">Index of the first digit.</param>
    /// <param name="value">The number.</param>
    /// <param name="end">Index behind it, multiplier words included.</param>
    public static bool TryRead(EntityData data, ReadOnlySpan<char> folded, int start, out decimal value, out int end)
    {
        value = 0;
        var separators = 0;
        var lastSeparator = -1;
        var separator = '\0';
        var mixed = false;
        var i = start;
        while (i < folded.Length && i - start < 24)
        {
            if (char.IsAsciiDigit(folded[i]))
            {
                i++;
            }
            else if (IsSeparator(folded, i, start))
            {
                mixed |= separator != '\0' && separator != folded[i];
                separator = folded[i];
                lastSeparator = i;
                separators++;
                i++;
            }
            else
            {
                break;
            }
        }

        end = i;
        if (end - start > 18)
        {
            return false;
        }

        var digitsAfter = lastSeparator < 0 ? 0 : end - lastSeparator - 1;
        // "0,255" is a share: no group of thousands begins with a nought.
        var isDecimal = lastSeparator >= 0 && (mixed || digitsAfter != 3 || lastSeparator == start + 1 && folded[start] == '0' && folded[lastSeparator] is '.' or ',') && separators - (mixed ? 1 : 0) <= (mixed ? int.MaxValue : 1);
        if (lastSeparator >= 0 && !isDecimal && !ThousandGroups(folded[start..end]))
        {
            return false;
        }

        Span<char> plain = stackalloc char[24];
        var n = 0;
        for (var j = start; j < end; j++)
        {
            if (char.IsAsciiDigit(folded[j]))
            {
                plain[n++] = folded[j];
            }
            else if (isDecimal && j == lastSeparator)
            {
                plain[n++] = '.';
            }
        }

        if (!decimal.TryParse(plain[..n], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value))
        {
            return false;
        }

        ApplyMultiplier(data, folded, ref value, ref end);
        return true;
    }

    private static bool IsSeparator(ReadOnlySpan<char> folded, int i, int start)
    {
        var next = i + 1 < folded.Length && char.IsAsciiDigit(folded[i + 1]);
        return next && folded[i] switch
        {
            '.' or ',' or '\'' => true,
            ' ' => i - start <= 3 && ThreeDigits(folded, i + 1),
            _ => false,
        };
    }

    private static bool ThreeDigits(ReadOnlySpan<char> folded, int i) =>
        i + 3 <= folded.Length && char.IsAsciiDigit(folded[i]) && char.IsAsciiDigit(folded[i + 1]) && char.IsAsciiDigit(folded[i + 2])
        && (i + 3 == folded.Length || !char.IsLetterOrDigit(folded[i + 3]));

    private static bool ThousandGroups(ReadOnlySpan<char> number)
    {
        var group = 0;
        var first = true;
        foreach (var c in number)
        {
            if (char.IsAsciiDigit(c))
            {
                group++;
                continue;
            }

            if (first ? group is 0 or > 3 : group is not (3 or 2))
            {
                return false;
            }

            first = false;
            group = 0;
        }

        return group == 3;
    }

    private static void ApplyMultiplier(EntityData data, ReadOnlySpan<char> folded, ref decimal value, ref int end)
    {
        var at = end < folded.Length && folded[end] == ' ' ? end + 1 : end;
        if (at >= folded.Length || !char.IsLetter(folded[at]) || value > 1_000_000)
        {
            return;
        }

        var length = data.Multipliers.Match(folded, at, true, out var factor);
        // "4000K" is a colour, nobody writes four millions so.
        if (length > 1 || length == 1 && (at == end && value < 1000 || folded[at] > 127))
        {
            value *= factor;
            end = at + length;
            AddSmaller(data, folded, factor, ref value, ref end);
        }
    }

    /// <summary>"3万5千", "1만 2천": what follows a large factor with a smaller one belongs to the number.</summary>
    private static void AddSmaller(EntityData data, ReadOnlySpan<char> folded, decimal factor, ref decimal value, ref int end)
    {
        var start = end < folded.Length && folded[end] == ' ' ? end + 1 : end;
        var at = DigitRuns.End(folded, start);
        if (at - start > 4 || folded[end - 1] < 0x2E80 || at == start || data.Multipliers.Match(folded, at, true, out var smaller) is not (> 0 and var length) || smaller >= factor || folded[at] < 0x2E80)
        {
            return;
        }

        value += int.Parse(folded[start..at], NumberStyles.None, CultureInfo.InvariantCulture) * smaller;
        end = at + length;
    }
}
