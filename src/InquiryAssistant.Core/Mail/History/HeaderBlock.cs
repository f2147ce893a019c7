namespace InquiryAssistant.Core.Mail.History;

/// <summary>Finds the block of From, Sent, To and Subject lines that most clients put above a quoted message.</summary>
internal static class HeaderBlock
{
    private const int MostLines = 24;
    private const int MostForeignLines = 2;

    /// <summary>A block found: the line behind it, and the fields it has.</summary>
    internal readonly record struct Found(int End, HeaderFields Fields);

    /// <summary>Which header fields the line can be; none when it is no header line.</summary>
    public static HeaderFields FieldsOf(ReadOnlySpan<char> line)
    {
        var bare = LineShape.Bare(line);
        var search = bare[..Math.Min(bare.Length, 40)];
        var end = search.IndexOfAny(":：");
        if (end < 0)
        {
            // Phone programs and Lotus write the block as a table without colons.
            end = search.IndexOfAny("\t|");
        }

        return end <= 0 ? HeaderFields.None : HistoryWords.FieldsOf(bare[..end].TrimEnd(" \t*_\u3000"));
    }

    /// <summary>Reads the block that starts at the line; null when none does.</summary>
    /// <param name="text">The visible text.</param>
    /// <param name="start">The line it may start at.</param>
    /// <param name="isAnnounced">Whether a drawn line or a separator stands above, so that less is asked for.</param>
    /// <param name="isTop">Whether nothing was written above; web forms look like this, so more is asked for.</param>
    public static Found? TryRead(VisibleText text, int start, bool isAnnounced, bool isTop)
    {
        var fields = HeaderFields.None;
        var end = start;
        var count = 0;
        var foreign = 0;
        var isForm = false;
        var isMail = false;
        var isTimeless = false;
        var isSenderFirst = false;
        for (var i = start; i < text.Lines.Length && i < start + MostLines; i++)
        {
            var line = text[i];
            if (line.IsEmpty)
            {
                // HTML headers may be spaced; two fields make sure that it is one block.
                if (count >= 3 || foreign > 0)
                {
                    break;
                }

                continue;
            }

            var found = FieldsOf(line);
            if (found == HeaderFields.None)
            {
                isForm |= foreign == 0 && i == end && LooksLikeLabel(line);
                if (++foreign > MostForeignLines)
                {
                    break;
                }

                continue;
            }

            isMail |= line.Contains('@') || LineShape.HasTime(line) || ((found & HeaderFields.Sent) != 0 && LineShape.HasDate(line));
            isMail |= isSenderFirst && count == 1 && (found & HeaderFields.To) == 0;
            isTimeless |= found == HeaderFields.Sent && HasWordsOnly(line);
            isSenderFirst |= count == 0 && (found & HeaderFields.From) != 0;
            fields |= New(found, fields);
            foreign = 0;
            count++;
            end = i + 1;
        }

        // "From: Shanghai / To: Hamburg / Date: 12 May" is freight: a mail has an address, a time, a date in figures, or goes on from the sender to date or subject.
        // "Date: end of November" is never the date of one.
        return !isTimeless && (isMail || count < 2) && IsEnough(fields, count, isAnnounced, isTop, isForm) ? new Found(end, fields) : null;
    }

    // A label that means two fields counts as the one still missing.
    private static HeaderFields New(HeaderFields found, HeaderFields have)
    {
        var fresh = found & ~have;
        return fresh == HeaderFields.None ? found : fresh & (HeaderFields)(-(sbyte)fresh);
    }

    private static bool IsEnough(HeaderFields fields, int count, bool isAnnounced, bool isTop, bool isForm)
    {
        var hasFrom = (fields & HeaderFields.From) != 0;
        var hasSent = (fields & HeaderFields.Sent) != 0;
        var hasTo = (fields & HeaderFields.To) != 0;
        var hasSubject = (fields & HeaderFields.Subject) != 0;
        if (!hasFrom || count < 2)
        {
            // Under a drawn line even "From: Amy Huang" alone begins a quote, if something was written above.
            return hasFrom && isAnnounced && !isTop && !isForm;
        }

        if (isTop && !isAnnounced)
        {
            return hasSent && hasTo && !isForm;
        }

        return isAnnounced || (!isForm && ((hasSent && (hasTo || hasSubject)) || (hasTo && hasSubject) || (hasSent && count >= 2)));
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

    private static bool LooksLikeLabel(ReadOnlySpan<char> line)
    {
        var colon = LineShape.Bare(line).IndexOfAny(":：");
        return colon is > 0 and < 30;
    }
}
