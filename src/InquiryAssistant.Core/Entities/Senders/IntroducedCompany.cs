using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities.Senders;

/// <summary>Companies without a legal form that the writer names with his title or name: "agronomist at Verdant", "라온조명 연구소 김도윤입니다", "風サイクルの森本です", "我是易通会展的小周".</summary>
internal static class IntroducedCompany
{
    private const int Reach = 420;

    private const int LongestName = 40;

    private const int LongestEastAsian = 16;

    private static readonly string[] KoreanEnds = ["입니다", "합니다", "인턴"];

    private static readonly string[] JapaneseEnds = ["です", "と申します", "でございます"];

    public static Segment? Read(EntityData data, SenderLines lines, string? contact) =>
        BehindTitle(data, lines) ?? Korean(lines, contact) ?? Japanese(lines, contact) ?? Chinese(data, lines);

    /// <summary>A title, a small word such as "at" or "of", and a name with a capital or in quotes.</summary>
    private static Segment? BehindTitle(EntityData data, SenderLines lines)
    {
        var text = lines.Body;
        foreach (var hit in text.HitsIn(0, Reach))
        {
            if (hit.Kind != (int)Vocabulary.Title || hit.Length < 4 || hit.End + 5 > text.Text.Length || text.Text[hit.End] != ' ' || data.CompanyLeads.Match(text.Folded, hit.End + 1, out _) is not (> 0 and var lead))
            {
                continue;
            }

            var start = hit.End + 1 + lead + 1;
            if (start + 3 > text.Text.Length || !(char.IsUpper(text.Text[start]) || text.Text[start] is '«' or '"' or '“' or '„') || !IsAboutWriter(text, hit.Start))
            {
                continue;
            }

            var name = new Segment(text, start, CompanyExtent.NameEnd(data, text, start) - start, 0, false);
            if (name.Length is >= 3 and <= LongestName && IsName(data, lines, name))
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>Whether the sentence speaks in the first person or the title opens it.</summary>
    private static bool IsAboutWriter(SourceText text, int title)
    {
        var (start, _) = Clauses.Sentence(text.Text, title);
        return text.Has(Vocabulary.FirstPerson, start, title) || Segment.CountWords(text.Text.AsSpan(start, title - start)) <= 3 && !text.Has(Vocabulary.OtherParty, start, title);
    }

    private static bool IsName(EntityData data, SenderLines lines, Segment name) =>
        name.Longest(Vocabulary.Place) * 2 < name.Length && name.Longest(Vocabulary.Country) * 2 < name.Length && name.Longest(Vocabulary.Month) == 0 && !name.Has(Vocabulary.Title)
        && !CompanyReader.IsOwners(lines, name.Text) && data.Closings.Match(name.Folded, 0, out _) == 0;

    /// <summary>The word before the department or title of a sentence that introduces; where it is the writer's name, the word before that.</summary>
    private static Segment? Korean(SenderLines lines, string? contact)
    {
        var text = lines.Body;
        for (var start = 0; start < Math.Min(text.Text.Length, Reach);)
        {
            var end = text.Text.AsSpan(start).IndexOfAny('.', '\n');
            end = end < 0 ? text.Text.Length : start + end;
            if (Ends(text.Text.AsSpan(start, end - start)) && BeforeTitle(lines, text, start, end, contact) is { } name)
            {
                return name;
            }

            start = end + 1;
        }

        return null;
    }

    private static bool Ends(ReadOnlySpan<char> sentence)
    {
        foreach (var end in KoreanEnds)
        {
            if (sentence.TrimEnd().EndsWith(end, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static Segment? BeforeTitle(SenderLines lines, SourceText text, int start, int end, string? contact)
    {
        Segment? before = null;
        Segment? beforeThat = null;
        for (var i = start; i < end;)
        {
            var stop = text.Text.AsSpan(i, end - i).IndexOfAny(' ', ',');
            stop = stop < 0 ? end : i + stop;
            var word = new Segment(text, i, stop - i, 0, false);
            if (word.Length > 0)
            {
                if (before is { } named && word.IsEastAsian && (TitleReader.IsTitle(word) || TitleReader.EndsAsTitle(word)))
                {
                    var company = named.Text.SequenceEqual(contact) ? beforeThat : named;
                    return company is { } found && found.Length is >= 2 and <= 12 && Folding.IsHangul(found.Text[^1]) && !found.Has(Vocabulary.Place) && !found.Has(Vocabulary.Closing) && !found.Has(Vocabulary.NotPerson)
                        && !TitleReader.IsTitle(found) && !"요은는이가을를의에서로님".Contains(found.Text[^1]) && !CompanyReader.IsOwners(lines, found.Text) ? found : null;
                }

                (beforeThat, before) = (before, word);
            }

            i = stop + 1;
        }

        return null;
    }

    /// <summary>What stands before "の" and the writer's name, without a department at its end.</summary>
    private static Segment? Japanese(SenderLines lines, string? contact)
    {
        var text = lines.Body;
        var family = contact?.Split(' ', '\u3000')[0];
        if (family is not { Length: >= 1 } || !Folding.IsUnspaced(family[0]))
        {
            return null;
        }

        var at = text.Text.AsSpan(0, Math.Min(text.Text.Length, Reach)).IndexOf("の" + family, StringComparison.Ordinal);
        var behind = at + 1 + family.Length;
        if (at < 2 || !JapaneseEnds.Any(e => text.Text.AsSpan(behind, Math.Min(text.Text.Length - behind, 14)).Contains(e, StringComparison.Ordinal)))
        {
            return null;
        }

        var start = at;
        while (start > 0 && text.Text[start - 1] is not ('\n' or '。' or '、' or '，' or ' ' or '\u3000' or 'の'))
        {
            start--;
        }

        var end = at;
        foreach (var hit in text.HitsIn(start + 2, at))
        {
            if (hit.Kind == (int)Vocabulary.Title && hit.Length >= 2 && hit.End <= at)
            {
                end = hit.Start;
                break;
            }
        }

        var name = new Segment(text, start, end - start, 0, false);
        return name.Length is >= 2 and <= LongestEastAsian && name.IsEastAsian && !name.Text.ContainsAny(EastAsianCompany.SentenceWords) && !name.Has(Vocabulary.Place) && !TitleReader.IsTitle(name) && !CompanyReader.IsOwners(lines, name.Text) ? name : null;
    }

    private static Segment? Chinese(EntityData data, SenderLines lines)
    {
        var text = lines.Body;
        var at = text.Text.AsSpan(0, Math.Min(text.Text.Length, Reach)).IndexOf("我是", StringComparison.Ordinal);
        var end = at < 0 ? -1 : text.Text.AsSpan(at + 2, Math.Min(LongestEastAsian, text.Text.Length - at - 2)).IndexOf('的');
        if (end < 3)
        {
            return null;
        }

        var name = new Segment(text, at + 2, end, 0, false);
        return name.IsEastAsian && !name.Text.ContainsAny(EastAsianCompany.SentenceWords) && !name.Text.ContainsAny("，。一家") && name.Longest(Vocabulary.Place) * 2 < name.Length && !name.Has(Vocabulary.Title) && IsName(data, lines, name) ? name : null;
    }
}
