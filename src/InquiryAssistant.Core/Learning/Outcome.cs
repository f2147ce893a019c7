using InquiryAssistant.Core.Assessments;

namespace InquiryAssistant.Core.Learning;

/// <summary>What was said of a labelled message, beside the truth.</summary>
internal sealed record Outcome(LabelledMail Mail, Judgement Said)
{
    /// <summary>The truth.</summary>
    public TrueLabels True => Mail.Labels;
}
