using System.Text.Json.Nodes;

namespace InquiryAssistant.Service.Tests.Infrastructure;

/// <summary>Mails for tests. What a test does not name does not matter to it.</summary>
internal static class Some
{
    private const string Text = """
        <html><head><style>p{margin:0}</style></head><body dir="ltr" class="buyer"><p class="MsoNormal">Dear Lily,</p><p>please quote 6204-2RS, 3000 pcs, FOB Qingdao. What is your MOQ and lead time?
        We decide next week and pay 30% deposit.</p><p>Ana Petrova<br>Purchasing Manager<br>Balkan Bearings EOOD<br>+359 2 555 0101</p></body></html>
        """;

    private static int number;

    /// <summary>A clear inquiry of a buyer who decides.</summary>
    public static JsonObject Inquiry(string? subject = null, string? html = null) => Mail(subject ?? "Quotation for 6204-2RS, 3000 pcs", "Ana Petrova", "ana@balkanbearings.example", html ?? Text);

    public static JsonObject Mail(string subject, string name, string address, string html) => new()
    {
        ["subject"] = $"{subject} ({Interlocked.Increment(ref number)})",
        ["from"] = Person(name, address),
        ["toRecipients"] = new JsonArray(Person("Lily Chen", ServiceUnderTest.Mailbox)),
        ["body"] = new JsonObject { ["contentType"] = "html", ["content"] = html },
    };

    public static JsonObject Person(string name, string address) => new() { ["emailAddress"] = new JsonObject { ["name"] = name, ["address"] = address } };

    public static JsonArray People(params string[] addresses) => new([.. addresses.Select(a => Person(a.Split('@')[0], a))]);

    public static string[] Addresses(JsonNode? list) => [.. list!.AsArray().Select(p => (string?)(p!["address"] ?? p["emailAddress"]!["address"]) ?? "")];

    public static string[] Texts(JsonNode? list) => [.. list!.AsArray().Select(t => (string)t!)];

    public static string Path(string id, string tail = "") => $"/api/messages/{Uri.EscapeDataString(id)}{tail}";
}
