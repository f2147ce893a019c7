namespace InquiryAssistant.Core.Mail.Signatures;

/// <summary>Decides which of the sender's own lines are his signature.</summary>
/// <remarks>Containers of the clients count first, then the "-- " line, then words and shapes; see docs/decisions/011-signatures.md.</remarks>
internal ref struct SignatureFinder
{
    private const int MostLines = 20;
    private const int LongestPostscript = 8;
    private readonly VisibleText _text;
    private readonly Span<LineClass> _classes;
    private readonly string _senderName;

    private SignatureFinder(VisibleText text, Span<LineClass> classes, string senderName)
    {
        _text = text;
        _classes = classes;
        _senderName = senderName;
    }

    /// <summary>Marks signature lines among those that are reply so far.</summary>
    public static void Mark(VisibleText text, Span<LineClass> classes, string senderName)
    {
        var finder = new SignatureFinder(text, classes, senderName);
        finder.MarkContainers();
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
        var end = CutFooters(segment);
        var start = FindStart(segment, end, isFirst);
        if (start < 0 && BeforePostscript(segment, end) is var shorter && shorter < end)
        {
            end = shorter;
            start = FindStart(segment, end, isFirst);
        }

        // A mail that is nothing but "Thanks, Tom" says something.
        var isWhole = start == 0 && isFirst;
        if (start >= 0 && !(isWhole && CountContacts(segment, 0, end) < 2))
        {
            Mark(segment, start, end);
        }
    }

    private readonly int FindStart(List<int> segment, int end, bool isFirst)
    {
        var delimiter = FindDelimiter(segment, end, isFirst);
        var closing = FindClosing(segment, delimiter < 0 ? end : delimiter);
        if (closing >= 0 || delimiter >= 0)
        {
            return closing >= 0 ? closing : delimiter;
        }

        return FindNameBlock(segment, end);
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

    /// <summary>Marks device lines and disclaimers at the end and answers how many lines stand before them.</summary>
    private readonly int CutFooters(List<int> segment)
    {
        var end = segment.Count;
        for (var i = Math.Max(1, segment.Count - MostLines); i < segment.Count; i++)
        {
            if (SignatureWords.IsDisclaimer(_text[segment[i]].TrimStart(" *_-")))
            {
                Mark(segment, i, end);
                end = i;
                break;
            }
        }

        while (end > 1 && (SignatureWords.IsDeviceLine(_text[segment[end - 1]]) || LineIsRule(segment[end - 1])))
        {
            end--;
            _classes[segment[end]] = LineClass.Signature;
        }

        return end;
    }

    private readonly bool LineIsRule(int line) => History.LineShape.IsRule(_text[line], 2);

    private readonly void Mark(List<int> segment, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            _classes[segment[i]] = LineClass.Signature;
        }
    }

    private readonly int FindDelimiter(List<int> segment, int end, bool isFirst)
    {
        for (var i = Math.Max(0, end - MostLines); i < end; i++)
        {
            if (_text[segment[i]].Trim() is "--" or "—" or "- -" or "-- -" && !HasProse(segment, i + 1, end))
            {
                return i;
            }

            if ((i > 0 || !isFirst) && LineIsRule(segment[i]) && HasOnlyContactsBelow(segment, i + 1, end))
            {
                return i;
            }
        }

        return -1;
    }

    // A drawn line opens a signature box or a list footer when name, title or contact data follow and nothing else.
    private readonly bool HasOnlyContactsBelow(List<int> segment, int start, int end)
    {
        var telling = 0;
        for (var i = start; i < end; i++)
        {
            var line = _text[segment[i]];
            if (!LineIsRule(segment[i]) && !SignatureLine.MayBelong(line, isClosed: true))
            {
                return false;
            }

            telling += IsSender(line) || SignatureLine.IsContact(line) || SignatureLine.NamesTitleOrCompany(line) ? 1 : 0;
        }

        return telling > 0;
    }

    // Some programs put "--" above everything; what follows it then is the letter.
    private readonly bool HasProse(List<int> segment, int start, int end)
    {
        var prose = 0;
        for (var i = start; i < end; i++)
        {
            prose += SignatureLine.MayBelong(_text[segment[i]], isClosed: true) ? 0 : 1;
        }

        return prose > (start == 1 ? 0 : 2);
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
            else if (closing == Closing.None && !SignatureLine.MayBelong(line, isClosed: true) && !LineIsRule(segment[i]))
            {
                break;
            }
        }

        return found;
    }

    private readonly bool IsNameOrTitle(ReadOnlySpan<char> line) =>
        SignatureLine.IsName(line) || IsSender(line) || SignatureLine.NamesTitleOrCompany(line);

    private readonly int FindNameBlock(List<int> segment, int end)
    {
        var byName = -1;
        var top = end;
        for (var i = end - 1; i >= 0 && i >= end - MostLines && SignatureLine.MayBelong(_text[segment[i]]); i--)
        {
            top = i;
            byName = IsSender(_text[segment[i]]) ? i : byName;
        }

        if (byName >= 0)
        {
            // "Mme Trabelsi / Secrétariat": the lines of the same paragraph above the name belong to it, if they are names too.
            while (byName > top && byName > 1 && segment[byName - 1] == segment[byName] - 1 && IsNameOrTitle(_text[segment[byName - 1]]))
            {
                byName--;
            }

            return byName;
        }

        return FindContactParagraph(segment, top, end);
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
        var contacts = CountContacts(segment, start, end);
        var opensWithName = isParagraph && end - start <= 6 && (SignatureLine.IsName(_text[segment[start]]) || SignatureLine.HasHonorific(_text[segment[start]]));
        return start > 0 && (contacts >= 2 || (contacts >= 1 && opensWithName) || (opensWithName && SignatureLine.HasHonorific(_text[segment[start]]))) ? start : -1;
    }

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

    private readonly bool IsSender(ReadOnlySpan<char> line) => SenderName.StandsIn(line, _senderName);
}
