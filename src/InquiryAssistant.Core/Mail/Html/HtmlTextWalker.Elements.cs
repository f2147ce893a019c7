using System.Globalization;

namespace InquiryAssistant.Core.Mail.Html;

/// <summary>What an element's name, style and marks do to the text inside it.</summary>
internal ref partial struct HtmlTextWalker
{
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

        if (element.Tag == HtmlTag.Bold)
        {
            element.Marks |= LineMarks.Bold;
        }

        if (!attributes.Color.IsEmpty)
        {
            SetHue(ref element, attributes.Color);
        }

        if (attributes.Style.IsEmpty)
        {
            return;
        }

        var effect = HtmlStyle.Read(attributes.Style, out var color, out var ground);
        if (!color.IsEmpty)
        {
            SetHue(ref element, color);
        }

        // A marker pen goes over words; a coloured box is layout.
        if (!ground.IsEmpty && !element.IsBlock)
        {
            element.Marks = HtmlColor.HueOf(ground) == LineMarks.None ? element.Marks & ~LineMarks.Highlight : element.Marks | LineMarks.Highlight;
        }

        element.Marks |= (effect & HtmlStyleEffect.Bold) != 0 ? LineMarks.Bold : LineMarks.None;
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

    private static void SetHue(ref HtmlElement element, ReadOnlySpan<char> color) =>
        element.Marks = (element.Marks & ~LineMarks.Hues) | HtmlColor.HueOf(color);

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
                EnterParagraph(ref element, attributes);
                break;
            case HtmlTag.OrderedList:
                element.Value = int.TryParse(attributes.Start, NumberStyles.Integer, CultureInfo.InvariantCulture, out var first) ? first : 1;
                AskBreak(Break.Line);
                break;
            case HtmlTag.ListItem:
                EnterListItem();
                break;
            case HtmlTag.Anchor:
                EnterAnchor(ref element, attributes);
                break;
            case HtmlTag.Table:
                EnterTable(ref element);
                break;
            case HtmlTag.Row:
                EnterRow(ref element);
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

    private void EnterParagraph(ref HtmlElement element, in HtmlAttributes attributes)
    {
        var isTight = (element.State & ElementState.TightParagraph) != 0 || IsOfficeParagraph(attributes.Class);
        element.State |= isTight ? ElementState.TightParagraph : ElementState.None;
        AskBreak(isTight ? Break.Line : Break.BlankLine);
    }

    private void EnterAnchor(ref HtmlElement element, in HtmlAttributes attributes)
    {
        element.Value = attributes.Href.IsEmpty ? -1 : _lines.Position;
        if (element.Value >= 0)
        {
            _links.Add(new LinkSpan(-1, _lines.Position, -1, DecodeTarget(attributes.Href)));
        }
    }

    /// <summary>Word and Outlook write each line as a paragraph without margins.</summary>
    private static bool IsOfficeParagraph(ReadOnlySpan<char> name) =>
        name.Contains("Mso", StringComparison.OrdinalIgnoreCase) || name.Contains("elementToProof", StringComparison.OrdinalIgnoreCase);
}
