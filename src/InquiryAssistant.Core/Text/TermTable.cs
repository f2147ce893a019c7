namespace InquiryAssistant.Core.Text;

/// <summary>Terms of any language looked up at a place in folded text; the longest one that is a whole word there wins.</summary>
/// <remarks>A term ending in '*' may go on inside the word. Immutable and safe to share between threads.</remarks>
public sealed class TermTable<T>
{
    private readonly Dictionary<string, (T Value, bool Open)> terms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (T Value, bool Open)>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly Dictionary<char, int[]> lengthsByFirst;

    /// <summary>Takes the terms in; of equal terms the first wins.</summary>
    public TermTable(IEnumerable<(string Term, T Value)> source)
    {
        var lengths = new Dictionary<char, SortedSet<int>>();
        foreach (var (term, value) in source)
        {
            var open = term.EndsWith('*');
            var folded = Folding.Fold(open ? term[..^1] : term);
            if (folded.Length > 0 && terms.TryAdd(folded, (value, open)))
            {
                (lengths.TryGetValue(folded[0], out var set) ? set : lengths[folded[0]] = []).Add(folded.Length);
            }
        }

        lookup = terms.GetAlternateLookup<ReadOnlySpan<char>>();
        lengthsByFirst = lengths.ToDictionary(p => p.Key, p => p.Value.Reverse().ToArray());
    }

    /// <summary>How many terms there are.</summary>
    public int Count => terms.Count;

    /// <summary>The longest term that starts as a word at <paramref name="start"/> of already folded text; its length, or 0.</summary>
    public int Match(ReadOnlySpan<char> folded, int start, out T value) => Match(folded, start, false, out value);

    /// <summary>As above; with <paramref name="glued"/> the term may also start inside a word, as a unit behind its number does ("100MT").</summary>
    public int Match(ReadOnlySpan<char> folded, int start, bool glued, out T value)
    {
        value = default!;
        if (!(glued || Folding.StartsWord(folded, start)) || !lengthsByFirst.TryGetValue(folded[start], out var lengths))
        {
            return 0;
        }

        foreach (var length in lengths)
        {
            if (start + length <= folded.Length && lookup.TryGetValue(folded.Slice(start, length), out var hit)
                && (hit.Open || Folding.EndsWord(folded, start + length)))
            {
                value = hit.Value;
                return length;
            }
        }

        return 0;
    }

    /// <summary>The value of a whole folded text, when it is exactly one term.</summary>
    public bool TryGet(ReadOnlySpan<char> folded, out T value)
    {
        var found = lookup.TryGetValue(folded, out var hit);
        value = found ? hit.Value : default!;
        return found;
    }

    /// <summary>The first term at or behind <paramref name="from"/> and before <paramref name="to"/>; its start, or -1.</summary>
    public int Find(ReadOnlySpan<char> folded, int from, int to, out int length, out T value)
    {
        for (var i = Math.Max(0, from); i < Math.Min(to, folded.Length); i++)
        {
            length = Match(folded, i, out value);
            if (length > 0)
            {
                return i;
            }
        }

        length = 0;
        value = default!;
        return -1;
    }
}
