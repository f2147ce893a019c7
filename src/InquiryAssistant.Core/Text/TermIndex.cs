using System.Numerics;

namespace InquiryAssistant.Core.Text;

/// <summary>All vocabularies in one trie: a text is read once, and at each word start every vocabulary's longest term is reported.</summary>
/// <remarks>A term ending in '*' may go on inside the word. Immutable once built and safe to share between threads; linear in text length for terms of bounded length.</remarks>
public sealed class TermIndex
{
    /// <summary>Kinds that can be reported by <see cref="Scan"/>, numbered from 0; kinds that are only looked up may have higher numbers.</summary>
    public const int MostScanned = 64;

    private readonly LetterTree _tree;
    private readonly NodeItems<Entry> _entries;

    private readonly record struct Entry(int Kind, int Value, bool Open, bool Scanned);

    /// <summary>Takes the terms in; of equal terms of one kind the first wins.</summary>
    public TermIndex(IEnumerable<(string Term, int Kind, int Value, bool Scanned)> terms)
    {
        (string Term, int Kind, int Value, bool Scanned)[] all = [.. terms];
        ArgumentOutOfRangeException.ThrowIfGreaterThan(all.Where(t => t.Scanned).Select(t => t.Kind).DefaultIfEmpty().Max(), MostScanned - 1, nameof(terms));
        _tree = LetterTree.Of([.. all.Select(t => Folding.Fold(t.Term.EndsWith('*') ? t.Term[..^1] : t.Term))], out var ends);
        var entries = new List<(int Node, Entry Item)>(all.Length);
        var taken = new HashSet<(int Node, int Kind)>();
        foreach (var ((term, kind, value, scanned), node) in all.Zip(ends))
        {
            if (node > 0 && taken.Add((node, kind)))
            {
                entries.Add((node, new(kind, value, term.EndsWith('*'), scanned)));
            }
        }

        _entries = new(_tree.Count, entries);
    }

    /// <summary>Adds every term that starts as a word, in order of place; within a kind terms do not overlap.</summary>
    public void Scan(ReadOnlySpan<char> folded, List<TermHit> hits)
    {
        Span<int> free = stackalloc int[MostScanned];
        Span<TermHit> found = stackalloc TermHit[MostScanned];
        free.Clear();
        for (var i = 0; i < folded.Length; i++)
        {
            var state = _tree.First(folded[i]);
            if (state == 0 || !Folding.StartsWord(folded, i))
            {
                continue;
            }

            ulong mask = 0;
            for (var at = i + 1; state != 0; at++)
            {
                foreach (var entry in _entries[state])
                {
                    if (entry.Scanned && i >= free[entry.Kind] && (entry.Open || Folding.EndsWord(folded, at)))
                    {
                        found[entry.Kind] = new(i, at - i, entry.Kind, entry.Value);
                        mask |= 1UL << entry.Kind;
                    }
                }

                state = at < folded.Length ? _tree.Next(state, folded[at]) : 0;
            }

            while (mask != 0)
            {
                var kind = BitOperations.TrailingZeroCount(mask);
                mask &= mask - 1;
                free[kind] = found[kind].End;
                hits.Add(found[kind]);
            }
        }
    }

    /// <summary>The longest term of a kind at a place; its length, or 0. With <paramref name="glued"/> it may start inside a word ("100MT").</summary>
    public int Match(ReadOnlySpan<char> folded, int start, int kind, bool glued, out int value)
    {
        value = -1;
        if ((uint)start >= (uint)folded.Length)
        {
            return 0;
        }

        var state = _tree.First(folded[start]);
        if (state == 0 || !(glued || Folding.StartsWord(folded, start)))
        {
            return 0;
        }

        var length = 0;
        for (var at = start + 1; state != 0; at++)
        {
            foreach (var entry in _entries[state])
            {
                if (entry.Kind == kind && (entry.Open || Folding.EndsWord(folded, at)))
                {
                    length = at - start;
                    value = entry.Value;
                }
            }

            state = at < folded.Length ? _tree.Next(state, folded[at]) : 0;
        }

        return length;
    }

    /// <summary>Whether a whole folded text is exactly one term of a kind.</summary>
    public bool TryGet(ReadOnlySpan<char> folded, int kind, out int value)
    {
        value = -1;
        var state = 0;
        for (var i = 0; i < folded.Length; i++)
        {
            state = i == 0 ? _tree.First(folded[0]) : _tree.Next(state, folded[i]);
            if (state == 0)
            {
                return false;
            }
        }

        foreach (var entry in _entries[state])
        {
            if (entry.Kind == kind)
            {
                value = entry.Value;
                return true;
            }
        }

        return false;
    }
}
