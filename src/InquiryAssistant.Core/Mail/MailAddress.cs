namespace InquiryAssistant.Core.Mail;

/// <summary>A mailbox address with the display name the sender chose for it.</summary>
/// <remarks>The display name is under the sender's control and proves nothing; compare addresses only.</remarks>
public sealed record MailAddress(string Name, string Address)
{
    /// <summary>The part behind the last '@' in lower case; empty when there is none.</summary>
    public string Domain => Address.LastIndexOf('@') is var at and >= 0 ? Address[(at + 1)..].Trim().ToLowerInvariant() : "";

    /// <summary>Whether both name the same mailbox: addresses compared without case.</summary>
    public bool IsSameMailbox(MailAddress other) => string.Equals(Address.Trim(), other.Address.Trim(), StringComparison.OrdinalIgnoreCase);
}
