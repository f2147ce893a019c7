using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities.Senders;

/// <summary>Which country the text, address, telephone or domain shows; the country of a project or a supplier is not the buyer's.</summary>
/// <remarks>Used for region tags and working hours only. No score reads it (domain guide, section 4).</remarks>
internal static class CountryReader
{
    private const int TailLines = 3;

    private const int BehindCompany = 40;

    private static readonly System.Buffers.SearchValues<char> SentenceEnds = System.Buffers.SearchValues.Create("\n.?!。？");

    public static string? Read(EntityData data, SenderLines lines, string? phone, Segment? company, string? deliveredTo, Findings findings) =>
        FromForm(data, lines.Form)
        ?? Last(data, lines.Signature, 0, lines.Signature.Text.Length, countries: true)
        ?? PhoneCountry.FromCallingCode(data, phone)
        ?? Last(data, lines.Signature, 0, lines.Signature.Text.Length, countries: false)
        ?? DomainCountry.FromTopLevel(lines.From)
        ?? FromTail(data, lines.Body, findings)
        ?? FromCompanyPlace(data, company)
        ?? FromSentences(data, lines, findings, isAbout: true)
        ?? FromCompanyName(data, company)
        ?? FromWhole(data, lines.DisplayName)
        ?? DomainCountry.FromWords(data, lines.From)
        ?? PhoneCountry.FromNationalForm(phone)
        ?? (lines.IsAnswer || deliveredTo == "CN" ? null : deliveredTo)
        ?? FromSentences(data, lines, findings, isAbout: false);

    private static string? FromForm(EntityData data, FormFields form)
    {
        var found = form.TryGet("country", out var country) ? FromWhole(data, country.Source, country.Start, country.End) : null;
        return found ?? (form.TryGet("city", out var city) ? FromWhole(data, city.Source, city.Start, city.End) : null)
            ?? (form.TryGet("company", out var company) ? FromWhole(data, company.Source, company.Start, company.End) : null);
    }

    private static string? FromWhole(EntityData data, SourceText text) => FromWhole(data, text, 0, text.Text.Length);

    private static string? FromWhole(EntityData data, SourceText text, int start, int end) => Last(data, text, start, end, true) ?? Last(data, text, start, end, false);

    /// <summary>The last country named, or without one the last town.</summary>
    private static string? Last(EntityData data, SourceText text, int start, int end, bool countries)
    {
        string? found = null;
        foreach (var hit in text.HitsIn(start, end))
        {
            if (countries && hit.Kind == (int)Vocabulary.Country && IsName(text, hit))
            {
                found = data.Countries[hit];
            }
            else if (!countries && hit.Kind == (int)Vocabulary.Place && IsName(text, hit))
            {
                found = data.Places[hit].Country;
            }
        }

        return found;
    }

    /// <summary>Latin names count only with a capital: "us", "nice", "of" are words.</summary>
    private static bool IsName(SourceText text, TermHit hit) =>
        hit.Length >= 2 && (text.Folded[hit.Start] > 127 || char.IsUpper(text.Text[hit.Start]) && (hit.Length > 3 || char.IsUpper(text.Text[hit.Start + 1])))
        && !(hit.End < text.Text.Length && text.Text[hit.End] is '@' or '.' && hit.End + 1 < text.Text.Length && char.IsLetter(text.Text[hit.End + 1]));

    private static string? FromTail(EntityData data, SourceText body, Findings findings)
    {
        var end = body.Text.AsSpan().TrimEnd().Length;
        string? found = null;
        for (var n = 0; n < TailLines && end > 0 && found is null; n++)
        {
            var start = body.Text.LastIndexOf('\n', end - 1) + 1;
            if (end - start is > 2 and < 60 && !IsSentence(body, start, end) && !findings.Covers(EntityKind.Port, body, start, end - start))
            {
                found = FromWhole(data, body, start, end);
            }

            end = start - 1;
        }

        return found;
    }

