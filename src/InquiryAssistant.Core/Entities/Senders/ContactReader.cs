namespace InquiryAssistant.Core.Entities.Senders;

/// <summary>Finds the sender's name in its fullest form; a name signed in the writer's own script stands before its Latin spelling.</summary>
internal static class ContactReader
{
    private const int FirstPlainLetterBeyondLatin = 0x370;

    private static readonly System.Buffers.SearchValues<char> NoName = System.Buffers.SearchValues.Create("@.0123456789_:&");

    public static string? Read(EntityData data, SenderLines lines)
    {
        if (lines.Form.TryGet("name", out var field) && Trimmed(data, field) is { } filled)
        {
            return filled;
        }

        if (FromPlatform(data, lines.Body) is { } buyer)
        {
            return buyer;
        }

        var display = Display(data, lines);
        var signed = Signed(data, lines, display);
        if (signed is null || display is null)
        {
            return signed?.Text.ToString() ?? (display is { } shown ? Reordered(shown) : Introduced(data, lines.Body));
        }

        return Prefers(lines, signed.Value, display.Value) ? signed.Value.Text.ToString() : Reordered(display.Value);
    }

    private static bool Prefers(SenderLines lines, Segment signed, Segment display) =>
        IsOtherHouse(lines, signed, display) || IsOtherScript(signed.Text, display.Text) || NameRules.Share(signed.Folded, display.Folded) && signed.Length >= display.Length
        || signed.IsEastAsian && display.IsEastAsian && signed.Text.StartsWith(display.Text, StringComparison.Ordinal);

    /// <summary>"Gulf Oil Registry &lt;vendor@…&gt;" signed by Abdul Saif: a From name that neither the signer nor the address bears is that of his house.</summary>
    private static bool IsOtherHouse(SenderLines lines, Segment signed, Segment display) =>
        signed.Words is 2 or 3 && display.Words >= 3 && OpensLine(signed) && !NameRules.Share(signed.Folded, display.Folded) && !DisplayCompany.SharesLocalPart(lines, display);

    private static bool IsOtherScript(ReadOnlySpan<char> signed, ReadOnlySpan<char> display) =>
        signed.ContainsAnyInRange((char)FirstPlainLetterBeyondLatin, '\uFFDC') && !display.ContainsAnyInRange((char)FirstPlainLetterBeyondLatin, '\uFFDC');

    private static string? Trimmed(EntityData data, Segment field)
    {
        var end = field.Folded.IndexOfAny('(', ',', '|');
        var value = end > 1 ? field.Part(field.Start, end) : field;
        return NameRules.Person(data, value) is { } name ? name.Text.Trim().ToString()
            : value.Words <= 4 && !value.Has(Vocabulary.NotPerson) && !value.Text.ContainsAny(NoName) ? value.Text.Trim().ToString() : null;
    }

    private static Segment? Display(EntityData data, SenderLines lines)
    {
        for (var i = 0; i < lines.Display.Count; i++)
        {
            var segment = lines.Display[i];
            if (DisplayCompany.StandsBehindDepartment(data, lines.Display, i))
            {
                return null;
            }

            if ((lines.DisplayFacts[i].Name ?? (DisplayCompany.IsWrittenAsPerson(lines.From, segment) ? segment : null)) is { } name && !IsCompany(lines, name) && DisplayCompany.Behind(data, segment, lines.Label) is null)
            {
                return name;
            }
        }

        return lines.Display.Count == 1 && IsLowerCaseName(data, lines.Display[0]) ? lines.Display[0] : null;
    }

    private static bool IsLowerCaseName(EntityData data, Segment segment) =>
        segment.Words <= 2 && segment.Length is >= 3 and <= 24 && !segment.Has(Vocabulary.NotPerson) && !segment.Has(Vocabulary.CompanyWord) && !segment.Has(Vocabulary.LegalForm)
        && !segment.Text.ContainsAny(NoName) && char.IsLower(segment.Text[0]) && !data.Closings.Contains(segment.Folded) && !TitleReader.IsTitle(segment);

    /// <summary>"Jones, Mary" becomes "Mary Jones".</summary>
    private static string Reordered(Segment shown)
    {
        var whole = shown.Source.Text;
        var comma = whole.IndexOf(", ", StringComparison.Ordinal);
        if (comma > 0 && shown.Start == 0 && shown.Words == 1 && shown.End == comma && Segment.CountWords(whole.AsSpan(comma + 2)) is 1 or 2 && !whole.AsSpan(comma).ContainsAny("(|/."))
        {
            return $"{whole[(comma + 2)..]} {whole[..comma]}";
        }

        return shown.Text.ToString();
    }

    /// <summary>The block's part that shares a word with the display name, else the first name at the head of a signature.</summary>
    private static Segment? Signed(EntityData data, SenderLines lines, Segment? display)
    {
        Segment? first = null;
        for (var i = 0; i < lines.Block.Count; i++)
        {
            var segment = lines.Block[i];
            if (segment.Length > 45 || lines.BlockFacts[i].Name is not { } name || IsOwner(lines, name))
            {
                continue;
            }

            if (display is { } shown && NameRules.Share(name.Folded, shown.Folded))
            {
                return name;
            }

            if (first is null && IsPlausible(data, lines, name, segment, display is null))
            {
                first = name;
            }
        }

        return first ?? LowerCaseName(data, lines);
    }

