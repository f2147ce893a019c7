using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Mail;

namespace InquiryAssistant.Service.Sync.Intake;

/// <summary>What stands on a message now.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Quadrant">Ours or the rep's.</param>
/// <param name="ByRep">Whether the rep chose it.</param>
/// <param name="Tags">Our categories on it.</param>
internal sealed record Verdict(MessageKind Kind, Quadrant? Quadrant, bool ByRep, IReadOnlyList<string> Tags);

/// <summary>What became of a message that was looked at.</summary>
/// <param name="MessageId">Which.</param>
/// <param name="Message">As it was read; null when it was not.</param>
/// <param name="Verdict">What stands on it; null when it is gone or failed.</param>
/// <param name="Change">What watchers are told; null for nothing.</param>
/// <param name="Failure">Code of what went wrong; null when nothing did.</param>
internal sealed record Settled(string MessageId, MailMessage? Message = null, Verdict? Verdict = null, MailChange? Change = null, string? Failure = null);
