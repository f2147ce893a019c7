using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities.Senders;

/// <summary>Cuts lines of signatures and display names into the parts that people put between separators.</summary>
internal sealed class SegmentCutter(EntityData data)
{
    private const int LongestLine = 140;

    private readonly List<Segment> _segments = new(24);
    private int _line;

    public IReadOnlyList<Segment> Segments => _segments;

    /// <summary>Cuts all lines from <paramref name="start"/> on.</summary>
    public void AddLines(SourceText source, int start)
    {
        var text = source.Text;
        while (start < text.Length)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            AddLine(source, start, end);
            start = end + 1;
        }
    }

    /// <summary>Cuts the last lines of a body whose signature was not set apart.</summary>
    public void AddTail(SourceText source, int lines)
    {
        var text = source.Text;
        var start = text.AsSpan().TrimEnd().Length;
        for (var n = 0; n < lines && start > 0; n++)
        {
            start = text.LastIndexOf('\n', start - 1);
            if (start < 0)
            {
                break;
            }
        }

        AddLines(source, Math.Max(0, AfterSentences(text, start)));
    }

    /// <summary>In a last line too long for a signature the name and title stand behind its last sentence.</summary>
    private static int AfterSentences(string text, int start)
    {
        var end = text.AsSpan().TrimEnd().Length;
        var line = end == 0 ? 0 : text.LastIndexOf('\n', end - 1) + 1;
        if (end - line <= LongestLine)
        {
            return start;
        }

        for (var i = end - 2; i > end - LongestLine; i--)
        {
            if (Clauses.EndsSentence(text, i) && end - i > 3 && char.IsLetter(text[Math.Min(i + 2, end - 1)]))
            {
                return i + 1;
            }
        }

        return start;
    }

    private void AddLine(SourceText source, int start, int end)
    {
        if (end - start is 0 or > LongestLine)
        {
            return;
        }

        _line++;
        var first = _segments.Count;
        var from = start;
        for (var i = start; i <= end; i++)
        {
            if (i < end && !IsSeparator(source, i))
            {
                continue;
            }

            AddPiece(source, from, i);
            from = i + 1;
        }

        if (_segments.Count == first + 1)
        {
            _segments[first] = _segments[first] with { IsWholeLine = true };
        }
    }

    private bool IsSeparator(SourceText source, int i)
    {
        var text = source.Text;
        var separates = text[i] switch
        {
            '|' or ',' or '·' or '•' or '\t' or '，' or '、' or '،' or '｜' or '(' or ')' or '（' or '）' or ';' or '/' or '／' or '<' or '>' or '«' or '»' or '~' => true,
            '-' or '–' or '—' => i > 0 && text[i - 1] == ' ',
            '.' => i + 1 < text.Length && text[i + 1] == ' ' && i > 3 && (char.IsLower(text[i - 1]) && char.IsLower(text[i - 2]) && char.IsLower(text[i - 3]) || Folding.IsHangul(text[i - 1]) || Folding.IsUnspaced(text[i - 1])),
            '。' => true,
            ' ' => i > 0 && text[i - 1] == ' ' && i + 1 < text.Length && text[i + 1] != ' ',
            _ => false,
        };
        return separates && !InLegalForm(source, i) && !InTitle(source, i);
    }

    /// <summary>"Co., Ltd", "A/S", "(주)", "Foo, Inc.": the mark belongs to the company's name.</summary>
    private bool InLegalForm(SourceText source, int i)
    {
        foreach (var hit in source.HitsIn(Math.Max(0, i - 14), i + 1))
        {
            if (hit.Kind == (int)Vocabulary.LegalForm && hit.End > i && hit.Length > 1)
            {
                return true;
            }
        }

        return source.Text[i] == ',' && i + 2 < source.Text.Length && source.Text[i + 1] == ' ' && data.LegalForms.Match(source.Folded, i + 2, out _) is > 1 and var length
            && !(i + 3 + length < source.Text.Length && source.Text[i + 2 + length] == '-');
    }

    /// <summary>"Resp. acquisti", "Manager – Purchase", "QA / QC Manager": the mark belongs to the title.</summary>
    private static bool InTitle(SourceText source, int i)
    {
        foreach (var hit in source.HitsIn(Math.Max(0, i - 24), i))
        {
            if (hit.Kind == (int)Vocabulary.Title && hit.End > i + 1)
            {
                return true;
            }
        }

        return false;
    }

    private void AddPiece(SourceText source, int start, int end)
    {
        var text = source.Text;
        while (start < end && IsTrim(text[start]))
        {
            start++;
        }

        while (end > start && (IsTrim(text[end - 1]) || text[end - 1] == '.' && !source.Has(Vocabulary.LegalForm, Math.Max(start, end - 8), end)))
        {
            end--;
        }

        if (end <= start)
        {
            return;
        }

        var piece = new Segment(source, start, end - start, _line, false);
        if (piece.IsEastAsian)
        {
            EastAsianPieces.Add(piece, _segments);
        }
        else
        {
            AddLatin(piece);
        }
    }

    /// <summary>"CEO Rockmount Fluid Services", "director Adriaqua d.o.o.": a title and at least two capitalised words or a company behind it are two parts.</summary>
    private void AddLatin(Segment piece)
    {
        var lead = data.Titles.Match(piece.Folded, 0, out _);
        var rest = lead >= 2 && lead + 5 < piece.Length && piece.Folded[lead] == ' ' ? piece.Part(piece.Start + lead + 1, piece.Length - lead - 1) : default;
        if (rest.Length > 0 && rest.Longest(Vocabulary.Title) == 0 && !data.Honorifics.Contains(piece.Folded[..lead])
            && (rest.Words >= 2 && char.IsUpper(rest.Text[0]) && char.IsUpper(rest.Text[rest.Text.IndexOf(' ') + 1]) || rest.Has(Vocabulary.LegalForm) && CompanyReader.HasLegalForm(rest)))
        {
            _segments.Add(piece.Part(piece.Start, lead));
            _segments.Add(rest);
            return;
        }

        _segments.Add(piece);
    }

    private static bool IsTrim(char c) => char.IsWhiteSpace(c) || c is '-' or '–' or '—' or '*' or '"' or '“' or '”' or '\'' or ':' or '：' or '!' or '_' or '【' or '】' or '[' or ']' or '。' or ',' or '،';
}
