using System.Numerics;

namespace InquiryAssistant.Core.Text;

/// <summary>All vocabularies in one trie: a text is read once, and at each word start every vocabulary's longest term is reported.</summary>
/// <remarks>A term ending in '*' may go on inside the word. Immutable once built and safe to share between threads; linear in text length for terms of bounded length.</remarks>
public sealed class TermIndex
{
    /// <summary>Kinds that can be reported by <see cref="Scan"/>, numbered from 0; kinds that are only looked up may have higher numbers.</summary>
    public const int MostScanned = 64;

    private readonly int[] _root = new int[char.MaxValue + 1];
    private readonly long[] _keys;
    private readonly int[] _targets;
    private readonly int _shift;
    private readonly Entry[][] _entries;

    private readonly record struct Entry(int Kind, int Value, bool Open, bool Scanned);

    /// <summary>Takes the terms in; of equal terms of one kind the first wins.</summary>
    public TermIndex(IEnumerable<(string Term, int Kind, int Value, bool Scanned)> terms)
    {
        var edges = new Dictionary<long, int>();
        var outputs = new List<List<Entry>> { new() };
        foreach (var (term, kind, value, scanned) in terms)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(scanned ? kind : 0, MostScanned - 1, nameof(terms));
            var open = term.EndsWith('*');
            var state = Insert(Folding.Fold(open ? term[..^1] : term), edges, outputs);
            if (state > 0 && !outputs[state].Exists(e => e.Kind == kind))
            {
                outputs[state].Add(new(kind, value, open, scanned));
            }
        }

        _entries = [.. outputs.Select(o => o.ToArray())];
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, edges.Count * 2));
        _keys = new long[size];
        _targets = new int[size];
        _shift = 64 - BitOperations.Log2((uint)size);
        foreach (var (key, target) in edges)
        {
            Store(key, target);
        }
    }

    /// <summary>Adds every term that starts as a word, in order of place; within a kind terms do not overlap.</summary>
    public void Scan(ReadOnlySpan<char> folded, List<TermHit> hits)
    {
        Span<int> free = stackalloc int[MostScanned];
        Span<TermHit> found = stackalloc TermHit[MostScanned];
        free.Clear();
        for (var i = 0; i < folded.Length; i++)
        {
            var state = _root[folded[i]];
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

                state = at < folded.Length ? Next(state, folded[at]) : 0;
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

        var state = _root[folded[start]];
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

            state = at < folded.Length ? Next(state, folded[at]) : 0;
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
            state = i == 0 ? _root[folded[0]] : Next(state, folded[i]);
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

    private int Insert(string folded, Dictionary<long, int> edges, List<List<Entry>> outputs)
    {
        var state = 0;
        for (var i = 0; i < folded.Length; i++)
        {
            var key = Key(state, folded[i]);
            if (!edges.TryGetValue(key, out var next))
            {
                next = outputs.Count;
                outputs.Add([]);
                edges.Add(key, next);
                _root[folded[i]] = state == 0 ? next : _root[folded[i]];
            }

            state = next;
        }

        return state;
    }

    private void Store(long key, int target)
    {
        var slot = Slot(key);
        while (_keys[slot] != 0)
        {
            slot = (slot + 1) & (_keys.Length - 1);
        }

        (_keys[slot], _targets[slot]) = (key, target);
    }

    private int Next(int state, char letter)
    {
        var key = Key(state, letter);
        for (var slot = Slot(key); _keys[slot] != 0; slot = (slot + 1) & (_keys.Length - 1))
        {
            if (_keys[slot] == key)
            {
                return _targets[slot];
            }
        }

        return 0;
    }

    private static long Key(int state, char letter) => ((long)state << 16) | letter;

    // Fibonacci hashing: the high bits of the product are well mixed.
    private int Slot(long key) => (int)(((ulong)key * 0x9E3779B97F4A7C15UL) >> _shift);
}
