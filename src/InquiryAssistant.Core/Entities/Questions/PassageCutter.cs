namespace InquiryAssistant.Core.Entities.Questions;

/// <summary>Cuts a text into sentences and the points of lists: bulleted, numbered, lettered, numbered within a line, or plain lines behind a colon.</summary>
internal static class PassageCutter
{
    private const int MostPassages = 200;

    private const int LongestPlainPoint = 110;

    private const int ShortestPassage = 2;

    private const int LongestBracket = 60;

    private const int LongestGreeting = 24;

    public static List<Passage> Cut(string text)
    {
        var passages = new List<Passage>(16);
        var list = 0;
        var inList = false;
        var behindColon = false;
        var start = 0;
        while (start < text.Length && passages.Count < MostPassages)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            var (from, to) = Trim(text, start, end);
            start = end + 1;
            if (from >= to)
            {
                behindColon = behindColon && passages.Count > 0 && text[passages[^1].End - 1] is ':' or '：';
                inList = false;
                continue;
            }

            var bullet = BulletLength(text, from, to);
            if (bullet == 0 && !(behindColon && to - from <= LongestPlainPoint && HasNextLine(text, end)) && InlineMarks(text, from, to) < 2)
            {
                AddSentences(text, from, to, passages);
                inList = false;
                // "尊敬的Bellandi先生：" greets, it leads to no list.
                behindColon = text[to - 1] is ':' or '：' && !(passages.Count <= 1 && to - from <= LongestGreeting && text[to - 1] == '：');
                continue;
            }

            list += inList ? 0 : 1;
            inList = true;
            AddPoints(text, from + bullet, to, list, passages);
        }

        return passages;
    }

    private static bool HasNextLine(string text, int lineEnd) => lineEnd < text.Length;

    private static (int From, int To) Trim(string text, int from, int to)
    {
        while (from < to && char.IsWhiteSpace(text[from]))
        {
            from++;
        }

        while (to > from && char.IsWhiteSpace(text[to - 1]))
        {
            to--;
        }

        return (from, to);
    }

    private static void AddSentences(string text, int from, int to, List<Passage> passages)
    {
        var start = from;
        for (var i = from; i <= to; i++)
        {
            if (i < to && (!Clauses.EndsSentence(text, i) || IsInside(text, start, i, to)))
            {
                continue;
            }

            var stop = i < to ? i + 1 : to;
            Add(text, start, stop, 0, passages);
            start = stop;
        }
    }

    /// <summary>"casting method (sand or shell?), balance grade", "inkl. Verzollung": a mark in brackets or behind an abbreviation ends no sentence.</summary>
    private static bool IsInside(string text, int start, int i, int to)
    {
        if (text[i] == '.')
        {
            var word = i;
            while (word > start && char.IsLetter(text[word - 1]))
            {
                word--;
            }

            return QuestionWords.Shipped.IsAbbreviation(text.AsSpan(word, i - word));
        }

        var open = text.AsSpan(start, i - start).LastIndexOfAny('(', '（');
        return open >= 0 && text.AsSpan(start + open, i - start - open).IndexOfAny(')', '）') < 0 && text.AsSpan(i, Math.Min(to - i, LongestBracket)).IndexOfAny(')', '）') >= 0;
    }

    private static void Add(string text, int start, int stop, int list, List<Passage> passages)
    {
        var (from, to) = Trim(text, start, stop);
        if (to - from > ShortestPassage)
        {
            passages.Add(new(from, to, text.AsSpan(from, to - from).ContainsAny('?', '？', '؟'), list));
        }
    }

    /// <summary>A point is one passage however many sentences it has; "1) … 2) …" within a line are several.</summary>
    private static void AddPoints(string text, int from, int to, int list, List<Passage> passages)
    {
        var start = from;
        for (var i = from; i < to; i++)
        {
            if ((text[i] == '；' ? 1 : InlineMark(text, i, from)) is > 0 and var length)
            {
                Add(text, start, i, list, passages);
                start = i + length;
                i = start - 1;
            }
        }

        Add(text, start, to, list, passages);
    }

    private static int InlineMarks(string text, int from, int to)
    {
        var marks = 0;
        for (var i = from; i < to; i++)
        {
            marks += InlineMark(text, i, from) > 0 ? 1 : 0;
        }

        return marks;
    }

    /// <summary>"2) ", "(2) ", "②": the length of a point's mark within a line; 0 when there is none.</summary>
    private static int InlineMark(string text, int i, int from)
    {
        if (text[i] is >= '①' and <= '⑳')
        {
            return 1;
        }

        if (i > from && !char.IsWhiteSpace(text[i - 1]) && text[i - 1] != '(')
        {
            return 0;
        }

        return i + 2 < text.Length && (char.IsAsciiDigit(text[i]) || text[i] is >= 'a' and <= 'h') && text[i + 1] is ')' or '）' && !(i > from && text[i - 1] == '(' && char.IsAsciiLetter(text[i])) ? 2 : 0;
    }

    /// <summary>"1. ", "2) ", "- ", "• ", "a) ", "1 ": the marks of a list point at a line's start.</summary>
    private static int BulletLength(string text, int start, int end)
    {
        if (text[start] is '*' or '•' or '·' or '・' or '●' or '○' or '▪' or '■' or '◦' or '→' or '►' or '>' or '+' or '※' or '◆' or '○' or '✓' or '□' || text[start] is '-' or '–' or '—' && start + 1 < end && !char.IsDigit(text[start + 1]) && text[start + 1] != '-')
        {
            return 1;
        }

        if (text[start] is >= '①' and <= '⑳')
        {
            return 1;
        }

        var i = start;
        while (i < end && char.IsDigit(text[i]) && i - start < 2)
        {
            i++;
        }

        if (i == start && char.IsLetter(text[i]) && i + 1 < end && text[i + 1] is ')' or '）')
        {
            i++;
        }

        var marked = i > start && i + 1 < end && text[i] is '.' or ')' or '、' or '）' or ':' or '．' && !char.IsDigit(text[i + 1]);
        var bare = i > start && i + 2 < end && text[i] == ' ' && char.IsLetter(text[i + 1]) && char.IsDigit(text[start]) && i - start == 1 && PreviousLineBegins(text, start, text[start]);
        return marked ? i + 1 - start : bare ? i - start : 0;
    }

    /// <summary>A bare number is a mark when the line before or behind begins with its neighbour: "1 how many", "2 which".</summary>
    private static bool PreviousLineBegins(string text, int start, char digit)
    {
        var before = start > 1 ? text.LastIndexOf('\n', start - 2) + 1 : 0;
        var next = text.IndexOf('\n', start);
        return start > 1 && text[before] == digit - 1 || next >= 0 && next + 1 < text.Length && text[next + 1] == digit + 1;
    }
}
