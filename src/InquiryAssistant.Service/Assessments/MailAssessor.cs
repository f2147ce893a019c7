using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Mail;
using InquiryAssistant.Graph;

namespace InquiryAssistant.Service.Assessments;

/// <summary>A message of the mailbox with its conversation and what is said of it.</summary>
internal sealed record AssessedMail(Conversation Conversation, Assessment Assessment);

/// <summary>Reads a message with its conversation and assesses it: the one way from an id to a verdict.</summary>
internal sealed class MailAssessor(GraphMailbox mailbox, InquiryAssessor assessor)
{
    /// <summary>The verdict, or null when the message is gone.</summary>
    public async Task<AssessedMail?> FindAsync(string messageId, CancellationToken cancellationToken)
    {
        if (await mailbox.FindAsync(messageId, cancellationToken) is not { } message)
        {
            return null;
        }

        var earlier = await mailbox.EarlierAsync(message, cancellationToken);
        return Assess(new Conversation(await mailbox.OwnerAsync(cancellationToken), earlier, message));
    }

    public AssessedMail Assess(Conversation conversation) => new(conversation, assessor.Assess(conversation));
}
