namespace InquiryAssistant.Core.Mail.Signatures;

/// <summary>How strongly a line closes a letter.</summary>
internal enum Closing
{
    None,

    /// <summary>Thanks, which may also be part of the text.</summary>
    Weak,

    /// <summary>A closing formula.</summary>
    Strong,
}

/// <summary>Judges single lines at the end of a mail.</summary>
internal static class SignatureLine
{
    private const int LongestLine = 120;
    private const int MostWords = 14;

    /// <summary>Whether the line is a closing formula, alone or with the name behind it ("Thanks, Tom").</summary>
    public static Closing ClosingOf(ReadOnlySpan<char> line)
    {
        var words = Bare(line);
        if (words.Length is 0 or > 80)
        {
            return Closing.None;
        }

        if (Of(words) is var whole and not Closing.None)
        {
            return whole;
        }

        // "Best regards, Tom Ford": the formula up to a comma or space, then a name.
        for (var i = words.Length - 1; i > 1; i--)
        {
            if (words[i] is ',' or '，' or ' ' or '.' or '!' or '/' or '|' or '、' or '。' && Of(Bare(words[..i])) is var kind and not Closing.None
                && FollowsClosing(words[(i + 1)..]))
            {
                return kind;
            }
        }

        return Closing.None;
    }

    /// <summary>Whether the line could stand in a name block: short, no sentence, no question, no list item.</summary>
    /// <param name="line">The line.</param>
    /// <param name="isClosed">Whether a closing formula stands above, so that a slogan or an address may be longer.</param>
    public static bool MayBelong(ReadOnlySpan<char> line, bool isClosed = false)
    {
        if (line.Length > LongestLine || line[^1] is '?' or '？' or ':' or '：' || IsPostscript(line) || IsListItem(line))
        {
            return false;
        }

        if (IsContact(line))
        {
            return true;
        }

        if (IsOrdered(line))
        {
            return false;
        }

        var ideographs = 0;
        var words = 1;
        foreach (var c in line)
        {
            ideographs += c >= '\u2E80' ? 1 : 0;
            words += c is ' ' or '\t' ? 1 : c is '|' or '/' or '·' or '–' or '-' or '•' ? -1 : 0;
        }

        if (ideographs > 0)
        {
            return ideographs <= 30 && line[^1] is not ('。' or '！');
        }

        var isSentence = words > (isClosed ? 10 : 6) && line[^1] is '.' or '!' or ';';
        return words <= MostWords && (!isSentence || EndsWithCompanyForm(line));
    }

