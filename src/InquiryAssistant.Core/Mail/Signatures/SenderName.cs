namespace InquiryAssistant.Core.Mail.Signatures;

/// <summary>Recognises the From display name, or a part of it, in a line.</summary>
internal static class SenderName
{
    /// <summary>First and last name with titles around them.</summary>
    private const int LongestNames = 50;

    /// <summary>Whether the line begins with the sender's name or a part of it.</summary>
    public static bool StandsIn(ReadOnlySpan<char> line, string senderName)
    {
        if (senderName.Length == 0 || line.Length > 90)
        {
            return false;
        }

        // "S. Brorsson" or "Hon. Walter Prentice": a line that is a name may carry the known part anywhere.
        var bare = SignatureLine.Bare(line);
        var isName = SignatureLine.IsName(bare);
        var found = 0;
        foreach (var range in senderName.AsSpan().Split(' '))
        {
            var part = senderName.AsSpan()[range].Trim(" ,.\"'()|");
            var at = part.Length >= 2 ? bare.IndexOf(part, StringComparison.OrdinalIgnoreCase) : -1;
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
