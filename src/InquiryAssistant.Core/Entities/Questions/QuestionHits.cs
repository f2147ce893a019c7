using System.Runtime.InteropServices;
using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities.Questions;

/// <summary>The words of question reading found in one text, by place.</summary>
internal sealed class QuestionHits
{
    private readonly string _text;
    private readonly List<TermHit> _hits;

    public QuestionHits(FoldedText text, QuestionWords words)
    {
        _text = text.Original;
        _hits = new(_text.Length / 8);
        words.Index.Scan(text.Folded.Contains('و') ? WithJoinsApart(text.Folded, words) : text.Folded, _hits);
        DropOtherWords(words);
    }

    /// <summary>Whether the passage holds a word of a kind.</summary>
    public bool Has(Passage passage, QuestionWords.Kind kind) => First(passage.Start, passage.End, kind) >= 0;

    /// <summary>Where the first word of a kind begins that lies within the bounds; -1 when there is none. Requests within other words do not count.</summary>
    public int First(int start, int end, QuestionWords.Kind kind)
    {
        foreach (var hit in Within(start, end))
        {
            if (hit.Kind == (int)kind && hit.End <= end && !(kind == QuestionWords.Kind.Ask && IsMasked(hit)))
            {
                return hit.Start;
            }
        }

        return -1;
    }

    /// <summary>Length of a word of a kind that begins right here; 0 when none does.</summary>
    public int LengthAt(int at, int end, QuestionWords.Kind kind)
    {
        foreach (var hit in Within(at, at + 1))
        {
            if (hit.Kind == (int)kind && hit.End <= end)
            {
                return hit.Length;
            }
        }

        return 0;
    }

    /// <summary>The first topic within bounds that is not among <paramref name="seen"/>; -1 when there is none.</summary>
    public int Topic(int start, int end, long seen = 0)
    {
        foreach (var hit in Within(start, end))
        {
            if (hit.Kind == (int)QuestionWords.Kind.Topic && hit.End <= end && (seen & (1L << hit.Value)) == 0)
            {
                return hit.Value;
            }
        }

        return -1;
    }

    /// <summary>All words that begin within the bounds.</summary>
    public ReadOnlySpan<TermHit> Within(int start, int end)
    {
        var all = CollectionsMarshal.AsSpan(_hits);
        var (low, high) = (0, all.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (all[middle].Start < start)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        var to = low;
        while (to < all.Length && all[to].Start < end)
        {
            to++;
        }

        return all[low..to];
    }

    /// <summary>Arabic glues "and" to the word behind it: "السعر ومدة التوريد". Where a known word follows, the letter becomes a comma.</summary>
    private static string WithJoinsApart(string folded, QuestionWords words) => string.Create(folded.Length, (folded, words), static (span, state) =>
    {
        state.folded.CopyTo(span);
        for (var i = 1; i + 2 < span.Length; i++)
        {
            if (span[i] == 'و' && span[i - 1] == ' ' && char.IsLetter(span[i + 1]) && (state.words.Index.Match(state.folded, i + 1, (int)QuestionWords.Kind.Topic, true, out _) > 0 || state.words.Index.Match(state.folded, i + 1, (int)QuestionWords.Kind.Interrogative, true, out _) > 0))
            {
                span[i] = '،';
            }
        }
    });

    /// <summary>"ผู้ช่วย" (assistant) holds "ช่วย" (please), "let me tell you" holds "let me".</summary>
    private bool IsMasked(TermHit ask)
    {
        foreach (var hit in Within(Math.Max(0, ask.Start - QuestionWords.LongestMask), ask.Start + 1))
        {
            if (hit.Kind == (int)QuestionWords.Kind.Mask && hit.Start <= ask.Start && hit.End >= ask.End)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Words that without their marks are words of other languages count only as written: "mẫu" is a sample, "mau" is Indonesian for "wants".</summary>
    private void DropOtherWords(QuestionWords words)
    {
        List<TermHit>? others = null;
        foreach (var hit in _hits)
        {
            if (hit.Kind == (int)QuestionWords.Kind.Exact && !_text.AsSpan(hit.Start, hit.Length).Equals(words.Exact(hit.Value), StringComparison.OrdinalIgnoreCase))
            {
                (others ??= []).Add(hit);
            }
        }

        if (others is not null)
        {
            _hits.RemoveAll(h => others.Exists(o => o.Start == h.Start && o.Length == h.Length));
        }
    }
}
