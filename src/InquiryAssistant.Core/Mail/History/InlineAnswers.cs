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

    /// <summary>A wrapped line of plain text is at least this long.</summary>
    private const int ShortestWrapped = 60;

    private static readonly string[] Arrows = ["==>", "=>", "-->", "→", "►"];

    private readonly VisibleText _text;
    private readonly ReadOnlySpan<VisibleLine> _lines;
    private readonly Span<LineClass> _classes;
    private readonly string _senderName;
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
        ReadAnnouncement(start);
        var first = EndOfHeader(start);
        var end = EndOfQuotedMail(first);
        var hue = _isAnnounced ? HueOfAnswers(first, end) : LineMarks.None;
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
                _named |= InlineAnswerWords.HueOf(_text[i]);
                _isAnnounced |= InlineAnswerWords.Announces(_text[i]);
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

    /// <summary>The named hue; without a name the only hue of the quoted mail, if it leaves most of it alone.</summary>
    private readonly LineMarks HueOfAnswers(int start, int end)
    {
        if (_named != LineMarks.None)
        {
            return _named;
        }

        var hues = LineMarks.None;
        var colored = 0;
        var filled = 0;
        for (var i = start; i < end; i++)
        {
            filled += _lines[i].IsBlank ? 0 : 1;
            var hue = _lines[i].IsBlank ? LineMarks.None : _lines[i].Marks & LineMarks.Hues;
            colored += hue == LineMarks.None ? 0 : 1;
            hues |= hue;
        }

        return BitOperations.PopCount((uint)hues) == 1 && colored * 10 <= filled * 7 ? hues : LineMarks.None;
    }

    private readonly bool HasMark(ReadOnlySpan<char> line)
    {
        if (line[0] is '[' or '(' or '<' or '{')
        {
            var end = line.IndexOfAny("])>}");
            return end > 1 && end < 40 && NamesSender(line[1..end].TrimEnd(": "));
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
        return colon > 1 && colon + 1 < line.Length && NamesSender(line[..colon]);
    }

    // The whole name, its first or last word, or its initials.
    private readonly bool NamesSender(ReadOnlySpan<char> mark)
    {
        mark = mark.Trim();
        if (mark.Length < 2 || _senderName.Length == 0)
        {
            return false;
        }

        var name = _senderName.AsSpan().Trim();
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
