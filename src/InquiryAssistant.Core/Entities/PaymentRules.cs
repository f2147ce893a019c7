using InquiryAssistant.Core.Entities.Senders;
using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities;

/// <summary>The rules' word on payment terms: named instruments, shares and days of credit state them, a mere question for them does not.</summary>
internal static class PaymentRules
{
    private const int LongestClause = 80;

    private const int ShareReach = 26;

    private const int DayReach = 18;

    /// <summary>The leftmost word or number that states terms; -1 when none does.</summary>
    public static int FirstElement(SourceText text, EntityData data)
    {
        var word = -1;
        foreach (var hit in text.Hits)
        {
            if (hit.Kind == (int)Vocabulary.Payment && States(text, data, hit) && !IsRefused(text, data, hit.Start, hit.End))
            {
                word = hit.Start;
                break;
            }
        }

        var number = text.HasDigit ? FirstNumber(text, data, word < 0 ? text.Text.Length : Math.Min(text.Text.Length, word + 2)) : -1;
        var first = number >= 0 && (word < 0 || number < word) ? number : word;
        return number >= 0 && word > number && word - number > LongestClause ? number : word >= 0 && first == word ? NumberBefore(text, word) : first;
    }

    /// <summary>Words such as "deposit" or "balance" state terms only beside a share; named instruments always do, unless the sentence only asks which.</summary>
    public static bool States(SourceText text, EntityData data, TermHit hit)
    {
        var folded = text.Folded.AsSpan(hit.Start, hit.Length);
        if (hit.Start > 0 && text.Text[hit.Start - 1] is '-' or '@' or '.' or '/' || folded.Length <= 3 && folded[0] < 128 && !SegmentKinds.HasNoSmall(text.Text.AsSpan(hit.Start, hit.Length)) && folded is not ("l/c" or "t/t" or "d/p" or "d/a" or "o/a" or "lc" or "tt"))
        {
            return false;
        }

        var from = Math.Max(0, hit.Start - 16);
        var window = text.Text.AsSpan(from, Math.Min(text.Text.Length - from, hit.Length + 32));
        return window.ContainsAny('%', '٪', '％') || HasSplit(window) || (data.NamedInstruments.Contains(folded) || PaysNear(text, hit.Start, hit.End)) && !IsInName(text, hit);
    }

    /// <summary>Whether a word of paying stands in the same sentence shortly before or behind.</summary>
    public static bool PaysNear(SourceText text, int start, int end)
    {
        foreach (var hit in text.HitsIn(Math.Max(0, start - PayReach), Math.Min(text.Text.Length, end + PayReach)))
        {
            var (from, to) = hit.End <= start ? (hit.End, start) : (end, hit.Start);
            if (hit.Kind == (int)Vocabulary.PayWord && (hit.End <= start || hit.Start >= end) && text.Text.AsSpan(from, to - from).IndexOfAny(SentenceMarks) < 0)
            {
                return true;
            }
        }

        return false;
    }

    private const int PayReach = 34;

    private static readonly System.Buffers.SearchValues<char> SentenceMarks = System.Buffers.SearchValues.Create("\n?!;。？");

    /// <summary>"we never give 100% advance", "carta de crédito no manejo".</summary>
    public static bool IsRefused(SourceText text, EntityData data, int start, int end)
    {
        var from = start;
        while (from > 0 && start - from < 22 && !Clauses.EndsClause(text.Text, from - 1))
        {
            from--;
        }

        var to = end;
        while (to < text.Text.Length && to - end < 16 && !Clauses.EndsClause(text.Text, to))
        {
            to++;
        }

        return data.PayNots.Find(text.Folded, from, start, out _, out _) >= 0 || data.PayNots.Find(text.Folded, end, to, out _, out _) >= 0;
    }

    private static bool IsInName(SourceText text, TermHit hit) => hit.End < text.Text.Length && text.Text[hit.End] is '-' or '@' && hit.Length < 4;

    private static bool HasSplit(ReadOnlySpan<char> window)
    {
        for (var i = 0; i + 5 <= window.Length; i++)
        {
            if (SplitLength(window, i) > 0)
            {
                return true;
            }
        }

        return false;
    }

    private static int FirstNumber(SourceText text, EntityData data, int limit)
    {
        ReadOnlySpan<char> folded = text.Folded;
        for (var i = 0; i < limit; i++)
        {
            var next = folded[i..limit].IndexOfAnyInRange('0', '9');
            if (next < 0)
            {
                return -1;
            }

            i += next;
            var end = DigitRuns.End(folded, i);
            if ((i == 0 || !char.IsAsciiLetterOrDigit(folded[i - 1]) && folded[i - 1] is not ('.' or ',' or '/' or '-')) && end - i <= 3 && (SplitLength(folded, i) > 0 || IsShare(text, data, i, end) || IsCredit(text, data, i, end)) && !IsRefused(text, data, i, end))
            {
                return i > 0 && folded[i - 1] == '%' ? i - 1 : i;
            }

            i = end;
        }

        return -1;
    }

