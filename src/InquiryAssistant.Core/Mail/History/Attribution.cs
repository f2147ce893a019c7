namespace InquiryAssistant.Core.Mail.History;

/// <summary>Finds the line "On 2 March 2026, Amy &lt;amy@…&gt; wrote:" in any language, wrapped over up to four lines.</summary>
internal static class Attribution
{
    private const int MostLines = 4;

    /// <summary>"Amy Chen wrote:" without anything else, before quoted lines only.</summary>
    private const int LongestBare = 60;

    private const int LongestVerb = 24;

    /// <summary>An attribution found, and whether it stands on its own feet.</summary>
    /// <param name="End">The line behind it.</param>
    /// <param name="IsStrong">Whether it needs no quoted lines below.</param>
    /// <param name="IsDated">Whether it needs none at the top of an indented block.</param>
    internal readonly record struct Found(int End, bool IsStrong, bool IsDated = false);

    /// <summary>Whether the line is an attribution with the whole quoted text behind it, as Yahoo's phone program writes in plain text.</summary>
    public static bool RunsOn(ReadOnlySpan<char> line)
    {
        var head = line[..Math.Min(line.Length, LineShape.LongestMarker)].TrimStart(' ');
        var at = head.IndexOf('@');
        if (at < 0 || !StartsWithOpener(head))
        {
            return false;
        }

        var close = head[at..].IndexOf('>');
        var colon = close < 0 ? -1 : head[(at + close)..].IndexOfAny(":：");
        if (colon is < 0 or > LongestVerb)
        {
            return false;
        }

        // Two spaces behind the colon: "On Monday Amy <a@…> wrote: pay later" is a sentence.
        var end = at + close + colon;
        return head[(end + 1)..].StartsWith("  ", StringComparison.Ordinal) && LineShape.HasDate(head[..at]) && HasVerb(head[(at + close)..end]);
    }

    /// <summary>Reads the attribution that starts at the line; null when none does.</summary>
    public static Found? TryRead(VisibleText text, int start)
    {
        var lines = text.Lines;
        var first = text[start];
        if (first.Length > LineShape.LongestMarker || !MayStart(first))
        {
            return null;
        }

        // The lines of one paragraph are joined until one of them ends as attributions end.
        var length = 0;
        for (var i = start; i < lines.Length && i < start + MostLines; i++)
        {
            var line = text[i];
            length += line.Length;
            if (line.IsEmpty || length > LineShape.LongestMarker)
            {
                return null;
            }

            if (!EndsAttribution(line))
            {
                continue;
            }

            var end = lines[i].Start + lines[i].Length;
            var whole = text.Characters[lines[start].Start..end];
            return StartsLater(text, start, i, StartsWithOpener(whole)) ? null : Judge(whole, i + 1);
        }

        return null;
    }

    // Lines of a signature may stand right above; the attribution then is complete without them.
    private static bool StartsLater(VisibleText text, int start, int last, bool hasOpener)
    {
        var lines = text.Lines;
        for (var i = start + 1; i <= last; i++)
        {
            var rest = text.Characters[lines[i].Start..(lines[last].Start + lines[last].Length)];
            var opens = StartsWithOpener(rest);
            var isComplete = LineShape.HasDate(rest) ? HasVerb(rest) || LineShape.HasBracketedAddress(rest) : opens && HasVerb(rest);
            if (isComplete && (!hasOpener || opens))
            {
                return true;
            }
        }

        return false;
    }

    private static Found? Judge(ReadOnlySpan<char> whole, int end)
    {
        var hasDate = LineShape.HasDate(whole);
        var hasAddress = LineShape.HasBracketedAddress(whole);
        var hasOpener = StartsWithOpener(whole);
        if (hasDate && hasAddress)
        {
            return new Found(end, IsStrong: hasOpener || whole.TrimEnd()[^1] is ':' or '：' || HasVerb(whole));
        }

        var isShort = whole.Length <= LongestBare;
        if ((hasDate || hasAddress || hasOpener || isShort) && HasVerb(whole))
        {
            // Without a time of day it may be the sender who says what was written when.
            return new Found(end, IsStrong: hasOpener && LineShape.HasTime(whole), IsDated: hasOpener && hasDate);
        }

        return hasDate && EndsWithAddress(whole) ? new Found(end, IsStrong: false) : null;
    }

    // "12 Oct 2026, 09:14 by amy@lamps.example:"
    private static bool EndsWithAddress(ReadOnlySpan<char> line)
    {
        var word = line.TrimEnd(" :：");
        return word[(word.LastIndexOf(' ') + 1)..].IndexOf('@') > 0;
    }

    // Attributions open with a date, a name or one of a few words; a list item or a quoted line does not.
    private static bool MayStart(ReadOnlySpan<char> line) => line[0] is not ('•' or '*' or '>') || line.Contains('@');

    private static bool EndsAttribution(ReadOnlySpan<char> line)
    {
        var end = line.TrimEnd(" \t*_");
        return !end.IsEmpty && (end[^1] is ':' or '：' || (end.EndsWith("---", StringComparison.Ordinal) && end.Length > 12 && HasVerb(end))
            || EndsWithVerb(end) || (end[^1] == '>' && LineShape.HasDate(end) && LineShape.HasBracketedAddress(end)));
    }

    // Some clients end without a colon: "… 写道", "… 님이 작성".
    private static bool EndsWithVerb(ReadOnlySpan<char> line)
    {
        if (line[^1] < '\u3000')
        {
            return line.EndsWith(" wrote", StringComparison.OrdinalIgnoreCase);
        }

        foreach (var verb in HistoryWords.Verbs)
        {
            if (verb[0] >= '\u3000' && line.EndsWith(verb, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasVerb(ReadOnlySpan<char> text)
    {
        foreach (var verb in HistoryWords.Verbs)
        {
            var from = 0;
            while (text[from..].IndexOf(verb, StringComparison.OrdinalIgnoreCase) is var at and >= 0)
            {
                if (IsWord(text, from + at, verb.Length))
                {
                    return true;
                }

                from += at + verb.Length;
            }
        }

        return false;
    }

    private static bool IsWord(ReadOnlySpan<char> text, int start, int length)
    {
        if (text[start] >= '\u2E80' || text[start] is >= '\u0E00' and <= '\u0E7F')
        {
            return true;
        }

        var end = start + length;
        return (start == 0 || !char.IsLetter(text[start - 1])) && (end >= text.Length || !char.IsLetter(text[end]));
    }

    private static bool StartsWithOpener(ReadOnlySpan<char> text)
    {
        foreach (var opener in HistoryWords.Openers)
        {
            if (text.StartsWith(opener, StringComparison.OrdinalIgnoreCase)
                && (opener[0] >= '\u0E00' || text.Length == opener.Length || !char.IsLetter(text[opener.Length])))
            {
                return true;
            }
        }

        return false;
    }
}
