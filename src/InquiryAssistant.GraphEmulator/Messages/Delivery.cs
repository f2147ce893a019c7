using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Attachments;
using InquiryAssistant.GraphEmulator.Control;
using InquiryAssistant.GraphEmulator.Ids;
using InquiryAssistant.GraphEmulator.Protocol;
using InquiryAssistant.GraphEmulator.Store;

namespace InquiryAssistant.GraphEmulator.Messages;

/// <summary>Brings mail in from outside, as a Graph message resource, headers and all.</summary>
internal sealed class Delivery(GraphEmulatorOptions options, EmulatorClock clock)
{
    private const int LongestSubject = 255;

    /// <summary>Properties read here or given by the mailbox, so that a message copied from another one is taken; what is left are those of a draft.</summary>
    private static readonly string[] FromOutside =
    [
        "receivedDateTime", "sentDateTime", "internetMessageHeaders", "conversationId", "conversationIndex", "attachments", "hasAttachments", "bodyPreview",
        "createdDateTime", "lastModifiedDateTime", "changeKey", "parentFolderId", "isDraft", "webLink", "uniqueBody", "subject",
    ];

    /// <summary>Puts a message into the inbox and answers where it is.</summary>
    public DeliveredMail Deliver(Mailbox mailbox, JsonObject message)
    {
        lock (mailbox.Gate)
        {
            var item = Read(mailbox, message);
            item.ConversationIndex = Continue(mailbox, item, message);
            mailbox.Add(item, mailbox.WellKnown("inbox"));
            if (options.Notifications.UpdateAfterDelivery)
            {
                mailbox.Touch(item);
            }

            return new DeliveredMail(mailbox.Address, item.ClassicId, item.ImmutableId, mailbox.Mint.Conversation(item.Conversation));
        }
    }

    /// <summary>A received message built from JSON, in no folder yet. Its conversation is a new one.</summary>
    /// <exception cref="FormatException">The object is no message.</exception>
    public MailItem Read(Mailbox mailbox, JsonObject message)
    {
        try
        {
            var item = mailbox.NewItem();
            // Written as a draft, because a draft takes every property.
            item.IsDraft = true;
            MessageFields.Apply(item, Less(message, FromOutside));
            item.IsDraft = false;
            item.Subject = Cut(JsonRead.TextOrNull(message["subject"], "subject") ?? "");
            item.Sender ??= item.From;
            item.Received = message["receivedDateTime"] is { } received ? JsonRead.Time(received, "receivedDateTime") : clock.Now();
            item.Sent = message["sentDateTime"] is { } sent ? JsonRead.Time(sent, "sentDateTime") : item.Received;
            item.Headers = Headers(message["internetMessageHeaders"]);
            item.InternetMessageId = message["internetMessageId"] is null ? item.Header("Message-ID") ?? item.InternetMessageId : item.InternetMessageId;
            item.ConversationIndex = ConversationIndex.Start(item.Received, mailbox.NewGuid());
            item.Attachments = message["attachments"] is JsonArray files ? [.. files.Select(f => DeclaredFile.Read(mailbox, f, clock.Now()))] : [];
            return item;
        }
        catch (GraphException exception)
        {
            throw new FormatException(exception.Message, exception);
        }
    }

    /// <summary>The index of the conversation the message names, by id or by its threading headers; else its own.</summary>
    private static byte[] Continue(Mailbox mailbox, MailItem item, JsonObject message)
    {
        var conversation = (string?)(message["conversationId"] as JsonValue);
        var references = (item.Header("References") + " " + item.Header("In-Reply-To")).Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        if (references.Length == 0 && conversation is null)
        {
            return item.ConversationIndex;
        }

        var named = IdMint.ConversationOf(conversation);
        var parent = mailbox.Items.LastOrDefault(i => references.Contains(i.InternetMessageId) || i.Conversation == named);
        return parent is null ? item.ConversationIndex : ConversationIndex.Reply(parent.ConversationIndex, item.Received);
    }

    /// <summary>The outside world knows no limit of 255 characters; Exchange keeps that many.</summary>
    private static string Cut(string subject) => subject.Length <= LongestSubject
        ? subject
        : subject[..(char.IsHighSurrogate(subject[LongestSubject - 1]) ? LongestSubject - 1 : LongestSubject)];

    private static IReadOnlyList<KeyValuePair<string, string>> Headers(JsonNode? node) => node is null
        ? []
        : [.. JsonRead.Array(node, "internetMessageHeaders").Select(static h =>
            new KeyValuePair<string, string>(JsonRead.Text(h?["name"], "internetMessageHeaders/name"), JsonRead.Text(h?["value"], "internetMessageHeaders/value")))];

    private static JsonObject Less(JsonObject message, string[] names)
    {
        var less = message.DeepClone().AsObject();
        foreach (var name in names)
        {
            less.Remove(name);
        }

        return less;
    }
}
