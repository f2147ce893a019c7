using InquiryAssistant.Core.Mail;
using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities.Senders;

/// <summary>Companies inside display names: "Comptabilité SportFit", "Dpto. Adquisiciones Grupo Herracentro".</summary>
internal static class DisplayCompany
{
    /// <summary>The words of the display name that spell the domain, or that stand behind a department; null when neither holds.</summary>
    public static Segment? Behind(EntityData data, Segment display, string label)
    {
        for (var i = 0; i < display.Length && label.Length >= 4; i++)
        {
            if ((i == 0 || display.Text[i - 1] == ' ') && CompanyLabel.SpeltUntil(display.Folded, i, label) is > 0 and var end && i > 0)
            {
                return display.Part(display.Start + i, end - i);
            }
        }

        var lead = DepartmentLength(data, display);
        var name = lead > 0 && lead + 3 < display.Length ? display.Part(display.Start + lead + 1, display.Length - lead - 1) : default;
        return name.Length >= 4 && !name.Has(Vocabulary.NotPerson) && !TitleReader.IsTitle(name) && (char.IsUpper(name.Text[0]) || name.Text[0] > 0x5D0) && display.Words >= 2 ? name : null;
    }

    /// <summary>"ฝ่ายบริการ นครอะไหล่", "Kế toán An Khang": what follows a department is the company; Han and Hangul put the person there.</summary>
    public static bool StandsBehindDepartment(EntityData data, IReadOnlyList<Segment> display, int i) =>
        i > 0 && display[i].Line == display[i - 1].Line && display[i].Start - display[i - 1].End == 1 && TitleReader.IsTitle(display[i - 1]) && TitleReader.IsDepartment(data, display[i - 1])
        && (!display[i].IsEastAsian || display[i].Text[0] is >= '\u0E00' and <= '\u0E7F');

    /// <summary>"Tonnellerie Industrielle du Nord" where Luc Demarest signs: the From name that is not the signer's is that of his house.</summary>
    public static Segment? OfSigner(EntityData data, SenderLines lines, string? contact)
    {
        if (contact is null || lines.IsMachine || lines.Display.Count != 1 || FreeMail.IsFree(lines.From?.Domain ?? ""))
        {
            return null;
        }

        var shown = lines.Display[0];
        return shown.Words is >= 2 and <= 6 && (char.IsUpper(shown.Text[0]) || shown.Text[0] > 0x5D0) && !shown.Text.ContainsAny('@', '.') && !NameRules.Share(shown.Folded, Folding.Fold(contact)) && !SharesLocalPart(lines, shown)
            && !shown.Has(Vocabulary.NotPerson) && !TitleReader.IsTitle(shown) && !CompanyReader.IsOwners(lines, shown.Text) && !EndsAsDepartment(data, shown.Folded) ? shown : null;
    }

    /// <summary>"Sourcing Team", "Toys Dept": the last word is that of a department.</summary>
    public static bool EndsAsDepartment(EntityData data, ReadOnlySpan<char> folded) => data.Departments.Contains(folded[(folded.LastIndexOf(' ') + 1)..]);

    /// <summary>"Rebecca Stone &lt;r.stone@…&gt;": the address writes two words as a person's, though the last may be a trade's.</summary>
    public static bool IsWrittenAsPerson(MailAddress? from, Segment name)
    {
        var address = from?.Address ?? "";
        var folded = name.Folded;
        var (at, gap) = (address.IndexOf('@'), folded.IndexOf(' '));
        if (at <= 0 || gap <= 1 || name.Words != 2 || !char.IsUpper(name.Text[0]) || !char.IsUpper(name.Text[gap + 1]) || name.Text.ContainsAnyInRange('0', '9'))
        {
            return false;
        }

        var local = Folding.Fold(address[..at]).AsSpan();
        var first = folded[..gap];
        var last = folded[(gap + 1)..];
        if (!local.EndsWith(last, StringComparison.Ordinal))
        {
            return false;
        }

        var head = local[..^last.Length].TrimEnd("._-");
        return head.SequenceEqual(first[..1]) || head.SequenceEqual(first) && head.Length + last.Length < local.Length && !FreeMail.IsFree(from!.Domain);
    }

    /// <summary>"Anna Blum &lt;anna@annablum.example&gt;": the domain carries the person's name.</summary>
    public static bool SharesLocalPart(SenderLines lines, Segment name) =>
        lines.LocalPart.Length > 0 && name.Words >= 2 && NameRules.Share(name.Folded, lines.LocalPart);

    private static int DepartmentLength(EntityData data, Segment display)
    {
        var length = 0;
        while (length < display.Length)
        {
            var at = length == 0 ? 0 : length + 1;
            var word = Math.Max(data.NotPerson.Match(display.Folded, at, out _), data.Titles.Match(display.Folded, at, out _));
            if (word == 0 || at + word < display.Length && display.Folded[at + word] is not ' ' and not '.')
            {
                break;
            }

            length = at + word;
            length += length < display.Length && display.Folded[length] == '.' ? 1 : 0;
        }

        return length;
    }
}
