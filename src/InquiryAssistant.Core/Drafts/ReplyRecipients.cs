using InquiryAssistant.Core.Mail;

namespace InquiryAssistant.Core.Drafts;

/// <summary>Whom a reply to all goes to.</summary>
public sealed record Recipients(IReadOnlyList<MailAddress> To, IReadOnlyList<MailAddress> Cc);

/// <summary>The rule of reply to all (seed 2; Graph page "message: createReplyAll"): nobody of the conversation is lost, the rep is not among them, nobody stands twice.</summary>
public static class ReplyRecipients
{
    /// <summary>To: who is to be answered (Reply-To before From) and the original's To; Cc: the original's Cc. A reply to one's own sent mail goes to its recipients again.</summary>
    /// <remarks>Reply-To counts on the owner's own mail too: a form on the company's site may write from the rep's address and name the buyer there.
    /// A mail that names nobody but the owner is answered to its sender, so that a draft never stands without a recipient when the sender is known.</remarks>
    public static Recipients For(MailMessage original, MailboxOwner owner)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        IEnumerable<MailAddress> answered = original.ReplyTo.Any(r => r.Address.Trim().Length > 0) ? original.ReplyTo : original.From is { } from ? [from] : [];
        var to = Take(answered.Concat(original.To), owner, seen);
        var cc = Take(original.Cc, owner, seen);
        if (to.Count == 0 && original.From is { } sender && sender.Address.Trim().Length > 0 && (cc.Count == 0 || !owner.Owns(sender)) && seen.Add(sender.Address.Trim()))
        {
            to.Add(sender);
        }

        return new(to, cc);
    }

    /// <summary>Whether two lists name the same mailboxes in the same order.</summary>
    public static bool AreSame(IReadOnlyList<MailAddress> a, IReadOnlyList<MailAddress> b) =>
        a.Count == b.Count && a.Zip(b).All(pair => pair.First.IsSameMailbox(pair.Second));

    private static List<MailAddress> Take(IEnumerable<MailAddress> addresses, MailboxOwner owner, HashSet<string> seen) =>
        addresses.Where(a => a.Address.Trim().Length > 0 && !owner.Owns(a) && seen.Add(a.Address.Trim())).ToList();
}
