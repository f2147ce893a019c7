using InquiryAssistant.GraphEmulator.Messages;
using InquiryAssistant.GraphEmulator.Protocol;
using InquiryAssistant.GraphEmulator.Sending;

namespace InquiryAssistant.GraphEmulator.Replies;

/// <summary>Answers as drafts, and answers sent at once.</summary>
internal static class ReplyEndpoints
{
    public static GraphRoute[] Routes { get; } =
    [
        .. MessageEndpoints.ForEachPath("POST", "/createReply", static c => Draft(c, ReplyKind.Reply)),
        .. MessageEndpoints.ForEachPath("POST", "/createReplyAll", static c => Draft(c, ReplyKind.ReplyAll)),
        .. MessageEndpoints.ForEachPath("POST", "/createForward", static c => Draft(c, ReplyKind.Forward)),
        .. MessageEndpoints.ForEachPath("POST", "/reply", static c => Send(c, ReplyKind.Reply)),
        .. MessageEndpoints.ForEachPath("POST", "/replyAll", static c => Send(c, ReplyKind.ReplyAll)),
        .. MessageEndpoints.ForEachPath("POST", "/forward", static c => Send(c, ReplyKind.Forward)),
    ];

    private static GraphResponse Draft(GraphCall call, ReplyKind kind)
    {
        var original = call.Message();
        var draft = ReplyBuilder.Build(call, original, kind);
        call.Mailbox.Add(draft, call.Mailbox.WellKnown("drafts"));
        ReplyBuilder.MarkRead(call.Mailbox, original);
        return GraphResponse.Created(MessageJson.Single(call, draft));
    }

    private static GraphResponse Send(GraphCall call, ReplyKind kind)
    {
        var original = call.Message();
        var answer = ReplyBuilder.Build(call, original, kind);
        Submission.Submit(call, answer, keepCopy: true);
        ReplyBuilder.MarkRead(call.Mailbox, original);
        return GraphResponse.Accepted();
    }
}
