using System.Runtime.InteropServices;
using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities.Questions;

/// <summary>Finds the separate wants of one sentence: "price, MOQ and lead time" wants three answers.</summary>
internal sealed class WantFinder
{
    private const int LongestItem = 64;

    private const int LongestTelegram = 120;

    private const int MostItemWords = 3;

    private readonly string _folded;
    private readonly string _text;
    private readonly QuestionWords _words;
    private readonly List<TermHit> _hits;

    public WantFinder(FoldedText text, QuestionWords words)
    {
        _text = text.Original;
        _folded = text.Folded;
        _words = words;
        _hits = new(_text.Length / 8);
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
    /// <param name="passage">The sentence.</param>
    /// <param name="goesOn">Whether it continues a question that a mark inside it ended: "in house?, nuts from you, …".</param>
    /// <param name="wants">Takes what is found.</param>
    public void Find(Passage passage, bool goesOn, List<Want> wants)
    {
        var (start, end) = (passage.Start, passage.End);
        if (Has(passage, QuestionWords.Kind.Pleasantry) && end - start < 70 && Topic(start, end) < 0 || !passage.IsMarked && Has(passage, QuestionWords.Kind.NotWant) && !HoldsStrongAsk(passage) || _text.AsSpan(start, end - start).Contains('\t'))
        {
            return;
        }

        if (ColonItems.TryAdd(_text, passage, this, wants))
        {
            return;
        }

        var ask = goesOn ? start : First(start, end, QuestionWords.Kind.Ask);
        var need = First(start, end, QuestionWords.Kind.Need);
        // To need data asks for them; to need goods is told, and only a commercial topic beside it asks.
        ask = ask < 0 && need >= 0 && !GoodsLine.Is(_text, start, end) && Topic(need, end) >= 0 ? need : ask;
        var opens = ask < 0 && !passage.IsMarked && (IsTelegram(start, end) || IsBareQuestion(start, end));
        if (!passage.IsMarked && ask < 0 && need < 0 && !opens)
        {
            return;
        }

        var isWeak = !passage.IsMarked && ask < 0 && !opens;
        var isVerbFinal = IsVerbFinal(start);
        // What stands before the request in an unmarked sentence tells, it does not ask.
        var from = passage.IsMarked || isWeak || opens || isVerbFinal ? start : ItemStart(start, ask);
        AddItems(from, end, isWeak, ask, isVerbFinal, wants);
    }

    /// <summary>Thanks and notes may share a sentence with a request: the request stands far behind them and has a topic.</summary>
    private bool HoldsStrongAsk(Passage passage) =>
        First(passage.Start, passage.End, QuestionWords.Kind.Ask) is >= 0 and var ask && First(passage.Start, passage.End, QuestionWords.Kind.NotWant) is var note && ask > note + 25 && Topic(ask, passage.End) >= 0;

    /// <summary>"who make the driver": a short sentence that opens with a question word.</summary>
    private bool IsBareQuestion(int start, int end) => end - start < 90 && First(start, Math.Min(end, start + 4), QuestionWords.Kind.Interrogative) == start && _text[end - 1] != ',';

    /// <summary>Han, kana and Hangul sentences ask at their end.</summary>
    private static bool IsVerbFinal(char c) => c is >= '\u3040' and <= '\u30FF' or >= '\uAC00' and <= '\uD7AF' or >= '\u3400' and <= '\u9FFF';

    private bool IsVerbFinal(int start) => IsVerbFinal(_text[start]) || IsVerbFinal(_text[Math.Min(_text.Length - 1, start + 3)]);

    private static bool IsThai(char c) => c is >= '\u0E00' and <= '\u0E7F';

    private int ItemStart(int start, int ask)
    {
        var at = ask;
        while (at > start && !Clauses.EndsClause(_text, at - 1) && !(_text[at - 1] == ' ' && IsThai(_text[at])))
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
            if (hit.Kind == (int)QuestionWords.Kind.Topic && _words.IsCommercial(hit.Value) && _words.Topic(hit.Value) != "payment-terms")
            {
                return !_text.AsSpan(start, end - start).ContainsAny('%', '٪');
            }
        }

        return false;
    }

