using System.Globalization;
using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Ids;
using InquiryAssistant.GraphEmulator.Messages;
using InquiryAssistant.GraphEmulator.Store;

namespace InquiryAssistant.GraphEmulator.Corpus;

/// <summary>Fills mailboxes from corpus lines: incoming mail into the inbox, the owner's own into Sent Items, conversations chained. Labels are ignored.</summary>
internal sealed class CorpusLoader(EmulatorStore store, EmulatorClock clock, Delivery delivery)
{
    private const string NoOwner = "me@emulator.example";

    /// <summary>Loads all lines or none; answers the number of messages stored.</summary>
    public int Load(TextReader reader, string name)
    {
        var lines = Read(reader, name);
        var stored = 0;
        foreach (var group in lines.GroupBy(static l => l.OwnerAddress ?? NoOwner, StringComparer.OrdinalIgnoreCase))
        {
            var mailbox = store.FindOrAdd(group.Key, group.First().OwnerName, []);
            lock (mailbox.Gate)
            {
                stored += Fill(mailbox, CorpusConversation.Group([.. group]));
            }
        }

        return stored;
    }

    private List<CorpusLine> Read(TextReader reader, string name)
    {
        List<CorpusLine> lines = [];
        var probe = new Mailbox(NoOwner, null, 0, clock);
        for (var number = 1; reader.ReadLine() is { } text; number++)
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            try
            {
                var line = CorpusLine.Parse(text);
                foreach (var message in (IEnumerable<JsonObject>)[line.Message, .. line.Thread, .. line.SentAfter])
                {
                    delivery.Read(probe, message);
                }

                lines.Add(line);
            }
            catch (FormatException exception)
            {
                throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{name}, line {number}: {exception.Message}"), exception);
            }
        }

        return lines;
    }

    private int Fill(Mailbox mailbox, IReadOnlyList<IReadOnlyList<CorpusMail>> conversations)
    {
        var now = clock.GetUtcNow();
        var waiting = new List<(MailItem Item, CorpusMail Mail)>();
        foreach (var conversation in conversations)
        {
            MailItem? parent = null;
            foreach (var mail in conversation)
            {
                var item = delivery.Read(mailbox, mail.Message);
                item.Received = mail.At(item.Received, now);
                item.Sent = mail.At(item.Sent, now);
                item.Created = item.Received;
                item.IsRead = mail.Message["isRead"] is null ? mail.IsAnswered : item.IsRead;
                Chain(mailbox, item, parent);
                waiting.Add((item, mail));
                parent = item;
            }
        }

        // Into the folders oldest first, as they would have arrived.
        foreach (var (item, _) in waiting.OrderBy(static w => w.Item.Received))
        {
            var own = item.From is not null && mailbox.Reaches(item.From.Address);
            item.IsRead |= own;
            mailbox.Add(item, mailbox.WellKnown(own ? "sentitems" : "inbox"));
        }

        return waiting.Count;
    }

    private static void Chain(Mailbox mailbox, MailItem item, MailItem? parent)
    {
        if (parent is null)
        {
            item.ConversationIndex = ConversationIndex.Start(item.Received, mailbox.NewGuid());
            return;
        }

        item.ConversationIndex = ConversationIndex.Reply(parent.ConversationIndex, item.Received);
        if (item.Header("In-Reply-To") is null)
        {
            var references = (parent.Header("References") + " " + parent.InternetMessageId).Trim();
            item.Headers = [.. item.Headers, new("In-Reply-To", parent.InternetMessageId), new("References", references)];
        }
    }
}
