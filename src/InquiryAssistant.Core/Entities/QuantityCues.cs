using InquiryAssistant.Core.Entities.Evidence;
using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities;

/// <summary>What speaks for or against a number's being a quantity: how it is written, what stands around it, and what the rules say of it.</summary>
internal static class QuantityCues
{
    private const int NearFinding = 12;

    private const int FarFinding = 40;

    private static readonly string[] _kinds = Enum.GetNames<EntityKind>();

    private static readonly string[] _unitClasses = ["none", "noun", "pieces", "packs", "containers", "kg", "g", "MT", "m", "km", "m2", "m3", "L", "MWp", "kWp", "sq ft", "yards"];

    public static CueBook Book { get; } = new();

    private static readonly int _taken = Book.Family("by rule taken, unit", _unitClasses);
    private static readonly int _left = Book.Family("by rule left, unit", _unitClasses);
    private static readonly int _isTaken = Book.Cue("by rule taken");
    private static readonly int _unit = Book.Family("unit", _unitClasses);
    private static readonly int _letterUnit = Book.Cue("unit of one letter");
    private static readonly int _capacity = Book.Cue("capacity of a machine");
    private static readonly int _package = Book.Cue("content of a package");
    private static readonly int _description = Book.Cue("describes a thing");
    private static readonly int _rate = Book.Cue("per period");
    private static readonly int _wordTaken = Book.Cue("in words, by rule taken");
    private static readonly int _wordLeft = Book.Cue("in words, by rule left");
    private static readonly int _signBefore = Book.Family("left, sign before", CueSigns.Names);
    private static readonly int _signBeforeTaken = Book.Family("taken, sign before", CueSigns.Names);
    private static readonly int _signBehind = Book.Family("sign behind", CueSigns.Names);
    private static readonly int _signBeforeBlank = Book.Family("sign before the blank", CueSigns.Names);
    private static readonly int _signBehindBlank = Book.Family("sign behind the blank", CueSigns.Names);
    private static readonly int _size = Book.Family("value", "1", "2 to 4", "5 to 9", "tens", "hundreds", "thousands", "up to a million", "more");
    private static readonly int _round = Book.Family("figures", "fraction", "whole hundreds", "whole tens", "odd", "small whole tens", "small odd");
    private static readonly int _year = Book.Cue("like a year");
    private static readonly int _grouped = Book.Cue("grouped in thousands");
    private static readonly NeighbourCues _neighbours = new(Book);
    private static readonly int _lineStart = Book.Cue("opens its line");
    private static readonly int _lineEnd = Book.Cue("closes its line");
    private static readonly int _row = Book.Cue("in a row of cells");
    private static readonly int _question = Book.Cue("in a question");
    private static readonly int _first = Book.Cue("in the first sentence");
    private static readonly int _sentence = Book.Steps("length of the sentence in sixties", 4);
    private static readonly int _subjectTaken = Book.Cue("in the subject, by rule taken");
    private static readonly int _subjectLeft = Book.Cue("in the subject, by rule left");
    private static readonly int _othersTaken = Book.Steps("taken, of quantities by rule", 3);
    private static readonly int _othersLeft = Book.Steps("left, of quantities by rule", 3);
    private static readonly int _place = Book.Steps("place among the numbers", 3);
    private static readonly int _numbers = Book.Family("numbers in the text", "1", "2", "up to 5", "up to 11", "more");
    private static readonly int _covered = Book.Family("within", _kinds);
    private static readonly int _findingNextBehind = Book.Family("next to one behind", _kinds);
    private static readonly int _findingNextBefore = Book.Family("next to one before", _kinds);
    private static readonly int _findingBehind = Book.Family("one behind", _kinds);
    private static readonly int _findingBefore = Book.Family("one before", _kinds);
    private static readonly int _listed = Book.Cue("number of a list");
    private static readonly int _rowNumber = Book.Cue("number of a row");
    private static readonly QuantityNounCues _nouns = new(Book);

    /// <summary>Marks all cues of a number.</summary>
    public static void Mark(CueSheet sheet, QuantityCandidate candidate)
    {
        sheet.Clear();
        MarkRules(sheet, candidate);
        MarkFigures(sheet, candidate);
        MarkSurroundings(sheet, candidate);
        MarkVocabulary(sheet, candidate);
        MarkFindings(sheet, candidate);
        _nouns.Mark(sheet, candidate);
    }

    private static void MarkRules(CueSheet sheet, QuantityCandidate c)
    {
        var (text, data, number) = (c.Text, c.Data, c.Number);
        var unit = UnitClass(c.UnitName) is var named && named == 0 && c.Read?.Quantity.Unit is not null ? 1 : named;
        var isTaken = c.Read is not null;
        sheet.Mark((isTaken ? _taken : _left) + unit);
        sheet.Mark(_isTaken, isTaken);
        sheet.Mark(number.IsWord ? isTaken ? _wordTaken : _wordLeft : _unit + unit);
        if (c.UnitName is { } name)
        {
            var stop = c.UnitEnd;
            sheet.Mark(_letterUnit, c.UnitEnd - c.UnitStart == 1);
            sheet.Mark(_capacity, QuantityUnits.IsCapacity(text.Folded, data, stop));
            sheet.Mark(_package, QuantityUnits.IsPackageContent(text.Folded, data, name, number.Start, stop));
            sheet.Mark(_description, QuantityContext.IsDescription(text, data, name, number.Value, number.Start, stop));
            sheet.Mark(_rate, QuantityUnits.Rate(text.Folded, data, ref stop).Length > 0);
        }

        var isSubject = text.Source == Assessments.EvidenceSource.Subject;
        sheet.Mark(isTaken ? _subjectTaken : _subjectLeft, isSubject);
        sheet.Mark((isTaken ? _othersTaken : _othersLeft) + Math.Min(c.ReadInText, 3));
        sheet.Mark(_listed, QuantityContext.IsListNumber(text.Folded, number.Start, number.End, number.Value));
        sheet.Mark(_rowNumber, QuantityContext.IsRowNumber(text.Folded, number.Start, number.End));
    }

