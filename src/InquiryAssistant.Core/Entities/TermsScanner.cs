using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities;

/// <summary>Finds payment terms, the date of need and the target price: each a clause around its leading words.</summary>
internal static class TermsScanner
{
    private const int LongestClause = 90;

    /// <summary>Payment terms the sender offers, asks or uses; a mere question for them is none.</summary>
    public static string? Payment(IReadOnlyList<SourceText> texts, EntityData data, Findings findings)
    {
        foreach (var text in texts)
        {
            ReadOnlySpan<char> folded = text.Folded;
            for (var i = 0; i < folded.Length; i++)
            {
                var length = data.Payment.Match(folded, i, out _);
                if (length == 0)
                {
                    length = SplitLength(folded, i);
                    if (length == 0)
                    {
                        continue;
                    }
                }
                else if (!StatesTerms(folded, i, length))
                {
                    i += length - 1;
                    continue;
                }

                var (start, end) = Clause(text.Text, i, i + length);
                findings.Add(EntityKind.PaymentTerms, text, start, end - start);
                return text.Text[start..end].Trim();
            }
        }

        return null;
    }

    /// <summary>"30/70", "40/60": two shares that make a hundred, the classic deposit and balance.</summary>
    private static int SplitLength(ReadOnlySpan<char> folded, int i)
    {
        if (i + 5 > folded.Length || !char.IsAsciiDigit(folded[i]) || (i > 0 && (char.IsAsciiLetterOrDigit(folded[i - 1]) || folded[i - 1] is '/' or '.' or '-')))
        {
            return 0;
        }

        return char.IsAsciiDigit(folded[i + 1]) && folded[i + 2] == '/' && char.IsAsciiDigit(folded[i + 3]) && char.IsAsciiDigit(folded[i + 4])
            && (i + 5 == folded.Length || !char.IsAsciiDigit(folded[i + 5]) && folded[i + 5] != '/')
            && int.Parse(folded.Slice(i, 2), System.Globalization.CultureInfo.InvariantCulture) + int.Parse(folded.Slice(i + 3, 2), System.Globalization.CultureInfo.InvariantCulture) == 100 ? 5 : 0;
    }

    /// <summary>Words such as "deposit" or "balance" state terms only beside a share or a number of days; named instruments always do.</summary>
    private static bool StatesTerms(ReadOnlySpan<char> folded, int start, int length)
    {
        var term = folded.Slice(start, length);
        if (term.Contains("sight", StringComparison.Ordinal) || term.Contains("open account", StringComparison.Ordinal) || term.StartsWith("net ", StringComparison.Ordinal) || term.Contains("documents", StringComparison.Ordinal)
            || term is "l/c" or "lc" or "t/t" or "d/p" or "信用证" or "信用证" or "d/a" or "letter of credit" or "letter of credit" or "carta de credito" or "akkreditiv" or "аккредитив" or "akreditif" or "akredytywa" or "lettera di credito" or "lettre de credit" or "신용장" or "信用状" or "cad" or "o/a" or "oa")
        {
            return true;
        }

        var from = Math.Max(0, start - 14);
        var window = folded[from..Math.Min(folded.Length, start + length + 14)];
        return window.ContainsAny('%', '٪');
    }

