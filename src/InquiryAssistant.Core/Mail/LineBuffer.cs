namespace InquiryAssistant.Core.Mail;

/// <summary>Grows the visible text character by character and closes lines.</summary>
internal sealed class LineBuffer(int capacity)
{
    private readonly List<VisibleLine> _lines = new(32);
    private char[] _buffer = new char[Math.Max(capacity, 16)];
    private LineMarks _marks;
    private int _start;
    private bool _hasSpace;

    /// <summary>Where the next character will stand.</summary>
    public int Position { get; private set; }

    /// <summary>Number of closed lines, which is the index of the open one.</summary>
    public int LineCount => _lines.Count;

    /// <summary>Whether the open line has a character.</summary>
    public bool IsLineEmpty => Position == _start;

    /// <summary>Marks of the open line.</summary>
    public LineMarks Marks => _marks;

    /// <summary>Appends one character; <paramref name="marks"/> count only for the first of a line.</summary>
    public void Append(char c, LineMarks marks)
    {
        if (Position == _start)
        {
            _marks = marks;
        }

        if (Position == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        _buffer[Position++] = c;
    }

    /// <summary>Notes a space that keeps an otherwise empty line, as a lone &amp;nbsp; does.</summary>
    public void KeepEmptyLine() => _hasSpace = true;

    /// <summary>Whether the open line would leave a trace when closed.</summary>
    public bool HasLine => Position > _start || _hasSpace;

    /// <summary>Whether the last closed line has text.</summary>
    public bool LastIsFilled => _lines.Count > 0 && !_lines[^1].IsBlank;

    /// <summary>Closes the open line, empty or not. Spaces at its end fall away.</summary>
    public void EndLine(LineMarks emptyMarks)
    {
        while (Position > _start && _buffer[Position - 1] is ' ' or '\t')
        {
            Position--;
        }

        var isEmpty = Position == _start;
        _lines.Add(new VisibleLine(_start, Position - _start, isEmpty ? emptyMarks : _marks));
        if (!isEmpty)
        {
            // Keeps words apart where a link or a cell spans lines.
            Append('\n', _marks);
        }

        _start = Position;
        _hasSpace = false;
    }

    /// <summary>Closes the open line if there is one and makes sure that a blank line follows, unless at the top.</summary>
    public void EnsureBlankLine(LineMarks emptyMarks)
    {
        if (HasLine)
        {
            EndLine(emptyMarks);
        }

        if (LastIsFilled)
        {
            _lines.Add(new VisibleLine(_start, 0, emptyMarks));
        }
    }

    /// <summary>The text so far; the buffer must not be used afterwards.</summary>
    public VisibleText ToText()
    {
        if (HasLine)
        {
            EndLine(LineMarks.None);
        }

        return new VisibleText(_buffer, Position, _lines);
    }
}
