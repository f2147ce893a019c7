using InquiryAssistant.Core.Mail.Signatures;

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
    private bool _isNamed;

    /// <summary>Takes in a header line, the <paramref name="count"/>th of the block from 0.</summary>
    public void Add(ReadOnlySpan<char> line, HeaderFields found, int count)
    {
        var isSent = (found & HeaderFields.Sent) != 0;
        _hasAddress |= line.Contains('@');
        _hasTime |= LineShape.HasTime(line);
        var value = line[(line.IndexOfAny(":：\t|") + 1)..];
        _hasDate |= isSent && HasFigure(value);
        _isTimeless |= found == HeaderFields.Sent && IsWordsOnly(value);

        // Mail programs go on from the sender to date or subject, freight from the origin to the destination.
        _isFromFirst |= count == 0 && (found & HeaderFields.From) != 0;
        _isNamed |= _isFromFirst && count == 0 && SignatureLine.IsName(value);
        _isSenderOrder |= count == 1 && _isFromFirst && (found & HeaderFields.To) == 0;
    }

    /// <summary>Whether that is enough: an address; a time with a subject or in the order of mail programs; a name, a date or a drawn line with a subject in that order.</summary>
    /// <remarks>"Date: end of May" speaks against all of it.</remarks>
    public readonly bool Suffices(HeaderFields fields, int count, bool isAnnounced)
    {
        var hasSubject = (fields & HeaderFields.Subject) != 0;
        var isInOrder = _isSenderOrder && (_hasTime || (hasSubject && (_hasDate || _isNamed || isAnnounced)));
        return !_isTimeless && (_hasAddress || isInOrder || (count > 1 && _hasTime && hasSubject));
    }

    // Nothing behind the label says nothing: the value may stand on the next line.
    private static bool IsWordsOnly(ReadOnlySpan<char> value) => !HasFigure(value) && HasLetter(value);

    private static bool HasFigure(ReadOnlySpan<char> value)
    {
        foreach (var c in value)
        {
            if (char.IsDigit(c) || LineShape.IsHanNumber(c))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasLetter(ReadOnlySpan<char> value)
    {
        foreach (var c in value)
        {
            if (char.IsLetter(c))
            {
                return true;
            }
        }

        return false;
    }
}
