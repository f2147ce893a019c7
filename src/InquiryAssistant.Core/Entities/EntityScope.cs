using InquiryAssistant.Core.Assessments;

namespace InquiryAssistant.Core.Entities;

/// <summary>Which of the facts found belong to a message of a kind.</summary>
public static class EntityScope
{
    /// <summary>What counts of a reading; a title that only the From name bears ("Purchasing", "信息技术部") and no person with it is a mailbox, not somebody's.</summary>
    internal static InquiryEntities Of(MessageKind kind, EntityReading reading) => Of(kind, IsMailboxTitle(reading) ? reading.Entities with { JobTitle = null } : reading.Entities);

    private static bool IsMailboxTitle(EntityReading reading) => reading.Entities.Contact is null && reading.Spans.All(s => s.Kind != EntityKind.JobTitle);

    /// <summary>What an advertisement, a forgery, a machine or a colleague names is no request of a buyer: of those only who wrote remains; of a false tender also its quantities. The places of an advertisement are its markets; only its telephone tells where it comes from. The prices of a running order are agreed and its certificates are papers of the shipment: none is hoped for.</summary>
    public static InquiryEntities Of(MessageKind kind, InquiryEntities found) => kind switch
    {
        MessageKind.Solicitation => Sender(found) with { Country = found.Phone is null ? null : found.Country },
        MessageKind.Scam => Sender(found) with { Quantities = found.Quantities },
        MessageKind.Phishing or MessageKind.Automatic => Sender(found),
        MessageKind.ExistingBusiness => found with { TargetPrice = null, Certifications = [] },
        MessageKind.Internal => Sender(found) with { Models = found.Models },
        _ => found,
    };

    private static InquiryEntities Sender(InquiryEntities found) => new()
    {
        Company = found.Company,
        Contact = found.Contact,
        JobTitle = found.JobTitle,
        Phone = found.Phone,
        Website = found.Website,
    };
}
