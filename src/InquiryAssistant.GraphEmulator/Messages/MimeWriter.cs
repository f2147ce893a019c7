using System.Globalization;
using System.Text;
using InquiryAssistant.GraphEmulator.Store;

namespace InquiryAssistant.GraphEmulator.Messages;

/// <summary>Writes a message as MIME: header, body in base64, files.</summary>
internal static class MimeWriter
{
    private static readonly HashSet<string> Own = new(StringComparer.OrdinalIgnoreCase)
    {
        "From", "To", "Cc", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
    };

    public static byte[] Write(MailItem item)
    {
        var mime = new StringBuilder();
        foreach (var (name, value) in item.Headers.Where(static h => !Own.Contains(h.Key)))
        {
            Header(mime, name, value);
        }

        Header(mime, "From", item.From is null ? "" : Mailbox(item.From));
        People(mime, "To", item.To);
        People(mime, "Cc", item.Cc);
        Header(mime, "Subject", Word(item.Subject));
        Header(mime, "Date", item.Sent.ToString("ddd, dd MMM yyyy HH':'mm':'ss '+0000'", CultureInfo.InvariantCulture));
        Header(mime, "Message-ID", item.InternetMessageId);
        Header(mime, "MIME-Version", "1.0");
        if (item.Attachments.Count == 0)
        {
            Part(mime, BodyType(item), null, Encoding.UTF8.GetBytes(item.Body.Content));
            return Encoding.UTF8.GetBytes(mime.ToString());
        }

        var boundary = "_" + item.ImmutableId[^16..].Replace("=", "", StringComparison.Ordinal) + "_";
        Header(mime, "Content-Type", $"multipart/mixed; boundary=\"{boundary}\"");
        mime.Append("\r\n--").Append(boundary).Append("\r\n");
        Part(mime, BodyType(item), null, Encoding.UTF8.GetBytes(item.Body.Content));
        foreach (var file in item.Attachments)
        {
            mime.Append("\r\n--").Append(boundary).Append("\r\n");
            if (file.ContentId is not null)
            {
                Header(mime, "Content-ID", $"<{file.ContentId}>");
            }

            Part(mime, $"{file.ContentType ?? "application/octet-stream"}; name=\"{Word(file.Name)}\"", $"{(file.IsInline ? "inline" : "attachment")}; filename=\"{Word(file.Name)}\"", file.Content);
        }

        mime.Append("\r\n--").Append(boundary).Append("--\r\n");
        return Encoding.UTF8.GetBytes(mime.ToString());
    }

    private static string BodyType(MailItem item) => (item.Body.IsHtml ? "text/html" : "text/plain") + "; charset=\"utf-8\"";

    private static void Part(StringBuilder mime, string type, string? disposition, byte[] content)
    {
        Header(mime, "Content-Type", type);
        if (disposition is not null)
        {
            Header(mime, "Content-Disposition", disposition);
        }

        Header(mime, "Content-Transfer-Encoding", "base64");
        mime.Append("\r\n").Append(Convert.ToBase64String(content, Base64FormattingOptions.InsertLineBreaks)).Append("\r\n");
    }

    private static void People(StringBuilder mime, string name, IReadOnlyList<Recipient> people)
    {
        if (people.Count > 0)
        {
            Header(mime, name, string.Join(",\r\n\t", people.Select(Mailbox)));
        }
    }

    private static string Mailbox(Recipient person) => $"{Word(person.Name ?? "")} <{person.Address}>".TrimStart();

    private static void Header(StringBuilder mime, string name, string value) => mime.Append(name).Append(": ").Append(value).Append("\r\n");

    /// <summary>Text of a header, as an encoded word where it is not plain ASCII.</summary>
    private static string Word(string text) =>
        text.All(static c => c is >= ' ' and < '\u007F' and not '"') ? text : "=?utf-8?B?" + Convert.ToBase64String(Encoding.UTF8.GetBytes(text)) + "?=";
}
