namespace InquiryAssistant.Core.Assessments.Phrases;

/// <summary>Finds all phrases of all languages in one pass over a text (Aho and Corasick, 1975). Immutable, safe for many threads.</summary>
/// <remarks>A hit that lies wholly within a longer one is dropped: "price list" is not also "price".</remarks>
internal sealed class PhraseMatcher
{
    private readonly Phrase[] _phrases;
    private readonly TransitionTable _transitions;
    private readonly int[] _fail;
    private readonly int[] _suffixOutput;
    private readonly int[][] _outputs;

    public PhraseMatcher(IEnumerable<Phrase> phrases)
    {
        _phrases = [.. phrases];
        var children = new List<Dictionary<char, int>> { new() };
        var outputs = new List<List<int>> { new() };
        for (var i = 0; i < _phrases.Length; i++)
        {
            outputs[Insert(_phrases[i].Letters, children, outputs)].Add(i);
        }

        _outputs = [.. outputs.Select(o => o.ToArray())];
        _fail = new int[children.Count];
        _suffixOutput = new int[children.Count];
        Link(children);
        _transitions = new TransitionTable(children);
    }

    /// <summary>Adds what is found, ordered by place, longer ones first.</summary>
    /// <param name="text">The text.</param>
    /// <param name="language">Its ISO 639-1 code; short words of other languages are not heard. Unknown: all are.</param>
    /// <param name="hits">Where the hits are added.</param>
    public void Scan(ReadOnlySpan<char> text, string language, List<PhraseHit> hits)
    {
        if (text.IsEmpty)
        {
            return;
        }

        var folded = new FoldedText(text);
        var first = hits.Count;
        try
        {
            Walk(ref folded, language, hits);
        }
        finally
        {
            folded.Dispose();
        }

        hits.Sort(first, hits.Count - first, PlaceOrder.Instance);
        DropCovered(hits, first);
    }

    private static int Insert(string letters, List<Dictionary<char, int>> children, List<List<int>> outputs)
    {
        var state = 0;
        foreach (var letter in letters)
        {
            if (!children[state].TryGetValue(letter, out var next))
            {
                next = children.Count;
                children[state].Add(letter, next);
                children.Add([]);
                outputs.Add([]);
            }

            state = next;
        }

        return state;
    }

    private void Link(List<Dictionary<char, int>> children)
    {
        var queue = new Queue<int>(children[0].Values);
        while (queue.TryDequeue(out var state))
        {
            foreach (var (letter, child) in children[state])
            {
                var fail = _fail[state];
                int target;
                while (!children[fail].TryGetValue(letter, out target) && fail != 0)
                {
                    fail = _fail[fail];
                }

                _fail[child] = target;
                queue.Enqueue(child);
            }

            var suffix = _fail[state];
            _suffixOutput[state] = _outputs[suffix].Length > 0 ? suffix : _suffixOutput[suffix];
        }
    }

    private void Walk(ref FoldedText folded, string language, List<PhraseHit> hits)
    {
        var letters = folded.Letters;
        var state = 0;
        for (var i = 0; i < letters.Length; i++)
        {
            int next;
            while ((next = _transitions.Next(state, letters[i])) == 0 && state != 0)
            {
                state = _fail[state];
            }

            state = next;
            for (var output = state; output != 0; output = _suffixOutput[output])
            {
                Report(ref folded, i, _outputs[output], language, hits);
            }
        }
    }

    private void Report(ref FoldedText folded, int last, int[] found, string language, List<PhraseHit> hits)
    {
        var letters = folded.Letters;
        foreach (var id in found)
        {
            var phrase = _phrases[id];
            if (phrase.OnlyIn is not null && phrase.OnlyIn != language && language != "und")
            {
                continue;
            }

            var start = last - phrase.Letters.Length + 1;
            var opens = !phrase.WordStart || start == 0 || !WordBorders.IsSpacedLetter(letters[start - 1]);
            var closes = !phrase.WordEnd || last + 1 == letters.Length || !WordBorders.IsSpacedLetter(letters[last + 1]);
            if (opens && closes)
            {
                hits.Add(new PhraseHit(phrase.Concept, folded.StartOf(start), folded.EndOf(last)));
            }
        }
    }

    private static void DropCovered(List<PhraseHit> hits, int first)
    {
        var (kept, coverStart, coverEnd) = (first, -1, -1);
        for (var i = first; i < hits.Count; i++)
        {
            var hit = hits[i];
            var covered = hit.End <= coverEnd && (hit.Start > coverStart || hit.End < coverEnd);
            if (covered || (kept > first && hits[kept - 1] == hit))
            {
                continue;
            }

            hits[kept++] = hit;
            if (hit.End > coverEnd)
            {
                (coverStart, coverEnd) = (hit.Start, hit.End);
            }
        }

        hits.RemoveRange(kept, hits.Count - kept);
    }

    private sealed class PlaceOrder : IComparer<PhraseHit>
    {
        public static PlaceOrder Instance { get; } = new();

        public int Compare(PhraseHit x, PhraseHit y) =>
            x.Start != y.Start ? x.Start.CompareTo(y.Start) : x.End != y.End ? y.End.CompareTo(x.End) : x.Concept.CompareTo(y.Concept);
    }
}
