namespace InquiryAssistant.Core.Learning;

/// <summary>The entities of a message that are scored, in the order of the corpus format.</summary>
internal enum EntityField
{
    Models,
    Quantities,
    Incoterm,
    Port,
    TargetPrice,
    Certifications,
    PaymentTerms,
    NeededBy,
    Company,
    Contact,
    JobTitle,
    Phone,
    Website,
    Country,
}
