using InquiryAssistant.Core.Entities;
using InquiryAssistant.Core.Mail;

namespace InquiryAssistant.Core.Tests.Entities;

/// <summary>Reads texts the way the assessment does.</summary>
internal static class Reading
{
    public static MailboxOwner Owner { get; } = new("Lily Chen", "lily@taipu.example", "Taipu Machinery", ["deep groove ball bearings", "jackets"], []);

    public static EntityReading Of(string body, string signature = "", string name = "", string address = "a.b@some-shop.example", string subject = "", string offer = "") =>
        EntityReader.Read(subject, new MailText(body, signature, offer), new MailAddress(name, address), Owner);

    public static int Questions(string body) => QuestionReader.Read("", new MailText(body, "", "")).Count;
}
