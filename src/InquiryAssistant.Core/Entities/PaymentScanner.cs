using InquiryAssistant.Core.Entities.Evidence;

namespace InquiryAssistant.Core.Entities;

/// <summary>Finds payment terms the sender offers, asks or uses: of all clauses that speak of paying, the one that the evidence bears out best.</summary>
internal static class PaymentScanner
{
    /// <summary>As the decision is named in the weights file.</summary>
    public const string Decision = "paymentTerms";

    private static readonly CueWeights _weights = CueWeights.Load(Decision, PaymentCues.Book);

    /// <summary>The terms in short English; null when no clause states any.</summary>
    public static string? Scan(ReadOnlySpan<SourceText> texts, EntityData data, Findings findings, EvidenceLog? log)
    {
        PaymentClause? best = null;
        var highest = _weights.Border;
        CueSheet? sheet = null;
        foreach (var text in texts)
        {
            var clauses = PaymentClause.In(text, data);
            var (lists, contexts) = clauses.Count > 0 ? DateCues.InText(text, data) : default;
            lists |= contexts != 0 ? 1UL << (int)Vocabulary.DateContext : 0;
            for (var i = 0; i < clauses.Count; i++)
            {
                sheet ??= new(PaymentCues.Book);
                PaymentCues.Mark(sheet, clauses[i], data, i, clauses.Count, lists);
                log?.Add(Decision, clauses[i].Rendered(data), sheet, clauses[i].IsByRule);
                if (sheet.Score(_weights) is var score && score > highest)
                {
                    (best, highest) = (clauses[i], score);
                }
            }
        }

        if (best is null)
        {
            return null;
        }

        findings.Add(EntityKind.PaymentTerms, best.Text, best.Start, best.End - best.Start);
        return best.Rendered(data);
    }
}
