namespace InquiryAssistant.Core.Mail.History;

/// <summary>Tells lines quoted with '&gt;' signs from lines that only look so: conditions ("> 500 pcs"), prompts of a shell, ornaments.</summary>
internal ref struct QuoteSigns
{
    /// <summary>More conditions in a row than a specification has are a quote.</summary>
    private const int MostConditions = 12;

    private readonly VisibleText _text;
    private readonly ReadOnlySpan<VisibleLine> _lines;
    private readonly bool _hasInitials;
    private readonly bool _hasPipes;
    private int _contentUntil;

    public QuoteSigns(VisibleText text)
    {
        _text = text;
        _lines = text.Lines;
        _hasInitials = CountInitials(text) > 1;
        _hasPipes = QuotesWithPipes(text);
    }

    /// <summary>Whether the line begins as quoted lines do; false outside the text.</summary>
    public readonly bool IsSigned(int i) =>
        i >= 0 && i < _lines.Length
            && (LineShape.QuoteDepth(_text[i]) > 0 || (_hasPipes && IsPiped(_text[i])) || (_hasInitials && LineShape.HasInitialsSign(_text[i])));

    /// <summary>Whether the line is quoted. Lines must be asked in order.</summary>
    /// <param name="i">The line, not blank.</param>
    /// <param name="isBelowQuote">Whether history stood above, so that there is something to be quoted.</param>
    public bool Quotes(int i, bool isBelowQuote)
    {
        if (!IsSigned(i))
        {
            return false;
        }

        // ">>> click here <<<" is an ornament, ">=80 CRI" a condition.
        var line = _text[i];
        var bare = Bare(line);
        if (i < _contentUntil || line[^1] == '<' || (!bare.IsEmpty && bare[0] == '='))
        {
            return false;
        }

        if (!isBelowQuote && !IsSigned(_text.PreviousFilled(i)))
        {
            _contentUntil = EndOfContent(i);
        }

        return i >= _contentUntil;
    }

    private readonly int EndOfContent(int start) => IsPrompt(start) ? EndOfParagraph(start) : EndOfConditions(start);

    // "$ npm start" stands right above what it printed; Python writes ">>> " before what was typed.
    private readonly bool IsPrompt(int i)
    {
        var line = _text[i];
        if (line.StartsWith(">>> ", StringComparison.Ordinal) && (i == 0 || !_text[i - 1].TrimEnd().EndsWith(":")))
        {
            return true;
        }

        return i > 0 && (_text[i - 1].StartsWith("$ ", StringComparison.Ordinal) || _text[i - 1].StartsWith("C:\\", StringComparison.OrdinalIgnoreCase));
    }

    private readonly int EndOfParagraph(int i)
    {
        while (i < _lines.Length && !_lines[i].IsBlank && IsSigned(i))
        {
            i++;
        }

        return i;
    }

    /// <summary>Where a list of conditions ends; <paramref name="start"/> itself when the run holds anything else.</summary>
    private readonly int EndOfConditions(int start)
    {
        var count = 0;
        var i = start;
        for (; i < _lines.Length && count <= MostConditions; i++)
        {
            if (_lines[i].IsBlank)
            {
                continue;
            }

            if (!IsSigned(i))
            {
                break;
            }

            if (!IsCondition(_text[i]))
            {
                return start;
            }

            count++;
        }

        return count <= MostConditions ? i : start;
    }

    // "> 500 hours" is one, "> 2. Which size?" is a quoted point of a list.
    private static bool IsCondition(ReadOnlySpan<char> line)
    {
        var bare = Bare(line);
        if (bare.IsEmpty || !char.IsDigit(bare[0]) || LineShape.QuoteDepth(line) > 1)
        {
            return false;
        }

        var end = bare.IndexOfAnyExceptInRange('0', '9');
        return end < 0 || !(bare[end] is '.' or ')' && (end + 1 == bare.Length || bare[end + 1] == ' '));
    }

    // The Bat! and mail programs like it put the initials of the quoted before the sign: "LC> ". One such line alone may be anything.
    private static int CountInitials(VisibleText text)
    {
        var count = 0;
        for (var i = 0; i < text.Lines.Length && count < 2; i++)
        {
            count += LineShape.HasInitialsSign(text[i]) ? 1 : 0;
        }

        return count;
    }

    // "| text" is a quote where the first of these lines stands below "Amy wrote:", and none of them ends as the row of a table does.
    private static bool QuotesWithPipes(VisibleText text)
    {
        if (!text.Characters.Contains('|'))
        {
            return false;
        }

        var isAttributed = false;
        for (var i = 0; i < text.Lines.Length; i++)
        {
            var line = text[i];
            if (!IsPiped(line))
            {
                continue;
            }

            isAttributed = isAttributed || IsBelowAttribution(text, i);
            if (!isAttributed || (line.Length > 1 && line[^1] == '|'))
            {
                return false;
            }
        }

        return isAttributed;
    }

    private static bool IsBelowAttribution(VisibleText text, int i)
    {
        var end = i;
        while (end > 0 && text.Lines[end - 1].IsBlank)
        {
            end--;
        }

        for (var start = end - 1; start >= 0 && start >= end - 4 && !text.Lines[start].IsBlank; start--)
        {
            if (Attribution.TryRead(text, start) is { } found && found.End == end)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPiped(ReadOnlySpan<char> line) => !line.IsEmpty && line[0] == '|';

    private static ReadOnlySpan<char> Bare(ReadOnlySpan<char> line) => line.TrimStart(" \t>＞");
}
