using System.Text;

namespace InquiryAssistant.Core.Mail;

/// <summary>Puts the judged lines together into the result.</summary>
internal static class BodyParts
{
    private const int LongestLinkText = 200;

    /// <summary>The parts, and the links, tables and fields that belong to the new part.</summary>
    public static ReadBody Collect(VisibleText text, ReadOnlySpan<LineClass> classes, bool isForward) => new(
        new MailText(Join(text, classes, LineClass.Reply), Join(text, classes, LineClass.Signature), Join(text, classes, LineClass.Quoted)),
        Links(text, classes),
        Tables(text, classes),
        [.. text.Inputs.Select(i => i.Input)],
        CountImages(text, classes),
        text.HiddenLength,
        isForward);

    private static string Join(VisibleText text, ReadOnlySpan<LineClass> classes, LineClass part)
    {
        var lines = text.Lines;
        var length = 0;
        var hasGap = false;
        StringBuilder? builder = null;
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].IsBlank || classes[i] != part)
            {
                hasGap |= lines[i].IsBlank || length > 0;
                continue;
            }

            builder ??= new StringBuilder(Math.Min(text.Characters.Length, 4096));
            if (length > 0)
            {
                // One empty line at most, also where a quoted line was taken out.
                builder.Append(hasGap ? "\n\n" : "\n");
            }

            builder.Append(text[i]);
            length = builder.Length;
            hasGap = false;
        }

        return builder?.ToString() ?? "";
    }

    private static bool IsNew(ReadOnlySpan<LineClass> classes, int line) =>
        classes.Length > 0 && classes[Math.Min(line, classes.Length - 1)] != LineClass.Quoted;

    private static List<MailLink> Links(VisibleText text, ReadOnlySpan<LineClass> classes)
    {
        var links = new List<MailLink>(text.Links.Count);
        foreach (var link in text.Links)
        {
            if (IsNew(classes, Math.Max(link.Line, 0)))
            {
                var end = Math.Clamp(link.End, link.Start, text.Characters.Length);
                links.Add(new MailLink(Flat(text.Characters[Math.Min(link.Start, end)..end], LongestLinkText), link.Target));
            }
        }

        return links;
    }

    private static List<MailTable> Tables(VisibleText text, ReadOnlySpan<LineClass> classes)
    {
        var tables = new List<MailTable>();
        var rows = new List<IReadOnlyList<string>>();
        var row = new List<string>();
        for (var i = 0; i < text.Cells.Count; i++)
        {
            var cell = text.Cells[i];
            var end = Math.Min(cell.End, text.Characters.Length);
            row.Add(Flat(text.Characters[Math.Min(cell.Start, end)..end], int.MaxValue));
            var isLastOfTable = i + 1 == text.Cells.Count || text.Cells[i + 1].Table != cell.Table;
            if (isLastOfTable || text.Cells[i + 1].Row != cell.Row)
            {
                if (row.Exists(c => c.Length > 0))
                {
                    rows.Add([.. row]);
                }

                row.Clear();
            }

            if (isLastOfTable)
            {
                if (rows.Count(r => r.Count(c => c.Length > 0) > 1) > 1 && IsNew(classes, cell.Line))
                {
                    tables.Add(new MailTable([.. rows]));
                }

                rows.Clear();
            }
        }

        return tables;
    }

    private static int CountImages(VisibleText text, ReadOnlySpan<LineClass> classes)
    {
        var count = 0;
        foreach (var line in text.Images)
        {
            count += classes.Length == 0 || IsNew(classes, line) ? 1 : 0;
        }

        return count;
    }

    private static string Flat(ReadOnlySpan<char> text, int longest)
    {
        text = text.Trim();
        text = text[..Math.Min(text.Length, longest)];
        return text.IndexOfAny("\n\t") < 0 ? text.ToString() : text.ToString().Replace('\n', ' ').Replace('\t', ' ');
    }
}
