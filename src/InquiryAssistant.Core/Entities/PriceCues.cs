using InquiryAssistant.Core.Entities.Evidence;
using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities;

/// <summary>An amount or number that may be the price a buyer aims at, with what is known of it.</summary>
/// <param name="Text">The text it stands in.</param>
/// <param name="Data">Word lists.</param>
/// <param name="Findings">What was found in the message.</param>
/// <param name="Number">The number.</param>
/// <param name="From">Where the amount, with its currency, begins.</param>
/// <param name="To">Behind it.</param>
internal sealed record PriceCandidate(SourceText Text, EntityData Data, Findings Findings, WrittenNumber Number, int From, int To)
{
    /// <summary>Whether a currency stands beside the number.</summary>
    public bool IsMoney { get; init; }

    /// <summary>Whether the rules take it for wished.</summary>
    public bool IsWished { get; init; }

    /// <summary>Whether the rules take it for what is paid today.</summary>
    public bool IsPaidToday { get; init; }

    /// <summary>Whether the rules take it for an answer to an offer.</summary>
    public bool Answers { get; init; }

    /// <summary>Whether it is lower than a price offered, by no more than half.</summary>
    public bool Improves { get; init; }

    /// <summary>Whether it is a price offered or paid today.</summary>
    public bool IsOffered { get; init; }

    /// <summary>Whether the message answers another.</summary>
    public bool HasOffer { get; init; }

    /// <summary>The amount as written.</summary>
    public string Written => Text.Text[From..To];
}

/// <summary>What speaks for or against a number's being the price a buyer aims at.</summary>
internal static class PriceCues
{
    private const int FarReach = 70;

    private const int NearReach = 22;

    private const int BehindReach = 40;

    private static readonly string[] _vocabularies = Enum.GetNames<Vocabulary>()[..TermIndex.MostScanned];

    private static readonly string[] _kinds = Enum.GetNames<EntityKind>();

    private static readonly string[] _forms = ["bare", "bare, cents", "money", "money, cents"];

    private static readonly string[] _words = ["target", "bargain", "their price", "present price", "own offer"];

    public static CueBook Book { get; } = new();

    private static readonly int _form = Book.Family("form", _forms);
    private static readonly int _chosen = Book.Family("chosen by rule", _forms);
    private static readonly int _isChosen = Book.Cue("chosen by rule");
    private static readonly int _wished = Book.Cue("wished by rule");
    private static readonly int _answers = Book.Family("answers an offer by rule", _forms);
    private static readonly int _improves = Book.Family("lower than an offer", _forms);
    private static readonly int _offered = Book.Cue("was offered");
    private static readonly int _paid = Book.Cue("paid today by rule");
    private static readonly int _reply = Book.Family("in an answer", _forms);
    private static readonly int _size = Book.Family("value", "below 1", "below 10", "below 100", "below 1000", "below 10000", "more");
    private static readonly int _nearBefore = Book.Family("shortly before", _words);
    private static readonly int _before = Book.Family("before", _words);
    private static readonly int _behind = Book.Family("behind", _words);
    private static readonly int _lead = Book.Cue("right behind a word that leads to a price");
    private static readonly int _perUnit = Book.Cue("per unit");
    private static readonly int _unit = Book.Cue("before a unit");
    private static readonly int _listBefore = Book.Family("list shortly before", _vocabularies);
    private static readonly int _listBehind = Book.Family("list shortly behind", _vocabularies);
    private static readonly int _listed = Book.Family("list in the sentence", _vocabularies);
    private static readonly SurroundingCues _surroundings = new(Book);
    private static readonly int _subject = Book.Family("in the subject", _forms);
    private static readonly int _place = Book.Steps("place among the prices", 3);
    private static readonly int _count = Book.Steps("prices in the text", 4);
    private static readonly int _lowest = Book.Cue("lowest of several");
    private static readonly int _lastPrice = Book.Cue("last of several");
    private static readonly int _within = Book.Family("within", _kinds);

    /// <summary>Marks all cues of a candidate.</summary>
    public static void Mark(CueSheet sheet, PriceCandidate c, List<PriceCandidate> all, bool isChosen)
    {
        sheet.Clear();
        var sentence = Clauses.Sentence(c.Text.Text, c.From);
        var form = (c.Number.Value != decimal.Truncate(c.Number.Value) ? 1 : 0) + (c.IsMoney ? 2 : 0);
        MarkRules(sheet, c, form, isChosen);
        MarkPlace(sheet, c, all);
        MarkWords(sheet, c, sentence);
        MarkSurroundings(sheet, c, sentence);
        sheet.Mark(_subject + form, c.Text.Source == Assessments.EvidenceSource.Subject);
    }

