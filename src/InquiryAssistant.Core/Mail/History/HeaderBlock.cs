using InquiryAssistant.Core.Mail.Signatures;

namespace InquiryAssistant.Core.Mail.History;

/// <summary>Finds the block of From, Sent, To and Subject lines that most clients put above a quoted message.</summary>
internal static class HeaderBlock
{
    private const int MostLines = 24;
    private const int MostForeignLines = 2;

    /// <summary>Lines from the closing of a letter to the end of its name block.</summary>
    private const int MostSignatureLines = 6;

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
        var proof = new HeaderProof();
        for (var i = start; i < text.Lines.Length && i < start + MostLines; i++)
        {
            var line = text[i];
            if (line.IsEmpty)
            {
                // HTML headers may be spaced; two fields make sure that it is one block.
                if (count >= 3 || foreign > 0 || IsSenderBelow(text, i, count))
                {
                    break;
                }

                continue;
            }

            if (i > start && BeginsAnew(text, start, i))
            {
                break;
            }

            var found = FieldsOf(line);
            if (foreign > 0 && count > 0 && (found & HeaderFields.From) != 0)
            {
                break;
            }

            if (found == HeaderFields.None)
            {
                isForm |= foreign == 0 && i == end && LooksLikeLabel(line);
                if (++foreign > MostForeignLines)
                {
                    break;
                }

                continue;
            }

            proof.Add(line, found, count);
            fields |= New(found, fields);
            foreign = 0;
            count++;
            end = i + 1;
        }

        var isProven = proof.Suffices(fields, count, isAnnounced) || (isAnnounced && count == 1 && IsBelowClosing(text, start));
        return isProven && IsEnough(fields, count, isAnnounced, isTop, isForm) ? new Found(end, fields) : null;
    }

    // A letter closed above the drawn line: what stands below "From: Amy Huang" is hardly its writer's.
    private static bool IsBelowClosing(VisibleText text, int start)
    {
        var line = text.PreviousFilled(start);
        for (var seen = 0; seen < MostSignatureLines && line >= 0; seen++)
        {
            if (SignatureLine.ClosingOf(text[line]) == Closing.Strong)
            {
                return true;
            }

            line = text.PreviousFilled(line);
        }

        return false;
    }

    // A drawn line, a separator, or signs where there were none.
    private static bool BeginsAnew(VisibleText text, int start, int i) =>
        (text.Lines[i].Marks & (LineMarks.HistoryStart | LineMarks.RuleAbove)) != 0
            || LineShape.QuoteDepth(text[i]) > 0 != LineShape.QuoteDepth(text[start]) > 0
            || Separator.Of(text[i]) != SeparatorKind.None;

    // "Re: offer 4711", then a blank line and the header: the sender's line is none of it.
    private static bool IsSenderBelow(VisibleText text, int blank, int count) =>
        count > 0 && text.NextFilled(blank) is var next && next < text.Lines.Length && (FieldsOf(text[next]) & HeaderFields.From) != 0;

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

    private static bool LooksLikeLabel(ReadOnlySpan<char> line)
    {
        var colon = LineShape.Bare(line).IndexOfAny(":：");
        return colon is > 0 and < 30;
    }
}
