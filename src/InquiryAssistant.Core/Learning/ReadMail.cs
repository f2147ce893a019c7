using InquiryAssistant.Core.Assessments.Signals;

namespace InquiryAssistant.Core.Learning;

/// <summary>A labelled message whose signals have been read once, for many trainings.</summary>
internal sealed record ReadMail(LabelledMail Mail, MessageReading Reading, SignalSheet Sheet)
{
    /// <summary>The exporter: messages of one exporter share products and style, so they stay on one side of a split.</summary>
    public string Group => Mail.Conversation.Owner.Address.ToLowerInvariant();
}
