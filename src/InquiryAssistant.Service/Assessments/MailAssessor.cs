using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Mail;
using InquiryAssistant.Core.Tags;
using InquiryAssistant.Graph;
using InquiryAssistant.Service.Feedback;

namespace InquiryAssistant.Service.Assessments;

/// <summary>A message of the mailbox with its conversation and what is said of it.</summary>
internal sealed record AssessedMail(Conversation Conversation, Assessment Assessment);

/// <summary>Reads a message with its conversation and assesses it: the one way from an id to a verdict.</summary>
internal sealed class MailAssessor(GraphMailbox mailbox, InquiryAssessor assessor, Corrections corrections)
{
    /// <summary>The verdict, or null when the message is gone.</summary>
    public async Task<AssessedMail?> FindAsync(string messageId, CancellationToken cancellationToken)
    {
        if (await mailbox.FindAsync(messageId, cancellationToken) is not { } message)
        {
            return null;
        }

        var earlier = await mailbox.EarlierAsync(message, cancellationToken);
        return await AssessAsync(new Conversation(await mailbox.OwnerAsync(cancellationToken), earlier, message), cancellationToken);
    }

    /// <summary>The machine's verdict, with the rep's own decision before it where one stands for the conversation or the sender.</summary>
    public async Task<AssessedMail> AssessAsync(Conversation conversation, CancellationToken cancellationToken)
    {
        var assessment = assessor.Assess(conversation);
        if (await corrections.FindAsync(conversation, cancellationToken) is { } verdict)
        {
            assessment = verdict.ApplyTo(assessment);
            assessment = assessment with { Tags = TagPlanner.For(assessment, conversation) };
        }

        return new(conversation, assessment);
    }
}
