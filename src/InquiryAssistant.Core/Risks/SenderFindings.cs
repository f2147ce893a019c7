using InquiryAssistant.Core.Assessments.Facts;
using InquiryAssistant.Core.Mail;

namespace InquiryAssistant.Core.Risks;

/// <summary>What addresses, links and headers say about who really writes.</summary>
internal sealed record SenderFindings
{
    /// <summary>SPF, DKIM and DMARC.</summary>
    public required AuthenticationReading Authentication { get; init; }

    /// <summary>The known domain that the sender's or Reply-To's domain imitates.</summary>
    public string? ImitatedBySender { get; init; }

    /// <summary>The link that imitates a known domain.</summary>
    public LinkReading? ImitatingLink { get; init; }

    /// <summary>The link whose visible address is not where it leads.</summary>
    public LinkReading? DeceivingLink { get; init; }

    /// <summary>The first link that leads neither to the sender's nor to our domain.</summary>
    public LinkReading? ForeignLink { get; init; }

    /// <summary>The Reply-To that leads to another domain than From.</summary>
    public MailAddress? ElsewhereReplyTo { get; init; }

    /// <summary>The well-known service that the display name claims without its domain.</summary>
    public string? ClaimedService { get; init; }

    /// <summary>Whether the sender's domain is that of a well-known service itself.</summary>
    public bool IsService { get; init; }

    /// <summary>The first attachment that can run or hides a page.</summary>
    public MailAttachment? DangerousAttachment { get; init; }

    /// <summary>The first archive attached.</summary>
    public MailAttachment? Archive { get; init; }

    /// <summary>Whether sender and owner share the domain.</summary>
    public bool OwnDomain { get; init; }

    /// <summary>Whether the address is at a free-mail provider.</summary>
    public bool FreeMail { get; init; }
}