    private static void MarkFigures(CueSheet sheet, QuantityCandidate c)
    {
        var (folded, start, end, value) = (c.Text.Folded, c.Number.Start, c.Number.End, c.Number.Value);
        sheet.Mark(_size + (value == 1 ? 0 : value < 5 ? 1 : value < 10 ? 2 : value < 100 ? 3 : value < 1000 ? 4 : value < 10_000 ? 5 : value < 1_000_000 ? 6 : 7));
        if (value != decimal.Truncate(value))
        {
            sheet.Mark(_round);
        }
        else if (value >= 10)
        {
            sheet.Mark(_round + (value < 100 ? value % 10 == 0 ? 4 : 5 : value % 100 == 0 ? 1 : value % 10 == 0 ? 2 : 3));
        }

        sheet.Mark(_year, c.Number.IsLikeYear);
        sheet.Mark(_grouped, end - start >= 5 && folded.AsSpan(start + 1, end - start - 1).ContainsAny(",.' "));
        sheet.Mark(_place + Math.Min(c.Place, 3));
        sheet.Mark(_numbers + (c.NumbersInText <= 2 ? c.NumbersInText - 1 : c.NumbersInText < 6 ? 2 : c.NumbersInText < 12 ? 3 : 4));
    }

    private static void MarkSurroundings(CueSheet sheet, QuantityCandidate c)
    {
        ReadOnlySpan<char> folded = c.Text.Folded;
        var (start, end) = (c.Number.Start, c.Number.End);
        sheet.Mark((c.Read is null ? _signBefore : _signBeforeTaken) + CueSigns.Before(folded, start));
        sheet.Mark(_signBehind + CueSigns.Behind(folded, end));
        if (start > 1 && folded[start - 1] == ' ')
        {
            sheet.Mark(_signBeforeBlank + CueSigns.Before(folded, start - 1));
        }

        if (end + 1 < folded.Length && folded[end] == ' ')
        {
            sheet.Mark(_signBehindBlank + CueSigns.Behind(folded, end + 1));
        }

        var opening = start;
        while (opening > 0 && folded[opening - 1] is ' ' or '-' or '*' or '•' or '·' or '+')
        {
            opening--;
        }

        var rest = folded[end..].TrimStart(' ');
        sheet.Mark(_lineStart, opening == 0 || folded[opening - 1] == '\n');
        sheet.Mark(_lineEnd, rest.IsEmpty || rest[0] == '\n');
        var (from, to) = c.Sentence;
        sheet.Mark(_question, Clauses.IsQuestion(folded, to));
        sheet.Mark(_first, from == 0);
        sheet.Mark(_sentence + Math.Min((to - from) / 60, 4));
        var line = start > 0 ? folded[..start].LastIndexOf('\n') + 1 : 0;
        var stop = folded[start..].IndexOf('\n');
        sheet.Mark(_row, folded[line..(stop < 0 ? folded.Length : start + stop)].ContainsAny('\t', '|'));
    }

    /// <summary>Words of the lists in the number's sentence and line, by how far they stand.</summary>
    private static void MarkVocabulary(CueSheet sheet, QuantityCandidate c)
    {
        ReadOnlySpan<char> folded = c.Text.Folded;
        var (start, end) = (c.Number.Start, c.Number.End);
        foreach (var hit in c.Text.HitsIn(Math.Max(c.Sentence.Start, start - NeighbourCues.BeforeReach), start))
        {
            if (hit.End <= start && folded[hit.End..start] is var between && !between.Contains('\n'))
            {
                _neighbours.MarkBefore(sheet, hit.Kind, between);
            }
        }

        foreach (var hit in c.Text.HitsIn(end, Math.Min(c.Sentence.End, end + NeighbourCues.BehindReach)))
        {
            if (folded[end..hit.Start] is var between && !between.Contains('\n'))
            {
                _neighbours.MarkBehind(sheet, hit.Kind, between, " .:#-(x");
            }
        }
    }

    /// <summary>What else was found beside the number.</summary>
    private static void MarkFindings(CueSheet sheet, QuantityCandidate c)
    {
        var (start, end) = (c.Number.Start, c.Number.End);
        foreach (var span in c.Findings.Spans)
        {
            if (span.Source != c.Text.Source || span.Kind == EntityKind.Quantity)
            {
                continue;
            }

            var isBehind = span.Start >= end;
            var gap = isBehind ? span.Start - end : start - span.Start - span.Length;
            if (!isBehind && gap < 0)
            {
                sheet.Mark(_covered + (int)span.Kind);
            }
            else if (gap < NearFinding)
            {
                sheet.Mark((isBehind ? _findingNextBehind : _findingNextBefore) + (int)span.Kind);
            }
            else if (gap < FarFinding && span.Start >= c.Sentence.Start && span.Start < c.Sentence.End)
            {
                sheet.Mark((isBehind ? _findingBehind : _findingBefore) + (int)span.Kind);
            }
        }
    }

    private static int UnitClass(string? unit) => unit switch
    {
        null => 0,
        "pcs" or "sets" or "pairs" or "dozen" => 2,
        "containers" or "20GP" or "40GP" or "40HQ" => 4,
        _ when Array.IndexOf(_unitClasses, unit) is > 4 and var place => place,
        _ => 3,
    };
}
