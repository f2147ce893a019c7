using InquiryAssistant.Core.Entities.Evidence;
using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities.Senders;

/// <summary>What a part of a signature, of the last lines or of the From name looks like, where it stands and what stands beside it.</summary>
internal static class SegmentCues
{
    private const int MostLines = 6;

    private const int MostWords = 6;

    private static readonly string[] _sources = ["signature", "body", "From name"];

    private static readonly string[] _cases = ["Thai", "Hangul", "Han or kana", "without case", "capitals", "small", "names", "mixed"];

    private static readonly string[] _steps = ["3 before", "2 before", "1 before", "there", "1 behind", "2 behind", "3 behind", "4 behind"];

    public static CueBook Book { get; } = new();

    private static readonly int _isContact = Book.Cue("contact by rule");
    private static readonly int _isTitle = Book.Cue("title by rule");
    private static readonly int _isCompany = Book.Cue("company by rule");
    private static readonly int _holdsContact = Book.Cue("holds the contact by rule");
    private static readonly int _holdsCompany = Book.Cue("holds the company by rule");
    private static readonly int _inCompany = Book.Cue("part of the company by rule");
    private static readonly int _sharesContact = Book.Cue("shares a word with the contact by rule");
    private static readonly int _noContact = Book.Cue("no contact by rule");
    private static readonly int _noTitle = Book.Cue("no title by rule");
    private static readonly int _noCompany = Book.Cue("no company by rule");
    private static readonly int _onlyContact = Book.Cue("contact by rule, no part of its own");
    private static readonly int _onlyTitle = Book.Cue("title by rule, no part of its own");
    private static readonly int _onlyCompany = Book.Cue("company by rule, no part of its own");
    private static readonly int _source = Book.Family("in", _sources);
    private static readonly int _line = Book.Steps("line", MostLines);
    private static readonly int _lineFromEnd = Book.Steps("line from the end", 4);
    private static readonly int _fromContact = Book.Family("parts from the contact", _steps);
    private static readonly int _contactElsewhere = Book.Cue("contact not among the parts");
    private static readonly int _linesFromContact = Book.Family("lines from the contact", _steps);
    private static readonly int _placeInName = Book.Steps("place in a From name of one", 0);
    private static readonly int _placeInNames = Book.Steps("place in a From name of several", 3);
    private static readonly int _wholeLine = Book.Cue("whole line");
    private static readonly int _words = Book.Steps("words", MostWords);
    private static readonly int _length = Book.Family("length", "up to 3", "up to 7", "up to 15", "up to 29", "up to 49", "more");
    private static readonly int _titleShare = Book.Family("words of titles", "none", "short", "some", "half", "all");
    private static readonly int _placeShare = Book.Family("place", "none", "some", "all");
    private static readonly int _countryShare = Book.Family("country", "none", "some", "all");
    private static readonly int _looksTitle = Book.Cue("like a title");
    private static readonly int _department = Book.Cue("like a department");
    private static readonly int _endsAsTitle = Book.Cue("ends as a title");
    private static readonly int _legalForm = Book.Cue("legal form");
    private static readonly int _endsAsCompany = Book.Cue("ends as a company");
    private static readonly int _phoneLabel = Book.Cue("label of a telephone");
    private static readonly int _has = Book.Family("has", Enum.GetNames<Vocabulary>().AsSpan(0, TermIndex.MostScanned));
    private static readonly int _figure = Book.Cue("figure");
    private static readonly int _at = Book.Cue("@");
    private static readonly int _dot = Book.Cue("dot");
    private static readonly int _colon = Book.Cue("colon");
    private static readonly int _ampersand = Book.Cue("&");
    private static readonly int _link = Book.Cue("link");
    private static readonly int _person = Book.Cue("like a person");
    private static readonly int _honorific = Book.Cue("person with an honorific");
    private static readonly int _case = Book.Family("letters", _cases);
    private static readonly int _domain = Book.Cue("spells the domain");
    private static readonly int _abbreviated = Book.Cue("abbreviated in the domain");
    private static readonly int _noDomain = Book.Cue("domain of no house");
    private static readonly int _localPart = Book.Cue("shares a word with the address");
    private static readonly int _inDisplay = Book.Cue("shares a word with the From name");
    private static readonly int _inBlock = Book.Cue("shares a word with the signature");
    private static readonly int _owner = Book.Cue("owner's house");
    private static readonly int _own = Book.Cue("from the owner's house");
    private static readonly int _machine = Book.Cue("from a machine");
    private static readonly int _answer = Book.Cue("answer");
    private static readonly int _stop = Book.Cue("closed by a full stop");
    private static readonly int _last = Book.Cue("last words");
    private static readonly int _kind = Book.Family("kind", SegmentKinds.Names);
    private static readonly int _before = Book.Family("before it, other line", SegmentKinds.Names);
    private static readonly int _beforeInLine = Book.Family("before it, same line", SegmentKinds.Names);
    private static readonly int _behind = Book.Family("behind it, other line", SegmentKinds.Names);
    private static readonly int _behindInLine = Book.Family("behind it, same line", SegmentKinds.Names);
    private static readonly int _kindAndCase = Book.Family("kind and letters", Pairs(SegmentKinds.Names, _cases));
    private static readonly int _kindAndSource = Book.Family("kind and source", Pairs(SegmentKinds.Names, _sources));
    private static readonly int _kindAndContact = Book.Family("kind and parts from the contact", Pairs(SegmentKinds.Names, _steps));
    private static readonly int _caseAndWords = Book.Family("letters and words", Pairs(_cases, ["0", "1", "2", "3", "4", "5", "6"]));

