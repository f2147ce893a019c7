namespace InquiryAssistant.Core.Mail.Html;

/// <summary>Walks the tokens of an HTML body once and writes down what a reader sees, line by line.</summary>
internal ref partial struct HtmlTextWalker
{
    private readonly LineBuffer _lines;
    private readonly ElementStack _stack = new();
    private readonly List<LinkSpan> _links = [];
    private readonly List<CellSpan> _cells = [];
    private readonly List<InputSpan> _inputs = [];
    private readonly List<int> _images = [];
    private HtmlTokenizer _tokens;
    private LineMarks _nextLine;
    private Break _pendingBreak;
    private bool _pendingSpace;
    private bool _pendingTab;
    private bool _boxHasQuote;
    private int _hiddenLength;
    private int _tableCount;
    private int _rowCount;

    private HtmlTextWalker(ReadOnlySpan<char> html)
    {
        _tokens = new HtmlTokenizer(html);
        _lines = new LineBuffer(Math.Min(html.Length, 4096));
    }

    private enum Break : byte
    {
        None,
        Line,
        BlankLine,
    }

    /// <summary>The visible text of the HTML.</summary>
    public static VisibleText Read(ReadOnlySpan<char> html)
    {
        var walker = new HtmlTextWalker(html);
        return walker.Walk();
    }

    private VisibleText Walk()
    {
        while (true)
        {
            switch (_tokens.Next())
            {
                case HtmlTokenKind.Text:
                    AddText(_tokens.Text);
                    break;
                case HtmlTokenKind.StartTag:
                    Open();
                    break;
                case HtmlTokenKind.EndTag:
                    Close(_tokens.Tag);
                    break;
                default:
                    return Finish();
            }
        }
    }

    private readonly VisibleText Finish()
    {
        for (var i = _stack.Count - 1; i >= 0; i--)
        {
            Record(_stack[i]);
        }

        var text = _lines.ToText();
        text.Links.AddRange(_links);
        text.Cells.AddRange(_cells);
        text.Inputs.AddRange(_inputs);
        text.Images.AddRange(_images);
        text.HiddenLength = _hiddenLength;
        return text;
    }

    private void Open()
    {
        var tag = _tokens.Tag;
        switch (tag)
        {
            case HtmlTag.Break:
                BreakLine();
                return;
            case HtmlTag.Rule:
                Open(HtmlTag.Rule, push: false);
                AskBreak(Break.Line);
                _nextLine |= LineMarks.RuleAbove;
                return;
            case HtmlTag.Image:
                _images.Add(LineOfNext());
                return;
            case HtmlTag.Input:
                AddInput();
                return;
            case HtmlTag.Void:
                return;
            case HtmlTag.Raw:
                _tokens.SkipRawText();
                return;
            case HtmlTag.Paragraph or HtmlTag.ListItem or HtmlTag.Row or HtmlTag.Cell:
                CloseImplied(tag);
                break;
        }

        Open(tag, push: !(_tokens.SelfClosing && tag == HtmlTag.Inline));
    }

    private void Open(HtmlTag tag, bool push)
    {
        var attributes = _tokens.Attributes;
        var element = new HtmlElement(tag, _stack.Marks, _stack.State, 0);
        ApplyStyle(ref element, attributes);
        ApplyZone(ref element, attributes);
        if (((element.Marks ^ _stack.Marks) & Zones) != 0)
        {
            AskBreak(Break.Line);
        }

        Enter(ref element, attributes);
        if (push)
        {
            _stack.Push(element);
        }
    }

    private void Close(HtmlTag tag)
    {
        var index = _stack.IndexOfClosedBy(tag);
        while (index >= 0 && _stack.Count > index)
        {
            Leave(_stack.Pop());
        }

        if (tag is HtmlTag.Break)
        {
            BreakLine();
        }
    }

    private void CloseImplied(HtmlTag tag)
    {
        var index = tag switch
        {
            HtmlTag.Paragraph => _stack.Count > 0 && _stack[_stack.Count - 1].Tag == HtmlTag.Paragraph ? _stack.Count - 1 : -1,
            HtmlTag.ListItem => _stack.Count > 0 && _stack[_stack.Count - 1].Tag == HtmlTag.ListItem ? _stack.Count - 1 : -1,
            HtmlTag.Row => _stack.NearestWithin(HtmlTag.Row, HtmlTag.Table),
            _ => _stack.NearestWithin(HtmlTag.Cell, HtmlTag.Table),
        };
        while (index >= 0 && _stack.Count > index)
        {
            Leave(_stack.Pop());
        }
    }

    private void Leave(HtmlElement element)
    {
        Record(element);
        if (element.Tag == HtmlTag.Paragraph && (element.State & ElementState.TightParagraph) == 0)
        {
            AskBreak(Break.BlankLine);
        }
        else if (element.Tag != HtmlTag.Cell && (element.IsBlock || ((element.Marks ^ _stack.Marks) & Zones) != 0))
        {
            AskBreak(Break.Line);
        }

        var outside = _stack.Marks;
        if ((element.Marks & LineMarks.QuoteBox) != 0 && (outside & LineMarks.QuoteBox) == 0)
        {
            _boxHasQuote = false;
        }
        else if (element.Tag == HtmlTag.Blockquote && (element.Marks & LineMarks.Quote) != 0 && (outside & LineMarks.Quote) == 0)
        {
            _boxHasQuote |= (outside & LineMarks.QuoteBox) != 0;
        }
    }
}
