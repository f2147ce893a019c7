using System.Runtime.InteropServices;

namespace InquiryAssistant.Core.Mail;

/// <summary>The visible text of a body as lines, before it is cut into parts.</summary>
internal sealed class VisibleText(char[] buffer, int length, List<VisibleLine> lines)
{
    /// <summary>All characters that the lines are slices of.</summary>
    public ReadOnlySpan<char> Characters => buffer.AsSpan(0, length);

    /// <summary>The lines in order; a blank one has length 0.</summary>
    public ReadOnlySpan<VisibleLine> Lines => CollectionsMarshal.AsSpan(lines);

    /// <summary>Links in reading order.</summary>
    public List<LinkSpan> Links { get; } = [];

    /// <summary>Table cells in reading order.</summary>
    public List<CellSpan> Cells { get; } = [];

    /// <summary>Form fields in reading order.</summary>
    public List<InputSpan> Inputs { get; } = [];

    /// <summary>The line each image stands in.</summary>
    public List<int> Images { get; } = [];

    /// <summary>How many visible-looking characters the markup hides from the reader.</summary>
    public int HiddenLength { get; set; }

    /// <summary>The characters of one line.</summary>
    public ReadOnlySpan<char> this[int line] => Characters.Slice(lines[line].Start, lines[line].Length);

    /// <summary>The first line from <paramref name="line"/> on that is not blank; the number of lines when none is.</summary>
    public int NextFilled(int line)
    {
        while (line < lines.Count && lines[line].IsBlank)
        {
            line++;
        }

        return line;
    }

    /// <summary>The last line before <paramref name="line"/> that is not blank; -1 when none is.</summary>
    public int PreviousFilled(int line)
    {
        do
        {
            line--;
        }
        while (line >= 0 && lines[line].IsBlank);

        return line;
    }
}

/// <summary>A link: where its visible words stand, and its target.</summary>
internal readonly record struct LinkSpan(int Line, int Start, int End, string Target);

/// <summary>A cell of a table that holds no other table.</summary>
internal readonly record struct CellSpan(int Line, int Table, int Row, int Start, int End);

/// <summary>A field of a form.</summary>
internal readonly record struct InputSpan(int Line, MailInput Input);
