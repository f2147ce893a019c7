using System.Globalization;

namespace InquiryAssistant.Core.Mail.Html;

/// <summary>Characters, line breaks, lists, tables and links.</summary>
internal ref partial struct HtmlTextWalker
{
    private const int LongestTarget = 2048;
    private const LineMarks Zones = LineMarks.Quote | LineMarks.Blockquote | LineMarks.QuoteBox | LineMarks.AfterInnerQuote | LineMarks.Signature;

    private readonly LineMarks CurrentMarks =>
        _stack.Marks | (_boxHasQuote && (_stack.Marks & LineMarks.QuoteBox) != 0 ? LineMarks.AfterInnerQuote : LineMarks.None);

    private void AddText(ReadOnlySpan<char> text)
    {
        if ((_stack.State & ElementState.Unseen) != 0)
        {
            CountHidden(text);
            return;
        }

        var isPreformatted = (_stack.State & ElementState.Preformatted) != 0;
        for (var i = 0; i < text.Length; i++)
        {
            var role = TextCharacters.RoleOf(text, i);
            if (role == CharacterRole.Ordinary)
            {
                if (text[i] == '&' && HtmlEntities.Read(text[i..], out var first, out var second) is var length and > 0)
                {
                    AddReference(first, second);
                    i += length - 1;
                    continue;
                }

                AddCharacter(TextCharacters.Repair(text, i));
            }
            else if (role == CharacterRole.Break && isPreformatted)
            {
                i += text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n' ? 1 : 0;
                BreakLine();
            }
            else
            {
                AddSpace(role);
            }
        }
    }

    private void AddSpace(CharacterRole role)
    {
        switch (role)
        {
            case CharacterRole.Space or CharacterRole.Break:
                _pendingSpace = true;
                break;
            case CharacterRole.HardSpace when _pendingTab:
                break;
            case CharacterRole.HardSpace:
                // A lone &nbsp; makes an empty line; between words it is a space.
                if (_pendingBreak != Break.None)
                {
                    FlushBreak();
                }

                _pendingSpace = true;
                if (_lines.IsLineEmpty)
                {
                    _lines.KeepEmptyLine();
                }

                break;
        }
    }

    private void AddReference(char first, char second)
    {
        Span<char> characters = [first, second];
        if (second != '\0')
        {
            AddCharacter(first);
            AddCharacter(second);
            return;
        }

        var role = TextCharacters.RoleOf(characters[..1], 0);
        if (role == CharacterRole.Ordinary)
        {
            AddCharacter(first);
        }
        else
        {
            AddSpace(role);
        }
    }

    private void AddCharacter(char c)
    {
        var marks = CurrentMarks;
        if (!_lines.IsLineEmpty && ((_lines.Marks ^ marks) & Zones) != 0)
        {
            AskBreak(Break.Line);
        }

        if (_pendingBreak != Break.None)
        {
            FlushBreak();
        }

        if (_lines.IsLineEmpty)
        {
            marks |= _nextLine;
            _nextLine = LineMarks.None;
        }
        else if (_pendingTab || _pendingSpace)
        {
            _lines.Append(_pendingTab ? '\t' : ' ', marks);
        }

        _pendingTab = _pendingSpace = false;
        _lines.Append(c, marks);
    }

    private void AskBreak(Break wanted)
    {
        // A cell's own blocks do not tear a row apart: "6204-2RS <tab> 3000".
        if (!_pendingTab && wanted > _pendingBreak)
        {
            _pendingBreak = wanted;
        }
    }

    private void FlushBreak()
    {
        if (_pendingBreak == Break.BlankLine)
        {
            _lines.EnsureBlankLine(CurrentMarks);
        }
        else if (_lines.HasLine)
        {
            _lines.EndLine(CurrentMarks);
        }

        _pendingBreak = Break.None;
        _pendingSpace = false;
    }

    /// <summary>The line on which the next character will stand.</summary>
    private readonly int LineOfNext()
    {
        var isBroken = _pendingBreak != Break.None && _lines.HasLine;
        var getsBlank = _pendingBreak == Break.BlankLine && (isBroken || _lines.LastIsFilled);
        return _lines.LineCount + (isBroken ? 1 : 0) + (getsBlank ? 1 : 0);
    }

    private void BreakLine()
    {
        if ((_stack.State & ElementState.Unseen) != 0)
        {
            return;
        }

        if (_pendingTab)
        {
            return;
        }

        if (_pendingBreak != Break.None)
        {
            FlushBreak();
        }

        _lines.EndLine(CurrentMarks);
        _pendingSpace = false;
    }

    private void CountHidden(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var role = TextCharacters.RoleOf(text, i);
            if (role != CharacterRole.Ordinary)
            {
                continue;
            }

            // Preview lines are padded with references to invisible characters; those hide nothing.
            if (text[i] == '&' && HtmlEntities.Read(text[i..], out var first, out _) is var length and > 0)
            {
                i += length - 1;
                _hiddenLength += TextCharacters.RoleOf([first], 0) == CharacterRole.Ordinary ? 1 : 0;
                continue;
            }

            _hiddenLength++;
        }
    }

    private void EnterListItem()
    {
        AskBreak(Break.Line);
        if ((_stack.State & ElementState.Unseen) != 0)
        {
            return;
        }

        var list = _stack.NearestWithin(HtmlTag.OrderedList, HtmlTag.UnorderedList);
        var bullet = list < 0 ? "- " : string.Create(CultureInfo.InvariantCulture, $"{_stack[list].Value++}. ");
        foreach (var c in bullet.AsSpan(0, bullet.Length - 1))
        {
            AddCharacter(c);
        }

        _pendingSpace = true;
    }

    private void EnterTable(ref HtmlElement element)
    {
        // A cell that holds a table is layout, not data: forget it as a cell.
        var cell = _stack.NearestWithin(HtmlTag.Cell, HtmlTag.Table);
        if (cell >= 0)
        {
            _stack[cell].Value = -1;
        }

        _pendingTab = false;
        AskBreak(Break.Line);
        element.Value = ++_tableCount;
    }

    private void EnterRow(ref HtmlElement element)
    {
        _pendingTab = false;
        AskBreak(Break.Line);
        FlushBreak();
        element.Value = _lines.LineCount;
        _rowCount++;
    }

    private void EnterCell(ref HtmlElement element)
    {
        var row = _stack.NearestWithin(HtmlTag.Row, HtmlTag.Table);
        var isSameLine = row >= 0 && _lines.HasLine && _lines.LineCount == _stack[row].Value;
        if (isSameLine)
        {
            _pendingBreak = Break.None;
            _pendingTab = !_lines.IsLineEmpty;
        }
        else
        {
            AskBreak(Break.Line);
        }

        element.Value = _lines.Position;
    }

    private readonly void Record(HtmlElement element)
    {
        if (element.Tag == HtmlTag.Cell && element.Value >= 0)
        {
            _cells.Add(new CellSpan(_lines.LineCount, _tableCount, _rowCount, element.Value, _lines.Position));
        }
        else if (element.Tag == HtmlTag.Anchor && element.Value >= 0)
        {
            for (var i = _links.Count - 1; i >= 0 && i >= _links.Count - 8; i--)
            {
                if (_links[i].End < 0)
                {
                    var isImageOnly = _lines.Position == element.Value;
                    _links[i] = _links[i] with { Line = isImageOnly ? LineOfNext() : _lines.LineCount, End = _lines.Position };
                    return;
                }
            }
        }
    }

    private void AddInput()
    {
        var type = _tokens.Attributes.Type;
        var kind = type.IsEmpty ? "text" : type[..Math.Min(type.Length, 32)].ToString().ToLowerInvariant();
        var name = _tokens.Attributes.Name;
        _inputs.Add(new InputSpan(_lines.LineCount, new MailInput(kind, name[..Math.Min(name.Length, 128)].ToString())));
    }

    private static string DecodeTarget(ReadOnlySpan<char> value)
    {
        value = value[..Math.Min(value.Length, LongestTarget)].Trim();
        return value.Contains('&') ? System.Net.WebUtility.HtmlDecode(value.ToString()) : value.ToString();
    }
}
