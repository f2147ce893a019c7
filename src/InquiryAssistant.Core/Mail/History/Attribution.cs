namespace InquiryAssistant.Core.Mail.History;

/// <summary>Finds the line "On 2 March 2026, Amy &lt;amy@…&gt; wrote:" in any language, wrapped over up to four lines.</summary>
internal static class Attribution
{
    private const int MostLines = 4;

    /// <summary>"Amy Chen wrote:" without anything else, before quoted lines only.</summary>
    private const int LongestBare = 60;

    private const int LongestVerb = 24;

    /// <summary>A line that a program wrapped is at least this long, unless it has the time or the address.</summary>
    private const int ShortestWrapped = 40;

    /// <summary>Letters of "p.m." and "okt." with the space before.</summary>
    private const int LongestAbbreviation = 6;

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

            if (!EndsAttribution(line) || IsVerbBelow(text, i))
            {
                continue;
            }

            var whole = text.Characters[lines[start].Start..(lines[i].Start + lines[i].Length)];
            var hasOpener = StartsWithOpener(whole);
            return (hasOpener || IsWrapped(text, start, i)) && !EndsSentence(text, start, i) && !StartsLater(text, start, i, hasOpener) ? Judge(text, whole, i + 1) : null;
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
            var isNamed = char.IsLetter(rest[0]) && LineShape.HasBracketedAddress(rest) && !LineShape.HasTime(text[i - 1]);
            var isComplete = LineShape.HasDate(rest) ? HasVerb(rest) || LineShape.HasBracketedAddress(rest) : (opens || isNamed) && HasVerb(rest);
            if (isComplete && (!hasOpener || opens))
            {
                return true;
            }
        }

        return false;
    }

    // "… <amy@lamps.example>" and below it "wrote:" alone.
    private static bool IsVerbBelow(VisibleText text, int line) =>
        text[line][^1] == '>' && line + 1 < text.Lines.Length && text[line + 1].Length is > 0 and <= LongestVerb && text[line + 1][^1] is ':' or '：' && HasVerb(text[line + 1]);

    // "300 pcs by 12.10.2026" above "Amy wrote:" is the sender's: a line that goes on below is long, has the address or the time.
    private static bool IsWrapped(VisibleText text, int start, int last)
    {
        for (var i = start; i < last; i++)
        {
            if (text[i].Length < ShortestWrapped && !text[i].Contains('@') && !LineShape.HasTime(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    // "p.m." may end a wrapped line, "Agreed." and "Why?" end what the sender says.
    private static bool EndsSentence(VisibleText text, int start, int last)
    {
        for (var i = start; i < last; i++)
        {
            var line = text[i];
            if (line[^1] is '!' or '?' or '。' or '！' or '？' || (line[^1] is '.' && line.Length - line.LastIndexOf(' ') > LongestAbbreviation))
            {
                return true;
            }
        }

        return false;
    }

    private static Found? Judge(VisibleText text, ReadOnlySpan<char> whole, int end)
    {
        var hasDate = LineShape.HasDate(whole);
        var hasAddress = LineShape.HasBracketedAddress(whole);
        var hasOpener = StartsWithOpener(whole);
        var hasVerb = HasVerb(whole, out var verbEnd);
        if (!(hasDate || hasAddress || hasVerb) || AttributionWords.IsSaid(whole))
        {
            return null;
        }

        var hasTime = LineShape.HasTime(whole);
        if (hasDate && hasAddress)
        {
            var isTold = hasVerb || hasOpener;
            return isTold || hasTime || char.IsDigit(whole[0]) ? new Found(end, IsStrong: isTold || EndsWithBracket(whole)) : null;
        }

        var isShort = whole.Length <= LongestBare && !whole.Contains('\n') && !IsVerb(whole.TrimEnd(" :："));
        if (hasVerb && (hasDate || hasAddress || isShort))
        {
            // Without a time of day, or with more than a name, it may be the sender who says what was written when.
            var isPlain = !AttributionWords.IsSentence(whole);
            return hasAddress || (AttributionWords.NamesOnly(whole, verbEnd) && (isPlain || (hasTime && LineShape.HasYear(whole))))
                ? new Found(end, IsStrong: isPlain && hasOpener && hasTime && !IsCitedBelow(text, end), IsDated: isPlain && hasOpener && hasDate)
                : null;
        }

        return hasDate && EndsWithAddress(whole) ? new Found(end, IsStrong: false) : null;
    }

    private static bool EndsWithBracket(ReadOnlySpan<char> line) => line.TrimEnd(" :：*_\u200e\u200f\u202c")[^1] is '>' or '＞';

    // Programs put no quotation marks around a mail.
    private static bool IsCitedBelow(VisibleText text, int start)
    {
        var next = text.NextFilled(start);
        return next < text.Lines.Length && text[next][0] is '"' or '“' or '”' or '„' or '«' or '»' or '「' or '『' or '‘' or '\'';
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
        if (end.EndsWith(":=20", StringComparison.Ordinal))
        {
            // A gateway left the code of a space at the end.
            return true;
        }

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

    private static bool IsVerb(ReadOnlySpan<char> text)
    {
        foreach (var verb in HistoryWords.Verbs)
        {
            if (text.Equals(verb, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasVerb(ReadOnlySpan<char> text) => HasVerb(text, out _);

    /// <summary>Whether it says that somebody wrote; <paramref name="verbEnd"/> is where the last such word ends.</summary>
    private static bool HasVerb(ReadOnlySpan<char> text, out int verbEnd)
    {
        verbEnd = 0;
        if (!text.ContainsAny(HistoryWords.AnyVerb))
        {
            return false;
        }

        foreach (var verb in HistoryWords.Verbs)
        {
            var from = 0;
            while (text[from..].IndexOf(verb, StringComparison.OrdinalIgnoreCase) is var at and >= 0)
            {
                from += at + verb.Length;
                if (from > verbEnd && IsWord(text, from - verb.Length, verb.Length))
                {
                    verbEnd = from;
                }
            }
        }

        return verbEnd > 0;
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
