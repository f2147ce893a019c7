using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities.Questions;

/// <summary>Finds the separate wants of one sentence: "price, MOQ and lead time" wants three answers.</summary>
internal sealed class WantFinder(FoldedText text, QuestionWords words)
{
    private const int LongestItem = 80;

    private const int LongestTelegram = 120;

    private const int ShortestRequest = 8;

    private const int LeastRequest = 14;

    private const int MostItemWords = 8;

    private readonly string _folded = text.Folded;
    private readonly string _text = text.Original;
    private readonly bool _isDutch = text.Folded.Contains(" het ", StringComparison.Ordinal) || text.Folded.Contains(" een ", StringComparison.Ordinal) || text.Folded.Contains(" jullie ", StringComparison.Ordinal) || text.Folded.Contains("graag", StringComparison.Ordinal);
    private readonly bool _isSlavic = text.Original.AsSpan().ContainsAny(SlavicMarks);

    /// <summary>A want: its words and the index of its topic, -1 when it has none.</summary>
    public readonly record struct Want(int Start, int End, int Topic);

    /// <summary>The words found in the text.</summary>
    public QuestionHits Words { get; } = new(text, words);

    private static readonly System.Buffers.SearchValues<char> SlavicMarks = System.Buffers.SearchValues.Create("ąęłśżźćńčšžđĄĘŁŚŻŹĆŃČŠŽĐ");

    /// <summary>Whether the passage requests: by a word of asking anywhere, or by a verb in the imperative that opens it or one of its clauses.</summary>
    public bool AsksIn(Passage passage) => Ask(passage.Start, passage.End) >= 0;

    /// <summary>The wants of a sentence; none for statements and pleasantries.</summary>
    /// <param name="passage">The sentence.</param>
    /// <param name="goesOn">Whether it continues a question that a mark inside it ended: "in house?, nuts from you, …".</param>
    /// <param name="wants">Takes what is found.</param>
    public void Find(Passage passage, bool goesOn, List<Want> wants)
    {
        passage = passage.IsMarked ? passage : WithoutNote(passage);
        var (start, end) = (passage.Start, passage.End);
        if (end <= start || Words.Has(passage, QuestionWords.Kind.Pleasantry) && end - start < 70 && Words.Topic(start, end) < 0 || _text.AsSpan(start, end - start).Contains('\t'))
        {
            return;
        }

        if (ColonItems.TryAdd(_text, passage, this, wants))
        {
            return;
        }

        var ask = goesOn ? start : Ask(start, end);
        var need = Words.First(start, end, QuestionWords.Kind.Need);
        // To need data asks for them; to need goods is told, and only a commercial topic beside it asks.
        ask = ask < 0 && need >= 0 && !GoodsLine.Is(_text, start, end) && Words.Topic(need, end) >= 0 ? need : ask;
        var opens = ask < 0 && !passage.IsMarked && (IsTelegram(start, end) || IsBareQuestion(start, end));
        if (!passage.IsMarked && ask < 0 && need < 0 && !opens)
        {
            return;
        }

        var isWeak = !passage.IsMarked && ask < 0 && !opens;
        var isVerbFinal = IsVerbFinal(start);
        // What stands before the request in an unmarked sentence tells, it does not ask.
        var from = passage.IsMarked || isWeak || opens || isVerbFinal ? start : ItemStart(start, ask);
        AddItems(from, passage, isWeak, ask, isVerbFinal, wants);
    }

    /// <summary>Thanks, promises and notes may share a sentence with a request: the request before them, or one far behind them that has a topic, counts.</summary>
    private Passage WithoutNote(Passage passage)
    {
        var note = Words.First(passage.Start, passage.End, QuestionWords.Kind.NotWant);
        if (note < 0)
        {
            return passage;
        }

        var ask = Ask(passage.Start, passage.End);
        if (ask >= 0 && ask < note && !IsVerbFinal(passage.Start))
        {
            var stop = ItemStart(passage.Start, note);
            return stop - ask > ShortestRequest ? passage with { End = stop } : passage with { End = passage.Start };
        }

        return ask > note + 25 && Words.Topic(ask, passage.End) >= 0 ? passage : passage with { End = passage.Start };
    }

    private int Ask(int start, int end)
    {
        var ask = Words.First(start, end, QuestionWords.Kind.Ask);
        foreach (var hit in Words.Within(start, ask < 0 ? end : ask))
        {
            if (hit.Kind == (int)QuestionWords.Kind.Imperative && hit.End <= end && (hit.Start == start || OpensClause(start, hit.Start)))
            {
                return hit.Start;
            }
        }

        return ask;
    }

    /// <summary>Whether a mark or a joining word stands right before.</summary>
    private bool OpensClause(int start, int at)
    {
        var before = _folded.AsSpan(start, at - start).TrimEnd(" ¿¡\"'");
        if (before.IsEmpty || before[^1] is ',' or ':' or ';' or '-' or '–' or '.' or '،')
        {
            return true;
        }

        var word = before.LastIndexOf(' ') + 1;
        return JoinLength(start + word, at) == before.Length - word;
    }

