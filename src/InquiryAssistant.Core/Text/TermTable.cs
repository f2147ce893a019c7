namespace InquiryAssistant.Core.Text;

/// <summary>One vocabulary of a <see cref="TermIndex"/> with the values its terms stand for.</summary>
public sealed class TermTable<T>(TermIndex index, int kind, IReadOnlyList<T> values)
{
    /// <summary>The value of a hit of this vocabulary.</summary>
    public T this[TermHit hit] => values[hit.Value];

    /// <summary>The longest term that starts as a word at <paramref name="start"/> of already folded text; its length, or 0.</summary>
    public int Match(ReadOnlySpan<char> folded, int start, out T value) => Match(folded, start, false, out value);

    /// <summary>As above; with <paramref name="glued"/> the term may also start inside a word, as a unit behind its number does ("100MT").</summary>
    public int Match(ReadOnlySpan<char> folded, int start, bool glued, out T value)
    {
        var length = index.Match(folded, start, kind, glued, out var found);
        value = length > 0 ? values[found] : default!;
        return length;
    }

    /// <summary>The value of a whole folded text, when it is exactly one term.</summary>
    public bool TryGet(ReadOnlySpan<char> folded, out T value)
    {
        var found = index.TryGet(folded, kind, out var place);
        value = found ? values[place] : default!;
        return found;
    }

    /// <summary>Whether a whole folded text is exactly one term.</summary>
    public bool Contains(ReadOnlySpan<char> folded) => index.TryGet(folded, kind, out _);

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

/// <summary>Makes tables that stand alone.</summary>
public static class TermTable
{
    /// <summary>A table over an index of its own, for a vocabulary that is looked up rarely; of equal terms the first wins.</summary>
    public static TermTable<T> Of<T>(IEnumerable<(string Term, T Value)> terms)
    {
        var rows = terms.ToArray();
        return new(new TermIndex(rows.Select((row, place) => (row.Term, 0, place, false))), 0, [.. rows.Select(row => row.Value)]);
    }
}
