using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities.Senders;

/// <summary>Finds the sender's job title or department: in a form, the signature, the display name, or his words about himself.</summary>
internal static class TitleReader
{
    private const int LongestTitle = 60;

    private const int MostWords = 8;

    private const int SentenceReach = 36;

    private static readonly System.Buffers.SearchValues<char> SentenceMarks = System.Buffers.SearchValues.Create(".,\n?!。、");

    /// <summary>The title's place and what it says; null when there is none.</summary>
    public static (Segment Segment, TitleRole Role)? Read(EntityData data, SenderLines lines)
    {
        if (lines.Form.TryGet("title", out var field))
        {
            return (field, RoleOf(data, field));
        }

        if (FromSegments(data, lines.Block) is { } signed)
        {
            return (signed, RoleOf(data, signed));
        }

        foreach (var segment in lines.Display)
        {
            if (IsTitle(segment) && NameRules.Person(data, segment) is null)
            {
                return (segment, RoleOf(data, segment));
            }
        }

        return FromSentences(data, lines.Body);
    }

    public static bool IsTitle(Segment segment)
    {
        var best = segment.Longest(Vocabulary.Title);
        var words = segment.Words;
        return best > 0 && (best > 2 || best == segment.Length && (segment.IsEastAsian || segment.Text.IndexOfAnyInRange('a', 'z') < 0)) && segment.Length <= LongestTitle && words <= MostWords && segment.Longest(Vocabulary.LegalForm) <= 2
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

    private static Segment? FromSegments(EntityData data, IReadOnlyList<Segment> segments)
    {
        for (var i = 0; i < segments.Count; i++)
        {
            var segment = segments[i];
            if (!IsTitle(segment) || NameRules.Person(data, segment) is not null || !segment.InSignature && !StandsByName(data, segments, i))
            {
                continue;
            }

            var next = i + 1 < segments.Count && segments[i + 1].Line == segment.Line && IsTitle(segments[i + 1]) ? segments[i + 1] : segment;
            return !IsEnglish(data, segment) && IsEnglish(data, next) ? next : segment;
        }

        return null;
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
    private static TitleRole RoleOf(EntityData data, Segment segment)
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

    /// <summary>"I am the purchasing manager of …", "私は…の購買担当です": a title shortly behind a first person or before the end of an introduction.</summary>
    private static (Segment Segment, TitleRole Role)? FromSentences(EntityData data, SourceText body)
    {
        foreach (var hit in body.Hits)
        {
            TermHit? found = hit.Kind switch
            {
                (int)Vocabulary.FirstPerson => TitleIn(body, hit.End, Math.Min(body.Text.Length, hit.End + SentenceReach), first: true),
                (int)Vocabulary.IntroEnd => TitleIn(body, Math.Max(0, hit.Start - SentenceReach), hit.Start, first: false),
                _ => null,
            };
            if (found is { } title)
            {
                return (new(body, title.Start, title.Length, 0, false), data.Titles[title].Role);
            }
        }

        return null;
    }

    private static TermHit? TitleIn(SourceText body, int start, int end, bool first)
    {
        TermHit? found = null;
        foreach (var hit in body.HitsIn(start, end))
        {
            if (hit.Kind == (int)Vocabulary.Title && hit.Length > 2 && hit.End <= end)
            {
                var between = first ? body.Folded.AsSpan(start, hit.Start - start) : body.Folded.AsSpan(hit.End, end - hit.End);
                if (!between.ContainsAny(SentenceMarks) && (found is null || !first || hit.Length > found.Value.Length && hit.Start <= found.Value.End + 5))
                {
                    found = hit;
                }
            }
        }

        return found;
    }
}
