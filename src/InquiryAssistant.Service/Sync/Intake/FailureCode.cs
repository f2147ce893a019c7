using System.Globalization;
using InquiryAssistant.Graph;

namespace InquiryAssistant.Service.Sync.Intake;

/// <summary>Names a failure for people and their scripts: Graph's status and code, never its text, which may quote a mail.</summary>
internal static class FailureCode
{
    public static string Of(MailboxException failure) => failure is MailboxConflictException
        ? "message-changing"
        : string.Create(CultureInfo.InvariantCulture, $"graph-{failure.Status}-{failure.Code}").TrimEnd('-');
}
