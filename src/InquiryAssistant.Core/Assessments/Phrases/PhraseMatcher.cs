using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Assessments.Phrases;

/// <summary>Finds all phrases of all languages in one pass over a folded text. Immutable, safe for many threads.</summary>
/// <remarks>
/// At each place where a phrase may begin the letter tree is walked as far as the text goes along; phrases are short, so time is linear. A hit that lies wholly
/// within a longer one is dropped: "price list" is not also "price".
/// </remarks>
internal sealed class PhraseMatcher
{
    /// <summary>The language of a text that nothing tells.</summary>
    private const string Undetermined = "und";

    private readonly LetterTree _tree;
    private readonly NodeItems<Phrase> _phrases;
    private readonly bool[] _beginsInWord;

    public PhraseMatcher(IEnumerable<Phrase> phrases)
    {
        Phrase[] all = [.. phrases];
        _tree = LetterTree.Of([.. all.Select(p => p.Letters)], out var ends);
        _phrases = new(_tree.Count, [.. all.Select((phrase, i) => (ends[i], phrase))]);
        _beginsInWord = new bool[_tree.Count];
        for (var i = 0; i < all.Length; i++)
        {
            _beginsInWord[ends[i]] |= !all[i].WordStart;
        }

        _tree.SpreadToRoot(_beginsInWord);
    }

    /// <summary>Adds what is found, ordered by place, longer ones first.</summary>
    /// <param name="folded">The text as <see cref="Folding"/> makes it.</param>
    /// <param name="language">Its ISO 639-1 code; short words of other languages are not heard. Unknown: all are.</param>
    /// <param name="hits">Where the hits are added.</param>
    public void Scan(ReadOnlySpan<char> folded, string language, List<PhraseHit> hits)
    {
        var first = hits.Count;
        var isInWord = false;
        for (var i = 0; i < folded.Length; i++)
        {
            var letter = LooseFolding.Of(folded[i]);
            if (letter == LooseFolding.Dropped)
            {
                continue;
            }

            var node = _tree.First(letter);
            if (node != 0 && (!isInWord || _beginsInWord[node]))
            {
                Walk(folded, i, node, isInWord, language, hits);
            }

            isInWord = Folding.IsSpaced(letter);
        }

        hits.Sort(first, hits.Count - first, PlaceOrder.Instance);
        DropCovered(hits, first);
    }

    /// <summary>Follows the tree from the node of the first letter; of ß, æ, œ and of letters with marks, all belongs to the hit.</summary>
    private void Walk(ReadOnlySpan<char> folded, int start, int node, bool isInWord, string language, List<PhraseHit> hits)
    {
        var at = start;
        var second = LooseFolding.SecondOf(folded[at]);
        var letter = LooseFolding.Of(folded[at++]);
        while (true)
        {
            if (second != LooseFolding.Dropped)
            {
                // Within ß a phrase may only end that is open at its end.
                Report(node, start, at, isInWord, goesOn: true, language, hits);
                (node, letter, second) = (_tree.Next(node, second), second, LooseFolding.Dropped);
            }

            while (at < folded.Length && LooseFolding.Of(folded[at]) == LooseFolding.Dropped)
            {
                at++;
            }

            if (node == 0)
            {
                return;
            }

            var end = at;
            at = letter == ' ' ? BehindBlanks(folded, at) : at;
            var next = at < folded.Length ? LooseFolding.Of(folded[at]) : ' ';
            Report(node, start, end, isInWord, Folding.IsSpaced(next), language, hits);
            if (at == folded.Length || (node = _tree.Next(node, next)) == 0 || (isInWord && !_beginsInWord[node]))
            {
                return;
            }

            letter = next;
            second = LooseFolding.SecondOf(folded[at++]);
        }
    }

    private static int BehindBlanks(ReadOnlySpan<char> folded, int at)
    {
        while (at < folded.Length && LooseFolding.Of(folded[at]) is ' ' or LooseFolding.Dropped)
        {
            at++;
        }

        return at;
    }

    private void Report(int node, int start, int end, bool isInWord, bool goesOn, string language, List<PhraseHit> hits)
    {
        foreach (var phrase in _phrases[node])
        {
            var isHeard = phrase.OnlyIn is null || language == Undetermined || phrase.OnlyIn == language;
            if (isHeard && !(isInWord && phrase.WordStart) && !(goesOn && phrase.WordEnd))
            {
                hits.Add(new PhraseHit(phrase.Concept, start, end));
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
