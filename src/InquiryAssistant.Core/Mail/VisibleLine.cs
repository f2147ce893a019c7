namespace InquiryAssistant.Core.Mail;

/// <summary>What the markup around a line says about it.</summary>
[Flags]
internal enum LineMarks : ushort
{
    None = 0,

    /// <summary>Inside an element that only ever holds quoted history.</summary>
    Quote = 1,

    /// <summary>Inside a blockquote that says nothing about itself: history only if an attribution introduces it.</summary>
    Blockquote = 2,

    /// <summary>Inside a client's reply container, which also holds inline answers.</summary>
    QuoteBox = 4,

    /// <summary>In a reply container, behind the first quote in it.</summary>
    AfterInnerQuote = 8,

    /// <summary>Inside a client's signature container.</summary>
    Signature = 16,

    /// <summary>History starts with this line, whatever follows.</summary>
    HistoryStart = 32,

    /// <summary>A line is drawn above, as before a header block.</summary>
    RuleAbove = 64,

    /// <summary>Written in red, as people mark their answers inside a quote. At most one of the hues is set.</summary>
    Red = 128,

    /// <summary>Written in blue.</summary>
    Blue = 256,

    /// <summary>Written in green.</summary>
    Green = 512,

    /// <summary>Written in purple or magenta.</summary>
    Purple = 1024,

    /// <summary>Written in orange.</summary>
    Orange = 2048,

    /// <summary>On a coloured ground, as a marker pen leaves it.</summary>
    Highlight = 4096,

    /// <summary>Written in bold.</summary>
    Bold = 8192,

    /// <summary>All hues.</summary>
    Hues = Red | Blue | Green | Purple | Orange,
}

/// <summary>Which part of the mail a line belongs to.</summary>
internal enum LineClass : byte
{
    Reply,
    Signature,
    Quoted,
}

/// <summary>One line of visible text: a slice without line end, and what its markup says.</summary>
internal readonly record struct VisibleLine(int Start, int Length, LineMarks Marks)
{
    public bool IsBlank => Length == 0;
}
