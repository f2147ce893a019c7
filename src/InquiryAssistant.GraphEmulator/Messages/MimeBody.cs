using System.Text;
using InquiryAssistant.GraphEmulator.Protocol;

namespace InquiryAssistant.GraphEmulator.Messages;

/// <summary>Messages sent as base64 MIME: checked as Graph checks them, then refused, as they are not emulated.</summary>
internal static class MimeBody
{
    public static void Refuse(GraphCall call)
    {
        if (call.Request.ContentType?.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase) != true)
        {
            return;
        }

        var text = Encoding.ASCII.GetString(call.Request.Bytes);
        throw Convert.TryFromBase64String(text, new byte[text.Length], out _)
            ? GraphException.NotEmulated("MIME content")
            : new GraphException(400, "ErrorMimeContentInvalidBase64String", "Invalid base64 string for MIME content.");
    }
}