    /// <summary>Whether the line gives a number of goods: "6204-2RS 500 pcs", "2000套".</summary>
    public static bool IsOrdered(ReadOnlySpan<char> line)
    {
        for (var i = 0; i < line.Length; i++)
        {
            if (!char.IsDigit(line[i]) || (i + 1 < line.Length && char.IsDigit(line[i + 1])))
            {
                continue;
            }

            var word = line[(i + 1)..].TrimStart(' ');
            var end = 0;
            while (end < word.Length && char.IsLetter(word[end]))
            {
                end++;
            }

            if (end > 0 && SignatureWords.IsItemUnit(word[..end]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the line gives contact data: phone, address, site, or a label of one.</summary>
    public static bool IsContact(ReadOnlySpan<char> line)
    {
        if (line.Length > LongestLine)
        {
            return false;
        }

        var digits = 0;
        var letters = 0;
        foreach (var c in line)
        {
            digits += char.IsDigit(c) ? 1 : 0;
            letters += char.IsLetter(c) ? 1 : 0;
        }

        // "6204-2RS 500 pcs" has as many digits as a telephone number, but letters among them.
        var isNumber = digits is >= 7 and <= 40 && (letters == 0 || line[0] is '+' or '(' || line.Contains(" +", StringComparison.Ordinal));
        return isNumber || HasLabel(line)
            || (IsMostlyAddress(line) && letters < 60);
    }

    /// <summary>Whether a word of the line is a job title or a legal form.</summary>
    public static bool NamesTitleOrCompany(ReadOnlySpan<char> line)
    {
        if (line.Length > LongestLine)
        {
            return false;
        }

        var start = 0;
        for (var i = 0; i <= line.Length; i++)
        {
            if (i < line.Length && !IsSeparator(line[i]))
            {
                continue;
            }

            var word = line[start..i];
            if (!word.IsEmpty && (SignatureWords.IsTitle(word) || SignatureWords.IsCompanyForm(word) || SignatureWords.IsCompanyForm(word.TrimEnd('.'))))
            {
                return true;
            }

            start = i + 1;
        }

        return SignatureWords.ContainsIdeographicTitle(line);
    }

    /// <summary>A name as it stands alone: one to four capitalised words, or a short run of a script without capitals.</summary>
    public static bool IsName(ReadOnlySpan<char> text)
    {
        text = text.Trim().TrimEnd(".!,");
        if (text.IsEmpty || text.Length > 40 || text.IndexOfAnyInRange('0', '9') >= 0 || text.IndexOfAny("?!:;@") >= 0)
        {
            return false;
        }

        var words = 0;
        foreach (var range in text.Split(' '))
        {
            var word = text[range];
            if (word.IsEmpty)
            {
                continue;
            }

            words++;
            if (char.IsLower(word[0]) && word.Length > 3)
            {
                return false;
            }
        }

        return words is > 0 and <= 4;
    }

    /// <summary>Whether it is one to three words of letters, each with a capital first.</summary>
    public static bool IsCapitalised(ReadOnlySpan<char> line)
    {
        var words = 0;
        foreach (var range in line.Split(' '))
        {
            var word = line[range].TrimEnd('.');
            if (word.IsEmpty || !char.IsUpper(word[0]))
            {
                return false;
            }

            foreach (var c in word)
            {
                if (!char.IsLetter(c) && c is not ('-' or '\'' or '’'))
                {
                    return false;
                }
            }

            words++;
        }

        return words is > 0 and <= 3 && line[^1] != '.' && ClosingOf(line) == Closing.None;
    }

    /// <summary>Whether the line begins with a form of address ("Dr.", "Eng.", "م.").</summary>
    public static bool HasHonorific(ReadOnlySpan<char> line)
    {
        var end = line.IndexOf(' ');
        return end is > 0 and < 12 && line.Length <= 40 && SignatureWords.IsHonorific(line[..end].TrimEnd('.'));
    }

    /// <summary>Whether the line is only drawn.</summary>
    public static bool IsRule(ReadOnlySpan<char> line) => History.LineShape.IsRule(line, 2);

    /// <summary>The words without punctuation and ornaments around them.</summary>
    public static ReadOnlySpan<char> Bare(ReadOnlySpan<char> line) => line.Trim(" \t,.;:!…-–—*_~/|，。！、：；\u3000^()");

    public static bool IsPostscript(ReadOnlySpan<char> line) =>
        line.Length > 2 && line[0] is 'P' or 'p' && (line[1] is 'S' or 's' ? !char.IsLetter(line[2]) : line[1] == '.' && line[2] is 'S' or 's' or ' ');

    // A name, or the formula once more in another language.
    private static bool FollowsClosing(ReadOnlySpan<char> rest) => IsName(rest) || Of(Bare(rest)) != Closing.None;

    private static Closing Of(ReadOnlySpan<char> words) =>
        SignatureWords.IsClosing(words) ? Closing.Strong : SignatureWords.IsThanks(words) ? Closing.Weak : Closing.None;

    private static bool EndsWithCompanyForm(ReadOnlySpan<char> line)
    {
        var word = line[(line.LastIndexOf(' ') + 1)..];
        return SignatureWords.IsCompanyForm(word) || SignatureWords.IsCompanyForm(word.TrimEnd('.'));
    }

    private static bool IsListItem(ReadOnlySpan<char> line) =>
        (line[0] is '-' or '•' or '*' or '·' or '–' && line.Length > 2 && line[1] == ' ')
        || (char.IsDigit(line[0]) && line.Length > 3 && (line[1] is ')' or '）' or '、' || (line[1] is '.' && line[2] == ' ')));

    private static bool HasLabel(ReadOnlySpan<char> line)
    {
        var end = line.IndexOfAny(":：");
        if (end is <= 0 or > 24)
        {
            end = line.IndexOf(' ');
            if (end is <= 0 or > 12 || end + 1 >= line.Length || !(char.IsDigit(line[end + 1]) || line[end + 1] is '+' or '('))
            {
                return false;
            }
        }

        var label = Bare(line[..end]);
        var slash = label.IndexOfAny("/&,|");
        return SignatureWords.IsContactLabel(label) || (slash > 0 && SignatureWords.IsContactLabel(label[..slash].Trim()));
    }

    private static bool IsMostlyAddress(ReadOnlySpan<char> line)
    {
        var words = line.Count(' ') + 1;
        var isAddress = line.Contains('@') || line.Contains("www.", StringComparison.OrdinalIgnoreCase) || line.Contains("://", StringComparison.Ordinal);
        return isAddress && words <= 5;
    }

    private static bool IsSeparator(char c) => c is ' ' or ',' or '|' or '/' or '\t' or '(' or ')' or '–' or '-' or '·' or '，' or '，' or '\u3000' or ':' or '&';
}
