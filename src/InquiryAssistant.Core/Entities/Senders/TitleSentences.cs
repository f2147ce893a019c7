using System.Buffers;
using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities.Senders;

/// <summary>Finds the writer's title in his words about himself.</summary>
internal static class TitleSentences
{
    private const int Reach = 36;

    private const int OpeningReach = 260;

    private const int MostLeadWords = 3;

    private static readonly SearchValues<char> SentenceMarks = SearchValues.Create(".,\n?!。、");

    private static readonly SearchValues<char> NameMarks = SearchValues.Create(",-–，");

    private static readonly SearchValues<char> HardMarks = SearchValues.Create(".\n?!。、;:");

    private static readonly string[] KoreanEnds = ["입니다", "이라고 합니다", "라고 합니다", "인데요", "이에요", "예요"];

    private static readonly string[] TurkishSelf = ["yım", "yim", "yum", "yüm", "ım", "im", "um", "üm"];

    /// <summary>"I am the purchasing manager of …", "私は…の購買担当です", "Project engineer at a dairy here", "saya Ratna, Head of Procurement".</summary>
    public static (Segment Segment, TitleRole Role)? Read(EntityData data, SenderLines lines)
    {
        var body = lines.Body;
        foreach (var hit in body.Hits)
        {
            TermHit? found = hit.Kind switch
            {
                (int)Vocabulary.FirstPerson => In(body, hit.End, Math.Min(body.Text.Length, hit.End + Reach), first: true) ?? BehindName(data, body, hit.End),
                (int)Vocabulary.IntroLead when hit.Length > 3 => BehindName(data, body, hit.End),
                (int)Vocabulary.IntroEnd => In(body, Math.Max(0, hit.Start - Reach), hit.Start, first: false),
                (int)Vocabulary.Title => IsOpening(data, body, hit) || IsTurkishSelf(body, hit) || IsBeforeKoreanEnd(body, hit) ? hit : null,
                _ => null,
            };
            if (found is { } title)
            {
                return (Whole(body, title), data.Titles[title].Role);
            }
        }

        return null;
    }

    /// <summary>The title without the Turkish "I am" and with the small words before it: "kıdemli donanım mühendisi".</summary>
    private static Segment Whole(SourceText body, TermHit title)
    {
        var (start, length) = (title.Start, title.Length);
        if (!IsTurkishSelf(body, title))
        {
            return new(body, start, length, 0, false);
        }

        length -= 3;
        for (var words = 0; words < 3 && start > 1 && body.Text[start - 1] == ' '; words++)
        {
            var word = start - 1;
            while (word > 0 && char.IsLower(body.Text[word - 1]))
            {
                word--;
            }

            if (start - 1 - word < 3 || word > 0 && char.IsLetter(body.Text[word - 1]) || TurkishCases.Any(c => body.Text.AsSpan(word, start - 1 - word).EndsWith(c, StringComparison.Ordinal)))
            {
                break;
            }

            (start, length) = (word, length + start - word);
        }

        return new(body, start, length, 0, false);
    }

    private static readonly string[] TurkishCases = ["nde", "nda", "nin", "nın", "nun", "nün", "ben", "biz", "olarak", "bir"];

    private static TermHit? In(SourceText body, int start, int end, bool first)
    {
        TermHit? found = null;
        foreach (var hit in body.HitsIn(start, end))
        {
            if (hit.Kind == (int)Vocabulary.Title && hit.Length > 2 && hit.End <= end)
            {
                var between = first ? body.Folded.AsSpan(start, hit.Start - start) : body.Folded.AsSpan(hit.End, end - hit.End);
                if (!between.ContainsAny(SentenceMarks) && (!first || Segment.CountWords(between) <= MostLeadWords) && (found is null || !first || hit.Length > found.Value.Length && hit.Start <= found.Value.End + 5))
                {
                    found = hit;
                }
            }
        }

        return found;
    }

    /// <summary>"I'm Ömer, product development intern": one to four capitalised words and a comma before the title.</summary>
    private static TermHit? BehindName(EntityData data, SourceText body, int from)
    {
        foreach (var hit in body.HitsIn(from, Math.Min(body.Text.Length, from + Reach + 14)))
        {
            if (hit.Kind != (int)Vocabulary.Title || hit.Length <= 2)
            {
                continue;
            }

            var between = body.Text.AsSpan(from, hit.Start - from).Trim();
            var comma = between.IndexOfAny(NameMarks);
            if (comma < 2 || between.ContainsAny(HardMarks))
            {
                return null;
            }

            var behind = between[(comma + 1)..].Trim();
            return Segment.CountWords(behind) <= 2 && IsCapitalised(between[..comma]) ? hit : null;
        }

        return null;
    }

    private static bool IsCapitalised(ReadOnlySpan<char> words)
    {
        foreach (var range in words.Split(' '))
        {
            if (words[range].Length > 0 && !char.IsUpper(words[range][0]))
            {
                return false;
            }
        }

        return Segment.CountWords(words) is >= 1 and <= 4;
    }

    /// <summary>"Project engineer at a dairy here": the title opens one of the first sentences and a small word follows it.</summary>
    private static bool IsOpening(EntityData data, SourceText body, TermHit hit)
    {
        if (hit.Start > OpeningReach || hit.Length < 5 || hit.End + 2 >= body.Text.Length || body.Folded[hit.End] != ' ' || data.TitleTails.Match(body.Folded, hit.End + 1, out _) == 0)
        {
            return false;
        }

        var start = hit.Start;
        while (start > 0 && body.Text[start - 1] is not ('\n' or '.' or '!' or ',' or '?'))
        {
            start--;
        }

        var lead = body.Text.AsSpan(start, hit.Start - start).Trim();
        return Segment.CountWords(lead) < MostLeadWords && (lead.IsEmpty || char.IsLower(lead[0])) && !body.Has(Vocabulary.OwnWord, start, hit.Start) && (lead.IsEmpty || start == 0 || body.Text[start - 1] == ',');
    }

    /// <summary>"Satın alma asistanıyım": the ending says "I am".</summary>
    private static bool IsTurkishSelf(SourceText body, TermHit hit)
    {
        var written = body.Text.AsSpan(hit.Start, hit.Length);
        foreach (var end in TurkishSelf)
        {
            if (hit.Length > 7 && written.EndsWith(end, StringComparison.OrdinalIgnoreCase) && written.Length > end.Length + 3 && end.Length == 3)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"라이드웰 구매팀장 윤상호입니다": a title, a name, an ending.</summary>
    private static bool IsBeforeKoreanEnd(SourceText body, TermHit hit)
    {
        if (hit.Start > 400 || !Folding.IsHangul(body.Text[hit.Start]) || hit.End + 4 > body.Text.Length)
        {
            return false;
        }

        var rest = body.Text.AsSpan(hit.End, Math.Min(18, body.Text.Length - hit.End));
        var stop = rest.IndexOfAny('.', '\n', ',');
        rest = stop >= 0 ? rest[..stop] : rest;
        foreach (var end in KoreanEnds)
        {
            if (rest.IndexOf(end, StringComparison.Ordinal) is >= 0 and <= 8)
            {
                return true;
            }
        }

        return false;
    }
}