    /// <summary>A line that ends as a sentence or speaks of others is no address.</summary>
    private static bool IsSentence(SourceText body, int start, int end) =>
        body.Has(Vocabulary.OtherParty, start, end) || (body.Text[end - 1] is '.' or '?' or '!' or '。') && Segment.CountWords(body.Text.AsSpan(start, end - start)) > 5;

    /// <summary>"Kylteknik in Gävle", "Daon Pet, Incheon", "Helios (Gent)".</summary>
    private static string? FromCompanyPlace(EntityData data, Segment? company)
    {
        if (company is not { } name || name.Source.Source == EvidenceSource.Sender)
        {
            return null;
        }

        var text = name.Source;
        var end = Math.Min(text.Text.Length, name.End + BehindCompany);
        var stop = text.Text.AsSpan(name.End, end - name.End).IndexOfAny("\n.;?");
        return FromWhole(data, text, name.Start, stop >= 0 ? name.End + stop : end);
    }

    /// <summary>A place right behind "in", "from" and the like in a sentence about the writer, not about suppliers, fairs or customers.</summary>
    /// <remarks>An answer speaks of places for any reason. With <paramref name="isAbout"/> the sentence must speak of the writer's house.</remarks>
    private static string? FromSentences(EntityData data, SenderLines lines, Findings findings, bool isAbout)
    {
        var body = lines.Body;
        if (lines.IsAnswer)
        {
            return null;
        }

        foreach (var hit in body.Hits)
        {
            var iso = hit.Kind == (int)Vocabulary.Country ? data.Countries[hit] : hit.Kind == (int)Vocabulary.Place ? data.Places[hit].Country : null;
            if (iso is null or "CN" || !IsName(body, hit) && !body.Text.AsSpan().ContainsAnyInRange('A', 'Z') is false && hit.Length < 5
                || findings.Covers(EntityKind.Port, body, hit.Start, hit.Length) || !BehindLead(data, body, hit, isAbout))
            {
                continue;
            }

            var (start, end) = Sentence(body.Text, hit.Start);
            if ((!isAbout || body.Has(Vocabulary.OwnWord, start, end)) && !body.Has(Vocabulary.OtherParty, start, end))
            {
                return iso;
            }
        }

        return null;
    }

    private static bool BehindLead(EntityData data, SourceText text, TermHit hit, bool isAbout)
    {
        var stop = hit.Start;
        while (stop > 0 && text.Text[stop - 1] is ' ' or '(')
        {
            stop--;
        }

        for (var i = Math.Max(0, stop - 14); i < stop; i++)
        {
            if (data.CountryLeads.Match(text.Folded, i, out _) is > 0 and var length && (i + length == stop || text.Folded.AsSpan(i + length, stop - i - length).Trim() is "the" or "la" or "el" or "den" or "der" or "il"))
            {
                return true;
            }
        }

        return Folding.IsUnspaced(text.Text[hit.Start]) || hit.End < text.Text.Length && data.CountryLeads.Match(text.Folded, hit.End, true, out _) > 0 && text.Folded[hit.End] > 127
            || stop > 0 && text.Text[stop - 1] == ',' && (hit.Kind == (int)Vocabulary.Country || !isAbout && hit.Length > 3);
    }

    private static (int Start, int End) Sentence(string text, int at)
    {
        var start = at;
        while (start > 0 && at - start < 160 && text[start - 1] is not ('\n' or '.' or '?' or '!' or '。' or '？'))
        {
            start--;
        }

        var end = text.AsSpan(at).IndexOfAny(SentenceEnds);
        return (start, end < 0 ? text.Length : at + Math.Min(end, 120));
    }

    private static string? FromCompanyName(EntityData data, Segment? company)
    {
        if (company is not { } name)
        {
            return null;
        }

        string? found = null;
        foreach (var hit in name.Source.HitsIn(name.Start, name.End))
        {
            if (hit.Kind == (int)Vocabulary.FormCountry && hit.End <= name.End && (hit.End >= name.End - 1 || hit.Start == name.Start || name.Source.Folded[hit.Start] > 127))
            {
                found = data.FormCountries[hit];
            }
        }

        return found;
    }
}
