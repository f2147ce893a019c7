namespace InquiryAssistant.Core.Mail.Signatures;

/// <summary>Decides which of the sender's own lines are his signature.</summary>
/// <remarks>Containers of the clients count first, then the "-- " line, then words and shapes; see docs/decisions/011-signatures.md.</remarks>
internal ref struct SignatureFinder
{
    /// <summary>Lines at the end among which a signature is looked for; longer ones are letters.</summary>
    public const int MostLines = 20;

    private const int LongestPostscript = 8;

    /// <summary>Lines of a signature that stands in the middle of a letter.</summary>
    private const int LongestMiddle = 8;
    private readonly VisibleText _text;
    private readonly Span<LineClass> _classes;
    private readonly string _senderName;
    private readonly Footers _footers;
    private readonly SignatureDelimiters _delimiters;

    private SignatureFinder(VisibleText text, Span<LineClass> classes, string senderName)
    {
        _text = text;
        _classes = classes;
        _senderName = senderName;
        _footers = new Footers(text, classes, senderName);
        _delimiters = new SignatureDelimiters(text, senderName);
    }

    /// <summary>Marks signature lines among those that are reply so far.</summary>
    public static void Mark(VisibleText text, Span<LineClass> classes, string senderName)
    {
        var finder = new SignatureFinder(text, classes, senderName);
        finder.MarkContainers();
        finder._footers.MarkBanners();
        finder.MarkSegments();
    }

    private readonly void MarkContainers()
    {
        var lines = _text.Lines;
        var hasReply = false;
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].IsBlank && _classes[i] == LineClass.Reply)
            {
                hasReply |= (lines[i].Marks & LineMarks.Signature) == 0;
            }
        }

        if (!hasReply)
        {
            // Outlook lets people write inside the signature; then the words must decide.
            return;
        }

        for (var i = 0; i < lines.Length; i++)
        {
            if ((lines[i].Marks & LineMarks.Signature) != 0 && _classes[i] == LineClass.Reply)
            {
                _classes[i] = LineClass.Signature;
            }
        }
    }

    /// <summary>A reply may stand above, below and between quoted lines; a signature ends the first or the last stretch of it.</summary>
    private readonly void MarkSegments()
    {
        var segment = new List<int>();
        var isFirst = true;
        var last = LastReplyLine();
        for (var i = 0; i <= _classes.Length; i++)
        {
            if (i < _classes.Length && _classes[i] == LineClass.Reply)
            {
                if (!_text.Lines[i].IsBlank)
                {
                    segment.Add(i);
                }
            }
            else if (segment.Count > 0 && (i > last || _classes[i] == LineClass.Quoted))
            {
                if (isFirst || i > last)
                {
                    MarkSegment(segment, isFirst);
                }

                isFirst = false;
                segment.Clear();
            }
        }
    }

    private readonly int LastReplyLine()
    {
        var last = _classes.Length - 1;
        while (last >= 0 && (_classes[last] != LineClass.Reply || _text.Lines[last].IsBlank))
        {
            last--;
        }

        return last;
    }

    private readonly void MarkSegment(List<int> segment, bool isFirst)
    {
        var end = _footers.Cut(segment);
        var start = FindStart(segment, end, isFirst);
        if (start < 0 && BeforePostscript(segment, end) is var shorter && shorter < end)
        {
            end = shorter;
            start = FindStart(segment, end, isFirst);
        }

        if (start < 0)
        {
            start = FindAboveText(segment, ref end);
        }

        // A mail that is nothing but "Thanks, Tom" says something.
        var isWhole = start == 0 && isFirst;
        if (start >= 0 && !(isWhole && CountContacts(segment, 0, end) < 2))
        {
            Mark(segment, start, end);
        }
    }

    /// <summary>A closing or the name with a short block below it and more text behind that: a list of items, a question that came to mind.</summary>
    private readonly int FindAboveText(List<int> segment, ref int end)
    {
        for (var i = end - 1; i > 1 && i > end - MostLines; i--)
        {
            if (segment[i] == segment[i - 1] + 1)
            {
                continue;
            }

            var start = FindClosing(segment, i);
            var isClosed = start > 0 && i - start > 1 && SignatureLine.ClosingOf(_text[segment[start]]) == Closing.Strong;
            if (!isClosed)
            {
                start = FindName(segment, i, out _);
                isClosed = start > 0 && segment[start] > segment[start - 1] + 1 && SenderName.Opens(_text[segment[start]], _senderName);
            }

            if (isClosed && i - start <= LongestMiddle)
            {
                end = i;
                return start;
            }
        }

        return -1;
    }

    private readonly int FindStart(List<int> segment, int end, bool isFirst)
    {
        var delimiter = _delimiters.Find(segment, end, isFirst);
        var closing = FindClosing(segment, delimiter < 0 ? end : delimiter);
        if (closing >= 0 || delimiter == 0)
        {
            return closing >= 0 ? closing : delimiter;
        }

        // "Greg", then the rule of a list footer: the name belongs to what follows.
        return delimiter < 0 ? FindNameBlock(segment, end) : FindName(segment, delimiter, out _) is var name and > 0 ? name : delimiter;
    }

    /// <summary>What is added below the name is said to the reader: it stays, and the signature is looked for above it.</summary>
    private readonly int BeforePostscript(List<int> segment, int end)
    {
        for (var i = end - 1; i > 0 && i >= end - LongestPostscript; i--)
        {
            if (SignatureLine.IsPostscript(_text[segment[i]]))
            {
                return i;
            }
        }

        return end;
    }

    private readonly void Mark(List<int> segment, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            _classes[segment[i]] = LineClass.Signature;
        }
    }

    private readonly int FindClosing(List<int> segment, int end)
    {
        var found = -1;
        for (var i = end - 1; i >= 0 && i >= end - MostLines; i--)
        {
            var line = _text[segment[i]];
            var closing = SignatureLine.ClosingOf(line);
            if (closing == Closing.Strong || (closing == Closing.Weak && (found == i + 1 || (i + 1 < end && IsNameOrTitle(_text[segment[i + 1]])))))
            {
                found = i;
            }
            else if (closing == Closing.None && !SignatureLine.MayBelong(line, isClosed: true) && !SignatureLine.IsRule(_text[segment[i]]))
            {
                break;
            }
        }

        return found;
    }

    // "Confirmed." looks like a name but for its full stop.
    private readonly bool IsNameOrTitle(ReadOnlySpan<char> line) =>
        (SignatureLine.IsName(line) && !(line[^1] is '.' or '!' && line.IndexOf(' ') < 0)) || IsSender(line) || SignatureLine.NamesTitleOrCompany(line);

    private readonly int FindNameBlock(List<int> segment, int end) =>
        FindName(segment, end, out var top) is var name and >= 0 ? name : FindContactParagraph(segment, top, end);

    /// <summary>The topmost line of a block at the end that begins with the sender's name; -1 without one. <paramref name="top"/> is where the block could begin.</summary>
    private readonly int FindName(List<int> segment, int end, out int top)
    {
        var byName = -1;
        top = end;
        for (var i = end - 1; i >= 0 && i >= end - MostLines && SignatureLine.MayBelong(_text[segment[i]]); i--)
        {
            top = i;

            // A lone initial must be a paragraph of its own.
            var isSetOff = i == 0 || segment[i - 1] < segment[i] - 1;
            byName = IsSender(_text[segment[i]]) && (isSetOff || _text[segment[i]].Length > 2 || _text[segment[i]][0] >= '\u2E80') ? i : byName;
        }

        // "Mme Trabelsi / Secrétariat": the lines of the same paragraph above the name belong to it, if they are names too.
        while (byName > top && byName > 1 && segment[byName - 1] == segment[byName] - 1 && IsNameOrTitle(_text[segment[byName - 1]]))
        {
            byName--;
        }

        return byName;
    }

    /// <summary>Without a known name: the last paragraph, if contact data, titles or legal forms make up enough of it.</summary>
    private readonly int FindContactParagraph(List<int> segment, int top, int end)
    {
        if (top >= end)
        {
            return -1;
        }

        var start = end - 1;
        while (start > top && segment[start - 1] == segment[start] - 1)
        {
            start--;
        }

        var isParagraph = start > 0 && segment[start - 1] < segment[start] - 1;
        if (isParagraph && _senderName.Length == 0 && end - start == 1 && IsLoneName(_text[segment[start]], _text[segment[start - 1]]))
        {
            return start;
        }

        var contacts = CountContacts(segment, start, end);
        var opensWithName = isParagraph && end - start <= 6 && (SignatureLine.IsName(_text[segment[start]]) || SignatureLine.HasHonorific(_text[segment[start]]));
        return start > 0 && (contacts >= 2 || (contacts >= 1 && opensWithName) || (opensWithName && SignatureLine.HasHonorific(_text[segment[start]]))) ? start : -1;
    }

    // Only where nobody knows who wrote: a name in capitals below a finished sentence.
    private static bool IsLoneName(ReadOnlySpan<char> line, ReadOnlySpan<char> above) =>
        above.Length > 20 && above[^1] is '.' or '!' or '?' && line.Length <= 30 && SignatureLine.IsCapitalised(line.TrimStart("- "));

    private readonly int CountContacts(List<int> segment, int start, int end)
    {
        var count = 0;
        for (var i = start; i < end; i++)
        {
            var line = _text[segment[i]];
            count += SignatureLine.IsContact(line) || SignatureLine.NamesTitleOrCompany(line) ? 1 : 0;
        }

        return count;
    }

    // "From: Baker Imports, Leeds" is an entry of a form, whoever sends it.
    private readonly bool IsSender(ReadOnlySpan<char> line) => SenderName.StandsIn(line, _senderName) && History.HeaderBlock.FieldsOf(line) == History.HeaderFields.None;
}
