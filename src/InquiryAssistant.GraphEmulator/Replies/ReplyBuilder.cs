using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Html;
using InquiryAssistant.GraphEmulator.Ids;
using InquiryAssistant.GraphEmulator.Messages;
using InquiryAssistant.GraphEmulator.Protocol;
using InquiryAssistant.GraphEmulator.Store;

namespace InquiryAssistant.GraphEmulator.Replies;

/// <summary>Builds the draft of an answer and marks the original as read.</summary>
internal static class ReplyBuilder
{
    /// <summary>The draft, in no folder yet.</summary>
    /// <exception cref="GraphException">400: parameters that exclude each other or are none of the action.</exception>
    public static MailItem Build(GraphCall call, MailItem original, ReplyKind kind)
    {
        MimeBody.Refuse(call);
        var request = ReplyRequest.Read(call, kind);
        var draft = call.Mailbox.NewItem();
        var (to, cc) = ReplyRecipients.Of(kind, original, call.Mailbox, call.Options);
        draft.IsDraft = true;
        draft.IsRead = true;
        draft.IsDeliveryReceiptRequested = false;
        draft.From = call.Mailbox.Owner;
        draft.Sender = call.Mailbox.Owner;
        draft.Subject = ReplySubject.Of(kind, original.Subject);
        draft.To = request.To ?? to;
        draft.Cc = cc;
        draft.ConversationIndex = ConversationIndex.Reply(original.ConversationIndex, draft.Created);
        draft.Headers =
        [
            new("In-Reply-To", original.InternetMessageId),
            new("References", (original.Header("References") + " " + original.InternetMessageId).Trim()),
        ];
        draft.Attachments = Attachments(call, original, kind, request.Message.ContainsKey("body"));
        MessageFields.Apply(draft, request.Message);
        // A body in the request takes the place of everything: the history is lost then.
        if (!request.Message.ContainsKey("body"))
        {
            draft.Body = BodyStore.Html(HistoryBlock.Document(original, request.Comment, call.Prefer.TimeZone));
        }

        return draft;
    }

    /// <summary>Answering reads the original, as in Outlook.</summary>
    public static void MarkRead(Mailbox mailbox, MailItem original)
    {
        if (!original.IsRead)
        {
            original.IsRead = true;
            mailbox.Touch(original, "isRead");
        }
    }

    private static IReadOnlyList<StoredAttachment> Attachments(GraphCall call, MailItem original, ReplyKind kind, bool bodyReplaced)
    {
        var carried = (kind, call.Options.CopyInlineAttachmentsToReplies && !bodyReplaced) switch
        {
            (ReplyKind.Forward, _) => original.Attachments,
            (_, true) => original.Attachments.Where(static a => a.IsInline),
            _ => [],
        };
        return [.. carried.Select(a => a with { Key = call.Mailbox.NewGuid() })];
    }
}
