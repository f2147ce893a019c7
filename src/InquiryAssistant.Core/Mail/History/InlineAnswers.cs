using System.Numerics;
using InquiryAssistant.Core.Mail.Signatures;

namespace InquiryAssistant.Core.Mail.History;

/// <summary>Gives back to the sender what he typed inside the quoted mail in a colour of its own or behind a mark.</summary>
/// <remarks>
/// Only in the newest quoted mail, and only where he says so above ("see my answers in red"), where he wrote nothing above, or behind his own name or
/// initials in brackets. Everything else inside a quote stays history.
/// </remarks>
internal ref struct InlineAnswers
{
    /// <summary>Lines of new text that are searched for an announcement.</summary>
    private const int MostNewLines = 60;

    /// <summary>A quoted mail longer than this is not answered point by point.</summary>
    private const int MostQuotedLines = 600;

    /// <summary>Lines above the quote that may hold the name he signs with, and the longest of them.</summary>
    private const int MostNameLines = 8;
    private const int LongestName = 40;

    /// <summary>A wrapped line of plain text is at least this long.</summary>
    private const int ShortestWrapped = 60;

    private static readonly string[] Arrows = ["==>", "=>", "-->", "→", "►"];

    private readonly VisibleText _text;
    private readonly ReadOnlySpan<VisibleLine> _lines;
    private readonly Span<LineClass> _classes;
    private readonly string _senderName;
    private int _start;
    private bool _isAnnounced;
    private LineMarks _named;

    private InlineAnswers(VisibleText text, Span<LineClass> classes, string senderName)
    {
        _text = text;
        _lines = text.Lines;
        _classes = classes;
        _senderName = senderName;
    }

    /// <summary>Marks such answers among the quoted lines as reply.</summary>
    public static void Mark(VisibleText text, Span<LineClass> classes, string senderName)
    {
        var start = classes.IndexOf(LineClass.Quoted);
        if (start >= 0)
        {
            new InlineAnswers(text, classes, senderName).MarkFrom(start);
        }
    }

    private void MarkFrom(int start)
    {
        _start = start;
        ReadAnnouncement(start);
        var first = EndOfHeader(start);
        var end = EndOfQuotedMail(first);
        var hue = _isAnnounced || _named != LineMarks.None ? HueOfAnswers(first, end) : LineMarks.None;
        for (var i = first; i < end; i++)
        {
            if (!_lines[i].IsBlank && ((_lines[i].Marks & hue) != 0 || HasMark(_text[i])))
            {
                i = MarkAnswer(i, end);
            }
        }
    }

    private void ReadAnnouncement(int start)
    {
        var written = 0;
        for (var i = 0; i < start && written < MostNewLines; i++)
        {
            if (!_lines[i].IsBlank)
            {
                written++;
                var named = InlineAnswerWords.HueOf(_text[i]);
                _named |= named;
                _isAnnounced = _isAnnounced || (named & LineMarks.Hues) != LineMarks.None || InlineAnswerWords.Announces(_text[i]);
            }
        }

        // Who sends a mail back with nothing above it has written inside it.
        _isAnnounced |= written == 0;
    }

    private readonly int EndOfHeader(int start)
    {
        var end = start + 1;
        for (var i = start; i < _lines.Length && i < start + 24 && _classes[i] == LineClass.Quoted; i++)
        {
            if (!_lines[i].IsBlank && HeaderBlock.FieldsOf(_text[i]) != HeaderFields.None)
            {
                end = i + 1;
            }
        }

        return end;
    }

    // Up to its closing: signatures are coloured too.
    private readonly int EndOfQuotedMail(int start)
    {
        var i = start;
        for (; i < _lines.Length && i < start + MostQuotedLines && _classes[i] == LineClass.Quoted; i++)
        {
            var line = _text[i];
            if (!line.IsEmpty && (SignatureLine.ClosingOf(line) == Closing.Strong || Separator.Of(line) != SeparatorKind.None
                || ((HeaderBlock.FieldsOf(line) & HeaderFields.From) != 0 && HeaderBlock.TryRead(_text, i, isAnnounced: false, isTop: false) is not null)))
            {
                break;
            }
        }

        return i;
    }

    /// <summary>The named hue, else the named stress; without either the only hue of the quoted mail. The latter two only if they leave most of it alone.</summary>
    private readonly LineMarks HueOfAnswers(int start, int end)
    {
        var hue = _named & LineMarks.Hues;
        if (CountMarked(start, end, hue) > 0)
        {
            return hue;
        }

        // "Highlighted in red": red letters or a red ground.
        var stress = _named & ~LineMarks.Hues;
        var stressed = CountMarked(start, end, stress);
        if (stressed > 0)
        {
            return LeavesMost(stressed, CountFilled(start, end)) ? stress : LineMarks.None;
        }

        return hue == LineMarks.None && _isAnnounced ? OnlyHue(start, end) : hue;
    }

    private readonly LineMarks OnlyHue(int start, int end)
    {
        var hues = LineMarks.None;
        for (var i = start; i < end; i++)
        {
            hues |= _lines[i].IsBlank ? LineMarks.None : _lines[i].Marks & LineMarks.Hues;
        }

        return BitOperations.PopCount((uint)hues) == 1 && LeavesMost(CountMarked(start, end, hues), CountFilled(start, end)) ? hues : LineMarks.None;
    }

    private static bool LeavesMost(int marked, int filled) => marked * 10 <= filled * 7;

    private readonly int CountMarked(int start, int end, LineMarks marks)
    {
        var count = 0;
        for (var i = start; i < end; i++)
        {
            count += !_lines[i].IsBlank && (_lines[i].Marks & marks) != 0 ? 1 : 0;
        }

        return count;
    }

    private readonly int CountFilled(int start, int end)
    {
        var count = 0;
        for (var i = start; i < end; i++)
        {
            count += _lines[i].IsBlank ? 0 : 1;
        }

        return count;
    }

    private readonly bool HasMark(ReadOnlySpan<char> line)
    {
        if (line[0] is '[' or '(' or '<' or '{')
        {
            var end = line.IndexOfAny("])>}");
            return end > 1 && end < 40 && (IsSenders(line[1..end].TrimEnd(": ")) || StandsAbove(line[..(end + 1)]));
        }

        if (!_isAnnounced)
        {
            return false;
        }

        foreach (var arrow in Arrows)
        {
            if (line.StartsWith(arrow, StringComparison.Ordinal))
            {
                return line.Length > arrow.Length;
            }
        }

        var colon = line[..Math.Min(line.Length, 40)].IndexOfAny(":：");
        return colon > 1 && colon + 1 < line.Length && IsSenders(line[..colon]);
    }

    // By his display name, and by what he signs with: shared mailboxes are called "Purchasing".
    private readonly bool IsSenders(ReadOnlySpan<char> mark)
    {
        if (Names(_senderName.AsSpan().Trim(), mark))
        {
            return true;
        }

        var seen = 0;
        for (var i = _start - 1; i >= 0 && seen < MostNameLines; i--)
        {
            if (_lines[i].IsBlank)
            {
                continue;
            }

            var mayBeName = _lines[i].Length <= LongestName && (seen == 0 || _classes[i] == LineClass.Signature);
            if (mayBeName && Names(_text[i], mark))
            {
                return true;
            }

            seen++;
        }

        return false;
    }

    // "My answers are marked [Greg]."
    private readonly bool StandsAbove(ReadOnlySpan<char> mark)
    {
        var seen = 0;
        for (var i = 0; i < _start && seen < MostNewLines; i++)
        {
            seen += _lines[i].IsBlank ? 0 : 1;
            if (_lines[i].Length < LineShape.LongestMarker && _text[i].Contains(mark, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    // The whole name, its first or last word, or its initials.
    private static bool Names(ReadOnlySpan<char> name, ReadOnlySpan<char> mark)
    {
        mark = mark.Trim();
        if (mark.Length < 2 || name.IsEmpty)
        {
            return false;
        }

        var initial = 0;
        var matches = true;
        foreach (var range in name.Split(' '))
        {
            var word = name[range];
            if (word.IsEmpty)
            {
                continue;
            }

            if (word.Equals(mark, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }

            matches &= initial < mark.Length && mark[initial] == char.ToUpperInvariant(word[0]);
            initial++;
        }

        return (matches && initial == mark.Length) || name.Equals(mark, StringComparison.OrdinalIgnoreCase);
    }

    private readonly int MarkAnswer(int i, int end)
    {
        _classes[i] = LineClass.Reply;
        while (i + 1 < end && !_lines[i + 1].IsBlank && _lines[i].Marks == LineMarks.None && _lines[i].Length >= ShortestWrapped && _text[i][^1] is not ('.' or '!' or '?'))
        {
            _classes[++i] = LineClass.Reply;
        }

        return i;
    }
}
