using InquiryAssistant.Core.Entities.Evidence;
using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities;

/// <summary>A date that may be when goods are needed, with what is known of it.</summary>
/// <param name="Date">The date.</param>
/// <param name="Data">Word lists.</param>
/// <param name="Findings">What was found in the message.</param>
internal sealed record DateCandidate(NamedDate Date, EntityData Data, Findings Findings)
{
    /// <summary>Whether the rules take it for a need.</summary>
    public bool IsByRule { get; init; }

    /// <summary>Whether of those it is the one that the rules choose.</summary>
    public bool IsChosenByRule { get; init; }

    /// <summary>How many the rules take in the text.</summary>
    public int RuleCount { get; init; }

    /// <summary>Its place among the dates of the text, from 0.</summary>
    public int Place { get; init; }

    /// <summary>The lists that the text has words of, a bit each.</summary>
    public ulong Lists { get; init; }

    /// <summary>The groups of what stands around dates that the text has words of, a bit each.</summary>
    public ulong Contexts { get; init; }

    /// <summary>How many dates the text names.</summary>
    public int Count { get; init; }
}

/// <summary>What speaks for or against a date's being when goods are needed: how it is written, what stands around it, and what the rules say of it.</summary>
internal static class DateCues
{
    private const int BeforeReach = 70;

    private const int BehindReach = 50;

    private const int NearReach = 18;

    private const int NearFinding = 30;

    /// <summary>The first groups are small words ("by", "in"); the others say what is done.</summary>
    private const int SmallGroups = 5;

    private static readonly string[] _vocabularies = Enum.GetNames<Vocabulary>()[..TermIndex.MostScanned];

    private static readonly string[] _kinds = Enum.GetNames<EntityKind>();

    private static readonly string[] _forms = Enum.GetNames<DateForm>();

    private static readonly string[] _contexts = EntityData.Shipped.ContextGroups;

    public static CueBook Book { get; } = new();

    private static readonly int _form = Book.Family("form", _forms);
    private static readonly int _byRule = Book.Family("by rule taken", _forms);
    private static readonly int _chosen = Book.Family("by rule chosen", _forms);
    private static readonly int _isByRule = Book.Cue("taken by rule");
    private static readonly int _isChosen = Book.Cue("chosen by rule");
    private static readonly int _othersTaken = Book.Steps("taken by rule in the text", 3);
    private static readonly int _led = Book.Family("behind a word for a deadline", _forms);
    private static readonly int _followed = Book.Cue("before a word for a deadline");
    private static readonly int _inPlace = Book.Cue("month right behind a small word");
    private static readonly int _within = Book.Cue("period right beside a word for its limit");
    private static readonly int _need = Book.Family("beside words", "of nothing", "of need", "that need nothing", "of both");
    private static readonly int _nearest = Book.Family("nearest before", _contexts);
    private static readonly int _nearestBehind = Book.Family("nearest behind", _contexts);
    private static readonly int _rightBefore = Book.Family("right before", _contexts);
    private static readonly int _nearBefore = Book.Family("shortly before", _contexts);
    private static readonly int _before = Book.Family("before", _contexts);
    private static readonly int _rightBehind = Book.Family("right behind", _contexts);
    private static readonly int _nearBehind = Book.Family("shortly behind", _contexts);
    private static readonly int _behind = Book.Family("behind", _contexts);
    private static readonly int _wordBefore = Book.Family("list shortly before", _vocabularies);
    private static readonly int _wordBehind = Book.Family("list shortly behind", _vocabularies);
    private static readonly int _words = Book.Family("list in the sentence", _vocabularies);
    private static readonly int _inText = Book.Family("list in the text", _vocabularies);
    private static readonly int _contextInText = Book.Family("in the text", _contexts);
    private static readonly int _lineStart = Book.Cue("opens its line");
    private static readonly int _lineEnd = Book.Cue("closes its line");
    private static readonly SurroundingCues _surroundings = new(Book);
    private static readonly int _subject = Book.Family("in the subject", _forms);
    private static readonly int _place = Book.Steps("place among the dates", 3);
    private static readonly int _count = Book.Steps("dates in the text", 5);
    private static readonly int _lastDate = Book.Cue("last of several dates");
    private static readonly int _year = Book.Cue("with its year");
    private static readonly int _covered = Book.Family("within", _kinds);
    private static readonly int _nextTo = Book.Family("next to", _kinds);

    /// <summary>Marks all cues of a date.</summary>
    public static void Mark(CueSheet sheet, DateCandidate candidate)
    {
        sheet.Clear();
        var sentence = Clauses.Sentence(candidate.Date.Text.Text, candidate.Date.Start);
        MarkRules(sheet, candidate, sentence);
        MarkSurroundings(sheet, candidate, sentence);
        MarkWords(sheet, candidate, sentence);
        MarkFindings(sheet, candidate);
        sheet.MarkAll(_inText, candidate.Lists);
        sheet.MarkAll(_contextInText, candidate.Contexts);
    }

    /// <summary>The lists, and the groups of what stands around dates, that a text has words of; a bit each.</summary>
    public static (ulong Lists, ulong Contexts) InText(SourceText text, EntityData data)
    {
        var (lists, contexts) = (0UL, 0UL);
        foreach (var hit in text.Hits)
        {
            if (hit.Kind == (int)Vocabulary.DateContext)
            {
                contexts |= 1UL << data.DateContexts[hit];
            }
            else
            {
                lists |= 1UL << hit.Kind;
            }
        }

        return (lists, contexts);
    }

