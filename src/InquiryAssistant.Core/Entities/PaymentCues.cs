using InquiryAssistant.Core.Entities.Evidence;
using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities;

/// <summary>What speaks for or against a clause's stating payment terms.</summary>
internal static class PaymentCues
{
    private const int Reach = 60;

    private const int NearReach = 20;

    private static readonly string[] _vocabularies = Enum.GetNames<Vocabulary>()[..TermIndex.MostScanned];

    private static readonly string[] _contexts = EntityData.Shipped.ContextGroups;

    private static readonly string[] _parts = Enum.GetNames<PaymentParts>()[1..];

    public static CueBook Book { get; } = new();

    private static readonly int _part = Book.Family("has", _parts);
    private static readonly int _left = Book.Family("by rule left, has", _parts);
    private static readonly int _chosen = Book.Cue("chosen by rule");
    private static readonly int _chosenPart = Book.Family("by rule chosen, has", _parts);
    private static readonly int _onlyPay = Book.Cue("has but a word of paying");
    private static readonly int _inside = Book.Family("within", _contexts);
    private static readonly int _before = Book.Family("before", _contexts);
    private static readonly int _nearBefore = Book.Family("shortly before", _contexts);
    private static readonly int _behind = Book.Family("behind", _contexts);
    private static readonly int _listInside = Book.Family("list within", _vocabularies);
    private static readonly int _listBefore = Book.Family("list before", _vocabularies);
    private static readonly int _listNear = Book.Family("list shortly before", _vocabularies);
    private static readonly int _listBehind = Book.Family("list behind", _vocabularies);
    private static readonly int _inText = Book.Family("list in the text", _vocabularies);
    private static readonly int _lineStart = Book.Cue("opens its line");
    private static readonly int _length = Book.Steps("length of the clause in twenties", 4);
    private static readonly SurroundingCues _surroundings = new(Book);
    private static readonly int _subject = Book.Cue("in the subject");
    private static readonly int _place = Book.Steps("place among the clauses", 3);
    private static readonly int _count = Book.Steps("clauses in the text", 4);

    /// <summary>Marks all cues of a clause; <paramref name="lists"/> are those that its text has words of, a bit each.</summary>
    public static void Mark(CueSheet sheet, PaymentClause clause, EntityData data, int place, int count, ulong lists)
    {
        sheet.Clear();
        var sentence = Clauses.Sentence(clause.Text.Text, clause.Start);
        sheet.MarkAll(_part, (ulong)clause.Parts);
        sheet.MarkAll(clause.IsByRule ? _chosenPart : _left, (ulong)clause.Parts);
        sheet.Mark(_chosen, clause.IsByRule);
        sheet.Mark(_onlyPay, clause.Parts == PaymentParts.PayWord);
        sheet.Mark(_subject, clause.Text.Source == Assessments.EvidenceSource.Subject);
        sheet.Mark(_place + Math.Min(place, 3));
        sheet.Mark(_count + Math.Min(count, 4));
        sheet.MarkAll(_inText, lists);
        MarkWords(sheet, clause, data, sentence);
        _surroundings.Mark(sheet, clause.Text.Folded, clause.Start, clause.End, sentence);
        var opening = clause.Text.Folded.AsSpan(0, clause.Start).TrimEnd(" -*•·+");
        sheet.Mark(_lineStart, opening.IsEmpty || opening[^1] == '\n');
        sheet.Mark(_length + Math.Min((clause.End - clause.Start) / 20, 4));
    }

    private static void MarkWords(CueSheet sheet, PaymentClause clause, EntityData data, (int Start, int End) sentence)
    {
        var (start, end) = (clause.Start, clause.End);
        foreach (var hit in clause.Text.HitsIn(Math.Max(sentence.Start, start - Reach), Math.Max(end, Math.Min(sentence.End, end + Reach))))
        {
            var isContext = hit.Kind == (int)Vocabulary.DateContext;
            var number = isContext ? data.DateContexts[hit] : hit.Kind;
            if (hit.Start >= end)
            {
                sheet.Mark((isContext ? _behind : _listBehind) + number);
            }
            else if (hit.Start >= start)
            {
                sheet.Mark((isContext ? _inside : _listInside) + number);
            }
            else
            {
                sheet.Mark((isContext ? _before : _listBefore) + number);
                sheet.Mark((isContext ? _nearBefore : _listNear) + number, start - hit.End <= NearReach);
            }
        }
    }
}
