using System.Globalization;
using System.Text.Json.Nodes;
using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Mail;

namespace InquiryAssistant.Drill;

/// <summary>A mail that will arrive.</summary>
/// <param name="Mailbox">Address of the mailbox.</param>
/// <param name="After">When, from the beginning.</param>
/// <param name="Message">The Graph message.</param>
/// <param name="MustBeTagged">Whether its verdict is a quadrant, so that it must carry a tag in the end.</param>
internal sealed record PlannedMail(string Mailbox, TimeSpan After, JsonObject Message, bool MustBeTagged);

/// <summary>Mails of the development corpus, each with a subject of its own, spread over the mailboxes and the time.</summary>
internal sealed class MailStream(DrillOptions options)
{
    private readonly Random random = new(options.Seed);

    /// <summary>Address of the mailbox with this number.</summary>
    public static string AddressOf(int mailbox) => string.Create(CultureInfo.InvariantCulture, $"rep{mailbox:0000}@exporter.example");

    /// <summary>One line for each mailbox, as the service's list of mailboxes wants it.</summary>
    public IEnumerable<string> Mailboxes() => Enumerable.Range(0, options.Mailboxes).Select(OwnerOf)
        .Select(o => new JsonObject { ["address"] = o.Address, ["name"] = o.Name, ["company"] = o.Company, ["sells"] = new JsonArray() }.ToJsonString());

    /// <summary>The lines whose mails may arrive: those that open a conversation.</summary>
    public IEnumerable<JsonObject> Lines() =>
        File.ReadLines(options.Corpus).Where(l => l.Length > 0).Select(l => JsonNode.Parse(l)!.AsObject()).Where(l => l["thread"] is not JsonArray { Count: > 0 });

    /// <summary>The mails in order of their arrival.</summary>
    public List<PlannedMail> Plan(IReadOnlyList<ServedMail> served) =>
        [.. Enumerable.Range(0, options.Messages).Select(i => Mail(served[random.Next(served.Count)], i)).OrderBy(m => m.After)];

    private static MailboxOwner OwnerOf(int mailbox) => new(string.Create(CultureInfo.InvariantCulture, $"Rep {mailbox}"), AddressOf(mailbox), "Exporter", [], []);

    private PlannedMail Mail(ServedMail served, int number)
    {
        var owner = OwnerOf(number % options.Mailboxes);
        var subject = string.Create(CultureInfo.InvariantCulture, $"{served.Read.Subject} [{number}]");
        var message = served.Delivered.DeepClone().AsObject();
        message["subject"] = subject;
        message["toRecipients"] = new JsonArray(new JsonObject { ["emailAddress"] = new JsonObject { ["name"] = "Rep", ["address"] = owner.Address } });
        message["ccRecipients"] = new JsonArray();
        var read = served.Read with { Subject = subject, To = [new MailAddress("Rep", owner.Address)], Cc = [] };
        // The same rules that tag say whether a tag is due.
        var due = InquiryAssessor.Shipped.Assess(new Conversation(owner, [], read)).Quadrant is not null;
        return new(owner.Address, TimeSpan.FromSeconds(random.NextDouble() * options.Seconds), message, due);
    }
}
