using System.Numerics;

namespace InquiryAssistant.Core.Assessments.Phrases;

/// <summary>The edges of the automaton: a direct table for the root, one open-addressed hash table for all other states.</summary>
internal sealed class TransitionTable
{
    private readonly int[] _root = new int[char.MaxValue + 1];
    private readonly long[] _keys;
    private readonly int[] _targets;
    private readonly int _shift;

    public TransitionTable(List<Dictionary<char, int>> children)
    {
        var edges = children.Sum(c => c.Count);
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, edges * 2));
        _keys = new long[size];
        _targets = new int[size];
        _shift = 64 - BitOperations.Log2((uint)size);
        for (var state = 0; state < children.Count; state++)
        {
            foreach (var (letter, target) in children[state])
            {
                Add(state, letter, target);
            }
        }
    }

    /// <summary>The state reached, or 0 when there is no such edge.</summary>
    public int Next(int state, char letter)
    {
        if (state == 0)
        {
            return _root[letter];
        }

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

    private void Add(int state, char letter, int target)
    {
        if (state == 0)
        {
            _root[letter] = target;
            return;
        }

        var key = Key(state, letter);
        var slot = Slot(key);
        while (_keys[slot] != 0)
        {
            slot = (slot + 1) & (_keys.Length - 1);
        }

        (_keys[slot], _targets[slot]) = (key, target);
    }

    private static long Key(int state, char letter) => ((long)state << 16) | letter;

    // Fibonacci hashing: the high bits of the product are well mixed.
    private int Slot(long key) => (int)(((ulong)key * 0x9E3779B97F4A7C15UL) >> _shift);
}
