using InquiryAssistant.Core.Assessments;

namespace InquiryAssistant.Core.Learning;

/// <summary>A message with the probabilities of its kinds by models that did not know it: the borders may still be chosen.</summary>
internal sealed record WeighedMail(ReadMail Mail, double[] Kinds)
{
    /// <summary>Weighs a message that has been read.</summary>
    public static WeighedMail Of(ReadMail mail, Judge judge)
    {
        var kinds = new double[Labels.Kinds.Count];
        judge.WeighKinds(mail.Sheet, kinds);
        return new WeighedMail(mail, kinds);
    }
}
