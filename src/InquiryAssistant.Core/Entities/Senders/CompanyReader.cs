using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities.Senders;

/// <summary>Finds the sender's company: by form field, legal form, domain, company word, place in the signature, or his introduction.</summary>
internal static class CompanyReader
{
    private const int IntroductionReach = 700;

    private const int LongestName = 60;

    public static Segment? Read(EntityData data, SenderLines lines, string? contact, Segment? title)
    {
        if (lines.Form.TryGet("company", out var field))
        {
            return WithoutBrackets(field);
        }

        if (lines.IsOwn)
        {
            return null;
        }

        var label = lines.Label;
        return FromBlock(data, lines, contact, title)
            ?? (lines.IsMachine ? null : FromDisplay(data, lines, label))
            ?? FromLegalForms(data, lines)
            ?? EastAsianCompany.BesideTitle(lines, contact)
            ?? FromWords(data, lines, contact, title)
            ?? (lines.IsMachine ? null : CompanyLabel.SpeltIn(lines.Signature, label) ?? CompanyLabel.SpeltIn(lines.Body, label))
            ?? DisplayCompany.OfSigner(data, lines, contact)
            ?? FromPosition(data, lines, contact, title)
            ?? FromIntroduction(data, lines)
            ?? (lines.IsMachine ? null : IntroducedCompany.Read(data, lines, contact));
    }

    private static Segment WithoutBrackets(Segment field)
    {
        var stop = field.Folded.IndexOfAny('(', '|');
        return stop > 2 ? field.Part(field.Start, field.Text[..stop].TrimEnd().Length) : field;
    }

    private static Segment? FromBlock(EntityData data, SenderLines lines, string? contact, Segment? title)
    {
        for (var i = 0; i < lines.Block.Count; i++)
        {
            var (segment, facts) = (lines.Block[i], lines.BlockFacts[i]);
            if (!(facts.HasLegalForm || facts.SpellsDomain) || !IsCandidate(lines, segment, contact, title))
            {
                continue;
            }

            if ((segment.InSignature || segment.Source.Text.Length - segment.End < 90) && facts.HasLegalForm || facts.SpellsDomain && !segment.Text.Contains('.') && segment.Words <= 6)
            {
                return WithoutLead(data, segment);
            }
        }

        return null;
    }

    private static bool IsCandidate(SenderLines lines, Segment segment, string? contact, Segment? title) =>
        segment.Length is >= 2 and <= LongestName && segment.Words <= 8 && !segment.Text.ContainsAny("@:?!") && !segment.Text.Contains("www", StringComparison.OrdinalIgnoreCase)
        && !(title is { } t && t.Source == segment.Source && t.Start == segment.Start) && !segment.Text.SequenceEqual(contact) && !IsOwners(lines, segment.Text);

    public static bool IsOwners(SenderLines lines, ReadOnlySpan<char> text) =>
        lines.Owner.Company.Length >= 4 && (text.Contains(lines.Owner.Company, StringComparison.OrdinalIgnoreCase) || text.Length >= 4 && lines.Owner.Company.AsSpan().Contains(text, StringComparison.OrdinalIgnoreCase));

    /// <summary>"Inkoop Fietsland": a title glued before the name is left out.</summary>
    private static Segment WithoutLead(EntityData data, Segment segment)
    {
        var lead = data.Titles.Match(segment.Folded, 0, out _);
        if (lead > 2 && lead + 3 < segment.Length && segment.Folded[lead] == ' ' && !HasLegalForm(segment))
        {
            return segment.Part(segment.Start + lead + 1, segment.Length - lead - 1);
        }

        return segment;
    }

    public static bool HasLegalForm(Segment segment)
    {
        foreach (var hit in segment.Source.HitsIn(segment.Start, segment.End))
        {
            if (hit.Kind != (int)Vocabulary.LegalForm || hit.End > segment.End || hit.Length >= segment.Length)
            {
                continue;
            }

            var beyondLatin = segment.Source.Folded[hit.Start] > 127 || segment.Source.Folded[hit.End - 1] > 127;
            var isLast = hit.End >= segment.End - 1;
            if ((isLast || hit.Start == segment.Start || beyondLatin) && (hit.Length > 2 || beyondLatin || SegmentKinds.HasNoSmall(segment.Source.Text.AsSpan(hit.Start, hit.Length))) && (segment.Words >= 2 || beyondLatin))
            {
                return true;
            }
        }

        return false;
    }

