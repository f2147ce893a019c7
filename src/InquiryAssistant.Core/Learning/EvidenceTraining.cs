using System.Globalization;
using System.Text;
using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Assessments.Signals;
using InquiryAssistant.Core.Entities;
using InquiryAssistant.Core.Entities.Evidence;
using InquiryAssistant.Core.Entities.Senders;

namespace InquiryAssistant.Core.Learning;

/// <summary>Learns what the cues of numbers, of codes and of parts of signatures weigh, for the decisions of entity reading.</summary>
/// <remarks>Candidates are those the readers see; the ones that a label names are right, the others wrong. The same mail in the same order gives the same file.</remarks>
internal static class EvidenceTraining
{
    /// <summary>The file's name among the weights.</summary>
    public const string File = "entities.json";

    /// <summary>Found, as the options below, by leaving out one author after the other.</summary>
    private const double Border = -0.3;

    private const double DateBorder = -0.7;

    private const double CodeBorder = -0.4;

    private const double PriceBorder = -0.9;

    private const double PaymentBorder = -0.8;

    private static readonly SoftmaxOptions _numbers = new(Ridge: 1e-5, Lasso: 3e-5, Rounds: 300);

    private static readonly SoftmaxOptions _dates = new(Ridge: 3e-3, Lasso: 1e-3, Rounds: 300);

    private static readonly SoftmaxOptions _codes = new(Ridge: 1e-4, Lasso: 1e-4, Rounds: 300);

    private static readonly SoftmaxOptions _parts = new(Ridge: 1e-6, Lasso: 5e-6, Rounds: 400);

    /// <summary>The decisions with their cues, and how their weights are held small.</summary>
    internal static IReadOnlyList<(string Decision, CueBook Book, SoftmaxOptions Options, double Border)> Decisions { get; } =
    [
        (QuantityEvidence.Decision, QuantityCues.Book, _numbers, Border),
        (ModelEvidence.Decision, ModelCues.Book, _codes, CodeBorder),
        (SenderEvidence.Contact, SegmentCues.Book, _parts, Border),
        (SenderEvidence.JobTitle, SegmentCues.Book, _parts, Border),
        (SenderEvidence.Company, SegmentCues.Book, _parts, Border),
        (NeededByScanner.Decision, DateCues.Book, _dates, DateBorder),
        (TargetPriceScanner.Decision, PriceCues.Book, _dates, PriceBorder),
        (PaymentScanner.Decision, PaymentCues.Book, _dates, PaymentBorder),
    ];

