namespace InquiryAssistant.Core.Mail.History;

/// <summary>Gathers what proves that lines labelled From, To and Date head a mail, and no freight, journey or form that the sender writes about.</summary>
/// <remarks>"From: Shanghai / To: Hamburg / Date: 12.05.2026, 14:30" is a flight. See docs/decisions/070-what-proves-a-quote.md.</remarks>
internal ref struct HeaderProof
{
    private bool _hasAddress;
    private bool _hasTime;
    private bool _hasDate;
    private bool _isTimeless;
    private bool _isFromFirst;
    private bool _isSenderOrder;

    /// <summary>Takes in a header line, the <paramref name="count"/>th of the block from 0.</summary>
    public void Add(ReadOnlySpan<char> line, HeaderFields found, int count)
    {
        var isSent = (found & HeaderFields.Sent) != 0;
        _hasAddress |= line.Contains('@');
        _hasTime |= LineShape.HasTime(line);
        _hasDate |= isSent && LineShape.HasDate(line);
        _isTimeless |= found == HeaderFields.Sent && HasWordsOnly(line);

        // Mail programs go on from the sender to date or subject, freight from the origin to the destination.
        _isFromFirst |= count == 0 && (found & HeaderFields.From) != 0;
        _isSenderOrder |= count == 1 && _isFromFirst && (found & HeaderFields.To) == 0;
    }

    /// <summary>Whether that is enough: an address; a time with a subject, or in the order of mail programs; a date with both. "Date: end of May" speaks against it.</summary>
    public readonly bool Suffices(HeaderFields fields, int count)
    {
        var hasSubject = (fields & HeaderFields.Subject) != 0;
        return !_isTimeless && (_hasAddress || (count > 1 && ((_hasTime && (hasSubject || _isSenderOrder)) || (_hasDate && hasSubject && _isSenderOrder))));
    }

    // Nothing behind the label says nothing: the value may stand on the next line.
    private static bool HasWordsOnly(ReadOnlySpan<char> line)
    {
        var hasWords = false;
        foreach (var c in line[(line.IndexOfAny(":：\t|") + 1)..])
        {
            if (char.IsDigit(c) || LineShape.IsHanNumber(c))
            {
                return false;
            }

            hasWords |= char.IsLetter(c);
        }

        return hasWords;
    }
}