    private static void MarkRules(CueSheet sheet, DateCandidate c, (int Start, int End) sentence)
    {
        var (text, start, end, form) = c.Date;
        sheet.Mark(_form + (int)form);
        sheet.Mark(_byRule + (int)form, c.IsByRule);
        sheet.Mark(_chosen + (int)form, c.IsChosenByRule);
        sheet.Mark(_isByRule, c.IsByRule);
        sheet.Mark(_isChosen, c.IsChosenByRule);
        sheet.Mark(_othersTaken + Math.Min(c.RuleCount, 3));
        sheet.Mark(_led + (int)form, Deadlines.Leads(text, c.Data, start));
        sheet.Mark(_followed, c.Data.NeededAfter.Find(text.Folded, end, Math.Min(text.Folded.Length, end + 4), out _, out _) >= 0);
        sheet.Mark(_inPlace, form == DateForm.Month && DateRules.IsMonthInPlace(text, c.Data, start));
        sheet.Mark(_within, form == DateForm.Period && DateRules.IsWithin(text, c.Data, start, end));
        var isNeed = c.Data.NeedContexts.Find(text.Folded, Math.Max(sentence.Start, start - BeforeReach), Math.Min(sentence.End, end + BehindReach), out _, out _) >= 0;
        var isOther = c.Data.NotNeeds.Find(text.Folded, Math.Max(sentence.Start, start - BehindReach), Math.Min(sentence.End, end + NearReach), out _, out _) >= 0;
        sheet.Mark(_need + (isNeed ? 1 : 0) + (isOther ? 2 : 0));
        sheet.Mark(_place + Math.Min(c.Place, 3));
        sheet.Mark(_count + Math.Min(c.Count, 5));
        sheet.Mark(_lastDate, c.Count > 1 && c.Place == c.Count - 1);
        sheet.Mark(_year, end - start >= 4 && text.Folded.AsSpan(start, end - start).IndexOf("20") >= 0);
        sheet.Mark(_subject + (int)form, text.Source == Assessments.EvidenceSource.Subject);
    }

    private static void MarkSurroundings(CueSheet sheet, DateCandidate c, (int Start, int End) sentence)
    {
        ReadOnlySpan<char> folded = c.Date.Text.Folded;
        var (start, end) = (c.Date.Start, c.Date.End);
        _surroundings.Mark(sheet, folded, start, end, sentence);
        var opening = folded[..start].TrimEnd(" -*•·+");
        var rest = folded[end..].TrimStart(' ');
        sheet.Mark(_lineStart, opening.IsEmpty || opening[^1] == '\n');
        sheet.Mark(_lineEnd, rest.IsEmpty || rest[0] == '\n');
    }

    /// <summary>Words of the lists in the date's sentence, by how far they stand.</summary>
    private static void MarkWords(CueSheet sheet, DateCandidate c, (int Start, int End) sentence)
    {
        var text = c.Date.Text;
        var (start, end) = (c.Date.Start, c.Date.End);
        var (nearest, nearestBehind) = (-1, -1);
        foreach (var hit in text.HitsIn(Math.Max(sentence.Start, start - BeforeReach), Math.Min(sentence.End, end + BehindReach)))
        {
            var isBefore = hit.End <= start;
            if (!isBefore && hit.Start < end)
            {
                continue;
            }

            var between = isBefore ? text.Folded.AsSpan(hit.End, start - hit.End) : text.Folded.AsSpan(end, hit.Start - end);
            if (hit.Kind == (int)Vocabulary.DateContext)
            {
                var right = between.Trim(" .:,-(").IsEmpty;
                var family = isBefore ? right ? _rightBefore : between.Length <= NearReach ? _nearBefore : _before : right ? _rightBehind : between.Length <= NearReach ? _nearBehind : _behind;
                var group = c.Data.DateContexts[hit];
                sheet.Mark(family + group);
                nearest = isBefore && group >= SmallGroups ? group : nearest;
                nearestBehind = !isBefore && group >= SmallGroups && nearestBehind < 0 ? group : nearestBehind;
            }
            else
            {
                sheet.Mark(_words + hit.Kind);
                sheet.Mark((isBefore ? _wordBefore : _wordBehind) + hit.Kind, between.Length <= NearReach);
            }
        }

        sheet.Mark(_nearest + Math.Max(nearest, 0), nearest >= 0);
        sheet.Mark(_nearestBehind + Math.Max(nearestBehind, 0), nearestBehind >= 0);
    }

    /// <summary>What else was found beside the date.</summary>
    private static void MarkFindings(CueSheet sheet, DateCandidate c)
    {
        var (text, start, end, _) = c.Date;
        foreach (var span in c.Findings.Spans)
        {
            if (span.Source != text.Source)
            {
                continue;
            }

            var gap = span.Start >= end ? span.Start - end : start - span.Start - span.Length;
            if (gap < 0)
            {
                sheet.Mark(_covered + (int)span.Kind);
            }
            else if (gap < NearFinding)
            {
                sheet.Mark(_nextTo + (int)span.Kind);
            }
        }
    }
}
