using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Mail;
using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities;

/// <summary>Reads who the sender is from the closing lines, his display name and the domain: contact, title, company, telephone, site.</summary>
internal sealed class PersonReader(EntityData data, MailAddress? from, SourceText body, SourceText signature, Findings findings)
{
    private const int TailLines = 8;

    private readonly List<Line> lines = Lines(signature).Concat(Tail(body)).ToList();

    public string? Contact { get; private set; }

    public string? JobTitle { get; private set; }

    public TitleRole? Title { get; private set; }

    public string? Company { get; private set; }

    public string? Phone { get; private set; }

    public string? Website { get; private set; }

    private sealed record Line(SourceText Source, int Start, string Text);

    public void Read()
    {
        ReadTitle();
        ReadContact();
        ReadCompany();
        ReadPhone();
        ReadWebsite();
    }

    private static IEnumerable<Line> Lines(SourceText source)
    {
        var offset = 0;
        foreach (var raw in source.Text.Split('\n'))
        {
            var lead = raw.Length - raw.TrimStart().Length;
            if (raw.Trim().Length > 0)
            {
                yield return new(source, offset + lead, raw.Trim());
            }

            offset += raw.Length + 1;
        }
    }

    private static IEnumerable<Line> Tail(SourceText source) => Lines(source).Where(l => l.Text.Length <= 90).TakeLast(TailLines);

    private IEnumerable<(Line Line, int Start, string Text)> Segments()
    {
        foreach (var line in lines)
        {
            if (line.Text.Length > 120)
            {
                continue;
            }

            var start = 0;
            for (var i = 0; i <= line.Text.Length; i++)
            {
                if (i < line.Text.Length && !IsSeparator(line.Text, i))
                {
                    continue;
                }

                var raw = line.Text[start..i];
                var trimmed = raw.Trim(' ', '-', '–', '—', '*', '.', '"', '“', '”', '<', '>');
                if (trimmed.Length > 0)
                {
                    yield return (line, line.Start + start + raw.IndexOf(trimmed, StringComparison.Ordinal), trimmed);
                }

                start = i + 1;
            }
        }
    }

    private static bool IsSeparator(string text, int i) =>
        text[i] is ' ' && i > 0 && (Folding.IsUnspaced(text[i - 1]) || Folding.IsHangul(text[i - 1])) || text[i] is '|' or ',' or '·' or '•' or '\t' or '，' or '、' or '｜' or '(' or ')' or ';' or '/' || text[i] is '-' or '–' or '—' && i > 0 && text[i - 1] == ' ';

    private void ReadTitle()
    {
        foreach (var (line, start, text) in Segments())
        {
            if (text.Length <= 60 && Words(text) <= 7 && TitleIn(text, out var role, out var whole) && (line.Source.Source == EvidenceSource.Signature || whole))
            {
                SetTitle(line.Source, start, text, role);
                return;
            }
        }

        if (from is not null && TitleIn(from.Name, out var named, out _) && Words(from.Name) <= 6)
        {
            var at = from.Name.IndexOfAny(['|', '/', '(', ',', '-']);
            JobTitle = (at >= 0 ? from.Name[(at + 1)..] : from.Name).Trim(' ', ')', '-');
            Title = named;
            return;
        }

        ReadTitleInSentence();
    }

    private void SetTitle(SourceText source, int start, string text, TitleRole role)
    {
        JobTitle = text;
        Title = role;
        findings.Add(EntityKind.JobTitle, source, start, text.Length);
    }

    /// <summary>Whether the segment is a title: it starts or ends with one that covers most of it.</summary>
    private bool TitleIn(string text, out TitleRole role, out bool whole)
    {
        var folded = Folding.Fold(text);
        role = TitleRole.Neutral;
        whole = false;
        var best = 0;
        for (var i = 0; i < folded.Length; i++)
        {
            var length = data.Titles.Match(folded, i, out var found);
            if (length == 0)
            {
                continue;
            }

            if (length > best || found == TitleRole.Influencer && role == TitleRole.Decider && best - length < 8)
            {
                role = found;
                best = Math.Max(best, length);
            }

            i += length - 1;
        }

        whole = best >= folded.Length - 1;
        return best > 0 && (whole || best * 2 >= folded.Length || Words(text) <= 4);
    }

    /// <summary>"I am the purchasing manager of …": a title within four words behind a first person.</summary>
    private void ReadTitleInSentence()
    {
        ReadOnlySpan<char> folded = body.Folded;
        foreach (var lead in FirstPerson)
        {
            var at = folded.IndexOf(lead, StringComparison.Ordinal);
            if (at < 0 || at > 0 && Folding.IsWord(folded[at - 1]) && !Folding.IsUnspaced(folded[at]))
            {
                continue;
            }

            var start = data.Titles.Find(folded, at + lead.Length, Math.Min(folded.Length, at + lead.Length + 24), out var length, out var role);
            if (start >= 0 && !folded[(at + lead.Length)..start].ContainsAny(".,\n?"))
            {
                SetTitle(body, start, body.Text.Substring(start, length), role);
                return;
            }
        }
    }