    private static Segment? FromDisplay(EntityData data, SenderLines lines, string label)
    {
        for (var i = 0; i < lines.Display.Count; i++)
        {
            var segment = lines.Display[i];
            if (DisplayCompany.StandsBehindDepartment(data, lines.Display, i))
            {
                return segment;
            }

            if (IsOwners(lines, segment.Text) || segment.Text.Contains('@') || segment.Text.Contains('.') && !HasLegalForm(segment))
            {
                continue;
            }

            if (HasLegalForm(segment) || NameRules.EndsAsCompany(data, segment.Folded) && segment.Words <= 4 && !TitleReader.IsTitle(segment) || label.Length >= 4 && (CompanyLabel.Matches(segment.Text, label) || CompanyLabel.Abbreviates(segment.Text, label)) && IsNotOnlyPerson(data, lines, segment))
            {
                return WithoutLead(data, segment);
            }

            if (DisplayCompany.Behind(data, segment, label) is { } named)
            {
                return named;
            }
        }

        return null;
    }

    private static bool IsNotOnlyPerson(EntityData data, SenderLines lines, Segment segment) =>
        segment.Words == 1 || lines.Display.Count > 1 || NameRules.Person(data, segment) is null || !DisplayCompany.SharesLocalPart(lines, segment);

    /// <summary>A legal form in the signature, at the body's end, or in the first sentences where the sender introduces himself.</summary>
    private static Segment? FromLegalForms(EntityData data, SenderLines lines)
    {
        foreach (var text in (ReadOnlySpan<SourceText>)[lines.Signature, lines.Body])
        {
            foreach (var hit in text.Hits)
            {
                if (hit.Kind == (int)Vocabulary.LegalForm && (hit.Length > 2 || text.Folded[hit.Start] > 127 || SegmentKinds.HasNoSmall(text.Text.AsSpan(hit.Start, hit.Length))) && CompanyExtent.TryRead(data, text, hit, out var start, out var end)
                    && !IsOwners(lines, text.Text.AsSpan(start, end - start)) && !EastAsianCompany.IsSpoken(text.Text.AsSpan(start, end - start), hit) && (text == lines.Signature || Introduces(data, text, start, end)))
                {
                    return new(text, start, end - start, 0, false);
                }
            }
        }

        return null;
    }

    /// <summary>Whether the words around a name in the body make it the sender's: "we are …", "…と申します", or the body's end.</summary>
    private static bool Introduces(EntityData data, SourceText text, int start, int end)
    {
        if (text.Text.Length - end < 60)
        {
            return true;
        }

        if (start > IntroductionReach)
        {
            return false;
        }

        var lineStart = text.Text.LastIndexOf('\n', Math.Max(0, start - 1)) + 1;
        foreach (var hit in text.HitsIn(Math.Max(lineStart, start - 34), start + 1))
        {
            if (hit.Kind == (int)Vocabulary.IntroLead && hit.End <= start + 1 && !text.Folded.AsSpan(hit.End, Math.Max(0, start - hit.End)).ContainsAny("?!;"))
            {
                return true;
            }
        }

        return text.TryFind(Vocabulary.IntroEnd, end, Math.Min(text.Text.Length, end + 30), out _) || data.CompanyStops.Match(text.Folded, end, true, out _) > 0 && text.Folded[end] is 'の' or '의';
    }

    private static bool IsCapitals(Segment segment) => segment.Words == 1 && segment.Length <= 5 && SegmentKinds.HasNoSmall(segment.Text) && !segment.IsEastAsian;

    private static Segment? FromWords(EntityData data, SenderLines lines, string? contact, Segment? title)
    {
        foreach (var list in (ReadOnlySpan<IReadOnlyList<Segment>>)[lines.Block, lines.Display])
        {
            foreach (var segment in list)
            {
                if (IsCandidate(lines, segment, contact, title) && (segment.InSignature || list == lines.Display || segment.IsWholeLine && segment.Source.Text.AsSpan(segment.End).Trim().Length < 60)
                    && HasCompanyWord(data, segment) && !TitleReader.IsTitle(segment))
                {
                    return segment;
                }
            }
        }

        return null;
    }

    private static bool HasCompanyWord(EntityData data, Segment segment)
    {
        if (segment.Words is < 2 or > 6 || !(char.IsUpper(segment.Text[0]) || segment.Text[0] > 127))
        {
            return segment.IsEastAsian && segment.Length > 3 && segment.Has(Vocabulary.CompanyWord);
        }

        var folded = segment.Folded;
        var (first, last) = (folded.IndexOf(' '), folded.LastIndexOf(' '));
        // Words may also be parted by tabs and wide blanks: then there is no first and no last one.
        return NameRules.EndsAsCompany(data, folded) || first > 0 && (NameRules.EndsAsCompany(data, folded[..first]) || data.CompanyWords.Contains(folded[(last + 1)..]) || data.CompanyWords.Contains(folded[..first]) && !DisplayCompany.EndsAsDepartment(data, folded) || data.PrefixForms.Contains(folded[..first]));
    }

