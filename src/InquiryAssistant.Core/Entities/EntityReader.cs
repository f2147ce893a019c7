using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Mail;
using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities;

/// <summary>Finds what a careful reader finds in the sender's own words, subject, signature and From name.</summary>
/// <remarks>Quoted history is never read. Pure and thread-safe; linear in the length of the text. Rules: corpus format, "Conventions where the guide leaves room".</remarks>
public static class EntityReader
{
    /// <summary>Texts are read up to this many UTF-16 units each; what stands behind is a newsletter or a log, not a request.</summary>
    public const int LongestText = 40_000;

    /// <summary>Reads one message.</summary>
    /// <param name="subject">Subject as received.</param>
    /// <param name="text">The body's three parts; the quoted one is ignored.</param>
    /// <param name="from">The sender; null when the message has none.</param>
    /// <param name="owner">The rep, whose product list tells product words.</param>
    public static EntityReading Read(string subject, MailText text, MailAddress? from, MailboxOwner owner)
    {
        var data = EntityData.Shipped;
        var findings = new Findings();
        var head = SourceText.Of(EvidenceSource.Subject, WithoutPrefixes(subject));
        var body = SourceText.Of(EvidenceSource.Body, Cap(text.Reply));
        var signature = SourceText.Of(EvidenceSource.Signature, Cap(text.Signature));
        SourceText[] asked = [body, head];
        var (incoterm, port, portCountry) = TradeTermScanner.Scan(asked, data, findings);
        var certificates = new List<string>();
        var quantities = new List<Quantity>();
        var models = new List<string>();
        var products = ProductWords(owner);
        foreach (var source in asked)
        {
            CertificateScanner.Scan(source, data, findings, certificates);
        }

        QuantityScanner.Scan(body, data, products, findings, quantities);
        if (quantities.Count == 0)
        {
            QuantityScanner.Scan(head, data, products, findings, quantities);
        }

        var person = new PersonReader(data, from, body, signature, findings);
        person.Read();
        foreach (var source in asked)
        {
            ModelScanner.Scan(source, data, findings, models);
        }

        var entities = new InquiryEntities
        {
            Models = models,
            Quantities = quantities,
            Incoterm = incoterm,
            Port = port,
            TargetPrice = TermsScanner.TargetPrice(asked, data, findings),
            Certifications = certificates,
            PaymentTerms = TermsScanner.Payment(asked, data, findings),
            NeededBy = TermsScanner.NeededBy(asked, data, findings),
            Company = person.Company,
            Contact = person.Contact,
            JobTitle = person.JobTitle,
            Phone = person.Phone,
            Website = person.Website,
            Country = CountryReader.Read(data, from, body, signature, person.Phone, person.Company),
        };
        return new(entities, findings.Spans, person.Title, portCountry);
    }

    private static string Cap(string text) => text.Length <= LongestText ? text : text[..LongestText];

    private static string WithoutPrefixes(string subject) => subject.Length <= 1000 ? subject : subject[..1000];

    private static HashSet<string> ProductWords(MailboxOwner owner)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var product in owner.Sells)
        {
            foreach (var word in Folding.Fold(product).Split(' ', '-', '/'))
            {
                if (word.Length >= 4)
                {
                    words.Add(QuantityScanner.Singular(word));
                }
            }
        }

        return words;
    }
}
