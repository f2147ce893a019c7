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
        var time = Next(text, start);
        if (text[start].Length > LongestSender || time < 0 || !IsTime(text[time]))
        {
            return null;
        }

        var hasTo = false;
        var i = Next(text, time);
        for (var count = 0; i >= 0 && count < MostLines; count++)
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

            i = Next(text, i);
        }

        return null;
    }

    private static bool IsTime(ReadOnlySpan<char> line) =>
        line.Length is >= ShortestTime and <= LongestTime && char.IsDigit(line[0]) && LineShape.HasTime(line);

    private static int Next(VisibleText text, int i)
    {
        for (i++; i < text.Lines.Length; i++)
        {
            if (!text.Lines[i].IsBlank)
            {
                return i;
            }
        }

        return -1;
    }
}
