namespace InquiryAssistant.Core.Text;

/// <summary>The letters of many terms as one tree. Immutable once built and safe to share between threads.</summary>
/// <remarks>
/// Nodes are numbered breadth first, so the children of a node lie side by side and a node costs six bytes. Node 0 is the root and stands for "no such term".
/// </remarks>
internal sealed class LetterTree
{
    /// <summary>Up to so many children are looked through one by one; more are halved first.</summary>
    private const int Few = 8;

    private readonly int[] _fromRoot = new int[char.MaxValue + 1];
    private readonly char[] _letters;
    private readonly int[] _firstChild;

    private LetterTree(char[] letters, int[] firstChild)
    {
        _letters = letters;
        _firstChild = firstChild;
        for (var child = firstChild[0]; child < firstChild[1]; child++)
        {
            _fromRoot[letters[child]] = child;
        }
    }

    /// <summary>How many nodes there are.</summary>
    public int Count => _letters.Length;

    /// <summary>Builds the tree.</summary>
    /// <param name="terms">Letters of the terms; equal ones end at the same node.</param>
    /// <param name="ends">For each term the node at which it ends; 0 for an empty one.</param>
    public static LetterTree Of(IReadOnlyList<string> terms, out int[] ends)
    {
        int[] order = [.. Enumerable.Range(0, terms.Count)];
        Array.Sort([.. terms], order, StringComparer.Ordinal);
        ends = new int[terms.Count];
        var ranges = new List<(int From, int To, int Depth)> { (0, terms.Count, 0) };
        var (letters, firstChild) = (new List<char> { '\0' }, new List<int>());
        for (var node = 0; node < ranges.Count; node++)
        {
            firstChild.Add(ranges.Count);
            var (from, to, depth) = ranges[node];
            for (; from < to && terms[order[from]].Length == depth; from++)
            {
                ends[order[from]] = node;
            }

            while (from < to)
            {
                var (letter, next) = (terms[order[from]][depth], from + 1);
                while (next < to && terms[order[next]][depth] == letter)
                {
                    next++;
                }

                letters.Add(letter);
                ranges.Add((from, next, depth + 1));
                from = next;
            }
        }

        firstChild.Add(ranges.Count);
        return new LetterTree([.. letters], [.. firstChild]);
    }

    /// <summary>The node of a first letter, or 0.</summary>
    public int First(char letter) => _fromRoot[letter];

    /// <summary>The node reached from another (not the root) with a letter, or 0.</summary>
    public int Next(int node, char letter)
    {
        var (from, to) = (_firstChild[node], _firstChild[node + 1]);
        while (to - from > Few)
        {
            var middle = (from + to) >>> 1;
            (from, to) = _letters[middle] <= letter ? (middle, to) : (from, middle);
        }

        for (; from < to; from++)
        {
            if (_letters[from] == letter)
            {
                return from;
            }
        }

        return 0;
    }

    /// <summary>Marks every node from which a marked node can be reached.</summary>
    public void SpreadToRoot(Span<bool> marks)
    {
        // A child has a higher number than its parent.
        for (var node = Count - 1; node >= 0; node--)
        {
            for (var child = _firstChild[node]; child < _firstChild[node + 1] && !marks[node]; child++)
            {
                marks[node] = marks[child];
            }
        }
    }
}

/// <summary>Items by node, side by side: what ends at a node is a slice.</summary>
internal readonly struct NodeItems<T>
{
    private readonly int[] _first;
    private readonly T[] _items;

    /// <summary>Takes the items in, in their order within a node.</summary>
    public NodeItems(int nodes, IReadOnlyList<(int Node, T Item)> items)
    {
        _first = new int[nodes + 1];
        foreach (var (node, _) in items)
        {
            _first[node + 1]++;
        }

        for (var node = 0; node < nodes; node++)
        {
            _first[node + 1] += _first[node];
        }

        _items = new T[items.Count];
        var next = _first.ToArray();
        foreach (var (node, item) in items)
        {
            _items[next[node]++] = item;
        }
    }

    /// <summary>The items of a node.</summary>
    public ReadOnlySpan<T> this[int node] => _items.AsSpan(_first[node], _first[node + 1] - _first[node]);
}
