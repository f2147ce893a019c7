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

    /// <summary>"Anna Blum &lt;anna@annablum.example&gt;": the domain carries the person's name.</summary>
    public static bool SharesLocalPart(MailAddress? from, Segment name)
    {
        var address = from?.Address ?? "";
        var at = address.IndexOf('@');
        if (at <= 0 || name.Words < 2)
        {
            return false;
        }

        Span<char> local = stackalloc char[Math.Min(at, 64)];
        for (var i = 0; i < local.Length; i++)
        {
            local[i] = address[i] is '_' or '+' ? '.' : Folding.Fold(address[i]);
        }

        return NameRules.Share(name.Folded, local);
    }

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
