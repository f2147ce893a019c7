using InquiryAssistant.Core.Mail.History;
using InquiryAssistant.Core.Mail.Html;
using InquiryAssistant.Core.Mail.Signatures;

namespace InquiryAssistant.Core.Mail;

/// <summary>Reads a body: visible text, and its separation into new text, signature and quoted history.</summary>
/// <remarks>
/// No word of the visible text is lost: each line goes to exactly one part. Time and memory are linear in the length; bodies beyond
/// <see cref="LongestBody"/> are cut there. Where history is not certain, text stays in the reply: content is worth more than tidiness. Text below a
/// forward marker is quoted, also when nothing stands above it.
/// </remarks>
public static class MailTextReader
{
    /// <summary>Characters of a body that are read, 16 Mi; mail servers refuse larger messages.</summary>
    public const int LongestBody = 16 * 1024 * 1024;

    private const int LongestName = 120;

    /// <summary>The three parts of the message's text, with the sender's display name as a hint where the signature starts.</summary>
    public static MailText Read(MailMessage message) => ReadBody(message).Text;

    /// <summary>The three parts of a body; <paramref name="senderName"/> is the From display name, "" when unknown.</summary>
    public static MailText Read(MailBody body, string senderName) => ReadBody(body, senderName).Text;

    /// <summary>Everything that can be read from the message's body.</summary>
    public static ReadBody ReadBody(MailMessage message) => ReadBody(message.Body, SenderName.Of(message.From));

    /// <summary>Everything that can be read from a body; <paramref name="senderName"/> is the From display name, "" when unknown.</summary>
    public static ReadBody ReadBody(MailBody body, string senderName)
    {
        if (body.Content.Length == 0)
        {
            return Mail.ReadBody.Empty;
        }

        var text = ReadVisible(body);
        var classes = new LineClass[text.Lines.Length];
        var isForward = HistorySplitter.Mark(text, classes);
        var name = senderName[..Math.Min(senderName.Length, LongestName)];
        SignatureFinder.Mark(text, classes, name);
        if (!isForward)
        {
            // Behind the signature's turn: "[Tom] 20 tons" inside the quote begins with his name and is an answer.
            InlineAnswers.Mark(text, classes, name);
        }

        return BodyParts.Collect(text, classes, isForward);
    }

    /// <summary>The whole visible text, for checks that no word is lost.</summary>
    internal static VisibleText ReadVisible(MailBody body)
    {
        var content = body.Content.AsSpan(0, Math.Min(body.Content.Length, LongestBody));
        return body.Format == BodyFormat.Html ? HtmlTextWalker.Read(content) : PlainTextLines.Read(content);
    }
}