    private void AddItems(int start, int end, bool isWeak, int ask, bool isVerbFinal, List<Want> wants)
    {
        var first = wants.Count;
        var seen = 0L;
        // A thing without a topic is a want only right behind another want.
        var follows = false;
        var itemStart = start;
        for (var i = start; i <= end; i++)
        {
            var joined = 0;
            if (i < end && !IsItemEnd(i) && (joined = JoinLength(i, end)) == 0)
            {
                continue;
            }

            var isJoined = itemStart > start && _text[itemStart - 1] != ',' && !IsItemEnd(itemStart - 1);
            var lists = isVerbFinal ? i < end && _text[i] is '、' or ',' or '，' && IsNoun(itemStart, i) || itemStart > start && _text[itemStart - 1] == '、' : wants.Count > first && !isJoined;
            var before = wants.Count;
            AddItem(itemStart, i, isWeak, ask, lists && (isVerbFinal || follows), wants, ref seen);
            follows = wants.Count > before;
            itemStart = i + Math.Max(1, joined);
            i = Math.Max(i, itemStart - 1);
        }

        if (wants.Count == first && !isWeak)
        {
            wants.Add(new(start, end, Topic(start, end)));
        }
    }

    /// <summary>Whether an item of a Japanese, Korean or Chinese list is a thing: clauses end in particles and verb endings.</summary>
    private bool IsNoun(int start, int end) => end - start is >= 2 and <= 30 && _text[end - 1] is not ('て' or 'が' or 'は' or 'で' or 'し' or 'ば' or 'に' or 'ら' or 'ど' or 'り' or 'き' or '고' or '며' or '서' or '는' or '은' or '만' or '데' or '了' or '的' or '后' or '司' or '前')
        && (_text[end] == '、' || _text[end] == ',');

    private void AddItem(int start, int end, bool isWeak, int ask, bool lists, List<Want> wants, ref long seen)
    {
        while (start < end && (char.IsWhiteSpace(_text[start]) || _text[start] is '-' or '–' or ','))
        {
            start++;
        }

        if (end - start < 2 || _text.AsSpan(start, end - start).ContainsAny('%', '％', '٪') && Topic(start, end) is var share && share >= 0 && _words.Topic(share) == "payment-terms")
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

        if (isWeak)
        {
            return;
        }

        var holdsAsk = ask >= start && ask < end && end - ask > 14;
        var opens = First(start, end, QuestionWords.Kind.Interrogative) is >= 0 and var word && word - start <= 12 && end - start > 8;
        var isListItem = lists && end - start is >= 3 and <= LongestItem && Segments(start, end) <= MostItemWords && Topic(start, end) < 0 && !IsAfterthought(start, end) && !GoodsLine.Is(_text, start, end) && !IsThai(_text[start]);
        if (holdsAsk || opens || isListItem)
        {
            wants.Add(new(start, end, -1));
        }
    }

    /// <summary>"if possible", "please", a number: words behind a comma that want nothing new.</summary>
    private bool IsAfterthought(int start, int end)
    {
        var item = _folded.AsSpan(start, end - start).Trim();
        return item.IsEmpty || char.IsAsciiDigit(item[0]) && item.Length < 12 || item.Length < 3 || First(start, end, QuestionWords.Kind.NotWant) >= 0 || First(start, end, QuestionWords.Kind.Need) >= 0;
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

    private bool IsItemEnd(int i) => _text[i] switch
    {
        '，' or '、' or '،' or ';' or '；' or '?' or '？' or '؟' or ':' or '：' => true,
        ',' => i + 1 >= _text.Length || !char.IsAsciiDigit(_text[i + 1]) || i == 0 || !char.IsAsciiDigit(_text[i - 1]),
        // Thai separates its clauses by blanks.
        ' ' => i > 0 && i + 1 < _text.Length && IsThai(_text[i - 1]) && IsThai(_text[i + 1]),
        _ => false,
    };

    /// <summary>Length of a joining word ("and", "und", "와") that begins here; 0 when none does.</summary>
    public int JoinLength(int i, int end)
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
