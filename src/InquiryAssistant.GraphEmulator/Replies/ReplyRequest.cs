using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Html;
using InquiryAssistant.GraphEmulator.Messages;
using InquiryAssistant.GraphEmulator.Protocol;
using InquiryAssistant.GraphEmulator.Store;

namespace InquiryAssistant.GraphEmulator.Replies;

/// <summary>The parameters of an answer.</summary>
/// <param name="Message">Writable properties for the draft; empty if none are given.</param>
/// <param name="Comment">HTML above the quote; empty if there is none.</param>
/// <param name="To">Recipients of a forward given beside the message, else null.</param>
internal sealed record ReplyRequest(JsonObject Message, string Comment, IReadOnlyList<Recipient>? To)
{
    public static ReplyRequest Read(GraphCall call, ReplyKind kind)
    {
        var parameters = kind == ReplyKind.Forward
            ? JsonRead.Parameters(call.Request.Json, "message", "comment", "toRecipients")
            : JsonRead.Parameters(call.Request.Json, "message", "comment");
        var message = JsonRead.Parameter(parameters, "message") is { } node ? JsonRead.Object(node, "message") : [];
        var comment = JsonRead.TextOrNull(JsonRead.Parameter(parameters, "comment"), "comment");
        var to = JsonRead.Parameter(parameters, "toRecipients");
        if (comment is not null && message.ContainsKey("body"))
        {
            throw GraphException.Invalid("Specify either comment or the body of message, not both.");
        }

        if (to is not null && message.ContainsKey("toRecipients"))
        {
            throw GraphException.Invalid("Specify either toRecipients or the toRecipients of message, not both.");
        }

        if (message.ContainsKey("from") || message.ContainsKey("sender"))
        {
            throw GraphException.Invalid("The sender of a reply is set on the draft, not in this call.");
        }

        var above = call.Options.CommentFormat == CommentFormat.Html ? comment ?? "" : PlainTextHtml.Lines(comment ?? "");
        return new ReplyRequest(message, above, to is null ? null : RecipientJson.ReadMany(to, "toRecipients"));
    }
}
