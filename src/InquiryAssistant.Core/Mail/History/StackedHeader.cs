namespace InquiryAssistant.Core.Mail.History;

/// <summary>Finds the header that Lotus Notes stacks above a quoted message in plain text: sender, time, then each label on a line above its value.</summary>
internal static class StackedHeader
{
    /// <summary>Filled lines from the sender to the subject: copies are one a line.</summary>
    private const int MostLines = 24;

    private const int LongestSender = 120;

    /// <summary>"2.3.26 09:14" has twelve characters.</summary>
    private const int ShortestTime = 12;
    private const int LongestTime = 40;

    /// <summary>The line behind the label of the subject; null when no such header starts at the line.</summary>
    public static int? EndOf(VisibleText text, int start)
    {
        var time = text.NextFilled(start + 1);
        if (text[start].Length > LongestSender || time >= text.Lines.Length || !IsTime(text[time]))
        {
            return null;
        }

        var hasTo = false;
        var i = text.NextFilled(time + 1);
        for (var count = 0; i < text.Lines.Length && count < MostLines; count++)
        {
            // A label stands alone; "To: Amy" has its value beside it and is read by HeaderBlock.
            var label = HistoryWords.FieldsOf(text[i].TrimEnd(" :："));
            if (hasTo && (label & HeaderFields.Subject) != 0)
            {
                return i + 1;
            }

            hasTo |= (label & HeaderFields.To) != 0;
            if (count == 0 && !hasTo)
            {
                return null;
            }

            i = text.NextFilled(i + 1);
        }

        return null;
    }

    private static bool IsTime(ReadOnlySpan<char> line) =>
        line.Length is >= ShortestTime and <= LongestTime && char.IsDigit(line[0]) && LineShape.HasTime(line);
}
