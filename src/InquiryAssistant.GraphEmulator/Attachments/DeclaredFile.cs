using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using InquiryAssistant.GraphEmulator.Protocol;
using InquiryAssistant.GraphEmulator.Store;

namespace InquiryAssistant.GraphEmulator.Attachments;

/// <summary>An attachment of a mail that comes from outside. Where only name, type and size are given, a small body of that type stands in;
/// its <c>size</c> stays the declared one, so it differs from the bytes.</summary>
internal static class DeclaredFile
{
    private const string Pdf =
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

    private const string Pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

    public static StoredAttachment Read(Mailbox mailbox, JsonNode? node, DateTimeOffset now)
    {
        var file = JsonRead.Object(node, "attachments");
        var name = JsonRead.TextOrNull(file["name"], "attachments/name") ?? "attachment";
        var type = JsonRead.TextOrNull(file["contentType"], "attachments/contentType") ?? "application/octet-stream";
        var content = file["contentBytes"] is { } bytes ? Bytes(bytes) : StandIn(name, type);
        var size = file["size"] is JsonValue declared && declared.GetValueKind() == JsonValueKind.Number && declared.TryGetValue<int>(out var number) && number >= 0
            ? number
            : content.Length;
        var inline = file["isInline"] is { } flag && JsonRead.Flag(flag, "attachments/isInline");
        return new StoredAttachment(
            mailbox.NewGuid(), name, type, content, size, inline, JsonRead.TextOrNull(file["contentId"], "attachments/contentId"), null, now);
    }

    public static byte[] Bytes(JsonNode? node)
    {
        try
        {
            return Convert.FromBase64String(JsonRead.Text(node, "contentBytes"));
        }
        catch (FormatException)
        {
            throw GraphException.BadRequest("contentBytes is not base64.");
        }
    }

    private static byte[] StandIn(string name, string type) => type.ToUpperInvariant() switch
    {
        "APPLICATION/PDF" => Encoding.ASCII.GetBytes(Pdf),
        "IMAGE/PNG" => Convert.FromBase64String(Pixel),
        var t when t.Contains("ZIP", StringComparison.Ordinal) || t.Contains("OPENXML", StringComparison.Ordinal) => EmptyArchive(),
        _ => Encoding.UTF8.GetBytes($"Stand-in for {name}\r\n"),
    };

    /// <summary>The end record of an archive without entries.</summary>
    private static byte[] EmptyArchive() => [0x50, 0x4B, 5, 6, .. new byte[18]];
}