    /// <summary>"30/70", "30:70", "40-30-30": shares that make a hundred, the classic deposit and balance.</summary>
    public static int SplitLength(ReadOnlySpan<char> text, int i)
    {
        var (sum, at, parts) = (0, i, 0);
        if (i > 0 && (char.IsAsciiLetterOrDigit(text[i - 1]) || text[i - 1] is '/' or '.' or '-' or ':'))
        {
            return 0;
        }

        while (at + 1 < text.Length && char.IsAsciiDigit(text[at]) && char.IsAsciiDigit(text[at + 1]))
        {
            var part = (text[at] - '0') * 10 + text[at + 1] - '0';
            if (part % 5 != 0)
            {
                return 0;
            }

            sum += part;
            at += 2;
            parts++;
            if (at >= text.Length || text[at] is not ('/' or ':' or '-'))
            {
                break;
            }

            at++;
        }

        return parts is 2 or 3 && sum == 100 && (at >= text.Length || !char.IsAsciiLetterOrDigit(text[at])) ? at - i : 0;
    }

    public static bool IsShare(SourceText text, EntityData data, int start, int end)
    {
        ReadOnlySpan<char> folded = text.Folded;
        var at = end < folded.Length && folded[end] == ' ' ? end + 1 : end;
        var isShare = at < folded.Length && folded[at] is '%' or '٪' || start > 0 && folded[start - 1] == '%' || data.Renderings.Match(folded, at, out var word) > 0 && word == "percent";
        return isShare && (!folded[Math.Min(folded.Length, at + 1)..].StartsWith(" of ", StringComparison.Ordinal) && HasAnchor(folded, data, at + 1, ShareReach) || HasAnchor(folded, data, Math.Max(0, start - 14), Math.Min(14, start))
            || end - start >= 2 && folded[end - 1] is '0' or '5' && PaysNear(text, start, at + 1));
    }

    public static bool IsCredit(SourceText text, EntityData data, int start, int end)
    {
        ReadOnlySpan<char> folded = text.Folded;
        var at = end;
        while (at < folded.Length && folded[at] is ' ' or '-')
        {
            at++;
        }

        return data.Durations.Match(folded, at, true, out _) is > 0 and var length && (HasAnchor(folded, data, at + length, DayReach) || folded[end - 1] is '0' or '1' or '4' or '5' && end - start == 2 && PaysNear(text, start, at + length));
    }

    private static bool HasAnchor(ReadOnlySpan<char> folded, EntityData data, int from, int reach)
    {
        var to = Math.Min(folded.Length, from + reach);
        for (var i = from; i < to && folded[i] is not ('\n' or '?'); i++)
        {
            if (data.CreditAnchors.Match(folded, i, out _) > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"30% deposit", "60 days LC": the number before the word belongs to it.</summary>
    public static int NumberBefore(SourceText text, int word)
    {
        var at = word;
        while (at > 0 && word - at < 14 && text.Text[at - 1] is ' ' or '%' or '٪' or '％' or '/' or '-' || at > 0 && word - at < 14 && char.IsDigit(text.Text[at - 1]))
        {
            at--;
        }

        while (at < word && !char.IsDigit(text.Text[at]) && text.Text[at] != '%')
        {
            at++;
        }

        return at;
    }

    /// <summary>To the clause's end, over a comma when a further share follows it.</summary>
    public static int ClauseEnd(SourceText text, EntityData data, int start)
    {
        var end = start + 1;
        while (end < text.Text.Length && end - start < LongestClause)
        {
            if (Clauses.EndsClause(text.Text, end) && !(text.Text[end] is ',' or '，' or '、' or '،' && GoesOn(text, data, end)))
            {
                break;
            }

            end++;
        }

        while (end > start + 1 && (char.IsWhiteSpace(text.Text[end - 1]) || text.Text[end - 1] is '.' or ',' or '-' or '–'))
        {
            end--;
        }

        return end;
    }

    private const int NextReach = 20;

    private static bool GoesOn(SourceText text, EntityData data, int comma)
    {
        var from = Math.Min(text.Text.Length, comma + 1);
        var next = text.Text.AsSpan(from, Math.Min(14, text.Text.Length - from));
        return next.ContainsAny('%', '٪', '％') || text.Has(Vocabulary.Payment, from, Math.Min(text.Text.Length, from + NextReach)) || data.CreditAnchors.Find(text.Folded, from, Math.Min(text.Text.Length, from + 3), out _, out _) >= 0;
    }
}
