namespace InquiryAssistant.Core.Mail;

/// <summary>The visible text of a body, cut into what the sender wrote now, his signature, and the quoted history.</summary>
/// <remarks>The three parts together lose no word of the visible text. Line ends are "\n".</remarks>
/// <param name="Reply">What the sender wrote now, inline answers included, quoted lines taken out.</param>
/// <param name="Signature">Closing name block, disclaimers and device lines; "" when there is none.</param>
/// <param name="Quoted">History of any style with its header lines; "" when there is none.</param>
public sealed record MailText(string Reply, string Signature, string Quoted);