    /// <summary>"… senno passo a un altro / franco" from ciclifranco@: the last word stands in the address.</summary>
    private static Segment? LowerCaseName(EntityData data, SenderLines lines)
    {
        var source = lines.Signature.Text.Length > 0 ? lines.Signature : lines.Body;
        var end = source.Text.AsSpan().TrimEnd().Length;
        var start = end;
        while (start > 0 && char.IsLetter(source.Text[start - 1]))
        {
            start--;
        }

        var at = lines.From?.Address.IndexOf('@') ?? -1;
        return lines.Display.Count == 0 && end - start is >= 3 and <= 14 && at > 0 && lines.From!.Address.AsSpan(0, at).Contains(source.Folded.AsSpan(start, end - start), StringComparison.OrdinalIgnoreCase) && !data.NotPerson.Contains(source.Folded.AsSpan(start, end - start)) && !data.CompanyWords.Contains(source.Folded.AsSpan(start, end - start))
            ? new(source, start, end - start, 0, false) : null;
    }

    private static bool IsPlausible(EntityData data, SenderLines lines, Segment name, Segment segment, bool isOnly)
    {
        if (IsCompany(lines, name) || TitleReader.IsTitle(name) || EndsInStop(segment) || !HasCase(name.Text) && !name.IsEastAsian && (name.Words is < 2 or > 4))
        {
            return false;
        }

        var head = segment.Line <= 3 || segment.Start != name.Start;
        if (!segment.InSignature)
        {
            return (segment.IsWholeLine || OpensLine(segment) && name.Words >= 2) && segment.Length <= 24 && (name.Words >= 2 || isOnly || name.IsEastAsian) && StandsLast(segment) && !data.Closings.Contains(name.Folded);
        }

        return head && (name.Words is >= 2 and <= 4 || name.IsEastAsian || isOnly && segment.Line <= 2);
    }

    /// <summary>A line that closes with a full stop is a sentence, unless the stop is that of an initial: "Aarav K."</summary>
    private static bool EndsInStop(Segment segment)
    {
        var end = segment.Source.Text.IndexOf('\n', segment.End);
        var rest = segment.Source.Text.AsSpan(segment.End, (end < 0 ? segment.Source.Text.Length : end) - segment.End).TrimEnd();
        return segment.Words >= 2 && segment.Text[^2] != ' ' && rest is "." or "!" or "؟" or "?" or "。";
    }

    private static bool OpensLine(Segment segment) => segment.Start == 0 || segment.Source.Text[segment.Start - 1] == '\n';

    private static bool HasCase(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsUpper(c) || char.IsLower(c))
            {
                return true;
            }
        }

        return false;
    }

    private static bool StandsLast(Segment segment) => segment.Source.Text.AsSpan(segment.End).Trim().Length <= 80;

    private static bool IsCompany(SenderLines lines, Segment name) => lines.Label is { Length: >= 4 } label && (CompanyLabel.Matches(name.Text, label) || CompanyLabel.Abbreviates(name.Text, label)) && !DisplayCompany.SharesLocalPart(lines, name);

    private static bool IsOwner(SenderLines lines, Segment name) =>
        !lines.IsOwn && lines.Owner.Name.Length > 0 && NameRules.Share(name.Folded, Text.Folding.Fold(lines.Owner.Name)) && name.Words <= 2;

    /// <summary>"Lucas Ferreyra (Argentina) has sent you an inquiry": the name at the line's start.</summary>
    private static string? FromPlatform(EntityData data, SourceText body)
    {
        foreach (var hit in body.Hits)
        {
            if (hit.Kind != (int)Vocabulary.PlatformLead)
            {
                continue;
            }

            var start = body.Text.LastIndexOf('\n', Math.Max(0, hit.Start - 1)) + 1;
            var stop = body.Folded.AsSpan(start, hit.Start - start).IndexOfAny('(', ',');
            var segment = new Segment(body, start, stop > 0 ? stop : hit.Start - start, 0, false);
            var text = segment.Text.TrimEnd();
            if (text.Length > 1 && NameRules.Person(data, segment.Part(start, text.Length)) is { } name)
            {
                return name.Text.ToString();
            }
        }

        return null;
    }

    /// <summary>"My name is …": for senders whose display name and signature tell none.</summary>
    private static string? Introduced(EntityData data, SourceText body)
    {
        foreach (var hit in body.Hits)
        {
            if (hit.Kind != (int)Vocabulary.IntroLead || hit.Start > 400)
            {
                continue;
            }

            var from = hit.End;
            while (from < body.Text.Length && body.Text[from] == ' ')
            {
                from++;
            }

            var end = from;
            var words = 0;
            while (end < body.Text.Length && (char.IsLetter(body.Text[end]) || body.Text[end] is '-' or '\'' || body.Text[end] == ' ' && end + 1 < body.Text.Length && char.IsUpper(body.Text[end + 1]) && ++words < 4))
            {
                end++;
            }

            if (end > from + 1 && char.IsUpper(body.Text[from]) && NameRules.Person(data, new(body, from, end - from, 0, false)) is { } name && body.Folded[hit.Start..hit.End] is not ("from" or "at" or "with" or "de" or "von" or "we are"))
            {
                return name.Text.ToString();
            }
        }

        return null;
    }
}
