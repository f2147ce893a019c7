using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities.Senders;

/// <summary>Finds the sender's job title or department: in a form, the signature, the display name, or his words about himself.</summary>
internal static class TitleReader
{
    private const int LongestTitle = 60;

    private const int MostWords = 8;

    private static readonly System.Buffers.SearchValues<char> CodeMarks = System.Buffers.SearchValues.Create("@:0123456789.");

    private static readonly System.Buffers.SearchValues<char> PlainMarks = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyz -'&");

    /// <summary>The title's place and what it says; null when there is none. A person's title in his words says more than his department in the signature.</summary>
    public static (Segment Segment, TitleRole Role)? Read(EntityData data, SenderLines lines)
    {
        if (lines.Form.TryGet("title", out var field))
        {
            return (field, RoleOf(data, field));
        }

        var signed = FromSegments(data, lines) ?? FromDisplay(data, lines);
        if (signed is null || IsDepartment(data, signed.Value))
        {
            return TitleSentences.Read(data, lines) ?? (signed is { } department ? (department, RoleOf(data, department)) : null);
        }

        return (signed.Value, RoleOf(data, signed.Value));
    }

    private static Segment? FromDisplay(EntityData data, SenderLines lines)
    {
        foreach (var segment in lines.Display)
        {
            if (IsTitle(segment) && NameRules.Person(data, segment) is null)
            {
                return segment;
            }
        }

        return null;
    }