    /// <summary>"who make the driver": a short sentence that opens with a question word.</summary>
    private bool IsBareQuestion(int start, int end) => end - start < 90 && Words.First(start, Math.Min(end, start + 4), QuestionWords.Kind.Interrogative) == start && _text[end - 1] != ',';

    /// <summary>Han, kana and Hangul sentences ask at their end.</summary>
    private static bool IsVerbFinal(char c) => c is >= '\u3040' and <= '\u30FF' or >= '\uAC00' and <= '\uD7AF' or >= '\u3400' and <= '\u9FFF';

    private bool IsVerbFinal(int start) => IsVerbFinal(_text[start]) || IsVerbFinal(_text[Math.Min(_text.Length - 1, start + 3)]);

    private static bool IsThai(char c) => c is >= '\u0E00' and <= '\u0E7F';

    private int ItemStart(int start, int ask)
    {
        var at = ask;
        while (at > start && !Clauses.EndsClause(_text, at - 1) && !(_text[at - 1] == ' ' && (IsThai(_text[at]) || at < ask && JoinLength(at, ask) > 0)))
        {
            at--;
        }

        return at;
    }

    /// <summary>Short sentences that begin with a commercial topic: "Best price CIF Lagos, packing, delivery time." "Payment: 30% TT" and "Same prices as in May" tell.</summary>
    private bool IsTelegram(int start, int end)
    {
        if (end - start > LongestTelegram || Words.LengthAt(start, end, QuestionWords.Kind.Statement) > 0)
        {
            return false;
        }

        foreach (var hit in Words.Within(start, Math.Min(end, start + 16)))
        {
            if (hit.Kind == (int)QuestionWords.Kind.Topic && words.IsCommercial(hit.Value) && words.Topic(hit.Value) != "payment-terms")
            {
                var behind = _folded.AsSpan(hit.End, end - hit.End).IndexOf(':');
                return !_text.AsSpan(start, end - start).ContainsAny('%', '٪') && !(behind is >= 0 and < 12);
            }
        }

        return false;
    }

    private void AddItems(int start, Passage passage, bool isWeak, int ask, bool isVerbFinal, List<Want> wants)
    {
        var end = passage.End;
        var first = wants.Count;
        var seen = 0L;
        // A thing without a topic is a want only right behind another want.
        // "Training for fitters, demo machines, price level?" lists without asking by a word.
        var (isList, depth) = (passage.IsMarked && ask < 0 && IsEnumeration(start, end), 0);
        var follows = isList;
        var itemStart = start;
        for (var i = start; i <= end; i++)
        {
            depth = i == end ? 0 : _text[i] is '(' or '（' ? depth + 1 : _text[i] is ')' or '）' ? Math.Max(0, depth - 1) : depth;
            var joined = 0;
            if (i < end && (depth > 0 || !IsItemEnd(i) && (joined = JoinLength(i, end)) == 0))
            {
                continue;
            }

            var isJoined = itemStart > start && _text[itemStart - 1] != ',' && !IsItemEnd(itemStart - 1);
            var lists = isVerbFinal ? i < end && _text[i] is '、' or ',' or '，' && IsNoun(itemStart, i) || itemStart > start && _text[itemStart - 1] == '、' : isList && itemStart == start || wants.Count > first && (!isJoined || wants.Count > first + 1);
            var isThing = AddItem(itemStart, i, (isWeak, passage.IsMarked, lists && (isVerbFinal || follows), ask == passage.Start && i < end), ask, wants, ref seen);
            follows = isThing || follows && IsBlank(itemStart, i);
            itemStart = i + Math.Max(1, joined);
            i = Math.Max(i, itemStart - 1);
        }

        if (wants.Count == first && !isWeak)
        {
            wants.Add(new(start, end, Words.Topic(start, end)));
        }
    }

    private bool IsEnumeration(int start, int end)
    {
        var commas = 0;
        for (var i = start; i < end; i++)
        {
            commas += IsItemEnd(i) && _text[i] != ' ' && i + 2 < end ? 1 : 0;
        }

        return commas >= 2;
    }

    private bool IsBlank(int start, int end) => _text.AsSpan(start, Math.Max(0, end - start)).Trim(" ,").IsEmpty;

    /// <summary>Whether an item of a Japanese, Korean or Chinese list is a thing: clauses end in particles and verb endings.</summary>
    private bool IsNoun(int start, int end) => end - start is >= 2 and <= 30 && _text[end - 1] is not ('て' or 'が' or 'は' or 'で' or 'し' or 'ば' or 'に' or 'ら' or 'ど' or 'り' or 'き' or '고' or '며' or '서' or '는' or '은' or '만' or '데' or '了' or '的' or '后' or '司' or '前')
        && (_text[end] == '、' || _text[end] == ',');