    private static void MarkRules(CueSheet sheet, PriceCandidate c, int form, bool isChosen)
    {
        sheet.Mark(_form + form);
        sheet.Mark(_chosen + form, isChosen);
        sheet.Mark(_isChosen, isChosen);
        sheet.Mark(_wished, c.IsWished);
        sheet.Mark(_answers + form, c.Answers);
        sheet.Mark(_improves + form, c.Improves);
        sheet.Mark(_offered, c.IsOffered);
        sheet.Mark(_reply + form, c.HasOffer);
        sheet.Mark(_paid, c.IsPaidToday);
        var value = c.Number.Value;
        sheet.Mark(_size + (value < 1 ? 0 : value < 10 ? 1 : value < 100 ? 2 : value < 1000 ? 3 : value < 10_000 ? 4 : 5));
    }

    private static void MarkPlace(CueSheet sheet, PriceCandidate c, List<PriceCandidate> all)
    {
        var place = all.IndexOf(c);
        sheet.Mark(_place + Math.Min(place, 3));
        sheet.Mark(_count + Math.Min(all.Count, 4));
        sheet.Mark(_lastPrice, all.Count > 1 && place == all.Count - 1);
        sheet.Mark(_lowest, all.Count > 1 && all.TrueForAll(o => o.Number.Value >= c.Number.Value) && all.Exists(o => o.Number.Value > c.Number.Value && o.Number.Value <= c.Number.Value * 2));
    }

    private static void MarkWords(CueSheet sheet, PriceCandidate c, (int Start, int End) sentence)
    {
        var (near, far, behind) = (Math.Max(sentence.Start, c.From - NearReach), Math.Max(sentence.Start, c.From - FarReach), Math.Min(sentence.End, c.To + BehindReach));
        ReadOnlySpan<TermTable<bool>> tables = [c.Data.TargetWords, c.Data.Bargains, c.Data.TheirPrices, c.Data.PresentPrices, c.Data.OwnOffers];
        for (var i = 0; i < tables.Length; i++)
        {
            sheet.Mark(_nearBefore + i, tables[i].Find(c.Text.Folded, near, c.From, out _, out _) >= 0);
            sheet.Mark(_before + i, tables[i].Find(c.Text.Folded, far, near, out _, out _) >= 0);
            sheet.Mark(_behind + i, tables[i].Find(c.Text.Folded, c.To, behind, out _, out _) >= 0);
        }

        foreach (var hit in c.Text.HitsIn(far, behind))
        {
            if (hit.End <= c.From || hit.Start >= c.To)
            {
                sheet.Mark(_listed + hit.Kind);
                sheet.Mark(_listBefore + hit.Kind, hit.End <= c.From && c.From - hit.End <= NearReach);
                sheet.Mark(_listBehind + hit.Kind, hit.Start >= c.To && hit.Start - c.To <= NearReach);
            }
        }
    }

    private static void MarkSurroundings(CueSheet sheet, PriceCandidate c, (int Start, int End) sentence)
    {
        ReadOnlySpan<char> folded = c.Text.Folded;
        var rest = folded[c.To..].TrimStart(' ');
        _surroundings.Mark(sheet, folded, c.From, c.To, sentence);
        var lead = Math.Max(sentence.Start, c.From - 10);
        sheet.Mark(_lead, c.Data.PriceLeads.Find(folded, lead, c.From, out var length, out _) is >= 0 and var at && folded[(at + length)..c.From].Trim().IsEmpty);
        var unit = folded.Length - rest.Length;
        sheet.Mark(_perUnit, !rest.IsEmpty && (rest[0] == '/' || rest.StartsWith("per ", StringComparison.Ordinal) || rest.StartsWith("each", StringComparison.Ordinal) || c.Data.Periods.Match(folded, unit, true, out _) > 0));
        sheet.Mark(_unit, c.Data.Units.Match(folded, unit, true, out _) > 0);
        foreach (var span in c.Findings.Spans)
        {
            sheet.Mark(_within + (int)span.Kind, span.Source == c.Text.Source && c.From < span.Start + span.Length && span.Start < c.To);
        }
    }
}
