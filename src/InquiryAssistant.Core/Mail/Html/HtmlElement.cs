namespace InquiryAssistant.Core.Mail.Html;

/// <summary>How text inside an element is treated.</summary>
[Flags]
internal enum ElementState : byte
{
    None = 0,
    Hidden = 1,
    ZeroSize = 2,
    Preformatted = 4,
    TightParagraph = 8,

    /// <summary>Anything that makes its text invisible.</summary>
    Unseen = Hidden | ZeroSize,
}

/// <summary>An open element. <paramref name="Value"/> is the next number of a list, the first line of a row, or the start of a cell or link.</summary>
internal record struct HtmlElement(HtmlTag Tag, LineMarks Marks, ElementState State, int Value)
{
    /// <summary>Whether it is a box of its own rather than part of a line.</summary>
    public readonly bool IsBlock => !IsInline(Tag);

    /// <summary>Whether such elements are parts of a line.</summary>
    public static bool IsInline(HtmlTag tag) => tag is HtmlTag.Inline or HtmlTag.Span or HtmlTag.Bold or HtmlTag.Anchor;
}

/// <summary>The open elements, as deep as mail goes; deeper ones are only counted, so that nesting can never hurt.</summary>
internal sealed class ElementStack
{
    /// <summary>Deeper than any client writes; 50 nested quotes in tables take about 400.</summary>
    private const int Deepest = 2048;

    /// <summary>How far up an end tag looks for its start. Keeps crossed tags from costing square time.</summary>
    private const int Reach = 128;

    private HtmlElement[] _elements = new HtmlElement[64];
    private int _beyond;

    public int Count { get; private set; }

    public LineMarks Marks => Count == 0 ? LineMarks.None : _elements[Count - 1].Marks;

    public ElementState State => Count == 0 ? ElementState.None : _elements[Count - 1].State;

    public ref HtmlElement this[int index] => ref _elements[index];

    /// <summary>Pushes the element; false when it lies too deep and is only counted.</summary>
    public bool Push(HtmlElement element)
    {
        if (Count == Deepest)
        {
            _beyond++;
            return false;
        }

        if (Count == _elements.Length)
        {
            Array.Resize(ref _elements, _elements.Length * 2);
        }

        _elements[Count++] = element;
        return true;
    }

    public HtmlElement Pop() => _elements[--Count];

    /// <summary>The index of the element that an end tag closes, or -1 when it closes none.</summary>
    public int IndexOfClosedBy(HtmlTag tag)
    {
        if (_beyond > 0)
        {
            _beyond--;
            return -1;
        }

        var isInline = HtmlElement.IsInline(tag);
        var isTablePart = tag is HtmlTag.Table or HtmlTag.Row or HtmlTag.Cell or HtmlTag.Body;
        for (var i = Count - 1; i >= 0 && i >= Count - Reach; i--)
        {
            if (_elements[i].Tag == tag)
            {
                return i;
            }

            if ((isInline && _elements[i].IsBlock) || (!isTablePart && _elements[i].Tag == HtmlTag.Cell) || (isTablePart && tag != HtmlTag.Table && _elements[i].Tag == HtmlTag.Table))
            {
                return -1;
            }
        }

        return -1;
    }

    /// <summary>The nearest open element of that kind, not looking beyond <paramref name="boundary"/>; -1 when there is none.</summary>
    public int NearestWithin(HtmlTag tag, HtmlTag boundary)
    {
        for (var i = Count - 1; i >= 0 && i >= Count - Reach; i--)
        {
            if (_elements[i].Tag == tag)
            {
                return i;
            }

            if (_elements[i].Tag == boundary)
            {
                return -1;
            }
        }

        return -1;
    }
}