    private static readonly string[] FirstPerson =
    [
        "i am ", "i'm ", "im the ", "my name is ", "we are the ", "ich bin ", "als ", "je suis ", "soy ", "sou ", "sono ", "ik ben ", "jestem ", "я - ", "я ", "являюсь ", "ben ", "انا ", "toi la ", "saya ", "我是", "私は", "저는", "ผม", "ดิฉัน",
    ];

    private void ReadContact()
    {
        var display = from is null ? "" : CleanDisplayName(from.Name);
        var signed = NameLine(display);
        Contact = !IsPerson(display) ? signed
            : signed is not null && (Shares(signed, display) && signed.Length >= display.Length || IsOtherScript(signed, display)) ? signed
            : display;
    }

    /// <summary>A name signed in the writer's own script stands before its Latin spelling in the From line.</summary>
    private static bool IsOtherScript(string signed, string display) => signed.Any(c => c > 0x370) && display.All(c => c < 0x370);

    private static string CleanDisplayName(string name)
    {
        var cut = name.Trim(' ', '"', '\'');
        foreach (var mark in (string[])[" | ", " / ", " (", " - ", " – ", " via ", " @ ", ", "])
        {
            var at = cut.IndexOf(mark, StringComparison.OrdinalIgnoreCase);
            if (at > 1)
            {
                if (mark == ", " && Words(cut[..at]) == 1 && Words(cut[(at + 2)..]) is 1 or 2)
                {
                    cut = cut[(at + 2)..] + " " + cut[..at];
                }
                else
                {
                    cut = cut[..at];
                }
            }
        }

        return cut.Contains('@') ? "" : cut.Trim();
    }

    private bool IsPerson(string name)
    {
        if (name.Length < 2 || Words(name) > 5 || name.Any(char.IsDigit))
        {
            return false;
        }

        var folded = Folding.Fold(name);
        return data.NotPerson.Find(folded, 0, folded.Length, out _, out _) < 0 && data.LegalForms.Find(folded, 0, folded.Length, out var length, out _) is var at && (at < 0 || length <= 2)
            && !(data.CompanyWords.Find(folded, 0, folded.Length, out _, out _) >= 0 && Words(name) >= 2 && data.CompanyWords.TryGet(folded.AsSpan(folded.LastIndexOf(' ') + 1), out _));
    }

    /// <summary>The signature's line that is a name: the one that shares a word with the display name, else the first short one of letters only.</summary>
    private string? NameLine(string display)
    {
        string? first = null;
        foreach (var (line, _, text) in Segments())
        {
            if (text.Length > 40 || Words(text) > 5 || text.Any(c => char.IsDigit(c) || c is '@' or ':' or '?' or '!') || !char.IsUpper(text[0]) && char.IsLower(text[0]))
            {
                continue;
            }

            if (display.Length > 0 && Shares(text, display) && IsPerson(text))
            {
                return text;
            }

            if (first is null && line.Source.Source == EvidenceSource.Signature && IsPerson(text) && !TitleIn(text, out _, out _) && (Words(text) is >= 2 and <= 4 || text.Length is >= 2 and <= 12 && Folding.IsUnspaced(text[0]) || Folding.IsHangul(text[0])) && !IsClosing(text))
            {
                first = text;
            }
        }

        return first;
    }

    private static bool IsClosing(string text) => text.EndsWith(',') || Words(text) >= 2 && text.Split(' ').Skip(1).Any(w => w.Length > 0 && char.IsLower(w[0]));

    private static bool Shares(string a, string b)
    {
        var words = Folding.Fold(b).Split(' ', '.', '-').Where(w => w.Length > 1).ToHashSet();
        return Folding.Fold(a).Split(' ', '.', '-').Any(w => w.Length > 1 && words.Contains(w));
    }

    private void ReadCompany()
    {
        var label = DomainLabel();
        (SourceText Source, int Start, string Text)? weak = null;
        foreach (var (line, start, text) in Segments())
        {
            if (text.Length > 60 || text.Contains('@') || Words(text) > 8 || text == JobTitle || text == Contact)
            {
                continue;
            }

            if (HasLegalForm(text) || label.Length >= 4 && MatchesLabel(text, label) && !text.Contains("www", StringComparison.OrdinalIgnoreCase) && !text.Contains('.'))
            {
                SetCompany(line.Source, start, WithLegalTail(line, start, text));
                return;
            }

            if (weak is null && line.Source.Source == EvidenceSource.Signature && EndsWithCompanyWord(text))
            {
                weak = (line.Source, start, text);
            }
        }

        if (from is not null && (HasLegalForm(from.Name) || label.Length >= 4 && MatchesLabel(from.Name, label) && !IsPersonMatch()))
        {
            Company = CompanyPart(from.Name, label);
            return;
        }

        if (weak is { } w)
        {
            SetCompany(w.Source, w.Start, w.Text);
            return;
        }

        ReadCompanyInText(label);
    }

