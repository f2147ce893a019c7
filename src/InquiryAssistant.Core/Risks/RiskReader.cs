using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Assessments.Signals;

namespace InquiryAssistant.Core.Risks;

/// <summary>Which dangers a message carries, by what can be seen in it and by its kind.</summary>
internal static class RiskReader
{
    /// <summary>The risks in the order of the enum.</summary>
    public static IReadOnlyList<Risk> Read(MessageReading reading, SignalSheet sheet, MessageKind kind, InquiryType? type) =>
        [.. Enum.GetValues<Risk>().Where(r => Fires(r, sheet, kind, type))];

    private static bool Fires(Risk risk, SignalSheet sheet, MessageKind kind, InquiryType? type)
    {
        var phishing = kind == MessageKind.Phishing;
        var fraud = phishing || kind == MessageKind.Scam;
        return risk switch
        {
            Risk.PhishingLink => phishing && (sheet.Has("link-text-mismatch") || sheet.Has("lookalike-link") || sheet.Has("link-elsewhere") || sheet.Has("links")),
            Risk.CredentialRequest => phishing && (sheet.Has("credential-lure") || sheet.Has("credential") || (sheet.Has("mailbox-threat") && sheet.Has("links"))),
            Risk.LookalikeDomain => sheet.Has("lookalike-sender") || (fraud && sheet.Has("lookalike-link")),
            Risk.ReplyToMismatch => (fraud && sheet.Has("reply-to-form")) || sheet.Has("reply-to-elsewhere"),
            Risk.AuthFailure => sheet.Has("auth-failed"),
            Risk.BankChange => phishing && sheet.Has("bank-change"),
            Risk.DangerousAttachment => sheet.Has("attachment-dangerous") || (phishing && sheet.Has("attachment-archive")),
            Risk.AdvanceFee => kind == MessageKind.Scam && (sheet.Has("fee-first") || sheet.Has("money-transfer") || sheet.Has("fund")) && !sheet.Has("visa-no-business"),
            Risk.VisaInvitation => kind == MessageKind.Scam && sheet.Has("visa"),
            Risk.CompetitorProbe => type == InquiryType.CompetitorProbe,
            Risk.SampleHunting => type == InquiryType.SampleHunter,
            _ => false,
        };
    }
}
