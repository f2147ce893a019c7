namespace InquiryAssistant.Service.Hosting;

/// <summary>Stable words for callers to branch on, never on the text.</summary>
internal static class ProblemCodes
{
    public const string MessageNotFound = "message-not-found";
    public const string GraphBusy = "graph-busy";
    public const string GraphFailed = "graph-failed";
    public const string MessageChanging = "message-changing";
    public const string NoDraftForKind = "no-draft-for-kind";
    public const string BadInput = "bad-input";

    public static string OfStatus(int? status) => status switch
    {
        400 => BadInput,
        401 => "not-signed-in",
        403 => "not-allowed",
        404 => "not-found",
        405 => "method-not-allowed",
        413 => "too-large",
        415 => "wrong-content-type",
        _ => "failed",
    };
}
