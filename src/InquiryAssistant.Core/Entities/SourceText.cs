using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities;

/// <summary>One text of a message with its folded twin of the same length and all vocabulary terms found in it.</summary>
internal sealed class SourceText
{
    private readonly List<TermHit> _hits;

    private List<WrittenNumber>? _numbers;

    private SourceText(EvidenceSource source, FoldedText text, TermIndex index)
    {
        Source = source;
        Text = text.Original;
        Folded = text.Folded;
        _hits = new(Text.Length / 8);
        index.Scan(Folded, _hits);
        HasDigit = Text.AsSpan().ContainsAnyInRange('0', '9') || Folded.AsSpan().ContainsAnyInRange('0', '9');
    }

    public EvidenceSource Source { get; }

    public string Text { get; }

    public string Folded { get; }

    public bool HasDigit { get; }

    /// <summary>All hits, by place.</summary>
    public ReadOnlySpan<TermHit> Hits => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_hits);

    /// <summary>All numbers in figures or words, by place; read once.</summary>
    public IReadOnlyList<WrittenNumber> Numbers(EntityData data) => _numbers ??= NumberWalk.Read(this, data);

    public static SourceText Of(EvidenceSource source, FoldedText text, EntityData data) => new(source, text, data.Index);

    /// <summary>The hits that begin from <paramref name="start"/> up to, not including, <paramref name="end"/>.</summary>
    public ReadOnlySpan<TermHit> HitsIn(int start, int end)
    {
        var from = LowerBound(start);
        var to = from;
        while (to < _hits.Count && _hits[to].Start < end)
        {
            to++;
        }

        return Hits[from..to];
    }

    /// <summary>The first hit of a kind that lies wholly within the bounds.</summary>
    public bool TryFind(Vocabulary kind, int start, int end, out TermHit found)
    {
        foreach (var hit in HitsIn(start, end))
        {
            if (hit.Kind == (int)kind && hit.End <= end)
            {
                found = hit;
                return true;
            }
        }

        found = default;
        return false;
    }

    /// <summary>Whether a hit of a kind lies wholly within the bounds.</summary>
    public bool Has(Vocabulary kind, int start, int end) => TryFind(kind, start, end, out _);

    private int LowerBound(int start)
    {
        var (low, high) = (0, _hits.Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_hits[middle].Start < start)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