    private static (int Start, int End) Clause(string text, int from, int to)
    {
        var start = from;
        while (start > 0 && from - start < 40 && !IsClauseBreak(text, start - 1))
        {
            start--;
        }

        var end = to;
        while (end < text.Length && end - start < LongestClause && !IsClauseBreak(text, end))
        {
            end++;
        }

        while (start < from && (char.IsWhiteSpace(text[start]) || text[start] is ':' or '-' or '–'))
        {
            start++;
        }

        while (end > to && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return (start, end);
    }

    private static bool IsClauseBreak(string text, int i) => text[i] switch
    {
        '\n' or ';' or '?' or '!' or '。' or '；' or '？' or '，' or '、' or '(' or ')' or ':' or '：' => true,
        ',' => i + 1 >= text.Length || !char.IsAsciiDigit(text[i + 1]),
        '.' => i + 1 >= text.Length || char.IsWhiteSpace(text[i + 1]),
        _ => false,
    };

    /// <summary>When the goods are needed: a leading word, then within a few words a month, a season, a week or a date.</summary>
    public static string? NeededBy(IReadOnlyList<SourceText> texts, EntityData data, Findings findings)
    {
        foreach (var text in texts)
        {
            ReadOnlySpan<char> folded = text.Folded;
            for (var i = 0; i < folded.Length; i++)
            {
                var lead = data.Needed.Match(folded, i, out _);
                if (lead == 0)
                {
                    continue;
                }

                if (TryDate(folded, i + lead, data, out var start, out var end))
                {
                    findings.Add(EntityKind.NeededBy, text, start, end - start);
                    return text.Text[start..end];
                }

                i += lead - 1;
            }
        }

        return null;
    }

    private static bool TryDate(ReadOnlySpan<char> folded, int from, EntityData data, out int start, out int end)
    {
        start = -1;
        end = 0;
        var limit = Math.Min(folded.Length, from + 26);
        var number = -1;
        for (var i = from; i < limit && folded[i] is not ('.' or '\n' or '?' or ';' or '!'); i++)
        {
            if (char.IsAsciiDigit(folded[i]) && number < 0)
            {
                number = i;
                if (NumericDate(folded, i, out end))
                {
                    start = i;
                    return true;
                }
            }

            var month = data.Months.Match(folded, i, out _);
            if (month == 0)
            {
                var week = data.WeekWords.Match(folded, i, out _);
                if (week == 0)
                {
                    continue;
                }

                month = week;
                if (number < 0 && !NumberFollows(folded, i + week))
                {
                    continue;
                }
            }

            start = number >= 0 && i - number <= 6 ? number : i;
            end = WithTrailingNumber(folded, i + month);
            return true;
        }

        return false;
    }

    private static bool NumberFollows(ReadOnlySpan<char> folded, int i) => i + 1 < folded.Length && folded[i] == ' ' && char.IsAsciiDigit(folded[i + 1]);

    private static int WithTrailingNumber(ReadOnlySpan<char> folded, int end)
    {
        var at = end;
        while (at < folded.Length && folded[at] is ' ' or ',')
        {
            at++;
        }

        var digits = at;
        while (digits < folded.Length && char.IsAsciiDigit(folded[digits]))
        {
            digits++;
        }

        return digits - at is 1 or 2 or 4 ? digits : end;
    }

    /// <summary>"20/5", "15.04.2027", "2027-03-01", "9月30日".</summary>
    private static bool NumericDate(ReadOnlySpan<char> folded, int i, out int end)
    {
        end = i;
        var marks = 0;
        while (end < folded.Length && (char.IsAsciiDigit(folded[end]) || folded[end] is '/' or '.' or '-' or '月' or '日' or '年' or '월' or '일' or '년'))
        {
            marks += char.IsAsciiDigit(folded[end]) ? 0 : 1;
            end++;
        }

        while (end > i && folded[end - 1] is '.' or '-' or '/')
        {
            end--;
            marks--;
        }

        return marks >= 1 && end - i is >= 3 and <= 11 && !(marks == 1 && folded[i..end].ContainsAny('.', '-'));
    }

    /// <summary>The price named as an aim: the words for it, then an amount with its currency within one clause.</summary>
    public static string? TargetPrice(IReadOnlyList<SourceText> texts, EntityData data, Findings findings)
    {
        foreach (var text in texts)
        {
            ReadOnlySpan<char> folded = text.Folded;
            for (var i = 0; i < folded.Length; i++)
            {
                var lead = data.TargetWords.Match(folded, i, out _);
                if (lead > 0 && TryAmount(folded, i + lead, data, out var start, out var end))
                {
                    findings.Add(EntityKind.TargetPrice, text, start, end - start);
                    return text.Text[start..end].Trim();
                }
            }
        }

        return null;
    }

    private static bool TryAmount(ReadOnlySpan<char> folded, int from, EntityData data, out int start, out int end)
    {
        start = end = 0;
        for (var i = from; i < Math.Min(folded.Length, from + 45) && folded[i] is not ('\n' or '?'); i++)
        {
            if (!char.IsAsciiDigit(folded[i]) || !NumberReader.TryRead(folded, i, out _, out end))
            {
                continue;
            }

            start = i;
            var money = false;
            while (start > from && (folded[start - 1] is '$' or '€' or '£' or '¥' or ' ' || char.IsLetter(folded[start - 1])) && i - start < 5)
            {
                start--;
                money |= folded[start] is '$' or '€' or '£' or '¥' || data.MoneyCodes.Match(folded, start, out _) > 0;
            }

            if (!money)
            {
                start = i;
                var after = end < folded.Length && folded[end] == ' ' ? end + 1 : end;
                var code = after < folded.Length ? data.MoneyCodes.Match(folded, after, out _) : 0;
                money = code > 0 || after < folded.Length && folded[after] is '$' or '€' or '£' or '元' or '円' or '원' or '₺';
                end = code > 0 ? after + code : money ? after + 1 : end;
            }

            while (start < i && folded[start] == ' ')
            {
                start++;
            }

            return money;
        }

        return false;
    }
}
