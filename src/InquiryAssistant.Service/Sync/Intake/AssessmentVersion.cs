namespace InquiryAssistant.Service.Sync.Intake;

/// <summary>The version of the verdicts. A message is taken in once for each.</summary>
internal static class AssessmentVersion
{
    /// <summary>Raised when mail that changes shall be judged anew though it was before; never lowered, so that two releases side by side do not take turns.</summary>
    public const int Current = 1;
}
