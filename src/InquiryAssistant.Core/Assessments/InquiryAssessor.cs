using InquiryAssistant.Core.Mail;
using InquiryAssistant.Core.Entities;
using InquiryAssistant.Core.Tags;

namespace InquiryAssistant.Core.Assessments;

/// <summary>Temporary.</summary>
public sealed class InquiryAssessor
{
    /// <summary>Temporary.</summary>
    public static InquiryAssessor Shipped { get; } = new();

    /// <summary>Temporary.</summary>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Performance", "CA1822")]
    public Assessment Assess(Conversation conversation)
    {
        var text = MailTextReader.Read(conversation.Message);
        var reading = EntityReader.Read(conversation.Message.Subject, text, conversation.Message.From, conversation.Owner);
        var a = new Assessment { Kind = MessageKind.Inquiry, Quadrant = Quadrant.A, Confidence = 1, Language = "en", Entities = reading.Entities, Text = text, Specificity = Specificity.Specific, Questions = QuestionReader.Read(conversation.Message.Subject, text).Select(q => q.Question).ToArray() };
        return a with { Tags = TagPlanner.For(a, conversation) };
    }
}
