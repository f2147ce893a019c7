using System.Globalization;

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
        if (element.Marks != _stack.Marks)
        {
            AskBreak(Break.Line);
        }

        Enter(ref element, attributes);
        if (push)
        {
            _stack.Push(element);
        }
    }

    private static void ApplyStyle(ref HtmlElement element, in HtmlAttributes attributes)
    {
        element.State &= ~ElementState.TightParagraph;
        if (attributes.IsHidden || element.Tag == HtmlTag.Hidden)
        {
            element.State |= ElementState.Hidden;
        }

        if (element.Tag == HtmlTag.Preformatted)
        {
            element.State |= ElementState.Preformatted;
        }

        if (attributes.Style.IsEmpty)
        {
            return;
        }

        var effect = HtmlStyle.Read(attributes.Style);
        element.State |= (effect & HtmlStyleEffect.Hidden) != 0 ? ElementState.Hidden : ElementState.None;
        element.State |= (effect & HtmlStyleEffect.Preformatted) != 0 ? ElementState.Preformatted : ElementState.None;
        element.State |= (effect & HtmlStyleEffect.NoMargin) != 0 ? ElementState.TightParagraph : ElementState.None;

        // Newsletters set size 0 on a cell against gaps and a real size on the text inside.
        if ((effect & HtmlStyleEffect.ZeroSize) != 0)
        {
            element.State |= ElementState.ZeroSize;
        }
        else if ((effect & HtmlStyleEffect.RealSize) != 0)
        {
            element.State &= ~ElementState.ZeroSize;
        }

        if ((effect & HtmlStyleEffect.HistoryBorder) != 0 && element.IsBlock)
        {
            element.Value = -1;
        }
    }

    private void ApplyZone(ref HtmlElement element, in HtmlAttributes attributes)
    {
        var zone = HtmlMarkers.Of(attributes);
        if (element.Tag == HtmlTag.IncludeTail)
        {
            zone = HtmlZone.Quote;
        }

        if (element.Tag == HtmlTag.Blockquote)
        {
            var isCitation = attributes.HasCite || zone is HtmlZone.Box || attributes.Type.Equals("cite", StringComparison.OrdinalIgnoreCase);
            zone = isCitation ? HtmlZone.Quote : zone;
            element.Marks |= LineMarks.Blockquote;
        }

        if (element.Value == -1)
        {
            element.Value = 0;
            _nextLine |= LineMarks.RuleAbove;
        }

        switch (zone)
        {
            case HtmlZone.Quote:
                element.Marks |= LineMarks.Quote;
                break;
            case HtmlZone.Box:
                element.Marks |= LineMarks.QuoteBox;
                break;
            case HtmlZone.Signature:
                element.Marks |= LineMarks.Signature;
                break;
            case HtmlZone.History:
                AskBreak(Break.Line);
                _nextLine |= LineMarks.HistoryStart;
                break;
            case HtmlZone.Hint:
                AskBreak(Break.Line);
                _nextLine |= LineMarks.RuleAbove;
                break;
        }
    }

    private void Enter(ref HtmlElement element, in HtmlAttributes attributes)
    {
        switch (element.Tag)
        {
            case HtmlTag.Paragraph:
                var isTight = (element.State & ElementState.TightParagraph) != 0 || IsOfficeParagraph(attributes.Class);
                element.State |= isTight ? ElementState.TightParagraph : ElementState.None;
                AskBreak(isTight ? Break.Line : Break.BlankLine);
                break;
            case HtmlTag.OrderedList:
                element.Value = int.TryParse(attributes.Start, NumberStyles.Integer, CultureInfo.InvariantCulture, out var first) ? first : 1;
                AskBreak(Break.Line);
                break;
            case HtmlTag.ListItem:
                EnterListItem();
                break;
            case HtmlTag.Anchor when !attributes.Href.IsEmpty:
                element.Value = _lines.Position;
                _links.Add(new LinkSpan(-1, _lines.Position, -1, DecodeTarget(attributes.Href)));
                break;
            case HtmlTag.Anchor:
                element.Value = -1;
                break;
            case HtmlTag.Table:
                EnterTable(ref element);
                break;
            case HtmlTag.Row:
                _pendingTab = false;
                AskBreak(Break.Line);
                FlushBreak();
                element.Value = _lines.LineCount;
                _rowCount++;
                break;
            case HtmlTag.Cell:
                EnterCell(ref element);
                break;
            case HtmlTag.Form:
                _inputs.Add(new InputSpan(_lines.LineCount, new MailInput("form", DecodeTarget(attributes.Action))));
                break;
            default:
                if (element.IsBlock)
                {
                    AskBreak(Break.Line);
                }

                break;
        }
    }

    /// <summary>Word and Outlook write each line as a paragraph without margins.</summary>
    private static bool IsOfficeParagraph(ReadOnlySpan<char> name) =>
        name.Contains("Mso", StringComparison.OrdinalIgnoreCase) || name.Contains("elementToProof", StringComparison.OrdinalIgnoreCase);

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
        else if (element.Tag != HtmlTag.Cell && (element.IsBlock || element.Marks != _stack.Marks))
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
