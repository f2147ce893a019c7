namespace InquiryAssistant.GraphEmulator.Store;

/// <summary>Copying a message.</summary>
internal sealed partial class MailItem
{
    /// <summary>Takes over everything but identity, folder and times of creation and change.</summary>
    public void TakeOver(MailItem other)
    {
        Received = other.Received;
        Sent = other.Sent;
        Subject = other.Subject;
        Body = other.Body;
        From = other.From;
        Sender = other.Sender;
        To = other.To;
        Cc = other.Cc;
        Bcc = other.Bcc;
        ReplyTo = other.ReplyTo;
        Categories = other.Categories;
        Importance = other.Importance;
        InferenceClassification = other.InferenceClassification;
        IsRead = other.IsRead;
        IsDraft = other.IsDraft;
        IsReadReceiptRequested = other.IsReadReceiptRequested;
        IsDeliveryReceiptRequested = other.IsDeliveryReceiptRequested;
        InternetMessageId = other.InternetMessageId;
        Headers = other.Headers;
        ConversationIndex = other.ConversationIndex;
        Flag = other.Flag;
        Attachments = other.Attachments;
        Extended = other.Extended;
    }

    /// <summary>A copy outside the mailbox, on which a change can be tried before it is made.</summary>
    public MailItem Sketch()
    {
        var sketch = new MailItem { Number = Number, ImmutableId = ImmutableId };
        sketch.TakeOver(this);
        return sketch;
    }
}
