using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Entities.Evidence;
using InquiryAssistant.Core.Entities.Senders;
using InquiryAssistant.Core.Mail;
using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities;

/// <summary>Finds what a careful reader finds in the sender's own words, subject, signature and From name.</summary>
/// <remarks>Nothing in quoted history is a finding; its prices only tell which of the sender's numbers answers them. Pure and thread-safe; linear in the length of the text. Rules: corpus format, "Conventions where the guide leaves room".</remarks>
public static class EntityReader
{
    /// <summary>Texts are read up to this many UTF-16 units each; what stands behind is a newsletter or a log, not a request.</summary>
    public const int LongestText = FoldedText.Longest;

    private const int LongestSubject = 1000;

    private const int LongestSignature = 6000;

    /// <summary>Reads one message.</summary>
    /// <param name="subject">Subject as received.</param>
    /// <param name="text">The body's three parts; the quoted one is ignored.</param>
    /// <param name="from">The sender; null when the message has none.</param>
    /// <param name="owner">The rep, whose product list tells product words.</param>
    public static EntityReading Read(string subject, MailText text, MailAddress? from, MailboxOwner owner) =>
        Read(FoldedText.Of(subject), FoldedText.Of(text.Reply), FoldedText.Of(text.Signature), text.Quoted, from, owner);

    /// <summary>Reads one message whose parts were folded before.</summary>
    /// <param name="subject">Subject.</param>
    /// <param name="reply">The sender's own words.</param>
    /// <param name="signed">His signature.</param>
    /// <param name="offer">What he answers, read only for the prices he was offered; "" when he answers nothing.</param>
    /// <param name="from">The sender; null when the message has none.</param>
    /// <param name="owner">The rep.</param>
    /// <param name="log">Takes the candidates of the decisions, for learning; null when mail is judged.</param>
    internal static EntityReading Read(FoldedText subject, FoldedText reply, FoldedText signed, string offer, MailAddress? from, MailboxOwner owner, EvidenceLog? log = null)
    {
        var data = EntityData.Shipped;
        var findings = new Findings();
        var head = SourceText.Of(EvidenceSource.Subject, subject.First(LongestSubject), data);
        var body = SourceText.Of(EvidenceSource.Body, reply, data);
        var signature = SourceText.Of(EvidenceSource.Signature, signed.First(LongestSignature), data);
        SourceText[] asked = [body, head];
        var term = TradeTermScanner.Scan(asked, data, findings);
        var certificates = new List<string>();
        CertificateScanner.Scan(body, data, findings, certificates);
        CertificateScanner.Scan(head, data, findings, certificates);
        var payment = PaymentScanner.Scan(asked, data, findings, log);
        var target = TargetPriceScanner.Scan(asked, offer, data, findings, log);
        var needed = NeededByScanner.Scan(asked, data, findings, log);
        var sender = SenderReading.Read(data, new(data, from, owner, head, body, signature), term.Code is null or "CFR" or "CIF" or "CPT" or "CIP" or "DAP" or "DPU" or "DDP" ? term.Country : null, findings, log);
        var products = new ProductWords(owner);
        var models = ModelEvidence.Read(body, head, offer, owner, sender.Company, from?.Address, data, products, findings, log);
        var quantities = QuantityScanner.Scan(body, data, products, findings, log);
        if (quantities.Count == 0)
        {
            quantities = QuantityScanner.Scan(head, data, products, findings, log);
        }

        var entities = new InquiryEntities
        {
            Models = models,
            Quantities = quantities,
            Incoterm = term.Code,
            Port = term.Port,
            TargetPrice = target,
            Certifications = certificates,
            PaymentTerms = payment,
            NeededBy = needed,
            Company = sender.Company,
            Contact = sender.Contact,
            JobTitle = sender.JobTitle,
            Phone = sender.Phone,
            Website = sender.Website,
            Country = sender.Country,
        };
        return new(entities, findings.Spans, sender.Title, term.Country);
    }
}
