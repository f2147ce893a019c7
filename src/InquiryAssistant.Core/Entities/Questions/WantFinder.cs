using System.Runtime.InteropServices;
using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities.Questions;

/// <summary>Finds the separate wants of one sentence: "price, MOQ and lead time" wants three answers.</summary>
internal sealed class WantFinder
{
    private const int LongestItem = 64;

    private const int LongestTelegram = 120;

    private readonly string _folded;
    private readonly string _text;
    private readonly QuestionWords _words;
    private readonly List<TermHit> _hits;

    public WantFinder(string text, QuestionWords words)
    {
        _text = text;
        _folded = Folding.Fold(text);
        _words = words;
        _hits = new(text.Length / 8);
        words.Index.Scan(_folded, _hits);
    }

    /// <summary>A want: its words and the index of its topic, -1 when it has none.</summary>
    public readonly record struct Want(int Start, int End, int Topic);

    /// <summary>Whether the passage holds a word of a kind.</summary>
    public bool Has(Passage passage, QuestionWords.Kind kind) => First(passage.Start, passage.End, kind) >= 0;

    /// <summary>The first topic within bounds; -1 when there is none.</summary>
    public int Topic(int start, int end)
    {
        foreach (var hit in Hits(start, end))
        {
            if (hit.Kind == (int)QuestionWords.Kind.Topic && hit.End <= end)
            {
                return hit.Value;
            }
        }

        return -1;
    }

    /// <summary>The wants of a sentence; none for statements and pleasantries.</summary>
    public void Find(Passage passage, List<Want> wants)
    {
        var (start, end) = (passage.Start, passage.End);
        if (Has(passage, QuestionWords.Kind.Pleasantry) || !passage.IsMarked && Has(passage, QuestionWords.Kind.NotWant))
        {
            return;
        }

        var ask = First(start, end, QuestionWords.Kind.Ask);
        var need = First(start, end, QuestionWords.Kind.Need);
        var telegram = ask < 0 && !passage.IsMarked && IsTelegram(start, end);
        if (!passage.IsMarked && ask < 0 && need < 0 && !telegram)
        {
            return;
        }

        var isWeak = !passage.IsMarked && ask < 0;
        // What stands before the request in an unmarked sentence tells, it does not ask.
        var from = passage.IsMarked || isWeak || IsVerbFinal(start) ? start : ItemStart(start, ask);
        AddItems(from, end, isWeak, wants);
    }

    private static bool IsVerbFinal(char c) => c is >= '\u3040' and <= '\u30FF' or >= '\uAC00' and <= '\uD7AF' or >= '\u3400' and <= '\u9FFF';

    private bool IsVerbFinal(int start) => IsVerbFinal(_text[start]) || IsVerbFinal(_text[Math.Min(_text.Length - 1, start + 3)]);

    private int ItemStart(int start, int ask)
    {
        var at = ask;
        while (at > start && !Clauses.EndsClause(_text, at - 1))
        {
            at--;
        }

        return at;
    }

    /// <summary>Short sentences that begin with a commercial topic: "Best price CIF Lagos, packing, delivery time."</summary>
    private bool IsTelegram(int start, int end)
    {
        if (end - start > LongestTelegram)
        {
            return false;
        }

        foreach (var hit in Hits(start, Math.Min(end, start + 16)))
        {
            if (hit.Kind == (int)QuestionWords.Kind.Topic && _words.IsCommercial(hit.Value))
            {
                return true;
            }
        }

        return false;
    }

    private void AddItems(int start, int end, bool isWeak, List<Want> wants)
    {
        var first = wants.Count;
        var seen = 0L;
        var itemStart = start;
        for (var i = start; i <= end; i++)
        {
            var joined = 0;
            if (i < end && !IsItemEnd(i) && (joined = JoinLength(i, end)) == 0)
            {
                continue;
            }

            AddItem(itemStart, i, isWeak, wants, first, ref seen, joined > 0 || itemStart > start && IsBehindJoin(itemStart));
            itemStart = i + Math.Max(1, joined);
            i = Math.Max(i, itemStart - 1);
        }

        if (wants.Count == first && !isWeak)
        {
            wants.Add(new(start, end, Topic(start, end)));
        }
    }

    private bool IsBehindJoin(int start) => start > 2 && _text[start - 1] != ',';

    private void AddItem(int start, int end, bool isWeak, List<Want> wants, int first, ref long seen, bool joined)
    {
        while (start < end && (char.IsWhiteSpace(_text[start]) || _text[start] is '-' or '–'))
        {
            start++;
        }

        if (end - start < 2)
        {
            return;
        }

        var topic = NewTopic(start, end, seen);
        if (topic >= 0)
        {
            seen |= 1L << topic;
            if (!isWeak || _words.IsCommercial(topic))
            {
                wants.Add(new(start, end, topic));
            }

            return;
        }

        var opens = First(start, end, QuestionWords.Kind.Interrogative) is >= 0 and var word && word - start <= 12 && end - start > 8;
        var isListItem = !joined && wants.Count > first && end - start is >= 4 and <= LongestItem && Segments(start, end) <= 7;
        if (!isWeak && (opens || isListItem && Topic(start, end) < 0 && !IsAfterthought(start, end)))
        {
            wants.Add(new(start, end, -1));
        }
    }

    /// <summary>"if possible", "please", a number: words behind a comma that want nothing new.</summary>
    private bool IsAfterthought(int start, int end)
    {
        var item = _folded.AsSpan(start, end - start).Trim();
        return char.IsAsciiDigit(item[0]) || item.Length < 6 || First(start, end, QuestionWords.Kind.NotWant) >= 0 || First(start, end, QuestionWords.Kind.Need) >= 0;
    }

    private int NewTopic(int start, int end, long seen)
    {
        foreach (var hit in Hits(start, end))
        {
            if (hit.Kind == (int)QuestionWords.Kind.Topic && hit.End <= end && (seen & (1L << hit.Value)) == 0)
            {
                return hit.Value;
            }
        }

        return -1;
    }

    private bool IsItemEnd(int i) => _text[i] is ',' or '，' or '、' or '،' or ';' or '；' or '?' or '？' or '؟' or ':' or '：' or '+' && (i + 1 >= _text.Length || !char.IsAsciiDigit(_text[i + 1]) || _text[i] != ',');

    private int JoinLength(int i, int end)
    {
        foreach (var hit in Hits(i, i + 1))
        {
            if (hit.Kind == (int)QuestionWords.Kind.Join && hit.End < end)
            {
                return hit.Length;
            }
        }

        return 0;
    }

    private int Segments(int start, int end) => Senders.Segment.CountWords(_text.AsSpan(start, end - start));

    private int First(int start, int end, QuestionWords.Kind kind)
    {
        foreach (var hit in Hits(start, end))
        {
            if (hit.Kind == (int)kind && hit.End <= end)
            {
                return hit.Start;
            }
        }

        return -1;
    }

    private ReadOnlySpan<TermHit> Hits(int start, int end)
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
}
