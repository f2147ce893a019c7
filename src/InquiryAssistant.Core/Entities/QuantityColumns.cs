namespace InquiryAssistant.Core.Entities;

/// <summary>Reads the numbers of a table's quantity column; cells are separated by tabs, bars or wide gaps. A line that ends in a mark and a number is a row of two cells.</summary>
internal static class QuantityColumns
{
    /// <summary>Reads the column headed by a word for quantity or a unit; without a header, the last column of a list whose cells there are plain numbers.</summary>
    public static void Scan(SourceText text, EntityData data, Findings findings, QuantityDraft draft)
    {
        var (column, start, plain) = (-1, 0, 0);
        while (start < text.Text.Length)
        {
            var end = text.Text.IndexOf('\n', start);
            end = end < 0 ? text.Text.Length : end;
            var cells = TableCells.Of(text, data, start, end);
            if (cells.Count >= 2)
            {
                var header = IsPlainNumber(text.Folded.AsSpan(cells[^1].Start, cells[^1].Length)) ? -1 : cells.FindIndex(c => IsQuantityHeader(text.Folded.AsSpan(c.Start, c.Length), data));
                column = header >= 0 ? header : column;
                plain = header < 0 && column < 0 && IsPlainNumber(text.Folded.AsSpan(cells[^1].Start, cells[^1].Length)) && !IsPlainNumber(text.Folded.AsSpan(cells[^2].Start, cells[^2].Length)) ? plain + 1 : 0;
                var at = column >= 0 && header < 0 ? column : plain >= 1 && IsList(text, data, end, plain) ? cells.Count - 1 : -1;
                if (at >= 0 && at < cells.Count)
                {
                    ReadCell(text, data, cells[at].Start, cells[at].Length, findings, draft);
                }
            }

            start = end + 1;
        }
    }

    /// <summary>A second row of the same form follows or went before.</summary>
    private static bool IsList(SourceText text, EntityData data, int end, int plain)
    {
        if (plain > 1)
        {
            return true;
        }

        var next = end + 1 < text.Text.Length ? text.Text.IndexOf('\n', end + 1) : -1;
        next = next < 0 ? text.Text.Length : next;
        var cells = end + 1 < text.Text.Length ? TableCells.Of(text, data, end + 1, next) : [];
        return cells.Count >= 2 && IsPlainNumber(text.Folded.AsSpan(cells[^1].Start, cells[^1].Length));
    }

    internal static bool IsPlainNumber(ReadOnlySpan<char> cell) =>
        cell.Length is >= 1 and <= 9 && char.IsAsciiDigit(cell[0]) && cell.IndexOfAnyExcept(NumberMarks) < 0;

    private static readonly System.Buffers.SearchValues<char> NumberMarks = System.Buffers.SearchValues.Create("0123456789., '");

    private static bool IsQuantityHeader(ReadOnlySpan<char> cell, EntityData data) =>
        cell.Length is > 0 and < 30 && !char.IsAsciiDigit(cell[0]) && data.QuantityWords.Find(cell, 0, cell.Length, out _, out _) >= 0;

    private static void ReadCell(SourceText text, EntityData data, int start, int length, Findings findings, QuantityDraft draft)
    {
        if (length > 0 && char.IsAsciiDigit(text.Folded[start]) && !findings.Covers(text, start, 1)
            && NumberReader.TryRead(data, text.Folded, start, out var value, out var end) && end >= start + length && value > 0)
        {
            draft.Add(value, null, start, end);
            findings.Add(EntityKind.Quantity, text, start, end - start);
        }
    }
}
