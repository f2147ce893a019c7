using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Mail;
using InquiryAssistant.Service.Assessments;

namespace InquiryAssistant.Service.Feedback;

/// <summary>One line of the corpus format: a mail, its conversation, and the labels as the rep left them.</summary>
internal sealed record LabelledMail(string Id, LabelledOwner Owner, IReadOnlyList<LabelledMessage> Thread, LabelledMessage Message, Labels Labels)
{
    public static LabelledMail Of(Guid correction, AssessedMail mail)
    {
        var (conversation, assessment) = mail;
        var owner = conversation.Owner;
        return new(
            "fb-" + correction.ToString("N"),
            new(owner.Name, owner.Address, owner.Company, owner.Sells),
            conversation.Earlier.Select(LabelledMessage.Of).ToArray(),
            LabelledMessage.Of(conversation.Message),
            new(assessment.Kind, assessment.Quadrant, assessment.Intent, assessment.Role, assessment.InquiryType, assessment.Specificity, assessment.Risks, assessment.Stage, assessment.Entities, assessment.Questions.Select(q => q.Text).ToArray(), assessment.Language));
    }
}

internal sealed record LabelledOwner(string Name, string Address, string Company, IReadOnlyList<string> Sells);

internal sealed record Labels(
    MessageKind Kind,
    Quadrant? Quadrant,
    Intent? Intent,
    DecisionRole? Role,
    InquiryType? InquiryType,
    Specificity? Specificity,
    IReadOnlyList<Risk> Risks,
    Stage? Stage,
    InquiryEntities Entities,
    IReadOnlyList<string> Questions,
    string Language);

/// <summary>A Graph message resource, cut to what the corpus format holds.</summary>
internal sealed record LabelledMessage(
    string Subject,
    LabelledRecipient? From,
    IReadOnlyList<LabelledRecipient> ReplyTo,
    IReadOnlyList<LabelledRecipient> ToRecipients,
    IReadOnlyList<LabelledRecipient> CcRecipients,
    DateTimeOffset ReceivedDateTime,
    LabelledBody Body,
    IReadOnlyList<MailHeader> InternetMessageHeaders,
    bool HasAttachments,
    IReadOnlyList<MailAttachment> Attachments)
{
    public static LabelledMessage Of(MailMessage mail) => new(
        mail.Subject,
        mail.From is { } from ? LabelledRecipient.Of(from) : null,
        mail.ReplyTo.Select(LabelledRecipient.Of).ToArray(),
        mail.To.Select(LabelledRecipient.Of).ToArray(),
        mail.Cc.Select(LabelledRecipient.Of).ToArray(),
        mail.ReceivedAt,
        new(mail.Body.Format, mail.Body.Content),
        mail.Headers,
        mail.HasAttachments,
        mail.Attachments);
}

internal sealed record LabelledRecipient(LabelledAddress EmailAddress)
{
    public static LabelledRecipient Of(MailAddress address) => new(new LabelledAddress(address.Name, address.Address));
}

internal sealed record LabelledAddress(string Name, string Address);

internal sealed record LabelledBody(BodyFormat ContentType, string Content);