    private bool IsPersonMatch() => from is not null && IsPerson(CleanDisplayName(from.Name)) && Words(CleanDisplayName(from.Name)) == Words(from.Name);

    private static string CompanyPart(string name, string label)
    {
        var parts = name.Split(['|', '/', '(', ')', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).SelectMany(p => p.Split([" - ", " – ", " at "], StringSplitOptions.TrimEntries)).ToArray();
        return parts.FirstOrDefault(p => label.Length >= 4 && MatchesLabel(p, label)) ?? (parts.Length > 0 ? parts[^1] : name);
    }

    private void SetCompany(SourceText source, int start, string text)
    {
        Company = text;
        findings.Add(EntityKind.Company, source, start, text.Length);
    }

    /// <summary>"Oilfield Mud Co., Ltd" is cut at its comma: take the legal tail back in.</summary>
    private string WithLegalTail(Line line, int start, string text)
    {
        var end = start - line.Start + text.Length;
        if (end + 1 >= line.Text.Length || line.Text[end] is not (',' or '.' or '/' or '，'))
        {
            return text;
        }

        var rest = Folding.Fold(line.Text[(end + 1)..]);
        var lead = rest.Length - rest.TrimStart().Length;
        var length = lead < rest.Length ? data.LegalForms.Match(rest, lead, out _) : 0;
        return length > 0 ? line.Text.Substring(start - line.Start, text.Length + 1 + lead + length) : text;
    }

    private bool HasLegalForm(string text)
    {
        var folded = Folding.Fold(text);
        for (var i = 0; i < folded.Length; i++)
        {
            var length = data.LegalForms.Match(folded, i, out _);
            if (length > 0 && length < folded.Length && (i + length >= folded.Length - 1 || i == 0 && length > 3 || folded[i] > 127) && (length > 2 || IsUpper(text.AsSpan(i, length)) || folded[i] > 127) && Words(text) + (folded[0] > 127 ? 1 : 0) >= 2)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsUpper(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsLower(c))
            {
                return false;
            }
        }

        return true;
    }

    private bool EndsWithCompanyWord(string text)
    {
        var folded = Folding.Fold(text);
        return Words(text) is >= 2 and <= 6 && char.IsUpper(text[0]) && !TitleIn(text, out _, out _)
            && (data.CompanyWords.TryGet(folded.AsSpan(folded.LastIndexOf(' ') + 1), out _) || data.CompanyWords.TryGet(folded.AsSpan(0, folded.IndexOf(' ')), out _));
    }

    private string DomainLabel()
    {
        if (from is null || from.Domain.Length == 0 || FreeMail.IsFree(from.Domain))
        {
            return "";
        }

        var parts = from.Domain.Split('.');
        var index = parts.Length >= 3 && parts[^1] == "example" && parts[^2].Length <= 3 ? parts.Length - 3 : parts.Length - 2;
        return Squeeze(index >= 0 ? parts[index] : parts[0]);
    }

    private static string Squeeze(string text) => string.Concat(Folding.Fold(text).Where(char.IsLetterOrDigit));

    private static bool MatchesLabel(string text, string label)
    {
        var squeezed = Squeeze(text);
        return squeezed.Length >= 4 && (squeezed == label || squeezed.StartsWith(label, StringComparison.Ordinal) || label.StartsWith(squeezed, StringComparison.Ordinal) && squeezed.Length >= 5 && squeezed.Length * 2 >= label.Length);
    }

    /// <summary>The domain's name spelt out in the text: up to five words whose letters make the label.</summary>
    private void ReadCompanyInText(string label)
    {
        if (label.Length < 4)
        {
            return;
        }

        foreach (var source in (SourceText[])[signature, body])
        {
            var folded = source.Folded;
            for (var i = 0; i < folded.Length; i++)
            {
                if (folded[i] != label[0] || !Folding.StartsWord(folded, i) || !char.IsUpper(source.Text[i]))
                {
                    continue;
                }

                var end = MatchLetters(folded, i, label);
                if (end > 0 && !IsInAddress(folded, i, end))
                {
                    SetCompany(source, i, source.Text[i..end]);
                    return;
                }
            }
        }
    }

    private static int MatchLetters(string folded, int start, string label)
    {
        var i = start;
        var matched = 0;
        while (i < folded.Length && matched < label.Length && i - start < label.Length + 8)
        {
            if (char.IsLetterOrDigit(folded[i]))
            {
                if (folded[i] != label[matched])
                {
                    return 0;
                }

                matched++;
            }
            else if (folded[i] is '\n' or '@')
            {
                return 0;
            }

            i++;
        }

        return matched == label.Length && Folding.EndsWord(folded, i) ? i : 0;
    }

    private static bool IsInAddress(string folded, int start, int end) =>
        end < folded.Length && folded[end] is '.' && end + 1 < folded.Length && char.IsLetter(folded[end + 1]) || start > 0 && folded[start - 1] is '@' or '.' or '/';

    private void ReadPhone()
    {
        foreach (var line in lines)
        {
            for (var i = 0; i < line.Text.Length; i++)
            {
                if (line.Text[i] is not ('+' or '(') && !char.IsDigit(line.Text[i]) || i > 0 && (char.IsLetterOrDigit(line.Text[i - 1]) || line.Text[i - 1] is '.' or '-' or '/'))
                {
                    continue;
                }

                var end = PhoneEnd(line.Text, i, out var digits);
                if (IsPhone(line, i, end, digits))
                {
                    Phone = line.Text[i..end];
                    findings.Add(EntityKind.Phone, line.Source, line.Start + i, end - i);
                    return;
                }

                i = Math.Max(i, end - 1);
            }
        }
    }

    private static int PhoneEnd(string text, int start, out int digits)
    {
        digits = 0;
        var end = start;
        var last = start;
        while (end < text.Length && (char.IsDigit(text[end]) || text[end] is '+' or '(' or ')' or ' ' or '-' or '.' or '/' or '\u00A0' or '–'))
        {
            if (char.IsDigit(text[end]))
            {
                digits++;
                last = end + 1;
            }

            end++;
        }

        return last;
    }

    private static bool IsPhone(Line line, int start, int end, int digits)
    {
        if (digits is < 7 or > 15 || end <= start)
        {
            return false;
        }

        var number = line.Text.AsSpan(start, end - start);
        if (number[0] == '+')
        {
            return true;
        }

        var labelled = HasPhoneLabel(Folding.Fold(line.Text[..start]));
        var inSignature = line.Source.Source == EvidenceSource.Signature;
        var isLabelledOther = line.Text[..start].EndsWith(": ", StringComparison.Ordinal) && !labelled;
        return labelled || !isLabelledOther && digits >= 8 && (inSignature || line.Text.Length - number.Length < 25) && (number[0] is '0' or '(' || number.ContainsAny(' ', '-')) && !number.ContainsAny('/', '.') && !(digits == 8 && number.Contains('-') && number[0] == '2');
    }

    private static readonly string[] PhoneLabels = ["tel", "phone", "ph", "mob", "cell", "whatsapp", "wa", "t:", "m:", "t ", "m ", "fon", "handy", "tlf", "telefon", "tfno", "movil", "celular", "cel", "fone", "gsm", "тел", "моб", "هاتف", "جوال", "موبايل", "ت:", "电话", "電話", "手机", "手機", "携帯", "전화", "휴대", "핸드폰", "dt", "sdt", "dien thoai", "hp", "telp", "no. hp", "โทร", "wechat", "微信", "viber", "direct", "office"];

    private static bool HasPhoneLabel(string before)
    {
        var tail = before.AsSpan(Math.Max(0, before.Length - 22));
        foreach (var label in PhoneLabels)
        {
            var at = tail.LastIndexOf(label, StringComparison.Ordinal);
            if (at >= 0 && (at == 0 || !char.IsLetter(tail[at - 1]) || label[0] > 127))
            {
                return true;
            }
        }

        return false;
    }

    private void ReadWebsite()
    {
        foreach (var line in lines)
        {
            var folded = Folding.Fold(line.Text);
            foreach (var token in folded.Split(' ', '|', ',', ';', '(', ')', '<', '>', '\t'))
            {
                var site = token.Trim('.', ':', '/');
                if (site.Contains('@') || !(site.StartsWith("www.", StringComparison.Ordinal) || site.StartsWith("http", StringComparison.Ordinal) && line.Source.Source == EvidenceSource.Signature || IsBareDomain(site) && line.Source.Source == EvidenceSource.Signature))
                {
                    continue;
                }

                var at = folded.IndexOf(site, StringComparison.Ordinal);
                Website = line.Text.Substring(at, site.Length);
                findings.Add(EntityKind.Website, line.Source, line.Start + at, site.Length);
                return;
            }
        }
    }

    private static bool IsBareDomain(string token) =>
        token.Length > 6 && token.IndexOf('.') > 1 && (token.EndsWith(".example", StringComparison.Ordinal) || token.EndsWith(".com", StringComparison.Ordinal) || token.EndsWith(".net", StringComparison.Ordinal))
        && token.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-');

    private static int Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
}
