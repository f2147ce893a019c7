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
    public IEnumerable<string> Mailboxes() => Enumerable.Range(0, options.Mailboxes)
        .Select(i => new JsonObject { ["address"] = AddressOf(i), ["name"] = $"Rep {i}", ["company"] = "Exporter", ["sells"] = new JsonArray() }.ToJsonString());

    /// <summary>The mails in order of their arrival.</summary>
    public List<PlannedMail> Plan()
    {
        var lines = File.ReadLines(options.Corpus).Where(l => l.Length > 0).Select(l => JsonNode.Parse(l)!.AsObject()).Where(l => l["thread"] is not JsonArray { Count: > 0 }).ToArray();
        return [.. Enumerable.Range(0, options.Messages)
            .Select(i => Mail(lines[random.Next(lines.Length)], i))
            .OrderBy(m => m.After)];
    }

    private PlannedMail Mail(JsonObject line, int number)
    {
        var mailbox = AddressOf(number % options.Mailboxes);
        var message = line["message"]!.DeepClone().AsObject();
        message["subject"] = string.Create(CultureInfo.InvariantCulture, $"{message["subject"]} [{number}]");
        message["toRecipients"] = new JsonArray(new JsonObject { ["emailAddress"] = new JsonObject { ["name"] = "Rep", ["address"] = mailbox } });
        message["ccRecipients"] = new JsonArray();
        message.Remove("receivedDateTime");
        return new(mailbox, TimeSpan.FromSeconds(random.NextDouble() * options.Seconds), message, MustBeTagged(mailbox, message));
    }

    /// <summary>The same rules that tag say whether a tag is due. What lies near the border between kinds is not demanded: the emulator lays the body out anew.</summary>
    private static bool MustBeTagged(string mailbox, JsonObject message)
    {
        var input = new JsonObject { ["owner"] = new JsonObject { ["address"] = mailbox, ["name"] = "Rep", ["company"] = "Exporter", ["sells"] = new JsonArray() }, ["message"] = message.DeepClone() };
        if (!AssessmentInput.TryRead(System.Text.Encoding.UTF8.GetBytes(input.ToJsonString()), out var read, out var error))
        {
            throw new FormatException(error);
        }

        var assessment = InquiryAssessor.Shipped.Assess(read.Conversation);
        return assessment.Quadrant is not null && !assessment.Unsure;
    }
}
