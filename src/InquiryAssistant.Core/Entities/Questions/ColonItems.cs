namespace InquiryAssistant.Core.Entities.Questions;

/// <summary>Finds the wants listed behind a colon within a sentence: "Still missing: efficiency, inrush current, MTBF and the approval."</summary>
internal static class ColonItems
{
    private const int LongestItem = 90;

    private const int ShortestLead = 10;

    /// <summary>Adds the items when the words before the colon ask for them; false when the sentence has no such list.</summary>
    public static bool TryAdd(string text, Passage passage, WantFinder finder, List<WantFinder.Want> wants)
    {
        var colon = text.AsSpan(passage.Start, passage.End - passage.Start).IndexOfAny(':', '：');
        if (colon < ShortestLead && !(colon > 2 && text[passage.Start] > 0x3000) || colon + 12 > passage.End - passage.Start || GoodsLine.Is(text, passage.Start + colon, passage.End))
        {
            return false;
        }

        var from = passage.Start + colon + 1;
        var items = Split(text, from, passage.End, finder);
        var lead = passage with { End = from };
        var asks = finder.AsksIn(lead) || finder.Words.Has(lead, QuestionWords.Kind.Need) || finder.Words.Has(lead, QuestionWords.Kind.Lead) || passage.IsMarked && items.Count > 2;
        if (items.Count < 2 || !asks)
        {
            return false;
        }

        foreach (var (start, end) in items)
        {
            if (start == items[0].Start || !finder.IsDetail(start, end))
            {
                wants.Add(new(start, end, finder.Words.Topic(start, end)));
            }
        }

        return true;
    }

    private static List<(int Start, int End)> Split(string text, int from, int to, WantFinder finder)
    {
        var items = new List<(int Start, int End)>();
        var start = from;
        var depth = 0;
        for (var i = from; i <= to; i++)
        {
            depth += i < to && text[i] is '(' or '（' ? 1 : i < to && text[i] is ')' or '）' ? -1 : 0;
            var joined = i < to && depth == 0 && items.Count > 0 ? finder.JoinLength(i, to) : 0;
            if (i < to && joined == 0 && (depth > 0 || !IsComma(text, i)))
            {
                continue;
            }

            Add(text, start, i, items);
            start = i + Math.Max(1, joined);
            i = Math.Max(i, start - 1);
        }

        return items;
    }

    private static bool IsComma(string text, int i) => text[i] switch
    {
        '，' or '、' or '،' or ';' or '；' => true,
        ',' => i + 1 >= text.Length || !char.IsAsciiDigit(text[i + 1]) || !char.IsAsciiDigit(text[i - 1]),
        _ => false,
    };

    private static void Add(string text, int start, int end, List<(int Start, int End)> items)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        if (end - start is >= 2 and <= LongestItem)
        {
            items.Add((start, end));
        }
    }
}
