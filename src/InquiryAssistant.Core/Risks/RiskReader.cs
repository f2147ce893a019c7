using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Assessments.Signals;

namespace InquiryAssistant.Core.Risks;

/// <summary>Which dangers a message carries, by what can be seen in it and by its kind.</summary>
internal static class RiskReader
{
    private static readonly Risk[] _all = Enum.GetValues<Risk>();

    /// <summary>The risks in the order of the enum.</summary>
    public static IReadOnlyList<Risk> Read(SignalSheet sheet, MessageKind kind, InquiryType? type) =>
        [.. _all.Where(r => Fires(r, sheet, kind, type))];

    /// <summary>The signals that prove a risk to a reader, where they fired.</summary>
    public static string[] ProofsOf(Risk risk) => risk switch
    {
        Risk.PhishingLink => ["link-text-mismatch", "lookalike-link", "link-elsewhere", "links"],
        Risk.CredentialRequest => ["credential", "mailbox-threat", "shared-document", "form-fields"],
        Risk.LookalikeDomain => ["lookalike-sender", "lookalike-link"],
        Risk.ReplyToMismatch => ["reply-to-elsewhere", "reply-to-form"],
        Risk.AuthFailure => ["auth-failed"],
        Risk.BankChange => ["account-differs", "account-moved", "bank-change", "bank-data"],
        Risk.DangerousAttachment => ["attachment-dangerous", "attachment-archive"],
        Risk.AdvanceFee => ["fee-first", "money-transfer", "fund"],
        Risk.VisaInvitation => ["visa"],
        Risk.CompetitorProbe => ["probe-ask", "probe-dodge", "price"],
        Risk.SampleHunting => ["sample-free", "price-indifferent", "sample"],
        Risk.IncotermMismatch => ["term-place-mismatch"],
        _ => [],
    };

    private static bool Fires(Risk risk, SignalSheet sheet, MessageKind kind, InquiryType? type)
    {
        var phishing = kind == MessageKind.Phishing;
        var fraud = phishing || kind == MessageKind.Scam;
        var buyer = kind is MessageKind.Inquiry or MessageKind.Reply;
        return risk switch
        {
            Risk.PhishingLink => phishing && sheet.Has("links"),
            Risk.CredentialRequest => phishing && (sheet.Has("credential") || sheet.Has("form-fields") || (sheet.Has("links") && (sheet.Has("mailbox-threat") || sheet.Has("shared-document")))),
            Risk.LookalikeDomain => (sheet.Has("lookalike-sender") && (fraud || !sheet.Has("form-mail"))) || (fraud && sheet.Has("lookalike-link")),
            Risk.ReplyToMismatch => (fraud && sheet.Has("reply-to-form")) || sheet.Has("reply-to-elsewhere"),
            Risk.AuthFailure => sheet.Has("auth-failed"),
            Risk.BankChange => phishing && (sheet.Has("bank-change") || sheet.Has("account-differs") || (sheet.Has("bank-data") && !sheet.Has("credential"))),
            Risk.DangerousAttachment => sheet.Has("attachment-dangerous") || (phishing && sheet.Has("attachment-archive")),
            Risk.AdvanceFee => kind == MessageKind.Scam && !IsVisaCase(sheet),
            Risk.VisaInvitation => kind == MessageKind.Scam && IsVisaCase(sheet),
            Risk.CompetitorProbe => type == InquiryType.CompetitorProbe,
            Risk.SampleHunting => type == InquiryType.SampleHunter,
            Risk.IncotermMismatch => buyer && sheet.Has("term-place-mismatch"),
            _ => false,
        };
    }

    // A scam is one of two: an invitation is wanted, or money. Where both are named, the fee decides.
    private static bool IsVisaCase(SignalSheet sheet) =>
        sheet["visa"] > sheet["fee-first"] && sheet["visa"] > sheet["money-transfer"] && sheet["visa"] >= sheet["fund"];
}