    /// <summary>The text of the weights file.</summary>
    public static string Learn(IReadOnlyList<ReadMail> mails)
    {
        var rows = mails.SelectMany(Rows).ToLookup(r => r.Decision, r => r.Row);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{{\n  \"description\": \"Learned from {mails.Count} labelled messages by the train command. A candidate for a quantity, model, name, title, company, date of need, target price or payment terms scores the base plus the weight of each cue that it bears, in log-odds, and is taken when its score is above the border; of all but quantities and models the one of the highest score. The cues are named where they are read: QuantityCues, QuantityNounCues, ModelCues, ModelWordCues, ModelNumberCues, SegmentCues, DateCues, PriceCues, PaymentCues, and NeighbourCues and SurroundingCues, which several share.\",\n  \"decisions\": {{\n");
        text.AppendJoin(",\n", Decisions.Select(d => Write(d.Decision, Train([.. rows[d.Decision]], d.Book, d.Options, d.Border), d.Book)));
        return text.Append("\n  }\n}\n").ToString();
    }

    /// <summary>The weights learned from rows.</summary>
    internal static CueWeights Train(IReadOnlyList<TrainingRow> rows, CueBook book, SoftmaxOptions options, double border = Border)
    {
        var weights = new SoftmaxTrainer(book.Count, 2, options, []).Train(rows, reference: 0);
        return new(Math.Round(weights[(book.Count * 2) + 1], 3), border, [.. Enumerable.Range(0, book.Count).Select(c => Math.Round(weights[(c * 2) + 1], 3))]);
    }

    /// <summary>The candidates of a message, right (1) or wrong (0).</summary>
    internal static IEnumerable<(string Decision, TrainingRow Row)> Rows(ReadMail mail)
    {
        var reading = mail.Reading;
        var log = new EvidenceLog();
        EntityReader.Read(reading.Subject, reading.Reply, reading.Signature, SignalReader.OfferOf(reading.Conversation, reading.Text.Quoted), reading.Conversation.Message.From, reading.Conversation.Owner, log);
        var labels = mail.Mail.Labels;
        foreach (var candidate in log.Candidates.Where(c => c.Decision is SenderEvidence.Contact or SenderEvidence.JobTitle or SenderEvidence.Company || c.Decision == NeededByScanner.Decision && IsBuyers(labels.Kind) || c.Decision is TargetPriceScanner.Decision or PaymentScanner.Decision))
        {
            var isRight = EntityValues.Of(labels.Entities, FieldOf(candidate.Decision)).Any(v => EntityComparison.IsSame(FieldOf(candidate.Decision), v, candidate.Text, strict: false));
            yield return (candidate.Decision, RowOf(candidate, isRight, mail.Group));
        }

        if (labels.Kind is MessageKind.Inquiry or MessageKind.Reply or MessageKind.ExistingBusiness or MessageKind.Internal)
        {
            foreach (var row in Models([.. log.Candidates.Where(c => c.Decision == ModelEvidence.Decision)], labels.Entities, mail.Group))
            {
                yield return (ModelEvidence.Decision, row);
            }
        }

        // What advertisements, forgeries, machines and colleagues count says nothing of a buyer's quantities.
        if (IsBuyers(labels.Kind) || labels.Kind == MessageKind.Scam)
        {
            foreach (var row in Quantities([.. log.Candidates.Where(c => c.Decision == QuantityEvidence.Decision)], labels.Entities, mail.Group))
            {
                yield return (QuantityEvidence.Decision, row);
            }
        }
    }

    /// <summary>Each label is met by the mention that is most like it, of equals by one that the rules read; other spellings of it say nothing.</summary>
    private static IEnumerable<TrainingRow> Models(LoggedCandidate[] candidates, InquiryEntities labels, string group)
    {
        var right = new HashSet<int>();
        var like = new HashSet<int>();
        foreach (var label in labels.Models)
        {
            var alike = Enumerable.Range(0, candidates.Length).Where(i => EntityComparison.IsSame(EntityField.Models, label, candidates[i].Text, strict: false)).ToList();
            like.UnionWith(alike);
            if (alike.Count > 0)
            {
                right.Add(alike.OrderByDescending(i => EntityComparison.IsSame(EntityField.Models, label, candidates[i].Text, strict: true)).ThenByDescending(i => candidates[i].IsRead).First());
            }
        }

        for (var i = 0; i < candidates.Length; i++)
        {
            if (right.Contains(i) || !like.Contains(i))
            {
                yield return RowOf(candidates[i], right.Contains(i), group);
            }
        }
    }

    /// <summary>Each label is met by one number, first by those that the rules read; a further number of the same value says nothing.</summary>
    private static IEnumerable<TrainingRow> Quantities(LoggedCandidate[] candidates, InquiryEntities labels, string group)
    {
        var wanted = labels.Quantities.Select(q => q.Value).ToList();
        var left = wanted.ToList();
        foreach (var candidate in candidates.OrderByDescending(c => c.IsRead))
        {
            var value = decimal.Parse(candidate.Text.AsSpan(0, candidate.Text.IndexOf(' ')), CultureInfo.InvariantCulture);
            if (left.Remove(value) is var isRight && (isRight || !wanted.Contains(value)))
            {
                yield return RowOf(candidate, isRight, group);
            }
        }
    }

    private static bool IsBuyers(MessageKind kind) => kind is MessageKind.Inquiry or MessageKind.Reply or MessageKind.ExistingBusiness;

    private static EntityField FieldOf(string decision) => decision switch
    {
        SenderEvidence.Contact => EntityField.Contact,
        SenderEvidence.JobTitle => EntityField.JobTitle,
        SenderEvidence.Company => EntityField.Company,
        NeededByScanner.Decision => EntityField.NeededBy,
        TargetPriceScanner.Decision => EntityField.TargetPrice,
        ModelEvidence.Decision => EntityField.Models,
        PaymentScanner.Decision => EntityField.PaymentTerms,
        _ => EntityField.Quantities,
    };

    private static TrainingRow RowOf(LoggedCandidate candidate, bool isRight, string group) =>
        new(candidate.Cues, [.. candidate.Cues.Select(_ => 1f)], isRight ? 1 : 0, 1, group);

    private static string Write(string decision, CueWeights weights, CueBook book)
    {
        var lines = book.Names.Select((name, cue) => (name, weights[cue])).Where(w => w.Item2 != 0).Select(w => $"        {System.Text.Json.JsonSerializer.Serialize(w.name, _plain)}: {Number(w.Item2)}");
        return $"    \"{decision}\": {{\n      \"base\": {Number(weights.Base)},\n      \"border\": {Number(weights.Border)},\n      \"weights\": {{\n{string.Join(",\n", lines)}\n      }}\n    }}";
    }

    private static readonly System.Text.Json.JsonSerializerOptions _plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
