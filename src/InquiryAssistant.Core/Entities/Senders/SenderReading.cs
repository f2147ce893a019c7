using InquiryAssistant.Core.Entities.Evidence;

namespace InquiryAssistant.Core.Entities.Senders;

/// <summary>Who the sender is: contact, title, company, telephone, site and country.</summary>
internal sealed record SenderReading(string? Contact, string? JobTitle, TitleRole? Title, string? Company, string? Phone, string? Website, string? Country)
{
    /// <summary>Reads the sender and notes the places of what was found in subject, body and signature.</summary>
    /// <param name="data">Word lists.</param>
    /// <param name="lines">What tells of him.</param>
    /// <param name="deliveredTo">Country to which the goods shall be delivered; null when none is named.</param>
    /// <param name="findings">What other readers found; takes the places.</param>
    /// <param name="log">Takes the candidates of the decisions, for learning; null when mail is judged.</param>
    public static SenderReading Read(EntityData data, SenderLines lines, string? deliveredTo, Findings findings, EvidenceLog? log)
    {
        var title = TitleReader.Read(data, lines);
        var contact = ContactReader.Read(data, lines);
        var company = CompanyReader.Read(data, lines, contact, title?.Segment);
        if (!lines.Form.IsForm)
        {
            var evidence = new SenderEvidence(data, new(lines, contact, title?.Segment.Text.ToString(), company?.Text.ToString()), log);
            (title, contact, company) = (evidence.ChosenTitle(title), evidence.ChosenContact(contact), evidence.ChosenCompany(company));
        }

        var phone = PhoneReader.Read(data, lines);
        var website = WebsiteReader.Read(lines);
        var number = phone?.Text.ToString();
        var country = CountryReader.Read(data, lines, number, company, deliveredTo, findings);
        Note(findings, EntityKind.JobTitle, title?.Segment);
        Note(findings, EntityKind.Company, company);
        Note(findings, EntityKind.Phone, phone);
        Note(findings, EntityKind.Website, website);
        return new(contact, title?.Segment.Text.ToString(), title?.Role, company?.Text.ToString(), number, website?.Text.ToString(), country);
    }

    private static void Note(Findings findings, EntityKind kind, Segment? segment)
    {
        if (segment is { } found && found.Source.Source != Assessments.EvidenceSource.Sender)
        {
            findings.Add(kind, found.Source, found.Start, found.Length);
        }
    }
}
