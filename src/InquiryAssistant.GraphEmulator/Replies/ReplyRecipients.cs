using InquiryAssistant.GraphEmulator.Store;

namespace InquiryAssistant.GraphEmulator.Replies;

/// <summary>Whom an answer goes to: Reply-To or From, and for all also the other recipients less the owner; each address once, To before Cc.</summary>
internal static class ReplyRecipients
{
    public static (IReadOnlyList<Recipient> To, IReadOnlyList<Recipient> Cc) Of(ReplyKind kind, MailItem original, Mailbox mailbox, GraphEmulatorOptions options)
    {
        if (kind == ReplyKind.Forward)
        {
            return ([], []);
        }

        var own = original.From is not null && mailbox.Reaches(original.From.Address);
        if (own && original.ReplyTo.Count == 0 && options.OwnMessageReply == OwnMessageReply.OriginalRecipients)
        {
            return kind == ReplyKind.ReplyAll ? Distinct(original.To, original.Cc) : Distinct(original.To, []);
        }

        IReadOnlyList<Recipient> sender = original.ReplyTo.Count > 0 ? original.ReplyTo : original.From is null ? [] : [original.From];
        if (kind == ReplyKind.Reply)
        {
            return Distinct(sender, []);
        }

        return Distinct([.. sender, .. original.To.Where(NotOwner)], [.. original.Cc.Where(NotOwner)]);

        bool NotOwner(Recipient person) => options.RemoveOwnerAliases ? !mailbox.Reaches(person.Address) : !person.Is(mailbox.Address);
    }

    private static (IReadOnlyList<Recipient> To, IReadOnlyList<Recipient> Cc) Distinct(IReadOnlyList<Recipient> to, IReadOnlyList<Recipient> cc)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return ([.. to.Where(r => seen.Add(r.Address))], [.. cc.Where(r => seen.Add(r.Address))]);
    }
}
