namespace InquiryAssistant.Core.Mail.History;

/// <summary>Decides for each line of a mail whether it is quoted history.</summary>
/// <remarks>
/// Markup of the clients comes first, then '&gt;' signs, then the words of <c>mail/history.json</c>. What stands below a header block is history to the end,
/// unless it is quoted with '&gt;' signs: then the lines without them are answers.
/// </remarks>
internal ref struct HistorySplitter
{
    private readonly VisibleText _text;
    private readonly ReadOnlySpan<VisibleLine> _lines;
    private readonly Span<LineClass> _classes;
    private QuoteSigns _signs;
    private bool _hasReply;
    private bool _hasQuote;
    private bool _isForward;

    private HistorySplitter(VisibleText text, Span<LineClass> classes)
    {
        _text = text;
        _lines = text.Lines;
        _classes = classes;
        _signs = new QuoteSigns(text);
    }

    /// <summary>Marks quoted lines in <paramref name="classes"/>; true when the history is a forwarded message.</summary>
    public static bool Mark(VisibleText text, Span<LineClass> classes)
    {
        var splitter = new HistorySplitter(text, classes);
        splitter.Walk();
        return splitter._isForward;
    }

    private void Walk()
    {
        var i = 0;
        while (i < _lines.Length)
        {
            i = _lines[i].IsBlank ? i + 1 : Step(i);
        }
    }

    /// <summary>Judges the line and answers the next one to look at.</summary>
    private int Step(int i)
    {
        var marks = _lines[i].Marks;
        if ((marks & LineMarks.HistoryStart) != 0)
        {
            return QuoteRest(i, EndOfHeader(i) ?? i + 1);
        }

        var isInQuote = (marks & LineMarks.Quote) != 0;
        var isInBox = (marks & (LineMarks.QuoteBox | LineMarks.AfterInnerQuote)) == LineMarks.QuoteBox;
        var separator = Separator.Of(_text[i], out var isProof);
        if (isInQuote || isInBox)
        {
            _isForward |= separator == SeparatorKind.Forwarded;
            if (isInBox && separator == SeparatorKind.Forwarded)
            {
                return QuoteBoxToItsEnd(i);
            }

            return QuoteLine(i);
        }

        if (_signs.Quotes(i, _hasQuote))
        {
            return QuoteLine(i);
        }

        if (separator is SeparatorKind.Original or SeparatorKind.Forwarded && (isProof || IsMailBelow(i)))
        {
            _isForward |= separator == SeparatorKind.Forwarded;
            return QuoteRest(i, EndOfHeader(_text.NextFilled(i + 1)) ?? EndOfParagraph(i + 1));
        }

        if (separator == SeparatorKind.ReplyAbove)
        {
            return _hasReply ? QuoteRest(i, i + 1) : QuoteLine(i);
        }

        return StepByWords(i);
    }

    private int StepByWords(int i)
    {
        var line = _text[i];
        if (Attribution.RunsOn(line) || (LineShape.IsNotesEdge(line) && IsHeaderBelow(i)))
        {
            return QuoteRest(i, i + 1);
        }

        if (line.Length > LineShape.LongestMarker)
        {
            _hasReply = true;
            return i + 1;
        }

        if (StackedHeader.EndOf(_text, i) is { } stacked)
        {
            return QuoteRest(i, stacked);
        }

        if (HeaderBlock.FieldsOf(line) != HeaderFields.None)
        {
            var isAnnounced = (_lines[i].Marks & LineMarks.RuleAbove) != 0 || RuleAbove(i) < i;
            if (HeaderBlock.TryRead(_text, i, isAnnounced, isTop: !_hasReply) is { } block)
            {
                _isForward |= !_hasReply;
                return QuoteRest(RuleAbove(i), block.End);
            }
        }

        if (Attribution.TryRead(_text, i) is { } attribution && EndOfAttributed(i, attribution) is { } end)
        {
            return end;
        }

        _hasReply = true;
        return i + 1;
    }

    /// <summary>Quotes the attribution and what it introduces; null when it introduces nothing and may be a sentence.</summary>
    private int? EndOfAttributed(int i, Attribution.Found attribution)
    {
        var next = _text.NextFilled(attribution.End);
        var marks = next < _lines.Length ? _lines[next].Marks : LineMarks.None;
        if ((marks & LineMarks.Quote) != 0 || _signs.IsSigned(next))
        {
            return Quote(i, attribution.End);
        }

        if ((marks & LineMarks.Blockquote) != 0 && (_lines[i].Marks & LineMarks.Blockquote) == 0)
        {
            return Quote(i, EndOfBlockquote(next));
        }

        if ((_lines[i].Marks & LineMarks.Blockquote) != 0 && (attribution.IsStrong || attribution.IsDated))
        {
            return Quote(i, EndOfBlockquote(i));
        }

        return attribution.IsStrong ? QuoteRest(RuleAbove(i), attribution.End) : null;
    }

    private readonly int? EndOfHeader(int start) => HeaderBlock.TryRead(_text, start, isAnnounced: true, isTop: false)?.End;

    // "Forwarded message:" alone may announce what the sender then tells in his words.
    private readonly bool IsMailBelow(int i)
    {
        var next = _text.NextFilled(i + 1);
        return next < _lines.Length && ((_lines[next].Marks & (LineMarks.Quote | LineMarks.QuoteBox | LineMarks.Blockquote | LineMarks.HistoryStart)) != 0 || _signs.IsSigned(next)
            || IsHeaderBelow(i) || StackedHeader.EndOf(_text, next) is not null || Attribution.TryRead(_text, next) is not null);
    }

    // Headers that nobody can read, and a quote with signs below the blank line behind them.
    private readonly int EndOfParagraph(int i)
    {
        while (i < _lines.Length && !_lines[i].IsBlank && !_signs.IsSigned(i))
        {
            i++;
        }

        return i;
    }

    private readonly bool IsHeaderBelow(int i)
    {
        var next = _text.NextFilled(i + 1);
        return next < _lines.Length && HeaderBlock.FieldsOf(_text[next]) != HeaderFields.None;
    }

    /// <summary>The line of a drawn rule right above, else the line itself.</summary>
    private readonly int RuleAbove(int i)
    {
        var above = _text.PreviousFilled(i);
        return above >= 0 && LineShape.IsRule(_text[above], 10) ? above : i;
    }

    private readonly int EndOfBlockquote(int i)
    {
        while (i < _lines.Length && (_lines[i].IsBlank || (_lines[i].Marks & LineMarks.Blockquote) != 0))
        {
            i++;
        }

        return i;
    }

    private int QuoteBoxToItsEnd(int i)
    {
        _hasQuote = true;
        while (i < _lines.Length && (_lines[i].IsBlank || (_lines[i].Marks & (LineMarks.QuoteBox | LineMarks.Quote)) != 0))
        {
            _classes[i++] = LineClass.Quoted;
        }

        return i;
    }

    private int QuoteLine(int i) => Quote(i, i + 1);

    private int Quote(int start, int end)
    {
        _hasQuote = true;
        _classes[start..end].Fill(LineClass.Quoted);
        return end;
    }

    /// <summary>Everything from <paramref name="start"/> is history, unless what follows <paramref name="bodyStart"/> is quoted with signs: then lines without them are the sender's.</summary>
    private int QuoteRest(int start, int bodyStart) => Quote(start, _signs.IsSigned(_text.NextFilled(bodyStart)) ? bodyStart : _lines.Length);
}
