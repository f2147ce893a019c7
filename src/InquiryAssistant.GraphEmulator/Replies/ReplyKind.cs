namespace InquiryAssistant.GraphEmulator.Replies;

/// <summary>The three ways to answer.</summary>
internal enum ReplyKind
{
    Reply,
    ReplyAll,
    Forward,
}