    /// <summary>What is left of a signature behind the name: neither title, place, number, address nor department.</summary>
    private static Segment? FromPosition(EntityData data, SenderLines lines, string? contact, Segment? title)
    {
        var seenName = false;
        foreach (var segment in lines.Block)
        {
            if (!segment.InSignature && !IsOnClosingLine(lines, segment, contact, title) && (segment.Text[0] < 0x5D0 || !EastAsianCompany.IsShortEnd(segment)))
            {
                continue;
            }

            if (!seenName)
            {
                seenName = contact is not null && (segment.InSignature || segment.IsWholeLine || segment.Start == 0 || segment.Source.Text[segment.Start - 1] == '\n') && (segment.Text.SequenceEqual(contact) || NameRules.Share(segment.Folded, Folding.Fold(contact)) || segment.Text.Contains(contact, StringComparison.Ordinal));
                continue;
            }

            if (IsCandidate(lines, segment, contact, title) && segment.Words <= 5 && segment.Length >= 4 && !IsCapitals(segment) && (char.IsUpper(segment.Text[0]) || segment.Text[0] is > (char)0x5D0 or '«' or '"' or '“') && !segment.Text.ContainsAnyInRange('0', '9') && !segment.Text.Contains('.')
                && !TitleReader.IsTitle(segment) && !segment.Has(Vocabulary.NotPerson) && segment.Longest(Vocabulary.Place) * 2 < segment.Length && segment.Longest(Vocabulary.Country) * 2 < segment.Length
                && !IsPartOfName(segment, contact) && data.Closings.Match(segment.Folded, 0, out _) == 0 && data.PhoneLabels.Match(segment.Folded, 0, out _) == 0)
            {
                return segment;
            }
        }

        return null;
    }

    /// <summary>"Ricardo Peña, Logística, Suministros del Caribe": beside name and title in a body's last line.</summary>
    private static bool IsOnClosingLine(SenderLines lines, Segment segment, string? contact, Segment? title)
    {
        if (contact is null || segment.Source != lines.Body || title is not { } t || t.Source != lines.Body)
        {
            return false;
        }

        var text = lines.Body.Text.AsSpan().TrimEnd();
        var start = text.LastIndexOf('\n') + 1;
        return segment.Start >= start && t.Start >= start && text.Length - start < LongestClosingLine && text[start..].StartsWith(contact, StringComparison.Ordinal);
    }

    private const int LongestClosingLine = 120;

    private static bool IsPartOfName(Segment segment, string? contact) =>
        contact is not null && (segment.Words <= 1 || segment.Text.StartsWith(contact.AsSpan(0, Math.Min(contact.Length, Math.Max(contact.IndexOf(' '), 1))), StringComparison.OrdinalIgnoreCase)) && NameRules.Share(segment.Folded, Folding.Fold(contact));

    /// <summary>"We are Daon Pet, Incheon": capitalised words right behind the lead, closed by a mark or a place.</summary>
    private static Segment? FromIntroduction(EntityData data, SenderLines lines)
    {
        var text = lines.Body;
        foreach (var hit in text.Hits)
        {
            if (hit.Kind != (int)Vocabulary.IntroLead || hit.Start > IntroductionReach || hit.Length < 2 || hit.End + 3 > text.Text.Length || text.Text[hit.End] != ' ')
            {
                continue;
            }

            var start = hit.End + 1;
            var end = char.IsUpper(text.Text[start]) || text.Text[start] is '«' or '"' or '“' ? CompanyExtent.NameEnd(data, text, start) : start;
            var name = new Segment(text, start, end - start, 0, false);
            if (name.Length >= 4 && name.Longest(Vocabulary.Place) < name.Length && name.Longest(Vocabulary.Country) < name.Length && name.Longest(Vocabulary.Month) == 0 && !name.Has(Vocabulary.Title)
                && !IsOwners(lines, name.Text) && IsGroupLead(text.Folded.AsSpan(hit.Start, hit.Length), name))
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>"we are", "nous sommes" lead to a company; "from" and "at" only to several capitalised words or a quoted name.</summary>
    private static bool IsGroupLead(ReadOnlySpan<char> lead, Segment name) =>
        name.Text[0] is '«' or '"' or '“' || lead.Length > 3 && lead.StartsWith("we", StringComparison.Ordinal) || lead is "somos" or "siamo" or "wir sind" or "nous sommes" or "wij zijn" or "biz" or "kami" or "jestesmy"
        || name.Words >= 2 && name.Has(Vocabulary.CompanyWord);
}
