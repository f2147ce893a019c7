namespace InquiryAssistant.Core.Mail.Signatures;

/// <summary>Recognises the From display name, or a part of it, in a line.</summary>
internal static class SenderName
{
    /// <summary>First and last name with titles around them.</summary>
    private const int LongestNames = 50;

    // Addresses leave out what the name in the letter has: "Zdenek Maly" signs as "Zdeněk Malý".
    private const string Marked = "àáâãäåāăąçćčďđèéêëēęěğìíîïīıłľĺñńňòóôõöøőŕřśšşșťţțùúûüūůűýÿźžż";
    private const string Plain = "aaaaaaaaacccddeeeeeeegiiiiiilllnnnooooooorrsssstttuuuuuuuyyzzz";

    /// <summary>The display name, and the words of the address before the @ for who is shown as "Purchasing" and signs as "John".</summary>
    public static string Of(MailAddress? from)
    {
        if (from is null)
        {
            return "";
        }

        var name = from.Name.Contains('@') ? "" : from.Name;
        var at = from.Address.IndexOf('@');
        var local = at > 0 ? from.Address[..at] : "";
        return local.AsSpan().IndexOfAny("._-") > 0 && local.Length <= LongestNames ? $"{name} {local.Replace('.', ' ').Replace('_', ' ').Replace('-', ' ')}" : name;
    }

    /// <summary>Whether the line begins with the sender's name or a part of it.</summary>
    public static bool StandsIn(ReadOnlySpan<char> line, string senderName)
    {
        if (senderName.Length == 0 || line.Length > 90)
        {
            return false;
        }

        return Stands(line, senderName) || (!System.Text.Ascii.IsValid(line) && Stands(Unmarked(line), Unmarked(senderName)));
    }

    /// <summary>Whether the first word of the line is a word of the sender's name, so that "To: Amy Reed" is not.</summary>
    public static bool Opens(ReadOnlySpan<char> line, string senderName)
    {
        var bare = SignatureLine.Bare(line);
        var end = 0;
        while (end < bare.Length && char.IsLetter(bare[end]))
        {
            end++;
        }

        ReadOnlySpan<char> word = Unmarked(bare[..end]);
        ReadOnlySpan<char> name = Unmarked(senderName);
        foreach (var range in name.Split(' '))
        {
            if (!word.IsEmpty && name[range].Trim(",.\"'()|").Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Stands(ReadOnlySpan<char> line, string senderName)
    {
        // "S. Brorsson" or "Hon. Walter Prentice": a line that is a name may carry the known part anywhere.
        var bare = SignatureLine.Bare(line);
        if (bare.Length == 1 && bare[0] < '\u2E80')
        {
            return char.IsUpper(bare[0]) && bare[0] == senderName[0];
        }

        var isName = SignatureLine.IsName(bare);
        var found = 0;
        foreach (var range in senderName.AsSpan().Split(' '))
        {
            var part = senderName.AsSpan()[range].Trim(" ,.\"'()|");
            var at = part.Length >= 2 || (part.Length == 1 && part[0] >= '\u2E80') ? bare.IndexOf(part, StringComparison.OrdinalIgnoreCase) : -1;
            if (at < 0 || !IsWord(bare, at, part.Length))
            {
                continue;
            }

            found++;
            var opens = at == 0 && (part[0] >= '\u2E80' || EndsName(bare[part.Length..]));
            if (isName || opens || (found > 1 && (bare.Length <= LongestNames || bare.StartsWith(senderName, StringComparison.OrdinalIgnoreCase))))
            {
                return true;
            }
        }

        return found > 0 && bare.Length < 60 && SignatureLine.NamesTitleOrCompany(line);
    }

    private static string Unmarked(ReadOnlySpan<char> text) => string.Create(text.Length, text, static (target, source) =>
    {
        for (var i = 0; i < source.Length; i++)
        {
            var at = source[i] < '\u0080' ? -1 : Marked.IndexOf(char.ToLowerInvariant(source[i]), StringComparison.Ordinal);
            target[i] = at < 0 ? source[i] : char.IsUpper(source[i]) ? char.ToUpperInvariant(Plain[at]) : Plain[at];
        }
    });

    private static bool IsWord(ReadOnlySpan<char> line, int start, int length)
    {
        var end = start + length;
        return line[start] >= '\u2E80' || ((start == 0 || !char.IsLetterOrDigit(line[start - 1])) && (end == line.Length || !char.IsLetterOrDigit(line[end])));
    }

    // "Rashad, owner" and "Zoe | Sales" are names; "Best price please" from Best Bearings is not.
    private static bool EndsName(ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart(' ');
        return rest.Length <= 2 || rest[0] is ',' or '|' or '/' or '-' or '–' or '—' or '(' or '·' or '，' or '、' or '\t';
    }
}