    /// <summary>Han, kana and Hangul words that end as a title or department does: "설계2팀", "品証課".</summary>
    public static bool EndsAsTitle(Segment segment)
    {
        for (var length = 1; segment.IsEastAsian && length <= 4 && length < segment.Length; length++)
        {
            if (segment.Length is >= 3 and <= 12 && EntityData.Shipped.TitleEnds.Contains(segment.Folded[^length..]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Captain Logistics", "Ventas Torni-Rey": a capitalised word beside that of a department names a company.</summary>
    private static bool IsNamedDepartment(Segment segment)
    {
        var (titled, departments) = (0, 0);
        foreach (var hit in segment.Source.HitsIn(segment.Start, segment.End))
        {
            if (hit.Kind == (int)Vocabulary.Title && hit.End <= segment.End)
            {
                titled += hit.Length;
                departments += EntityData.Shipped.Departments.Contains(segment.Source.Folded.AsSpan(hit.Start, hit.Length)) ? hit.Length : 0;
            }
        }

        return titled > 0 && titled == departments && titled < segment.Length - 4 && !segment.IsEastAsian && segment.Words is 2 or 3 && char.IsUpper(segment.Text[0]) && char.IsUpper(segment.Text[segment.Text.LastIndexOf(' ') + 1])
            && !EntityData.Shipped.Departments.Contains(segment.Folded[(segment.Folded.LastIndexOf(' ') + 1)..]) | titled < segment.Length - 4 && segment.Words == 2;
    }

    public static bool IsDepartment(EntityData data, Segment title)
    {
        var words = title.Folded;
        for (var length = 1; title.IsEastAsian && length < Math.Min(3, words.Length); length++)
        {
            if (data.Departments.Contains(words[^length..]))
            {
                return true;
            }
        }

        return data.Departments.Contains(words) || data.Departments.Match(words, 0, out _) > 0 && title.IsEastAsian
            || data.Departments.Contains(words[(words.LastIndexOf(' ') + 1)..]);
    }

    public static bool IsTitle(Segment segment)
    {
        var best = segment.Longest(Vocabulary.Title);
        var words = segment.Words;
        return EndsAsTitle(segment) && segment.Longest(Vocabulary.LegalForm) <= 2 || best > 0 && !IsNamedDepartment(segment) && (best > 2 || best == segment.Length && (segment.IsEastAsian || segment.Text.IndexOfAnyInRange('a', 'z') < 0)) && segment.Length <= LongestTitle && words <= MostWords && segment.Longest(Vocabulary.LegalForm) <= 2
            && (best * 2 >= segment.Length || (words <= 4 && best > 2) || StartsOrEndsWithTitle(segment) && best > 5);
    }

    private static bool StartsOrEndsWithTitle(Segment segment)
    {
        foreach (var hit in segment.Source.HitsIn(segment.Start, segment.End))
        {
            if (hit.Kind == (int)Vocabulary.Title && (hit.Start == segment.Start || hit.End == segment.End))
            {
                return true;
            }
        }

        return false;
    }

    private static Segment? FromSegments(EntityData data, SenderLines lines)
    {
        var segments = lines.Block;
        for (var i = 0; i < segments.Count; i++)
        {
            var segment = segments[i];
            if (IsPlainWordsBesideName(data, lines, i))
            {
                return segment;
            }

            if (!lines.BlockFacts[i].IsTitle || lines.BlockFacts[i].Name is not null || !segment.InSignature && !StandsByName(data, segments, i))
            {
                continue;
            }

            var next = i + 1 < segments.Count && segments[i + 1].Line == segment.Line && IsTitle(segments[i + 1]) ? segments[i + 1] : segment;
            return !IsEnglish(data, segment) && IsEnglish(data, next) ? next : segment;
        }

        return null;
    }

    /// <summary>"Zanele Khumalo, tender office": small letters right beside the name are what its bearer does; companies have capitals.</summary>
    private static bool IsPlainWordsBesideName(EntityData data, SenderLines lines, int i)
    {
        var segments = lines.Block;
        var segment = segments[i];
        return i > 0 && segments[i - 1].Line == segment.Line && lines.Display.Any(d => NameRules.Share(segments[i - 1].Folded, d.Folded)) && data.OwnWords.Match(segment.Folded, 0, out _) == 0 && segment.Words <= 5 && segment.Length is >= 5 and <= 45 && char.IsLower(segment.Text[0]) && segment.Text[0] < 0x530
            && segment.Text.IndexOfAnyExcept(PlainMarks) is var odd && (odd < 0 || segment.Text[odd] > 127) && !segment.Text.ContainsAny(CodeMarks) && segment.Source.Text.AsSpan(segment.End).Trim().Length < 90
            && NameRules.Person(data, segments[i - 1]) is not null && data.Closings.Match(segment.Folded, 0, out _) == 0 && !segment.Has(Vocabulary.PlatformLead) && data.PhoneLabels.Match(segment.Folded, 0, out _) == 0;
    }

    /// <summary>At the end of a body without a signature a title must be all of its part and stand beside a name.</summary>
    private static bool StandsByName(EntityData data, IReadOnlyList<Segment> segments, int i)
    {
        var segment = segments[i];
        var covered = segment.Longest(Vocabulary.Title) + 2 >= segment.Length;
        return covered && (i > 0 && segment.Line - segments[i - 1].Line <= 1 && NameRules.Person(data, segments[i - 1]) is not null
            || i + 1 < segments.Count && segments[i + 1].Line - segment.Line <= 1 && NameRules.Person(data, segments[i + 1]) is not null);
    }

    private static bool IsEnglish(EntityData data, Segment segment)
    {
        foreach (var hit in segment.Source.HitsIn(segment.Start, segment.End))
        {
            if (hit.Kind == (int)Vocabulary.Title && data.Titles[hit].IsEnglish)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The longest title decides, but an assistant's or engineer's word of about that length weighs more: "Assistant to the Director".</summary>
    public static TitleRole RoleOf(EntityData data, Segment segment)
    {
        var role = TitleRole.Neutral;
        var best = 0;
        foreach (var hit in segment.Source.HitsIn(segment.Start, segment.End))
        {
            if (hit.Kind != (int)Vocabulary.Title || hit.End > segment.End)
            {
                continue;
            }

            var found = data.Titles[hit].Role;
            if (hit.Length > best || found == TitleRole.Influencer && role == TitleRole.Decider && best - hit.Length < 8)
            {
                role = found;
                best = Math.Max(best, hit.Length);
            }
        }

        return role;
    }
}
