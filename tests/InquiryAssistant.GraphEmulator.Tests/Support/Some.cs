using System.Text.Json.Nodes;

namespace InquiryAssistant.GraphEmulator.Tests.Support;

/// <summary>Arbitrary values, so that a literal in a test always means something.</summary>
public static class Some
{
    public const string Owner = "lily@bearing.example";

    public static JsonObject Mail(
        string subject = "Price of 6204-2RS",
        string from = "buyer@trade.example",
        string[]? to = null,
        string[]? cc = null,
        string[]? replyTo = null,
        string html = "<html><body dir=\"ltr\"><p>Please quote 3,000 pcs.</p></body></html>",
        string? received = null) => new()
        {
            ["subject"] = subject,
            ["from"] = Person(from),
            ["toRecipients"] = People(to ?? [Owner]),
            ["ccRecipients"] = People(cc ?? []),
            ["replyTo"] = People(replyTo ?? []),
            ["receivedDateTime"] = received,
            ["body"] = new JsonObject { ["contentType"] = "html", ["content"] = html },
        };

    public static JsonObject TextMail(string text, string subject = "Plain words")
    {
        var mail = Mail(subject);
        mail["body"] = new JsonObject { ["contentType"] = "text", ["content"] = text };
        return mail;
    }

    public static JsonArray People(params string[] addresses) => [.. addresses.Select(Person)];

    public static JsonObject Person(string address) => new()
    {
        ["emailAddress"] = new JsonObject { ["name"] = address.Split('@')[0], ["address"] = address },
    };

    public static JsonObject File(string name, string content, bool inline = false, string? contentId = null) => new()
    {
        ["@odata.type"] = "#microsoft.graph.fileAttachment",
        ["name"] = name,
        ["contentType"] = "text/plain",
        ["contentBytes"] = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(content)),
        ["isInline"] = inline,
        ["contentId"] = contentId,
    };
}
