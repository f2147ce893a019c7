using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Entities;

namespace InquiryAssistant.Core.Learning;

/// <summary>What was said of a labelled message, beside the truth.</summary>
internal sealed record Outcome(LabelledMail Mail, Judgement Said, string Language, int Questions, InquiryEntities Entities)
{
    /// <summary>The truth.</summary>
    public TrueLabels True => Mail.Labels;

    /// <summary>Judges a message that has been read.</summary>
    public static Outcome Of(ReadMail mail, Judge judge)
    {
        var said = judge.Decide(mail.Sheet);
        var subject = mail.Mail.Conversation.Message.Subject;
        var asked = said.Quadrant == Quadrant.D || said.Kind == MessageKind.Automatic ? 0 : QuestionReader.Read(subject, mail.Reading.Text).Count;
        return new Outcome(mail.Mail, said, mail.Reading.Language, asked, EntityScope.Of(said.Kind, mail.Reading.Entities));
    }
}
