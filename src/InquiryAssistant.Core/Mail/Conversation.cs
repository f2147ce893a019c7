namespace InquiryAssistant.Core.Mail;

/// <summary>The rep whose mailbox it is.</summary>
/// <param name="Name">As it stands under letters, in Latin script.</param>
/// <param name="Address">Primary SMTP address.</param>
/// <param name="Company">The exporter's name; "" when unknown.</param>
/// <param name="Sells">Product lines in plain words; may be empty.</param>
/// <param name="Aliases">Other addresses of the same person; may be empty.</param>
public sealed record MailboxOwner(string Name, string Address, string Company, IReadOnlyList<string> Sells, IReadOnlyList<string> Aliases)
{
    /// <summary>A rep of whom nothing is known.</summary>
    public static MailboxOwner Unknown { get; } = new("", "", "", [], []);

    /// <summary>Whether the address is one of the owner's, alias or primary, compared without case.</summary>
    public bool Owns(MailAddress? address) => address is not null && address.Address.Length > 0
        && (Same(Address, address.Address) || Aliases.Any(a => Same(a, address.Address)));

    private static bool Same(string a, string b) => string.Equals(a.Trim(), b.Trim(), StringComparison.OrdinalIgnoreCase);
}

/// <summary>A message with what was said before it, oldest first, as seen from the owner's mailbox.</summary>
public sealed record Conversation(MailboxOwner Owner, IReadOnlyList<MailMessage> Earlier, MailMessage Message);
