using InquiryAssistant.GraphEmulator.Ids;
using InquiryAssistant.GraphEmulator.Store;

namespace InquiryAssistant.GraphEmulator.Sending;

/// <summary>Brings sent mail to those recipients whose mailboxes are in the emulator. Mail to others leaves it without a trace.</summary>
internal sealed class MailTransport(EmulatorStore store, EmulatorClock clock)
{
    public void Deliver(OutgoingMail mail)
    {
        foreach (var mailbox in mail.Addresses.Select(store.Find).OfType<Mailbox>().Distinct())
        {
            lock (mailbox.Gate)
            {
                mailbox.Add(Copy(mailbox, mail.Message), mailbox.WellKnown("inbox"));
            }
        }
    }

    private MailItem Copy(Mailbox mailbox, MailItem sent)
    {
        var item = mailbox.NewItem();
        item.TakeOver(sent);
        item.Received = clock.Now();
        item.IsRead = false;
        item.IsDeliveryReceiptRequested = null;
        // What is the sender's own stays with the sender.
        item.Bcc = [];
        item.Categories = [];
        item.Flag = FlagState.None;
        item.Extended = new Dictionary<string, Messages.ExtendedProperty>();
        item.Attachments = [.. sent.Attachments.Select(a => a with { Key = mailbox.NewGuid() })];
        var references = (item.Header("References") + " " + item.Header("In-Reply-To")).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var parent = references.Length == 0 ? null : mailbox.Items.LastOrDefault(i => references.Contains(i.InternetMessageId));
        item.ConversationIndex = parent is null ? sent.ConversationIndex : ConversationIndex.Reply(parent.ConversationIndex, item.Sent);
        return item;
    }
}
