using System.Buffers;
using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities;

/// <summary>Finds the trade term and its named place; of two alternatives the first term, and the place that stands with a term.</summary>
internal static class TradeTermScanner
{
    private const int PlaceReach = 48;

    private const int MostTerms = 40;

    private const int ShortestSmallPlace = 5;

    private static readonly SearchValues<char> PortMarks = SearchValues.Create(" 港항port的(,-");

    public static (string? Code, string? Port, string? Country) Scan(ReadOnlySpan<SourceText> texts, EntityData data, Findings findings)
    {
        string? term = null;
        var terms = 0;
        foreach (var text in texts)
        {
            foreach (var hit in text.Hits)
            {
                if (terms > MostTerms)
                {
                    break;
                }

                if (hit.Kind is not ((int)Vocabulary.CodedTerm or (int)Vocabulary.WordedTerm) || MatchTerm(text, hit.Start, data, out var code) is not (> 0 and var length))
                {
                    continue;
                }

                // "CIP" without a place is cleaning in place; "FOB (default)" is a platform's.
                if (code == "CIP" && !TryPlace(text, hit.Start, hit.Start + length, data, new(), out _, out _) || IsDefault(text, hit.Start + length))
                {
                    continue;
                }

                terms++;
                if (term is null)
                {
                    term = code;
                    findings.Add(EntityKind.Incoterm, text, hit.Start, length);
                }

                if (TryPlace(text, hit.Start, hit.Start + length, data, findings, out var port, out var country))
                {
                    return (term, port, country);
                }
            }
        }

        return term is null && Delivered(texts, data, findings) is { } place ? (null, place.Name, place.Country) : (term, null, null);
    }

    /// <summary>"landed Auckland", "delivered Zadar", "price to Poti port": a place of delivery without a term.</summary>
    private static Place? Delivered(ReadOnlySpan<SourceText> texts, EntityData data, Findings findings)
    {
        foreach (var text in texts)
        {
            foreach (var hit in text.Hits)
            {
                if (hit.Kind == (int)Vocabulary.Place && (text.Folded[hit.Start] > 127 || char.IsUpper(text.Text[hit.Start]) || hit.Length >= ShortestSmallPlace) && (IsBehindDelivery(text, data, hit.Start) || IsBeforeDelivery(text, data, hit.End)))
                {
                    findings.Add(EntityKind.Port, text, hit.Start, hit.Length);
                    return data.Places[hit];
                }
            }
        }

        return null;
    }

