using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities;

/// <summary>Reads the numbers of a table's quantity column; cells are separated by tabs.</summary>
internal static class QuantityColumns
{
    public static void Scan(SourceText text, EntityData data, Findings findings, List<Quantity> quantities)
    {
        var column = -1;
        var offset = 0;
        foreach (var line in text.Text.Split('\n'))
        {
            var cells = line.Split('\t');
            if (cells.Length >= 2)
            {
                var header = Array.FindIndex(cells, c => IsQuantityHeader(c, data));
                if (header >= 0)
                {
                    column = header;
                }
                else if (column >= 0 && column < cells.Length)
                {
                    var start = offset + cells.Take(column).Sum(c => c.Length + 1);
                    ReadCell(text, data, cells[column], start, findings, quantities);
                }
            }

            offset += line.Length + 1;
        }
    }

    private static bool IsQuantityHeader(string cell, EntityData data)
    {
        var folded = Folding.Fold(cell.Trim());
        return folded.Length is > 0 and < 30 && !char.IsAsciiDigit(folded[0]) && data.QuantityWords.Find(folded, 0, folded.Length, out _, out _) >= 0;
    }

    private static void ReadCell(SourceText text, EntityData data, string cell, int start, Findings findings, List<Quantity> quantities)
    {
        var lead = cell.Length - cell.TrimStart().Length;
        ReadOnlySpan<char> folded = text.Folded;
        var at = start + lead;
        if (at < folded.Length && lead < cell.Length && char.IsAsciiDigit(folded[at]) && !findings.Covers(text, at, 1)
            && NumberReader.TryRead(data, folded, at, out var value, out var end) && end - start >= cell.TrimEnd().Length && value > 0)
        {
            QuantityScanner.Add(new Quantity(QuantityScanner.Trim(value), null), quantities);
            findings.Add(EntityKind.Quantity, text, at, end - at);
        }
    }
}
