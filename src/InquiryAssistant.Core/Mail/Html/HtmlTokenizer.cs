namespace InquiryAssistant.Core.Mail.Html;

/// <summary>What a token of HTML is.</summary>
internal enum HtmlTokenKind
{
    End,
    Text,
    StartTag,
    EndTag,
}

/// <summary>A tolerant HTML tokenizer: one pass, no tree, no recursion, linear in the length whatever the input.</summary>
/// <remarks>
/// It follows the HTML standard where mail does (quoted attributes, comments, raw text elements) and loses less than a browser where mail is broken: an
/// unclosed comment ends at the next '&gt;', an unclosed style element at the next '&lt;'. See docs/decisions/010-html-reading.md for why it is not a DOM.
/// </remarks>
internal ref struct HtmlTokenizer(ReadOnlySpan<char> html)
{
    private readonly ReadOnlySpan<char> _html = html;
    private int _position;
    private bool _noCommentEnd;
    private bool _noClosingDoubleQuote;
    private bool _noClosingSingleQuote;
    private int _missingEnds;

    /// <summary>The text of a text token, entities not yet decoded.</summary>
    public ReadOnlySpan<char> Text { get; private set; }

    /// <summary>The element of a tag token.</summary>
    public HtmlTag Tag { get; private set; }

    /// <summary>The name of a start tag as written.</summary>
    public ReadOnlySpan<char> Name { get; private set; }

    /// <summary>The attributes of a start tag that the reader cares about, raw.</summary>
    public HtmlAttributes Attributes { get; private set; }

    /// <summary>Whether the start tag ended in "/>"; only foreign and unknown elements are closed by it.</summary>
    public bool SelfClosing { get; private set; }

    /// <summary>Steps to the next token.</summary>
    public HtmlTokenKind Next()
    {
        while (_position < _html.Length)
        {
            var rest = _html[_position..];
            var open = NextMarkup(rest);
            if (open > 0)
            {
                Text = rest[..open];
                _position += open;
                return HtmlTokenKind.Text;
            }

            var next = rest[1];
            if (next is '!' or '?')
            {
                SkipDeclaration();
                continue;
            }

            return next == '/' ? ReadEndTag() : ReadStartTag();
        }

        return HtmlTokenKind.End;
    }

    /// <summary>Skips the raw content of the element just opened, such as style, up to and with its end tag.</summary>
    public void SkipRawText()
    {
        var rest = _html[_position..];

        // One bit for each raw element name; they differ in length or in their first letter being an s.
        var bit = 1 << ((Name.Length * 2) + (char.ToLowerInvariant(Name[0]) == 's' ? 0 : 1));
        var end = (_missingEnds & bit) != 0 ? -1 : IndexOfEndTag(rest, Name);
        if (end < 0)
        {
            // Never closed: a browser would show nothing more. Give up its text only, and remember not to search again.
            _missingEnds |= bit;
            end = rest.IndexOf('<');
            _position += end < 0 ? rest.Length : end;
            return;
        }

        _position += end;
        var close = _html[_position..].IndexOf('>');
        _position = close < 0 ? _html.Length : _position + close + 1;
    }

    private static int IndexOfEndTag(ReadOnlySpan<char> rest, ReadOnlySpan<char> name)
    {
        var from = 0;
        while (from < rest.Length)
        {
            var at = rest[from..].IndexOf("</", StringComparison.Ordinal);
            if (at < 0)
            {
                return -1;
            }

            from += at;
            if (rest[(from + 2)..].StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                return from;
            }

            from += 2;
        }

        return -1;
    }

    /// <summary>Where the next real markup opens; a bare '&lt;' ("price &lt; 5") is text.</summary>
    private static int NextMarkup(ReadOnlySpan<char> rest)
    {
        var from = 0;
        while (true)
        {
            var at = rest[from..].IndexOf('<');
            if (at < 0)
            {
                return rest.Length;
            }

            from += at;
            if (from + 1 < rest.Length)
            {
                var next = rest[from + 1];
                var named = next == '/' && from + 2 < rest.Length ? rest[from + 2] : next;
                if (char.IsAsciiLetter(named) || next is '!' or '?')
                {
                    return from;
                }
            }

            from++;
        }
    }

    private void SkipDeclaration()
    {
        var rest = _html[_position..];
        if (rest.StartsWith("<!--", StringComparison.Ordinal) && !_noCommentEnd)
        {
            if (rest.StartsWith("<!-->", StringComparison.Ordinal))
            {
                _position += 5;
                return;
            }

            var end = rest[4..].IndexOf("-->", StringComparison.Ordinal);
            if (end >= 0)
            {
                _position += end + 7;
                return;
            }

            _noCommentEnd = true;
        }

        var close = rest.IndexOf('>');
        _position += close < 0 ? rest.Length : close + 1;
    }

    private HtmlTokenKind ReadEndTag()
    {
        var name = ReadName(_position + 2);
        Tag = HtmlTags.Of(name);
        var close = _html[_position..].IndexOf('>');
        _position = close < 0 ? _html.Length : _position + close + 1;
        return HtmlTokenKind.EndTag;
    }

    private HtmlTokenKind ReadStartTag()
    {
        Name = ReadName(_position + 1);
        if (Name.Contains('@'))
        {
            // <amy@buyer.example> that nobody escaped: a browser hides it, a reader of contacts wants it.
            var close = _html[_position..].IndexOf('>');
            Text = close < 0 ? _html[_position..] : _html.Slice(_position, close + 1);
            _position += Text.Length;
            return HtmlTokenKind.Text;
        }

        Tag = HtmlTags.Of(Name);
        _position += 1 + Name.Length;
        Attributes = ReadAttributes();
        return HtmlTokenKind.StartTag;
    }

    private readonly ReadOnlySpan<char> ReadName(int start)
    {
        var end = start;
        while (end < _html.Length && !char.IsWhiteSpace(_html[end]) && _html[end] is not ('>' or '/'))
        {
            end++;
        }

        return _html[start..end];
    }

    private HtmlAttributes ReadAttributes()
    {
        var attributes = new HtmlAttributes();
        SelfClosing = false;
        while (_position < _html.Length)
        {
            var c = _html[_position];
            if (c == '>')
            {
                _position++;
                break;
            }

            if (c == '/' || char.IsWhiteSpace(c))
            {
                SelfClosing = c == '/' && _position + 1 < _html.Length && _html[_position + 1] == '>';
                _position++;
                continue;
            }

            var start = _position;
            while (_position < _html.Length && _html[_position] is not ('=' or '>' or '/') && !char.IsWhiteSpace(_html[_position]))
            {
                _position++;
            }

            if (_position == start)
            {
                // A stray '=' where a name should be: step over it.
                _position++;
                continue;
            }

            attributes.Take(_html[start.._position], ReadValue());
        }

        return attributes;
    }

    private ReadOnlySpan<char> ReadValue()
    {
        var ahead = SkipSpace(_position);
        if (ahead >= _html.Length || _html[ahead] != '=')
        {
            return [];
        }

        _position = SkipSpace(ahead + 1);
        if (_position >= _html.Length)
        {
            return [];
        }

        var quote = _html[_position];
        var isQuoted = (quote == '"' && !_noClosingDoubleQuote) || (quote == '\'' && !_noClosingSingleQuote);
        if (isQuoted)
        {
            var end = _html[(_position + 1)..].IndexOf(quote);
            if (end >= 0)
            {
                var value = _html.Slice(_position + 1, end);
                _position += end + 2;
                return value;
            }

            _noClosingDoubleQuote |= quote == '"';
            _noClosingSingleQuote |= quote == '\'';
        }

        var from = _position;
        while (_position < _html.Length && _html[_position] != '>' && !char.IsWhiteSpace(_html[_position]))
        {
            _position++;
        }

        return _html[from.._position];
    }

    private readonly int SkipSpace(int position)
    {
        while (position < _html.Length && char.IsWhiteSpace(_html[position]))
        {
            position++;
        }

        return position;
    }
}
