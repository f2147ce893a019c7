using InquiryAssistant.GraphEmulator.Protocol;
using InquiryAssistant.GraphEmulator.Store;

namespace InquiryAssistant.GraphEmulator.Sending;

/// <summary>Sends a message: checks its recipients, files it in Sent Items, hands it on.</summary>
internal static class Submission
{
    /// <summary>Sends a message that is a draft in a folder, or in no folder yet.</summary>
    /// <param name="call">The request.</param>
    /// <param name="item">What to send. A stored draft moves to Sent Items: its classic id dies, its immutable id stays.</param>
    /// <param name="keepCopy">Whether a message in no folder is filed in Sent Items.</param>
    /// <exception cref="GraphException">400: no recipient, or one that is no address.</exception>
    public static void Submit(GraphCall call, MailItem item, bool keepCopy)
    {
        Recipient[] all = [.. item.To, .. item.Cc, .. item.Bcc];
        if (all.Length == 0 || !all.All(static r => IsAddress(r.Address)))
        {
            throw new GraphException(400, "ErrorInvalidRecipients", "At least one recipient isn't valid.");
        }

        item.From ??= call.Mailbox.Owner;
        item.Sender ??= call.Mailbox.Owner;
        item.IsDraft = false;
        item.IsRead = true;
        item.Sent = call.Clock.Now();
        item.Received = item.Sent;
        if (item.Folder is not null)
        {
            call.Mailbox.Move(item, call.Mailbox.WellKnown("sentitems"));
        }
        else if (keepCopy)
        {
            call.Mailbox.Add(item, call.Mailbox.WellKnown("sentitems"));
        }

        call.Post(new OutgoingMail(item.Sketch(), [.. all.Select(static r => r.Address).Distinct(StringComparer.OrdinalIgnoreCase)]));
    }

    private static bool IsAddress(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at == text.LastIndexOf('@') && at < text.Length - 1 && !text.Any(char.IsWhiteSpace);
    }
}