    /// <summary>Marks all cues of a part.</summary>
    public static void Mark(CueSheet sheet, SenderParts parts, int place)
    {
        var segment = parts.All[place];
        sheet.Clear();
        MarkRules(sheet, parts, segment);
        MarkPlace(sheet, parts, place);
        MarkShape(sheet, segment);
        MarkVocabulary(sheet, segment, parts.Facts[place]);
        MarkSender(sheet, parts, place);
        MarkPairs(sheet, parts, place);
    }

    /// <summary>Marks a value of the rules that is no part of signature or From name.</summary>
    public static void MarkOnly(CueSheet sheet, SenderParts parts, string text)
    {
        sheet.Clear();
        sheet.Mark(_onlyContact, text == parts.Contact);
        sheet.Mark(_onlyTitle, text == parts.Title);
        sheet.Mark(_onlyCompany, text == parts.Company);
    }

    private static void MarkRules(CueSheet sheet, SenderParts parts, Segment segment)
    {
        var text = segment.Text;
        sheet.Mark(_isTitle, text.SequenceEqual(parts.Title));
        sheet.Mark(_noContact, parts.Contact is null);
        sheet.Mark(_noTitle, parts.Title is null);
        sheet.Mark(_noCompany, parts.Company is null);
        if (parts.Contact is { } contact)
        {
            var isContact = text.SequenceEqual(contact);
            sheet.Mark(_isContact, isContact);
            sheet.Mark(_holdsContact, !isContact && text.Contains(contact, StringComparison.Ordinal));
            sheet.Mark(_sharesContact, !isContact && NameRules.Share(segment.Folded, parts.FoldedContact));
        }

        if (parts.Company is { } company)
        {
            var isCompany = text.SequenceEqual(company);
            sheet.Mark(_isCompany, isCompany);
            sheet.Mark(_holdsCompany, !isCompany && text.Contains(company, StringComparison.Ordinal));
            sheet.Mark(_inCompany, !isCompany && company.AsSpan().Contains(text, StringComparison.Ordinal));
        }
    }

    private static void MarkPlace(CueSheet sheet, SenderParts parts, int place)
    {
        var segment = parts.All[place];
        sheet.Mark(_source + Source(segment));
        sheet.Mark(_wholeLine, segment.IsWholeLine);
        if (place >= parts.BlockCount)
        {
            var shown = parts.All.Count - parts.BlockCount;
            sheet.Mark(shown == 1 ? _placeInName : _placeInNames + Math.Min(place - parts.BlockCount, 3));
            return;
        }

        sheet.Mark(_line + Math.Min(segment.Line, MostLines));
        sheet.Mark(_lineFromEnd + Math.Clamp(parts.All[parts.BlockCount - 1].Line - segment.Line, 0, 4));
        if (parts.ContactPlace < 0)
        {
            sheet.Mark(_contactElsewhere);
        }
        else
        {
            sheet.Mark(_fromContact + 3 + Math.Clamp(place - parts.ContactPlace, -3, 4));
            sheet.Mark(_linesFromContact + 3 + Math.Clamp(segment.Line - parts.All[parts.ContactPlace].Line, -3, 4));
        }

        if (place > 0)
        {
            sheet.Mark((parts.All[place - 1].Line == segment.Line ? _beforeInLine : _before) + parts.Facts[place - 1].Kind);
        }

        if (place + 1 < parts.BlockCount)
        {
            sheet.Mark((parts.All[place + 1].Line == segment.Line ? _behindInLine : _behind) + parts.Facts[place + 1].Kind);
        }

        var rest = segment.Source.Text.AsSpan(segment.End).TrimStart();
        sheet.Mark(_stop, rest is ['.' or '?' or '!', ..]);
        sheet.Mark(_last, rest.IsEmpty);
    }

    private static void MarkShape(CueSheet sheet, Segment segment)
    {
        var text = segment.Text;
        sheet.Mark(_words + Math.Min(segment.Words, MostWords));
        sheet.Mark(_length + (text.Length < 4 ? 0 : text.Length < 8 ? 1 : text.Length < 16 ? 2 : text.Length < 30 ? 3 : text.Length < 50 ? 4 : 5));
        sheet.Mark(_figure, text.ContainsAnyInRange('0', '9'));
        sheet.Mark(_at, text.Contains('@'));
        sheet.Mark(_dot, text.Contains('.'));
        sheet.Mark(_colon, text.Contains(':'));
        sheet.Mark(_ampersand, text.Contains('&'));
        sheet.Mark(_link, text.Contains("www", StringComparison.Ordinal) || text.Contains("http", StringComparison.Ordinal));
        sheet.Mark(_case + Case(segment));
    }