    /// <summary>Adds the item when it is a want; false also for words that name no thing, which end a list.</summary>
    private bool AddItem(int start, int end, (bool IsWeak, bool IsMarked, bool Lists, bool Opens) how, int ask, List<Want> wants, ref long seen)
    {
        while (start < end && (char.IsWhiteSpace(_text[start]) || _text[start] is '-' or '–' or ','))
        {
            start++;
        }

        if (end - start < 2 || _text.AsSpan(start, end - start).ContainsAny('%', '％', '٪') && Words.Topic(start, end) is var share && share >= 0 && words.Topic(share) == "payment-terms")
        {
            return false;
        }

        var topic = Words.Topic(start, end, seen);
        if (topic >= 0)
        {
            seen |= words.IsCommercial(topic) ? 1L << topic : 0;
            if (!how.IsWeak || words.IsCommercial(topic))
            {
                wants.Add(new(start, end, topic));
            }

            return true;
        }

        var isAskedBefore = Words.Topic(start, end) >= 0;
        if (how.IsWeak)
        {
            return isAskedBefore;
        }

        var holdsAsk = ask >= start && ask < end && end - ask > (how.Opens ? ShortestRequest : LeastRequest);
        var opens = end - start > 8 && (Words.First(start, Math.Min(end, start + 24), QuestionWords.Kind.Interrogative) is >= 0 and var word && word - start <= 12 || how.IsMarked && Words.LengthAt(start, end, QuestionWords.Kind.Opener) > 0);
        var isListItem = how.Lists && end - start is >= 3 and <= LongestItem && Senders.Segment.CountWords(_text.AsSpan(start, end - start)) <= MostItemWords && !isAskedBefore
            && !IsAfterthought(start, end) && !IsDetail(start, end) && !GoodsLine.Is(_text, start, end) && !IsThai(_text[start]);
        if (holdsAsk || opens || isListItem)
        {
            wants.Add(new(start, end, -1));
        }

        return holdsAsk || opens || isListItem || isAskedBefore;
    }

    /// <summary>"if possible", "please", a number: words behind a comma that want nothing new.</summary>
    private bool IsAfterthought(int start, int end)
    {
        var item = _folded.AsSpan(start, end - start).Trim();
        return item.IsEmpty || char.IsAsciiDigit(item[0]) && item.Length < 12 || item.Length < 3 || Words.First(start, end, QuestionWords.Kind.NotWant) >= 0 || Words.First(start, end, QuestionWords.Kind.Need) >= 0;
    }

    /// <summary>"so that we can compare", "with our logo", "I pay the courier": a clause or addition that explains the want before it.</summary>
    public bool IsDetail(int start, int end) => Words.LengthAt(start, end, QuestionWords.Kind.Detail) > 0;

    private bool IsItemEnd(int i) => _text[i] switch
    {
        '，' or '、' or '،' or ';' or '；' or '?' or '？' or '؟' or '：' => true,
        ':' => !(i > 0 && i + 1 < _text.Length && char.IsAsciiDigit(_text[i - 1]) && char.IsAsciiDigit(_text[i + 1])),
        ',' => i + 1 >= _text.Length || !char.IsAsciiDigit(_text[i + 1]) || i == 0 || !char.IsAsciiDigit(_text[i - 1]),
        '/' => i > 0 && i + 1 < _text.Length && _text[i - 1] == ' ' && _text[i + 1] == ' ',
        // Thai separates its clauses by blanks.
        ' ' => i > 0 && i + 1 < _text.Length && IsThai(_text[i - 1]) && IsThai(_text[i + 1]),
        _ => false,
    };

    /// <summary>Length of a joining word ("and", "und", "와") that begins here; 0 when none does. "I" joins in Slavic texts only, "en" in Dutch ones; "é" is no "e".</summary>
    public int JoinLength(int i, int end)
    {
        var length = IsGluedJoin(i) ? 1 : Words.LengthAt(i, end - 1, QuestionWords.Kind.Join);
        return length == 1 && (_text[i] != _folded[i] && char.ToLowerInvariant(_text[i]) != _folded[i] && _text[i] < 0x250 || _folded[i] == 'i' && !_isSlavic) || length == 2 && _folded[i] == 'e' && _folded[i + 1] == 'n' && !_isDutch ? 0 : length;
    }

    /// <summary>"ومدة التوريد": the Arabic "and" glued to a topic or a question word.</summary>
    private bool IsGluedJoin(int i) => _text[i] == 'و' && i > 0 && _text[i - 1] == ' ' && (Words.LengthAt(i + 1, _text.Length, QuestionWords.Kind.Topic) > 0 || Words.LengthAt(i + 1, _text.Length, QuestionWords.Kind.Interrogative) > 0);
}