    private static bool IsDefault(SourceText text, int end)
    {
        foreach (var hit in text.HitsIn(end, Math.Min(text.Text.Length, end + 4)))
        {
            if (hit.Kind == (int)Vocabulary.DefaultWord && text.Text[hit.Start - 1] is '(' or '（')
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Mersin teslim", "Hamburg delivered", "上海まで": the word of delivery right behind the place.</summary>
    private static bool IsBeforeDelivery(SourceText text, EntityData data, int end)
    {
        var at = end < text.Folded.Length && text.Folded[end] == ' ' ? end + 1 : end;
        return at < text.Folded.Length && data.DeliveredTails.Match(text.Folded, at, true, out _) > 0;
    }

    private static bool IsBehindDelivery(SourceText text, EntityData data, int start)
    {
        foreach (var hit in text.HitsIn(Math.Max(0, start - 36), start))
        {
            if (hit.Kind == (int)Vocabulary.DeliveryWord && hit.End <= start && !text.Folded.AsSpan(hit.End, start - hit.End).ContainsAny(".,\n?;") && Senders.Segment.CountWords(text.Text.AsSpan(hit.End, start - hit.End)) <= 3)
            {
                return true;
            }
        }

        return false;
    }

    private static int MatchTerm(SourceText text, int i, EntityData data, out string code)
    {
        var length = data.CodedTerms.Match(text.Folded, i, out var coded);
        if (length > 0 && text.Text.AsSpan(i, length).SequenceEqual(coded.Written))
        {
            code = coded.Code;
            return length;
        }

        return data.WordedTerms.Match(text.Folded, i, out code);
    }

    private static bool TryPlace(SourceText text, int termStart, int from, EntityData data, Findings findings, out string? port, out string? country)
    {
        ReadOnlySpan<char> folded = text.Folded;
        var at = from;
        var limit = Math.Min(folded.Length, from + PlaceReach);
        while (at < limit)
        {
            while (at < limit && folded[at] is ' ' or ':' or ',' or '(' or '-' or '/' or '"' or '\'' or '=' or '、' or '：')
            {
                at++;
            }

            if (at >= limit || folded[at] is '\n' or '.' or '?' or ';')
            {
                break;
            }

            if (data.Places.Match(folded, at, out var place) is > 0 and var length)
            {
                findings.Add(EntityKind.Port, text, at, length);
                (port, country) = (place.Name, place.Country);
                return true;
            }

            if (data.Countries.Match(folded, at, out var iso) is > 0 and var countryLength)
            {
                (port, country) = (null, iso);
                findings.Add(EntityKind.Port, text, at, countryLength);
                port = text.Text.Substring(at, countryLength);
                return true;
            }

            var filler = data.PlaceFillers.Match(folded, at, out _);
            if (filler == 0 && MatchTerm(text, at, data, out _) is var other and > 0)
            {
                filler = other;
            }

            if (filler == 0)
            {
                return TryUnknownPlace(text, at, findings, out port, out country) || TryPlaceBefore(text, termStart, data, findings, out port, out country);
            }

            at += filler;
        }

        return TryPlaceBefore(text, termStart, data, findings, out port, out country);
    }

    /// <summary>"Hamburg CIF", "上海FOB": the place stands right before the term.</summary>
    private static bool TryPlaceBefore(SourceText text, int termStart, EntityData data, Findings findings, out string? port, out string? country)
    {
        ReadOnlySpan<char> folded = text.Folded;
        for (var i = Math.Max(0, termStart - 22); i < termStart; i++)
        {
            if (data.Places.Match(folded, i, out var place) is > 0 and var length && i + length <= termStart && IsPortEnd(folded[(i + length)..termStart]))
            {
                findings.Add(EntityKind.Port, text, i, length);
                (port, country) = (place.Name, place.Country);
                return true;
            }
        }

        (port, country) = (null, null);
        return false;
    }

    /// <summary>Nothing but marks, a word for a port or a case ending: "Hamburg'a CIF", "İzmir limanına CFR".</summary>
    private static bool IsPortEnd(ReadOnlySpan<char> between)
    {
        var rest = between.Trim();
        if (rest.Length is > 1 and < 5 && rest[0] is '\'' or '’')
        {
            return true;
        }

        return rest.StartsWith("liman", StringComparison.Ordinal) ? rest.Length < 10 && !rest.Contains(' ') : between.IndexOfAnyExcept(PortMarks) < 0;
    }

    /// <summary>A capitalised word right behind the term that the tables do not know is still its place.</summary>
    private static bool TryUnknownPlace(SourceText text, int at, Findings findings, out string? port, out string? country)
    {
        (port, country) = (null, null);
        var end = at;
        while (end < text.Text.Length && (char.IsLetter(text.Text[end]) || text.Text[end] is '-' or '\''))
        {
            end++;
        }

        var word = text.Text.AsSpan(at, end - at);
        if (word.Length < 4 || !char.IsUpper(word[0]) || !HasLower(word))
        {
            return false;
        }

        findings.Add(EntityKind.Port, text, at, end - at);
        port = word.ToString();
        return true;
    }

    private static bool HasLower(ReadOnlySpan<char> word)
    {
        foreach (var c in word[1..])
        {
            if (!char.IsLower(c) && c is not ('-' or '\''))
            {
                return false;
            }
        }

        return true;
    }
}