    private static void MarkVocabulary(CueSheet sheet, Segment segment, PartFacts facts)
    {
        var data = EntityData.Shipped;
        var (title, place, country) = (0, 0, 0);
        foreach (var hit in segment.Source.HitsIn(segment.Start, segment.End))
        {
            if (hit.End > segment.End)
            {
                continue;
            }

            sheet.Mark(_has + hit.Kind);
            title = hit.Kind == (int)Vocabulary.Title ? Math.Max(title, hit.Length) : title;
            place = hit.Kind == (int)Vocabulary.Place ? Math.Max(place, hit.Length) : place;
            country = hit.Kind == (int)Vocabulary.Country ? Math.Max(country, hit.Length) : country;
        }

        var length = segment.Length;
        sheet.Mark(_titleShare + (title == 0 ? 0 : title == length ? 4 : title * 2 >= length ? 3 : title > 3 ? 2 : 1));
        sheet.Mark(_placeShare + (place == 0 ? 0 : place == length ? 2 : 1));
        sheet.Mark(_countryShare + (country == 0 ? 0 : country == length ? 2 : 1));
        sheet.Mark(_department, title > 0 && TitleReader.IsDepartment(data, segment));
        sheet.Mark(_endsAsTitle, TitleReader.EndsAsTitle(segment));
        sheet.Mark(_endsAsCompany, NameRules.EndsAsCompany(data, segment.Folded));
        sheet.Mark(_phoneLabel, data.PhoneLabels.Match(segment.Folded, 0, out _) > 0);
        sheet.Mark(_looksTitle, facts.IsTitle);
        sheet.Mark(_legalForm, facts.HasLegalForm);
        sheet.Mark(_person, facts.Name is not null);
        sheet.Mark(_honorific, facts.Name is { } name && name.Length < length);
    }

    private static void MarkSender(CueSheet sheet, SenderParts parts, int place)
    {
        var (lines, segment) = (parts.Lines, parts.All[place]);
        var isKnown = lines.Label.Length >= SenderParts.ShortestLabel;
        sheet.Mark(_noDomain, !isKnown);
        sheet.Mark(_domain, parts.Facts[place].SpellsDomain);
        sheet.Mark(_abbreviated, isKnown && CompanyLabel.Abbreviates(segment.Text, lines.Label));
        sheet.Mark(_localPart, DisplayCompany.SharesLocalPart(lines, segment));
        var isShown = segment.Source == lines.DisplayName;
        sheet.Mark(isShown ? _inBlock : _inDisplay, parts.SharesWord(segment, isShown));
        sheet.Mark(_owner, CompanyReader.IsOwners(lines, segment.Text));
        sheet.Mark(_own, lines.IsOwn);
        sheet.Mark(_machine, lines.IsMachine);
        sheet.Mark(_answer, lines.IsAnswer);
    }

    private static void MarkPairs(CueSheet sheet, SenderParts parts, int place)
    {
        var segment = parts.All[place];
        var (kind, letters) = (parts.Facts[place].Kind, Case(segment));
        sheet.Mark(_kind + kind);
        sheet.Mark(_kindAndCase + (kind * _cases.Length) + letters);
        sheet.Mark(_kindAndSource + (kind * _sources.Length) + Source(segment));
        sheet.Mark(_caseAndWords + (letters * (MostWords + 1)) + Math.Min(segment.Words, MostWords));
        if (parts.ContactPlace >= 0 && place < parts.BlockCount)
        {
            sheet.Mark(_kindAndContact + (kind * _steps.Length) + 3 + Math.Clamp(place - parts.ContactPlace, -3, 4));
        }
    }

    private static int Source(Segment segment) => segment.Source.Source switch
    {
        Assessments.EvidenceSource.Signature => 0,
        Assessments.EvidenceSource.Body => 1,
        _ => 2,
    };

    private static int Case(Segment segment)
    {
        var text = segment.Text;
        var first = text[0];
        if (segment.IsEastAsian)
        {
            return first is >= '\u0E00' and <= '\u0E7F' ? 0 : Folding.IsHangul(first) ? 1 : 2;
        }

        if (char.IsLetter(first) && !char.IsUpper(first) && !char.IsLower(first))
        {
            return 3;
        }

        return SegmentKinds.HasNoSmall(text) ? 4 : char.IsLower(first) ? 5 : SegmentKinds.IsWrittenAsName(segment) ? 6 : 7;
    }

    private static string[] Pairs(string[] first, string[] second) => [.. first.SelectMany(a => second.Select(b => $"{a}, {b}"))];
}
