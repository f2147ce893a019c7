namespace InquiryAssistant.Core.Mail.Signatures;

/// <summary>Finds the "-- " line, or a drawn rule that opens a box of contact data or a list footer.</summary>
internal readonly ref struct SignatureDelimiters(VisibleText text, string senderName)
{
    /// <summary>Characters of a line of prose; a longer one counts as several.</summary>
    private const int ProseLine = 80;

    /// <summary>Characters by which a heading and its underline differ.</summary>
    private const int HeadingDifference = 3;

    /// <summary>Lines of prose that a motto below the "-- " line may take.</summary>
    private const int LongestMotto = 2;

    private readonly VisibleText _text = text;

    /// <summary>Index in the stretch of the line that opens the signature; -1 without one.</summary>
    public int Find(List<int> segment, int end, bool isFirst)
    {
        for (var i = Math.Max(0, end - SignatureFinder.MostLines); i < end; i++)
        {
            if (_text[segment[i]].Trim() is "--" or "—" or "- -" or "-- -" && !HasProse(segment, i + 1, end))
            {
                return i;
            }

            if ((i > 0 || !isFirst) && SignatureLine.IsRule(_text[segment[i]]) && !IsUnderline(segment[i]) && HasOnlyContactsBelow(segment, i + 1, end))
            {
                return i;
            }
        }

        return -1;
    }

    // "Terms" with a line of the same length right below is a heading.
    private bool IsUnderline(int line) => line > 0 && !_text.Lines[line - 1].IsBlank && Math.Abs(_text[line].Length - _text[line - 1].Length) <= HeadingDifference;

    // Name, title or contact data and little else; "6205 200 pcs" and a sentence below a rule are the letter.
    private bool HasOnlyContactsBelow(List<int> segment, int start, int end)
    {
        var telling = 0;
        var filled = 0;
        for (var i = start; i < end; i++)
        {
            var line = _text[segment[i]];
            if (SignatureLine.IsRule(line))
            {
                continue;
            }

            var isTelling = SenderName.StandsIn(line, senderName) || SignatureLine.IsContact(line) || SignatureLine.NamesTitleOrCompany(line);
            if (!SignatureLine.MayBelong(line, isClosed: true) || (!isTelling && line[^1] is '.' or '!'))
            {
                return false;
            }

            filled++;
            telling += isTelling ? 1 : 0;
        }

        return telling > 0 && telling * 3 >= filled;
    }

    // Some programs put "--" above everything, some people between two parts of a letter; what follows it then is the letter.
    private bool HasProse(List<int> segment, int start, int end)
    {
        var prose = 0;
        for (var i = start; i < end; i++)
        {
            var line = _text[segment[i]];
            prose += SignatureLine.MayBelong(line, isClosed: true) ? 0 : (line.Length + ProseLine - 1) / ProseLine;
        }

        var isSetOff = start < end && segment[start] > segment[start - 1] + 1;
        return prose > (start == 1 || isSetOff ? 0 : LongestMotto);
    }
}
