using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities.Senders;

/// <summary>Labelled lines of contact forms and platform notices: "Company: …", "氏名：…". One label alone is no form.</summary>
internal sealed class FormFields
{
    private const int MostLines = 60;

    private const int LongestLabel = 30;

    private readonly Dictionary<string, Segment> _values = new(StringComparer.Ordinal);

    public FormFields(EntityData data, SourceText text)
    {
        var start = 0;
        for (var n = 0; n < MostLines && start < text.Text.Length; n++)
        {
            var end = text.Text.IndexOf('\n', start);
            end = end < 0 ? text.Text.Length : end;
            Read(data, text, start, end, n);
            start = end + 1;
        }

        IsForm = _values.Count >= 2 && (_values.ContainsKey("name") || _values.ContainsKey("company"));
    }

    /// <summary>Whether the text holds a form about its sender.</summary>
    public bool IsForm { get; }

    /// <summary>The value of a field of a form; false when there is none.</summary>
    public bool TryGet(string field, out Segment value)
    {
        value = default;
        return IsForm && _values.TryGetValue(field, out value);
    }

    private void Read(EntityData data, SourceText text, int start, int end, int line)
    {
        var folded = text.Folded.AsSpan(start, end - start);
        // Several fields may share a line: "バイヤー：Hiro T. 登録：2026年".
        var mark = folded[..Math.Min(folded.Length, LongestLabel)].IndexOfAny(':', '\t');
        if (mark <= 0)
        {
            return;
        }

        var label = folded[..mark].TrimEnd('\t').Trim(" *-•·[]'\"");
        if (label.Length == 0 || !data.Fields.TryGet(label, out var field))
        {
            return;
        }

        var from = start + mark + 1;
        while (from < end && (char.IsWhiteSpace(text.Text[from]) || text.Text[from] is ':' or '\t'))
        {
            from++;
        }

        while (end > from && (char.IsWhiteSpace(text.Text[end - 1]) || text.Text[end - 1] is '.' or ','))
        {
            end--;
        }

        if (end - from is >= 2 and <= 80)
        {
            _values.TryAdd(field, new(text, from, end - from, line, true));
        }
    }
}
