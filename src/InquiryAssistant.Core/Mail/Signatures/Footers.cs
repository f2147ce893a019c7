namespace InquiryAssistant.Core.Mail.Signatures;

/// <summary>Finds what programs and companies add around a letter: warnings above it, device lines, disclaimers and list footers below it.</summary>
internal readonly ref struct Footers(VisibleText text, Span<LineClass> classes, string senderName)
{
    /// <summary>Lines of warnings above a letter.</summary>
    private const int MostBannerLines = 12;

    /// <summary>A device line inside the letter is no longer than this.</summary>
    private const int LongestDeviceLine = 60;

    /// <summary>A wrapped line of plain text is at least this long.</summary>
    private const int ShortestWrapped = 50;

    private readonly VisibleText _text = text;
    private readonly Span<LineClass> _classes = classes;

    /// <summary>Marks the mail server's warning at the very top as signature, so that nobody takes it for the sender's words.</summary>
    public void MarkBanners()
    {
        var lines = _text.Lines;
        var isBanner = false;
        var count = 0;
        for (var i = 0; i < lines.Length && count < MostBannerLines; i++)
        {
            if (lines[i].IsBlank)
            {
                continue;
            }

            var isWrapped = isBanner && lines[i - 1].Length >= ShortestWrapped && char.IsLower(_text[i][0]) && _text[i - 1][^1] is not ('.' or '!');
            isBanner = _classes[i] == LineClass.Reply && (isWrapped || SignatureWords.IsBanner(_text[i].TrimStart(" *_-⚠️|")));
            if (!isBanner)
            {
                return;
            }

            _classes[i] = LineClass.Signature;
            count++;
        }
    }

    /// <summary>Marks device lines and disclaimers of the stretch and answers how many lines stand before them.</summary>
    public int Cut(List<int> segment)
    {
        MarkLoneDeviceLines(segment);
        var end = segment.Count;
        for (var i = Math.Max(1, segment.Count - SignatureFinder.MostLines); i < segment.Count; i++)
        {
            if (SignatureWords.IsDisclaimer(_text[segment[i]].TrimStart(" *_-")) && !IsLetterBelow(segment, i + 1))
            {
                Mark(segment, i, end);
                end = i;
                break;
            }
        }

        while (end > 1 && (_classes[segment[end - 1]] == LineClass.Signature || SignatureWords.IsDeviceLine(_text[segment[end - 1]]) || SignatureLine.IsRule(_text[segment[end - 1]])))
        {
            end--;
            _classes[segment[end]] = LineClass.Signature;
        }

        return end;
    }

    // "This message contains confidential drawings" is the letter itself when a closing or the sender's name follows.
    private bool IsLetterBelow(List<int> segment, int start)
    {
        // "To unsubscribe: https://…" is none, whoever's address follows.
        if (_text[segment[start - 1]].Contains("://", StringComparison.Ordinal))
        {
            return false;
        }

        for (var i = start; i < segment.Count; i++)
        {
            var line = _text[segment[i]];
            if (SignatureLine.ClosingOf(line) == Closing.Strong || SenderName.StandsIn(line, senderName))
            {
                return true;
            }
        }

        return false;
    }

    // People go on writing below "Sent from my iPhone"; the line then is a paragraph of its own.
    private void MarkLoneDeviceLines(List<int> segment)
    {
        var lines = _text.Lines;
        for (var i = 1; i + 1 < segment.Count; i++)
        {
            var line = segment[i];
            if (lines[line].Length <= LongestDeviceLine && lines[line - 1].IsBlank && lines[line + 1].IsBlank
                && SignatureWords.IsDeviceLine(_text[line]) && _text[line][^1] is not ('.' or '?' or '!' or ':' or '。' or '？'))
            {
                _classes[line] = LineClass.Signature;
            }
        }
    }

    private void Mark(List<int> segment, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            _classes[segment[i]] = LineClass.Signature;
        }
    }
}
