namespace InquiryAssistant.Core.Entities;

/// <summary>Cuts a line into the cells of a table.</summary>
internal static class TableCells
{
    private const int WidestRow = 300;

    private const int WideGap = 3;

    private const int MostDigits = 6;

    /// <summary>The cells between tabs, bars or wide gaps; of a line without them what stands before and behind its last mark, when a plain number closes it.</summary>
    public static List<(int Start, int Length)> Of(SourceText text, EntityData data, int start, int end)
    {
        if (end - start is < 4 or > WidestRow)
        {
            return [];
        }

        var line = text.Text.AsSpan(start, end - start);
        if (!line.ContainsAny('\t', '|') && line.IndexOf("   ", StringComparison.Ordinal) < 0)
        {
            var closed = start + line.TrimEnd().Length;
            return closed > start && (char.IsAsciiDigit(text.Folded[closed - 1]) || text.Folded[closed - 1] is '.' or ',' or '\'') ? ItemAndCount(text, data, start + line.Length - line.TrimStart().Length, closed) : [];
        }

        var cells = new List<(int Start, int Length)>();

        var from = start;
        for (var i = start; i <= end; i++)
        {
            var width = i == end ? 1 : SeparatorAt(text.Text, i, end);
            if (width == 0)
            {
                continue;
            }

            Add(text.Text, cells, from, i);
            from = i + width;
            i = from - 1;
        }

        return cells.Count == 1 ? ItemAndCount(text, data, cells[0].Start, cells[0].Start + cells[0].Length) : cells;
    }

    private static int SeparatorAt(string text, int i, int end)
    {
        if (text[i] is '\t' or '|')
        {
            return 1;
        }

        var stop = i;
        while (stop < end && text[stop] == ' ')
        {
            stop++;
        }

        return stop - i >= WideGap ? stop - i : 0;
    }

    private static void Add(string text, List<(int Start, int Length)> cells, int first, int last)
    {
        while (first < last && char.IsWhiteSpace(text[first]))
        {
            first++;
        }

        while (last > first && char.IsWhiteSpace(text[last - 1]))
        {
            last--;
        }

        if (last > first || cells.Count > 0 || first < text.Length && text[first] == '\t')
        {
            cells.Add((first, last - first));
        }
    }

    /// <summary>"Motorised fire damper 24 V: 22", "225/45R17 94W – 350": not what is labelled as a reference or a field of a form.</summary>
    private static List<(int Start, int Length)> ItemAndCount(SourceText text, EntityData data, int start, int end)
    {
        var line = text.Text.AsSpan(start, end - start);
        var mark = line.LastIndexOfAny(':', '–', '=') is var found && found > 0 ? found : line.LastIndexOf(" - ", StringComparison.Ordinal) + 1;
        var count = start + mark + 1;
        while (count < end && text.Text[count] == ' ')
        {
            count++;
        }

        var label = text.Folded.AsSpan(start, Math.Max(0, mark)).TrimEnd();
        var isRow = mark > 2 && count < end && end - count <= MostDigits + 1 && QuantityColumns.IsPlainNumber(text.Folded.AsSpan(count, end - count)) && text.Text[count] != '0'
            && !data.Fields.Contains(label) && !text.Has(Vocabulary.Reference, start, start + mark) && !label.StartsWith("http", StringComparison.Ordinal);
        return isRow ? [(start, mark), (count, end - count)] : [];
    }
}
