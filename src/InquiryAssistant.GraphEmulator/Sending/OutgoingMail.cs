using InquiryAssistant.GraphEmulator.Store;

namespace InquiryAssistant.GraphEmulator.Sending;

/// <summary>A sent message on its way: a copy of it, and all addresses it goes to.</summary>
internal sealed record OutgoingMail(MailItem Message, IReadOnlyList<string> Addresses);
